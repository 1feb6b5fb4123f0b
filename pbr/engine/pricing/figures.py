"""The figures of prices: chosen by the day and by what stands in a record, each resolved once and looked up."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from pbr.conditions.compiler import value_of
from pbr.conditions.deciding_facts import named
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.pricing.price_rows import rows_tried
from pbr.problems.problem import Place
from pbr.records.dictionary import FieldType
from pbr.records.table import Row
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.pricing.number_rows import RowEdges
from pbr.scheme.pricing.prices import DatedFigures, figure_for
from pbr.settlement.error_reasons import NoPriceForCodes, PriceNotBegun
from pbr.settlement.open_reasons import PriceFieldNotKnown, SumNotKnown
from pbr.settlement.reason import MissingPrice
from pbr.values.dataclass import dataclass

# Each of these is made once for a day and its codes, and looked up ever after: they are compared as objects, because
# comparing (or hashing) the fractions inside would cost more than the arithmetic it saves.


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A figure of the scheme as used: its value, the day from which it holds, its codes, and where it stands."""

    value: Fraction
    since: date
    codes: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Unknown:
    """No figure yet: a field that it depends on is blank."""

    lacking: SumNotKnown


@dataclass(frozen=True, slots=True, eq=False)
class Missing:
    """No figure at all: before the first date, or for a code that the scheme leaves out."""

    code: str
    field: str
    lacking: MissingPrice
    place: Place


Found = Figure | Unknown | Missing


FigureOf = Callable[[Row, date], Found]
"""A function from a row and a day to the figure of a price."""


def figure_of(use: PriceUse, over: Compiling) -> FigureOf:
    """A function from a row and a day to the figure of a price, made once; each day and code is resolved once."""
    made = over.made.figures.get(id(use))
    if made is None:
        # With the use itself, which then lives as long: no other can come to have its identity.
        made = over.made.figures[id(use)] = (use, _figure_of(use, over))
    return made[1]


def _figure_of(use: PriceUse, over: Compiling) -> FigureOf:
    getters = [value_of(ref, over.layouts) for ref in use.by]
    resolved: dict[tuple[date, tuple[Any, ...]], Found] = {}

    def figure(row: Row, day: date) -> Found:
        chosen_by = tuple([getter(row) for getter in getters])
        found = resolved.get((day, chosen_by))
        if found is None:
            found = resolved[day, chosen_by] = _resolve(use, day, chosen_by)
        return found

    if not use.number_rows:
        return figure
    marks = RowEdges(row for rows in use.number_rows.values() for row in rows)
    numbers = [ref.field.type in (FieldType.NUMBER, FieldType.MONEY) for ref in use.by]

    def figure_by_numbers(row: Row, day: date) -> Found:
        values = [getter(row) for getter in getters]
        # Numbers are many, and those between the same two marks have one figure.
        among = tuple(
            [marks.place_of(value) if number else value for number, value in zip(numbers, values, strict=True)]
        )
        found = resolved.get((day, among))
        if found is None:
            found = resolved[day, among] = _resolve(use, day, tuple(values))
        return found

    return figure_by_numbers


def _resolve(use: PriceUse, day: date, chosen_by: tuple[Any, ...]) -> Found:
    price = use.price
    step = price.step_on(day)
    if step is None:
        return Missing(
            "PBR901",
            "",
            PriceNotBegun(price.name, day, price.steps[0].first),
            price.place,
        )
    levels = [rows_tried(use, step, ref, value) for ref, value in zip(use.by, chosen_by, strict=True)]
    if use.tier:
        levels.append(lambda outside: (use.tier,))
    key = figure_for(step, levels)
    blank = next((ref for ref, value in zip(use.by, chosen_by, strict=True) if value is None), None)
    if key is None and blank is not None:
        return Unknown(PriceFieldNotKnown(named(blank)))
    if key is None:
        # Codes of the scheme's own lists are no one's data; free text and numbers might be, and are not repeated.
        shown = chosen_by if all(ref.field.codes for ref in use.by) else ()
        return Missing(
            "PBR902",
            use.by[-1].field.name,
            NoPriceForCodes(use.price.name, step.first, tuple(map(named, use.by)), shown, _meant(use, step, chosen_by)),
            use.price.place,
        )
    return Figure(use.for_one(step, key), step.first, key, step.places[key])


def _meant(use: PriceUse, step: DatedFigures, chosen_by: tuple[Any, ...]) -> tuple[str, ...]:
    """The codes of a price that are a record's but for capitals and spacing, where it has a figure for them."""
    # imported late: hardly any record is without a price
    from pbr.problems.suggest import written_otherwise

    rows = [{key[at] for key in step.figures} for at, _ in enumerate(use.by)]
    texts = [ref.field.type is FieldType.TEXT for ref in use.by]
    meant = [
        written_otherwise(value, there) if text and value not in there else ""
        for value, text, there in zip(chosen_by, texts, rows, strict=True)
    ]
    corrected = [one or value for one, value in zip(meant, chosen_by, strict=True)]
    levels = [rows_tried(use, step, ref, value) for ref, value in zip(use.by, corrected, strict=True)]
    if use.tier:
        levels.append(lambda outside: (use.tier,))
    return tuple(filter(None, meant)) if figure_for(step, levels) is not None else ()
