"""A value where a condition is wanted, compared with nothing: what was meant, and how it is written."""

from collections.abc import Sequence

from pbr.conditions.lexer import Misread, Word
from pbr.conditions.operand_type import type_of
from pbr.conditions.syntax_tree import Operand
from pbr.conditions.value_type import Type

_SIGN_OF_WORDS = {
    ("before",): "<",
    ("after",): ">",
    ("at", "least"): ">=",
    ("at", "most"): "<=",
    ("no", "less", "than"): ">=",
    ("no", "more", "than"): "<=",
    ("more", "than"): ">",
    ("less", "than"): "<",
    ("fewer", "than"): "<",
    ("over",): ">",
    ("under",): "<",
    ("equals",): "is",
    ("equal", "to"): "is",
}
"""How a comparison is written in words elsewhere, and by which sign here."""

_FOR_EXAMPLE = {
    Type.DATE: "'is known' or '>= 2026-04-01'",
    Type.TEXT: "'is known' or 'is \"…\"'",
    Type.MONEY: "'is known' or '>= £100.00'",
    Type.SHARE: "'is known' or '>= 20%'",
    Type.TIME: "'is known' or '>= 09:00'",
}
"""What may stand after a value, by its type."""


def word_for_a_sign(coming: Sequence[Word]) -> Misread | None:
    """That the words to come are no sign that compares two values, and which one is meant; None where they are none."""
    texts = [word.text for word in coming]
    for words, sign in _SIGN_OF_WORDS.items():
        if tuple(texts[: len(words)]) == words:
            said = f"'{' '.join(words)}' does not compare two values"
            return Misread("PBR301", said, coming[0].start, coming[len(words) - 1].end, f"did you mean '{sign}'?")
    return None


def not_compared(left: Operand, written: str, coming: Sequence[Word]) -> Misread:
    """That a value is compared with nothing, by what stands after it: a word for a sign, or something else."""
    after = _FOR_EXAMPLE.get(type_of(left), "'is known' or '>= 2'")
    return word_for_a_sign(coming) or Misread(
        "PBR301",
        f"{written} is not yes or no by itself; compare it with something",
        *left.span,
        f"write, for example, {after} after it",
    )
