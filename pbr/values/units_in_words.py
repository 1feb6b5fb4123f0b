"""Units in words: one of something and several of it, ``mile`` and ``miles``, by the rules of plain English."""

from fractions import Fraction

from pbr.values.number import plain_number
from pbr.values.pattern import Pattern

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
