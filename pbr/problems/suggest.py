"""A guess at the word that was meant."""

from collections.abc import Iterable
from difflib import get_close_matches

_LONGEST_WORD = 60
_MOST_CHOICES = 2_000


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Say which of the choices was meant, ``did you mean "started_on"?``, or nothing when none is near.

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
        nearest = get_close_matches(wanted, by_letters, n=1, cutoff=0.7)
    return f'did you mean "{by_letters[nearest[0]]}"?' if nearest else ""


def _letters(word: str) -> str:
    """Give what is left of a word when case and the marks between words are put aside."""
    return "".join(letter for letter in word.casefold() if letter not in " _-\t")
