"""Rows for numbers as a price table writes them, read together: they follow on, without a gap and without overlap."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from pbr.records.dictionary import Field, FieldType
from pbr.scheme.pricing.number_rows import NumberRow
from pbr.scheme.pricing.prices import OTHERWISE
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.money import money_in_scheme
from pbr.values.number import number_in_cell
from pbr.values.pattern import Pattern

_ROW = Pattern(r"(?:(?P<way>below|from|up to|above) )?(?P<number>£?[0-9][0-9,]*(?:\.[0-9]+)?)", re.ASCII)
_WAYS = (("below", "from"), ("up to", "above"), ("",))
"""The ways in which rows beside each other are written."""


class _Written(NamedTuple):
    way: str
    number: Fraction
    text: Scalar


def read_number_rows(texts: Sequence[Scalar], field: Field, reading: Reading) -> tuple[NumberRow, ...]:
    """The rows of a field that stand beside each other; none, and a problem, where they have no one meaning."""
    example = "£30.00" if field.type is FieldType.MONEY else "30"
    remedy = (
        f"write 'below {example}:' and 'from {example}:', 'up to {example}:' and 'above {example}:', or '{example}:'"
    )
    rows: list[_Written] = []
    for text in texts:
        if text.text == OTHERWISE:
            continue
        row = _written(text, field)
        if row is None:
            holds = "money" if field.type is FieldType.MONEY else "a number"
            message = f"'{text.text}' is no row for '{field.name}', which holds {holds}"
            reading.problem("PBR431", message, text.place, remedy)
            return ()
        rows.append(row)
    ways = next((ways for ways in _WAYS if rows and rows[0].way in ways), ())
    for row in rows:
        if row.way not in ways:
            reading.problem("PBR432", "rows beside each other are written in two ways", row.text.place, remedy)
            return ()
    for row, message in _out_of_order(rows):
        reading.problem("PBR433", message, row.text.place, "write each row once, from the least number to the greatest")
        return ()
    return tuple(_ranges(rows))


def _written(text: Scalar, field: Field) -> _Written | None:
    match = _ROW.fullmatch(text.text)
    if match is None:
        return None
    number = money_in_scheme(match["number"]) if field.type is FieldType.MONEY else number_in_cell(match["number"])
    return None if number is None else _Written(match["way"] or "", Fraction(number), text)


def _out_of_order(rows: Sequence[_Written]) -> Iterator[tuple[_Written, str]]:
    """Each row that does not follow on from the one before it, and why."""
    for before, row in pairwise(rows):
        written, number = before.text.text, before.text.text.split()[-1]
        match before.way, row.way:
            case ("below", "from") | ("up to", "above"):
                if row.number != before.number:
                    yield row, f"after '{written}' comes '{row.way} {number}'"
            case (_, "below"):
                yield row, "only the first row is 'below'"
            case ("above", _):
                yield row, "only the last row is 'above'"
            case _:
                if row.number <= before.number:
                    yield row, f"'{row.text.text}' does not come after '{written}'"


def _ranges(rows: Sequence[_Written]) -> Iterator[NumberRow]:
    """What each row is for: one that is not a number alone runs from, or to, the one beside it."""
    for at, row in enumerate(rows):
        text = row.text.text
        match row.way:
            case "below":
                yield NumberRow(text, None, False, row.number, False)
            case "from":
                yield NumberRow(text, row.number, True, rows[at + 1].number if at + 1 < len(rows) else None, False)
            case "up to":
                yield NumberRow(text, rows[at - 1].number if at else None, False, row.number, True)
            case "above":
                yield NumberRow(text, row.number, False, None, False)
            case _:
                yield NumberRow(text, row.number, True, row.number, True)
