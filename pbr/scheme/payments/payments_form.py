"""Payments as they are written: the form of one, each of its words read."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Annotated

from pydantic import Field

from pbr.conditions.lexer import Unread
from pbr.problems.problem import Place
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.scale_form import read_scale
from pbr.scheme.payments.added_up_form import read_added_up, read_due
from pbr.scheme.payments.gates_form import GatesForm, read_gates
from pbr.scheme.payments.instalments_form import read_instalments
from pbr.scheme.payments.parts_form import PartForm, read_parts
from pbr.scheme.payments.payee_form import read_payee
from pbr.scheme.payments.payers_form import read_paid_by
from pbr.scheme.payments.payment_of_another_form import of_another, of_what
from pbr.scheme.payments.payments import CutShort, Payment, Verb
from pbr.scheme.payments.payments_followed import PaymentsFollowed
from pbr.scheme.payments.quantity_limits_form import is_of_quantity, read_carried, read_quantity_limit
from pbr.scheme.pricing.amount_reader import read_amount
from pbr.scheme.pricing.amounts import Amount
from pbr.scheme.pricing.places_form import read_at_most
from pbr.scheme.pricing.prices import Price
from pbr.scheme.pricing.share_reader import read_share
from pbr.scheme.reading.days import read_day
from pbr.scheme.reading.defined_names import check_payment_name
from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Block, Text
from pbr.scheme.units.payment_basis import Costing, EachRecord, Scope, TimeSpan
from pbr.scheme.units.payment_basis_form import read_scope
from pbr.scheme.units.time_rounding_form import read_time_rounding
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.pattern import Pattern
from pbr.values.period import Period

_CUT_SHORT = Pattern(r"(?P<day>.+?) when (?P<condition>.+)", re.ASCII)


_WORTH_OF_A_DAY = {
    "week": "and each day is a seventh of a week: 17 days at £70.00 a week are £170.00",
    "month": "and each day is its part of that month: 15 days of June at £300.00 a month are £150.00",
}
_PAID_WHOLE = {
    unit: f"a {unit} that is paid whole once it begins is an instalment: "
    f"write 'instalments: every {unit} from … until … at most {most} times' and count no {unit}s"
    for unit, most in (("week", 52), ("month", 12))
}
"""What to write where a part is worth the whole, or nothing."""


class PaymentForm(ProvenanceForm, GatesForm):
    """A payment as written."""

    pay: Text | None = None
    deduct: Text | None = None
    note: Text | None = None
    for_each: Text = Field(alias="for each")
    priced_at: Text = Field(alias="priced at")
    due: Text | None = None
    parts: Annotated[dict[str, Annotated[PartForm, Block]] | None, Block] = Field(None, alias="in parts")
    instalments: Text | None = None
    part_weeks: Text | None = Field(None, alias="part weeks")
    part_months: Text | None = Field(None, alias="part months")
    cut_short_at: Text | None = Field(None, alias="cut short at")
    rounded: Text | None = None
    at_most: Text | None = Field(None, alias="at most")
    carried_over: Text | None = Field(None, alias="carried over")
    added_up: Text | None = Field(None, alias="added up")
    scaled_by: Text | None = Field(None, alias="scaled by")
    steps: Annotated[dict[str, Text] | None, Block] = Field(None, alias="steps of the whole")
    to: Text | None = None
    paid_by: Text | None = Field(None, alias="paid by")
    formerly: Text | None = None

    @property
    def verbs(self) -> dict[Verb, Scalar]:
        """The amount after each verb that is written; a payment has one."""
        written: dict[Verb, Scalar | None] = {"pay": self.pay, "deduct": self.deduct, "note": self.note}
        return {verb: text for verb, text in written.items() if text is not None}


def read_payments(
    forms: Mapping[str, PaymentForm],
    prices: Mapping[str, Price],
    measures: Mapping[str, Measure],
    runs: Period,
    reading: Reading,
    together: Sequence[Collection[str]] = (),
) -> tuple[Payment, ...]:
    """Every payment, in the order written; one that another follows is read before it.

    ``together`` are names of payments of which only one is paid for a record, rule by rule.
    """

    def read(name: str) -> Payment | None:
        return _read_payment(name, forms[name], prices, measures, followed, reading)

    followed = PaymentsFollowed(forms, read, runs, reading, together)
    reading.earned = followed.earned
    payments = map(followed.payment, forms)
    return tuple(payment for payment in payments if payment is not None)


def _read_payment(
    name: str,
    form: PaymentForm,
    prices: Mapping[str, Price],
    measures: Mapping[str, Measure],
    followed: PaymentsFollowed,
    reading: Reading,
) -> Payment | None:
    place = reading.place("payments", name)
    check_payment_name(name, place, reading)
    _check_said_once(form, place, reading)
    scope = read_scope(form.for_each, reading)
    provenance = read_provenance(form, place, reading)
    if scope is None:
        return None
    kind = scope.basis.kind
    verbs = form.verbs
    verb: Verb = next(iter(verbs), "pay")
    text = verbs.get(verb)
    offered = followed.others(name) if verb == "deduct" and isinstance(scope.basis, EachRecord) else []
    amount, other = (None, None) if text is None else _read_amount(text, name, scope, prices, followed, offered)
    gates = read_gates(form, kind, reading)
    priced_at = read_day(form.priced_at, kind, reading)
    added_up = read_added_up(form.added_up, reading)
    due = read_due(form.due, kind, added_up, reading)
    parts = read_parts(form.parts or {}, kind, prices, measures, reading, "payments", name, "in parts")
    scale = read_scale(form.scaled_by, form.steps, measures, ("payments", name), reading)
    instalments = read_instalments(form.instalments, scope.basis.kind, reading)
    cut_short = _read_cut_short(form.cut_short_at, scope, reading)
    rounded = read_time_rounding(form.rounded, scope, reading, place)
    at_most = None if is_of_quantity(form.at_most) else read_at_most(form.at_most, scope, reading)
    limit = read_quantity_limit(form.at_most, scope, reading)
    most_of = read_carried(form.carried_over, form.at_most, at_most or limit, scope, reading)
    for unit, part in (("week", form.part_weeks), ("month", form.part_months)):
        _check_parts_of(unit, part, scope, reading, place)
    if amount is None or priced_at is None or (due is None and not parts):
        return None
    payment = Payment(
        name, verb, amount, scope, gates, priced_at, form.priced_at.text, due,
        form.due.text if form.due else "", parts, instalments, cut_short, rounded, at_most, added_up, scale, provenance,
        place, form.formerly, read_paid_by(form.paid_by, reading), read_payee(form.to, verb, scope, scale, reading),
        most_of,
    )  # fmt: skip
    if text is None or other is None:
        return payment
    return of_another(payment, other, text.place, form.when, reading)


def _read_amount(
    text: Scalar,
    name: str,
    scope: Scope,
    prices: Mapping[str, Price],
    followed: PaymentsFollowed,
    offered: Sequence[str],
) -> tuple[Amount | None, Payment | None]:
    """An amount, and the payment that it is what comes of, where it is; no amount where it has a problem.

    ``offered`` are the payments of which one may be meant where the name is misspelt.
    """
    reading, named = followed.reading, of_what(text)
    _check_one_is_meant(named, name, prices, followed)
    if named.text in prices or named.text == name or not followed.is_named(named.text):
        return read_amount(text, scope.basis, prices, reading, offered), None
    try:
        other = followed.asked_for(named.text, named.place)
    except Unread:
        return None, None
    head, found, _ = text.text.partition(" of ")
    share = read_share(part_of(text, 0, len(head)), scope.basis.kind, prices, reading) if found else None
    amount = None if found and share is None else Amount(text.text, share, inner=other.amount, of_payment=other.name)
    return amount, other


def _check_one_is_meant(named: Scalar, name: str, prices: Mapping[str, Price], followed: PaymentsFollowed) -> None:
    """Warn where an amount names what is a price and another payment too."""
    if named.text in prices and named.text != name and followed.is_named(named.text):
        followed.reading.problem(
            "PBR348",
            f"'{named.text}' is a price, and a payment is called so too: this is the price",
            named.place,
            "give one of them another name, so that nobody takes it for what the payment comes to",
            warning=True,
        )


def _check_said_once(form: PaymentForm, place: Place, reading: Reading) -> None:
    if len(form.verbs) != 1:
        said = f"this one has {len(form.verbs)}: {', '.join(form.verbs)}" if form.verbs else "this one has none"
        reading.problem(
            "PBR209", f"a payment has one verb, and {said}", place, "write one of pay:, deduct: or note:, and an amount"
        )
    if (form.due is None) == (form.parts is None):
        reading.problem(
            "PBR210",
            "'due' is missing: on which day does it fall due?"
            if form.due is None
            else "'due' is written here and in the parts",
            place if form.due is None else form.due.place,
            "write due: and a day"
            if form.due is None
            else "leave it in the parts, where each may fall due on a day of its own",
        )


def _read_cut_short(text: Scalar | None, scope: Scope, reading: Reading) -> CutShort | None:
    if text is None:
        return None
    match = _CUT_SHORT.fullmatch(text.text)
    if match is None or not isinstance(scope.basis, TimeSpan):
        reading.problem(
            "PBR216",
            "'cut short at' ends the months, weeks or days of a record early",
            text.place,
            "write 'ended_on when stopped_short', with 'for each: week of …'",
        )
        return None
    day = reading.day_of_record(part_of(text, *match.span("day")), scope.basis.kind)
    condition = reading.condition(part_of(text, *match.span("condition")), scope.basis.kind)
    if day is None or condition is None:
        return None
    return CutShort(day, condition, text.text, match["condition"])


def _check_parts_of(unit: str, text: Scalar | None, scope: Scope, reading: Reading, place: Place) -> None:
    """A part of a week or a month is worth something that is said, wherever weeks or months are counted."""
    basis = scope.basis
    counted = (isinstance(basis, TimeSpan) and basis.unit == unit) or (unit == "week" and isinstance(basis, Costing))
    if counted and text is None:
        reading.problem(
            "PBR202",
            f"'part {unit}s' is missing: what is a part of a {unit} worth?",
            place,
            f"write part {unit}s: by the day, {_WORTH_OF_A_DAY[unit]}; {_PAID_WHOLE[unit]}",
        )
    if text is not None and (not counted or text.text != "by the day"):
        by_the_day = f"write part {unit}s: by the day, where {unit}s are counted"
        reading.problem(
            "PBR218",
            f"'{text.text}' is not a way to count part {unit}s here",
            text.place,
            f"{by_the_day}; {_PAID_WHOLE[unit]}" if counted else by_the_day,
        )
