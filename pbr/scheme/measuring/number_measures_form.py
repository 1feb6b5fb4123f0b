"""Measures of numbers as they are written: ``sum``, ``mean`` or ``median`` of a number ``for each`` record, read."""

import re

from pydantic import Field

from pbr.conditions.lexer import Misread
from pbr.conditions.name_resolution import called
from pbr.conditions.syntax_tree import FieldRef
from pbr.problems.problem import Place
from pbr.records.dictionary import AnyUnit, FieldType, TableKind, Unit
from pbr.records.dictionary.unit import one_of
from pbr.scheme.measuring.measure_records_form import MeasuredRecords, kind_where
from pbr.scheme.measuring.measures import NumberMeasured, Quantity, Statistic
from pbr.scheme.measuring.targets_form import TargetForm
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Text
from pbr.source.yaml_nodes import Scalar
from pbr.values.figure_unit import A_SHARE, FigureKind, FigureUnit
from pbr.values.pattern import Pattern

_FIELD = r"(?:[a-z]+(?:_[a-z]+)*'s )?[a-z][a-z0-9_]*"
_QUANTITY = Pattern(rf"(?P<field>{_FIELD})(?: less (?P<less>{_FIELD}))?", re.ASCII)
_DAYS = Pattern(rf"days from (?P<less>{_FIELD}) to (?P<field>{_FIELD})", re.ASCII)
_REMEDY = (
    "write a number of the record such as weekly_hours, the change between two such as hours_before less hours_after, "
    "or days from started_on to reviewed_on"
)
_ALSO: dict[AnyUnit, tuple[str, ...]] = {Unit.HOURS_A_WEEK: ("hours",), Unit.POINTS: ("",)}
"""A target of hours a week may say hours, for nothing else of its measure is in hours; and points may go unsaid."""
_WITHOUT_WORDS = (Unit.WEIGHT, Unit.FIGURE)
_DAYS_COUNTED = FigureUnit(FigureKind.NUMBER, "days", one="day")


class NumberForm(TargetForm):
    """The words of a measure of numbers: the ``sum``, ``mean`` or ``median`` of a number ``for each`` record."""

    count: Text | None = None
    out_of: Text | None = Field(None, alias="out of")
    sum: Text | None = None
    mean: Text | None = None
    median: Text | None = None
    for_each: Text | None = Field(None, alias="for each")


def read_number(name: str, form: NumberForm, place: Place, reading: Reading) -> MeasuredRecords | None:
    """The records that a measure of numbers is of, and the number of each; None and a problem where it has none."""
    words = ((Statistic.SUM, form.sum), (Statistic.MEAN, form.mean), (Statistic.MEDIAN, form.median))
    written = [(statistic, text) for statistic, text in words if text is not None]
    if form.count is not None or len(written) != 1:
        said = "neither sum, mean nor median" if not written else "more than one of count, sum, mean and median"
        remedy = "write one of them beside 'for each': mean: weekly_hours"
        reading.problem("PBR571", f"'{name}' says {said}", place, remedy)
        return None
    statistic, text = written[0]
    if form.for_each is None:
        message = f"'for each' is missing from the measure '{name}': of which records is it the {statistic}?"
        reading.problem("PBR571", message, place, "write for each: plan, with a 'where' if only some belong")
        return None
    if form.out_of is not None and statistic is not Statistic.SUM:
        message = f"a {statistic} is not out of anything"
        reading.problem("PBR571", message, form.out_of.place, "write sum: for a share of what is added up")
        return None
    kind, where = kind_where(form.for_each, reading)
    if kind is None:
        return None
    quantity = _quantity(text, kind, reading)
    out_of = None if form.out_of is None else _quantity(form.out_of, kind, reading)
    if quantity is None or (form.out_of is not None and out_of is None):
        return None
    unit = _unit_of(quantity)
    if out_of is not None and form.out_of is not None:
        if _unit_of(out_of) != unit:
            message = f"'{out_of.text}' is in {_said(_unit_of(out_of))}, and '{quantity.text}' in {_said(unit)}"
            reading.problem("PBR572", message, form.out_of.place, "a share is of two numbers in one unit")
            return None
        unit = A_SHARE
    return MeasuredRecords(kind, None, where, NumberMeasured(statistic, quantity, out_of, unit))


def _quantity(text: Scalar, kind: TableKind, reading: Reading) -> Quantity | None:
    match = _DAYS.fullmatch(text.text) or _QUANTITY.fullmatch(text.text)
    if match is None:
        reading.problem("PBR572", f"'{text.text}' is not a number of {called(kind)}", text.place, _REMEDY)
        return None
    dates = _DAYS.found(match)
    field = _field(match, "field", dates, text, kind, reading)
    less = _field(match, "less", dates, text, kind, reading) if match["less"] else None
    if field is None or (match["less"] and less is None):
        return None
    if less is not None and less.field.unit != field.field.unit:
        message = f"'{less.written}' is in {less.field.unit}, and '{field.written}' in {field.field.unit}"
        reading.problem("PBR572", message, text.at(*match.span("less")), "take one from another in the same unit")
        return None
    return Quantity(field, less, text.text)


def _field(
    match: re.Match[str], group: str, dates: bool, text: Scalar, kind: TableKind, reading: Reading
) -> FieldRef | None:
    """A field of a quantity by its name: a number or money, or a date where days are counted."""
    span = match.span(group)
    owner, _, name = match[group].rpartition("'s ")
    names = reading.names(kind)
    try:
        found = names.owned(owner, name, span) if owner else names.bare(name, span)
    except Misread as misread:
        reading.misread(text, misread)
        return None
    wanted = (FieldType.DATE,) if dates else (FieldType.NUMBER, FieldType.MONEY)
    if isinstance(found, FieldRef) and found.field.type in wanted:
        return found
    sort = "a date" if dates else "a number or money"
    reading.problem("PBR572", f"'{match[group]}' is not {sort}", text.at(*span), _REMEDY)
    return None


def _unit_of(quantity: Quantity) -> FigureUnit:
    unit = quantity.field.field.unit
    if unit is None:
        return _DAYS_COUNTED
    if unit in (Unit.MONEY, Unit.MONEY_A_WEEK):
        return FigureUnit(FigureKind.MONEY, "a week" if unit is Unit.MONEY_A_WEEK else "")
    one = "hour a week" if unit is Unit.HOURS_A_WEEK else one_of(unit)
    return FigureUnit(FigureKind.NUMBER, "" if unit in _WITHOUT_WORDS else str(unit), _ALSO.get(unit, ()), one)


def _said(unit: FigureUnit) -> str:
    if unit.kind is FigureKind.MONEY:
        return f"money {unit.words}".rstrip()
    return unit.words or "plain figures"
