"""Words for how many: one of something and several (``mile``, ``miles``), and lists that are cut where long."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeVar

from pbr.values.number import plain_number
from pbr.values.pattern import Pattern

Item = TypeVar("Item")

_UNLIKE = {"people": "person", "children": "child", "men": "man", "women": "woman", "feet": "foot"}
_MANY = {one: many for many, one in _UNLIKE.items()}
_ADDS_ES = Pattern(r".*(?:x|ch|sh|ss)")
_Y_AFTER_CONSONANT = Pattern(r".*[^aeiou]y")


def one_of_several(many: str) -> str:
    """One of what a word says several of: ``mile`` of ``miles``; empty where the word does not say several."""
    if many in _UNLIKE:
        return _UNLIKE[many]
    for end, instead in (("ies", "y"), ("es", ""), ("s", "")):
        one = f"{many.removesuffix(end)}{instead}"
        if many.endswith(end) and one != instead and several_of_one(one) == many:
            return one
    return ""


def counted(count: int, one: str) -> str:
    """So many of something, by what one of it is called: ``1 row``, ``1,200 rows``."""
    return f"{count:,} {one if count == 1 else several_of_one(one)}"


def quantity_of(quantity: Fraction, unit: str) -> str:
    """An exact number with its unit: ``1 hour``, ``13.5 hours``."""
    return f"{plain_number(quantity)} {unit if quantity == 1 else several_of_one(unit)}"


def several_of_one(one: str) -> str:
    """Several of what a word says one of: ``miles`` of ``mile``."""
    if one in _MANY:
        return _MANY[one]
    if _Y_AFTER_CONSONANT.fullmatch(one):
        return f"{one[:-1]}ies"
    return f"{one}es" if _ADDS_ES.fullmatch(one) else f"{one}s"


def shown_of(items: Sequence[Item], most: int) -> tuple[Sequence[Item], int]:
    """The first items of a list, as many as ``most`` of them, and how many are left out.

    Where one alone would be left out it is shown too: to say "and 1 more" takes as much room as to say which.
    """
    shown = items if len(items) <= most + 1 else items[:most]
    return shown, len(items) - len(shown)


def with_more(items: Sequence[str], most: int) -> str:
    """The first items with commas between them, and how many are left out: ``A, B and 3 more``."""
    shown, left = shown_of(items, most)
    return ", ".join(shown) + (f" and {left:,} more" if left else "")
