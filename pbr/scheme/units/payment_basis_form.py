"""Bases as they are written: what stands after ``for each`` read, or refused with what may have been meant."""

import re
from typing import Literal

from pbr.conditions.date_expressions import Day
from pbr.conditions.lexer import Misread
from pbr.conditions.name_resolution import called
from pbr.conditions.syntax_tree import FieldRef
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES, AnyUnit, Field, FieldType, TableKind, Unit, one_of
from pbr.scheme.reading.cycles import window_written
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.durations_form import LASTING, duration_of
from pbr.scheme.units.payment_basis import (
    Basis,
    Costing,
    DistinctDays,
    EachRecord,
    Hours,
    ProviderWindow,
    Scope,
    TimeSpan,
    Units,
)
from pbr.scheme.units.price_units import many_of
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.pattern import Pattern
from pbr.values.window import Stretch

_STRETCH = rf"(?:from (?P<first>.+?) to (?P<last>.+)|{LASTING})"
_SPAN = Pattern(rf"(?P<unit>month|week|day) of (?P<kind>[a-z]+(?:_[a-z]+)*) {_STRETCH}", re.ASCII)
_COSTING = Pattern(rf"hour of (?P<kind>[a-z]+(?:_[a-z]+)*) at (?P<field>[a-z_]+) {_STRETCH}", re.ASCII)
_QUANTITY = Pattern(
    r"(?P<unit>[a-z]+(?:_[a-z]+)*) of (?P<kind>[a-z]+(?:_[a-z]+)*)'s (?P<field>[a-z][a-z0-9_]*)", re.ASCII
)
_WINDOW = Pattern(
    r"(?P<stretch>month|quarter|cycle|contract year|contract quarter|calendar year) per provider", re.ASCII
)

_STRETCHES: dict[str, Stretch] = {
    "month": "month",
    "quarter": "quarter",
    "contract quarter": "contract quarter",
    "contract year": "contract year",
    "calendar year": "year",
}
_UNITS: dict[str, Literal["week", "day", "month"]] = {"week": "week", "day": "day", "month": "month"}

_REMEDY = (
    "one of: plan, outcome, visit, person, stay, standard{own}; week (or day, or month) of plan from … to …, or for 12 "
    "weeks from …; "
    "hour of visit's delivered_minutes; hour of plan's hours_delivered; point of standard's score; "
    "day of visit's visited_on, added up; "
    "hour of plan at weekly_hours from … to …; month (or quarter, cycle, contract quarter, contract year, calendar "
    "year) per provider"
)


def read_scope(text: Scalar, reading: Reading) -> Scope | None:
    """What ``for each`` means; None and a problem where it means nothing."""
    head, found, _ = text.text.partition(" where ")
    basis = _read_basis(part_of(text, 0, len(head)), reading)
    if basis is None:
        return None
    if not found:
        return Scope(basis, None, "", text.text)
    where = part_of(text, len(head) + len(" where "), len(text.text))
    if basis.kind is None:
        reading.problem("PBR207", f"a {basis.counted} of a provider has no 'where'", where.place)
        return None
    return Scope(basis, reading.condition(where, basis.kind), where.text, text.text)


def _read_basis(text: Scalar, reading: Reading) -> Basis | None:
    kinds = reading.kinds
    if text.text in kinds:
        return EachRecord(kinds[text.text])
    if match := _WINDOW.fullmatch(text.text):
        stretch = window_written(part_of(text, *match.span("stretch")), _STRETCHES, reading)
        return None if stretch is None else ProviderWindow(stretch)
    for pattern in (_COSTING, _SPAN, _QUANTITY):
        match = pattern.fullmatch(text.text)
        if match:
            kind = kinds.get(match["kind"])
            if kind is None:
                reading.no_such_kind(match["kind"], text.at(*match.span("kind")), kinds)
                return None
            return _counted(match, kind, text, reading)
    if reading.is_written("records", "tables", text.text):
        # A table that has a problem of its own.
        return None
    reading.problem(
        "PBR207",
        f"'{text.text}' is not something to pay for each of",
        text.place,
        did_you_mean(text.text, list(kinds)) or _REMEDY.format(own="".join(f", {one}" for one in _own(reading))),
    )
    return None


def _own(reading: Reading) -> list[str]:
    """What a row of each table of the scheme's own is called."""
    return [kind.one for name, kind in reading.tables.items() if name not in TABLES]


