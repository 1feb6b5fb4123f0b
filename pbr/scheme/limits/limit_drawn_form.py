"""A limit that is what is drawn of payments made in advance, as it is written; and what may be kept of the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from pbr.conditions.lexer import Misread, Unread
from pbr.conditions.syntax_tree import FieldRef
from pbr.records.dictionary import FieldType
from pbr.scheme.limits.limit_sums import DrawnBy, OwnSum
from pbr.scheme.limits.limit_sums_form import Sum, read_sum
from pbr.scheme.limits.limited_payments import MayCount
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.prices import Price
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar, part_of

DRAWN_BY = "what is drawn by "


class DrawnForm(Protocol):
    """What is written of a limit that is what is drawn."""

    @property
    def no_more_than(self) -> Scalar | None:
        """Its sum, where it is a cap."""

    @property
    def keeping(self) -> Scalar | None:
        """What may be kept."""

    @property
    def kept_until(self) -> Scalar | None:
        """The day from whose window on nothing is."""

    @property
    def of(self) -> Scalar:
        """What was paid in advance."""

    @property
    def over(self) -> Scalar:
        """What it is over, and in which window."""


def is_drawn(text: Scalar) -> bool:
    """Whether the sum of a limit is what is drawn."""
    return text.text.startswith(DRAWN_BY)


def read_drawn(
    form: DrawnForm, text: Scalar, of: tuple[str, ...], prices: Mapping[str, Price], counts: MayCount
) -> Sum | None:
    """What is drawn, and what may be kept of the rest; None, and a problem, where it goes back to nobody or never."""
    reading = counts.reading
    names = replace(counts, notes_too=True).names(part_of(text, len(DRAWN_BY), len(text.text)))
    _check_form(form, text, counts, (*names, *of))
    advances = [payment for payment in counts.payments if payment.name in of]
    _refuse_of_both(of, advances, form, reading)
    if len(advances) == len(of) and all(payment.verb == "note" for payment in advances):
        remedy = "name what is paid in advance; a note beside it may say what was brought forward"
        message = "nothing that is paid is under this limit, so that nothing can go back"
        reading.problem("PBR524", message, form.of.place, remedy)
    for name in names:
        if name in of:
            remedy = "name what was delivered or spent, which may be a note, and in 'of' what was paid in advance"
            reading.problem("PBR520", f"'{name}' draws on itself", text.place, remedy)
    kept = Sum(0) if form.keeping is None else _kept(form.keeping, prices, counts)
    until = None if form.kept_until is None else _date_of_plan(form.kept_until, reading)
    if kept is None or (form.kept_until is not None and until is None):
        return None
    own = kept.worked if isinstance(kept.worked, OwnSum) else None
    return Sum(kept.pence, kept.price, DrawnBy(names, own, until))


def _refuse_of_both(of: tuple[str, ...], advances: Sequence[Payment], form: DrawnForm, reading: Reading) -> None:
    """Note a problem where a person and a provider were paid what is under one limit; a note is nobody's."""
    persons = [payment.name for payment in advances if payment.to_person]
    notes = [payment.name for payment in advances if payment.verb == "note"]
    others = [name for name in of if name not in persons and name not in notes]
    if persons and others:
        message = f"'{persons[0]}' is paid to persons and '{others[0]}' is not: what is left is of both in one sum"
        reading.problem("PBR974", message, form.of.place, "write a limit for each of them")


def _check_form(form: DrawnForm, text: Scalar, counts: MayCount, names: Sequence[str]) -> None:
    """Note a problem where nothing could go back: from a floor, over more than a plan, or on no day."""
    reading, remedy = counts.reading, "write over: plan and contract year, or another window"
    if (table := counts.own_table_of_no_plan(names)) is not None:
        remedy += f", and let {table.name} be of: a plan, under 'records'"
    if form.no_more_than is None:
        message = "what is not drawn goes back, so what is paid is no more than what is drawn"
        reading.problem("PBR519", message, text.place, "write 'no more than', and not 'no less than'")
    if counts.over is not None and counts.over != "plan":
        message = f"what is drawn is drawn for a plan, and the limit is over each {counts.over}"
        reading.problem("PBR519", message, form.over.place, remedy)
    elif counts.window == "run":
        message = "what is not drawn goes back on the last day of a window, and the limit has none"
        reading.problem("PBR519", message, form.over.place, remedy)


def _kept(text: Scalar, prices: Mapping[str, Price], counts: MayCount) -> Sum | None:
    """What may be kept: a sum of money, a price, or the plan's own money."""
    found = read_sum(text, prices, counts.runs, counts)
    if found is None or found.worked is None or isinstance(found.worked, OwnSum):
        return found
    remedy = "write money, a price, or a money field of the plan"
    counts.reading.problem("PBR522", f"'{text.text}' is no sum that each plan may keep", text.place, remedy)
    return None


def _date_of_plan(text: Scalar, reading: Reading) -> FieldRef | None:
    try:
        found = reading.names(reading.tables["plans"]).bare(text.text, (0, len(text.text)))
    except Unread:
        return None
    except Misread:
        found = None
    if isinstance(found, FieldRef) and found.field.type is FieldType.DATE and found.table == "plans":
        return found
    remedy = "name a date of the plan: ended_on, or one of your own"
    reading.problem("PBR523", f"'{text.text}' is not a date that a plan has", text.place, remedy)
    return None
