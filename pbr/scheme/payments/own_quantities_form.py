"""Limits of quantity that are a number of the plan's own: ``at most: weekly_hours for each plan and week``."""

from collections.abc import Iterator
from fractions import Fraction

from pbr.conditions.lexer import Misread
from pbr.conditions.name_resolution import called
from pbr.conditions.syntax_tree import FieldRef
from pbr.records.dictionary import AnyUnit, FieldType, TableKind, Unit, one_of
from pbr.scheme.payments.quantity_limits import DAYS_IN, OwnQuantity, QuantityLimit
from pbr.scheme.payments.quantity_windows_form import OWN, read_window
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import Basis, Costing, EachRecord, Hours, Scope, TimeSpan, Units
from pbr.scheme.units.price_units import MINUTES_IN_AN_HOUR, many_of
from pbr.source.yaml_nodes import Scalar

_OF_ONE: dict[tuple[str, AnyUnit], Fraction] = {
    ("hour", Unit.HOURS_A_WEEK): Fraction(1),
    ("hour", Unit.HOURS): Fraction(1),
    ("hour", Unit.MINUTES): Fraction(1, MINUTES_IN_AN_HOUR),
    ("minute", Unit.HOURS_A_WEEK): Fraction(MINUTES_IN_AN_HOUR),
    ("minute", Unit.HOURS): Fraction(MINUTES_IN_AN_HOUR),
    ("minute", Unit.MINUTES): Fraction(1),
}
"""How much of the time that a payment counts one of what stands in a field is."""


def read_own_quantity(text: Scalar, scope: Scope, reading: Reading) -> QuantityLimit | None:
    """A limit that each plan's own number is; None, and a problem, where it is no such number, or not of the plan."""
    match, basis = OWN.fullmatch(text.text), scope.basis
    if match is None:
        return None
    name, span = match["field"], match.span("field")
    for message, remedy in _wrong(name, match["whom"], basis):
        reading.problem("PBR360", message, text.at(*match.span("whom")), remedy)
        return None
    ref = _number_of_plan(name, text, span, basis.kind, reading)
    window = read_window(match, text, reading)
    if ref is None or window is None or ref.field.unit is None:
        return None
    unit = ref.field.unit
    of_one = Fraction(1) if one_of(unit) == basis.counted else _OF_ONE.get((basis.counted, unit))
    if of_one is None:
        message = f"'{name}' holds {unit}, and this is paid for each {basis.counted}"
        remedy = f"name a field of the plan that holds a number of {many_of(basis.counted)}"
        reading.problem("PBR360", message, text.at(*span), remedy)
        return None
    if unit is Unit.HOURS_A_WEEK and basis.kind is not None and basis.kind.name == "plans":
        message = f"'{name}' holds hours a week, and what a plan counts is of all its weeks together"
        remedy = "limit the hours of visits, or name a field of your own that holds the hours of the whole plan"
        reading.problem("PBR360", message, text.at(*span), remedy)
        return None
    if unit is Unit.HOURS_A_WEEK and window != "week":
        message = f"'{name}' holds hours a week, and this counts them over the {window}"
        remedy = f"write {name} for each plan and week, or name a field that holds the hours of the {window}"
        reading.problem("PBR360", message, text.place, remedy)
        return None
    own = OwnQuantity(ref, of_one, isinstance(basis, EachRecord))
    return QuantityLimit(Fraction(0), basis.counted, "plan", window, text.text, own)


def _wrong(name: str, whom: str, basis: Basis) -> Iterator[tuple[str, str]]:
    """Why a number of the plan's own cannot say how much is paid for, and how to mend it."""
    kind = basis.kind
    if kind is None or "plans" not in (kind.name, kind.parent):
        what = called(kind) if kind else f"a {basis.counted} of a provider"
        yield f"'{name}' would be a number of the plan, and {what} is of no plan", "write a number and its unit"
    elif whom != "plan":
        message = f"'{name}' would be of each plan by itself, and this is counted for each {whom}"
        yield message, f"write {name} for each plan, or a number and its unit"
    elif isinstance(basis, EachRecord) and kind.name == "plans":
        yield "a plan is paid for once, so that no number of plans limits it", "write 1 for each person"
    elif not isinstance(basis, EachRecord | Hours | Units | Costing) and not (
        isinstance(basis, TimeSpan) and basis.unit in DAYS_IN
    ):
        message = f"this is paid for each {basis.counted}, and its months or windows are not counted one by one"
        yield message, "limit hours, days, weeks or other numbers of records"


def _number_of_plan(
    name: str, text: Scalar, span: tuple[int, int], kind: TableKind | None, reading: Reading
) -> FieldRef | None:
    """The number that a plan has in a field; None, and a problem, where it has none of that name."""
    if kind is None:
        return None
    if name not in reading.tables["plans"].fields_by_name and "records" in reading.unread:
        # It may be one of the scheme's own, of which nothing could be read: that is told.
        return None
    try:
        found = reading.names(kind).owned("plan", name, span)
    except Misread as misread:
        reading.misread(text, misread)
        return None
    if isinstance(found, FieldRef) and found.field.type is FieldType.NUMBER:
        return found
    message = f"'{name}' is not a number that a plan has"
    remedy = "name a number of the plan: weekly_hours, or one of your own, agreed_miles: number of miles"
    reading.problem("PBR360", message, text.at(*span), remedy)
    return None
