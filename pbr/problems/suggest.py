"""Did you mean: a guess at the word that was meant, from those that are close to it (fuzzy matching)."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise

_LONGEST_WORD = 60
_MOST_CHOICES = 1_000
_BITS = 251
_MOST_COMPARED = 20
"""How many choices are compared letter by letter: those whose letters are most like the word's."""


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Say which of the choices was meant, ``did you mean "started_on"?``, or nothing when none is near."""
    nearest = nearest_to(word, choices)
    return f'did you mean "{nearest}"?' if nearest else ""


def nearest_to(word: str, choices: Iterable[str]) -> str:
    """Give the nearest of the choices, or nothing when none is near.

    Capitals, spaces, hyphens and underscores make no difference to how near two words are.
    """
    if len(word) > _LONGEST_WORD:
        return ""
    by_letters: dict[str, str] = {}
    for choice in choices:
        by_letters.setdefault(_letters(choice), choice)
    wanted = _letters(word)
    nearest = [wanted] if wanted in by_letters else []
    # Comparing with every one of very many names would take longer than a reader should wait.
    if not nearest and len(by_letters) <= _MOST_CHOICES:
        nearest = get_close_matches(wanted, _alike(wanted, by_letters), n=1, cutoff=0.7)
    return by_letters[nearest[0]] if nearest else ""


def written_otherwise(word: str, choices: Iterable[str]) -> str:
    """Give the one choice that is the same word but for capitals, spaces, hyphens and underscores; nothing if none."""
    wanted = _letters(word)
    same = {choice for choice in choices if choice != word and _letters(choice) == wanted}
    return same.pop() if len(same) == 1 else ""


def _alike(wanted: str, choices: Iterable[str]) -> list[str]:
    """The choices that share most letters with a word, the nearest in length first among those that share as many."""
    letters, length = _letters_used(wanted), len(wanted)
    differing = [
        ((letters ^ _letters_used(choice)).bit_count(), abs(length - len(choice)), at, choice)
        for at, choice in enumerate(choices)
    ]
    differing.sort()
    return [choice for *_, choice in differing[:_MOST_COMPARED]]


@lru_cache(maxsize=8_192)
def _letters(word: str) -> str:
    """Give what is left of a word when case and the marks between words are put aside."""
    return "".join(letter for letter in word.casefold() if letter not in " _-\t")


@lru_cache(maxsize=8_192)
def _letters_used(word: str) -> int:
    """Which letters a word has and which stand side by side, a bit for each (some share one)."""
    used = 0
    for letter in word:
        used |= 1 << (ord(letter) % _BITS)
    for letter, following in pairwise(word):
        used |= 1 << ((ord(letter) * 31 + ord(following)) % _BITS + _BITS)
    return used
