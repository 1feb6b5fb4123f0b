"""Small pieces of wording that every part of a description shares."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby

from pbr.records.dictionary import TABLES
from pbr.scheme.reading.provenance import Provenance
from pbr.values.money import pounds
from pbr.values.number import plain_number

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MANY = {kind.one: kind.name for kind in TABLES.values()}
_MARKS = {"source": "", "borrowed": "BORROWED", "assumed": "ASSUMED"}


def day_written(day: date) -> str:
    """A day as people write it: ``1 April 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def days_written(days: Sequence[date]) -> str:
    """Days in their order, each year said once: ``30 November and 31 December 2026, and 31 January 2027``."""
    said = [
        f"{listed([f'{day.day} {_MONTHS[day.month - 1]}' for day in of_year])} {year}"
        for year, of_year in groupby(days, key=lambda day: day.year)
    ]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])}, and {said[-1]}"


def spaced(name: str) -> str:
    """A name of the scheme, or a code, as words: ``reablement package``."""
    return name.replace("_", " ")


def many(one: str) -> str:
    """More than one of a kind of record: ``plans``, ``people``; of a council's own table, its name."""
    return _MANY.get(one, spaced(one))


def counted(number: int, one: str) -> str:
    """So many of something: ``1 week``, ``6 weeks``."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Several things in a sentence: ``one, two and three``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def money_written(pence: Fraction) -> str:
    """Exact money: ``£1,575.00``; what is not whole pence is left exact and not rounded."""
    return pounds(pence.numerator) if pence.denominator == 1 else f"£{plain_number(pence / 100)}"


def mark(provenance: Provenance) -> str:
    """What stands beside a figure that is not the contract's own: ``BORROWED``, ``ASSUMED``, or nothing."""
    return _MARKS[provenance.kind]


def where_from(provenance: Provenance) -> tuple[str, ...]:
    """Where a figure or a rule comes from, and all that was assumed in writing it down, one note each."""
    match provenance.kind:
        case "source":
            first = f"Source: {provenance.text}"
        case "borrowed":
            first = f"BORROWED from {provenance.text}"
        case "assumed":
            first = assumed(provenance.text)
    return (first, *map(assumed, provenance.assumes))


def assumed(text: str) -> str:
    """The note of something assumed."""
    return f"ASSUMED: {text}"