def _counted(match: re.Match[str], kind: TableKind, text: Scalar, reading: Reading) -> Basis | None:
    if _QUANTITY.found(match):
        return _quantity(match, kind, text, reading)
    lasting = duration_of(match, text, reading) if match["many"] else None
    first = _end(match, "start" if match["many"] else "first", kind, text, reading)
    if match["many"]:
        last = lasting.last_from(first) if lasting and first else None
    else:
        last = _end(match, "last", kind, text, reading)
    if _COSTING.found(match):
        field = _number(match, (Unit.HOURS_A_WEEK,), kind, text, reading)
        return None if first is None or last is None or field is None else Costing(kind, field, first, last, lasting)
    if first is None or last is None:
        return None
    ends = kind.fields_by_name.get(match["last"] or "")
    return TimeSpan(kind, _UNITS[match["unit"]], first, last, ends is not None and ends.open_ended, lasting)


def _quantity(match: re.Match[str], kind: TableKind, text: Scalar, reading: Reading) -> Basis | None:
    """What a number of the record comes to in its own unit; minutes and hours are one of the other too."""
    one: Literal["hour", "minute"]
    for one in ("hour", "minute"):
        if match["unit"] == one:
            time = _number(match, (Unit.MINUTES, Unit.HOURS), kind, text, reading)
            return None if time is None else Hours(kind, time, one)
    if match["unit"] == "day" and (dated := _date_field(match["field"], kind)) is not None:
        return DistinctDays(kind, FieldRef(kind.name, dated, False, match.span("field")))
    field = _number_field(match, kind, text, reading)
    if field is None or field.field.unit is None:
        return None
    own = one_of(field.field.unit)
    if own == match["unit"]:
        return Units(kind, field, own)
    message = f"'{match['field']}' holds {field.field.unit}, and what is counted here is {many_of(match['unit'])}"
    remedy = f"write {own} of {kind.one}'s {match['field']}" if own else f"{field.field.unit} is not counted by itself"
    if field.field.unit is Unit.HOURS_A_WEEK:
        remedy = _time_meant(field.field, field.field.unit, (), kind)
    reading.problem("PBR426", message, text.at(*match.span("unit")), remedy)
    return None


def _date_field(name: str, kind: TableKind) -> Field | None:
    """A date of the record by its name; None where it is none."""
    found = kind.fields_by_name.get(name)
    return found if found is not None and found.type is FieldType.DATE else None


def _end(match: re.Match[str], name: str, kind: TableKind, text: Scalar, reading: Reading) -> Day | None:
    return reading.day_of_record(part_of(text, *match.span(name)), kind)


def _number(
    match: re.Match[str], wanted: tuple[Unit, ...], kind: TableKind, text: Scalar, reading: Reading
) -> FieldRef | None:
    """The field of time that is counted, which must be in one of the units wanted."""
    found = _number_field(match, kind, text, reading)
    if found is None or found.field.unit in wanted:
        return found
    held = found.field.unit or Unit.FIGURE
    message = f"'{match['field']}' holds {held}, and what is counted here is {' or '.join(wanted)}"
    reading.problem("PBR426", message, text.at(*match.span("field")), _time_meant(found.field, held, wanted, kind))
    return None


def _number_field(match: re.Match[str], kind: TableKind, text: Scalar, reading: Reading) -> FieldRef | None:
    span = match.span("field")
    try:
        found = reading.names(kind).bare(match["field"], span)
    except Misread as misread:
        reading.misread(text, misread)
        return None
    if not isinstance(found, FieldRef) or found.field.type is not FieldType.NUMBER:
        reading.problem("PBR304", f"'{match['field']}' is not a number", text.at(*span))
        return None
    return found


def _time_meant(field: Field, held: AnyUnit, wanted: tuple[Unit, ...], kind: TableKind) -> str:
    """How the time that was meant is written."""
    if held is Unit.HOURS_A_WEEK:
        return f"hours a week run from one day to another: hour of {kind.one} at {field.name} from … to …"
    if held in (Unit.MINUTES, Unit.HOURS):
        return f"it is not of a week: write hour of {kind.one}'s {field.name}"
    fit = [one.name for one in kind.fields if one.unit in wanted]
    return f"fields of {called(kind)} that do: {', '.join(fit)}" if fit else f"{called(kind)} has no field that does"
