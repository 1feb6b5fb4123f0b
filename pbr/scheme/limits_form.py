"""Limits as they are written: the form of one, read for the payments that it is over."""

from collections.abc import Iterator, Mapping

from pydantic import Field

from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES
from pbr.scheme.cycles import window_written
from pbr.scheme.defined_names import check_payment_name
from pbr.scheme.limit_sums_form import read_sum
from pbr.scheme.limits import Limit, Over
from pbr.scheme.payers_form import read_paid_by
from pbr.scheme.payment_basis import ProviderWindow, TimeSpan
from pbr.scheme.payments import Payment
from pbr.scheme.prices import Price
from pbr.scheme.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading_context import Reading
from pbr.scheme.section_form import Text
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.period import Period
from pbr.values.window import Over as How
from pbr.values.window import nests_in

_OVER: tuple[Over, ...] = ("plan", "person with each provider", "provider")
_WINDOWS: dict[str, How] = {
    "month": "month",
    "quarter": "quarter",
    "contract quarter": "contract quarter",
    "contract year": "contract year",
    "calendar year": "year",
    "run": "run",
}
_UNSAID = ("person", "person with all providers")
"""What is no limit yet: with which providers a person's sum is counted is not said, or who bears the cut is not."""


class LimitForm(ProvenanceForm):
    """A limit: ``no more than`` or ``no less than``, ``of`` which payments, ``over`` what."""

    no_more_than: Text | None = Field(None, alias="no more than")
    no_less_than: Text | None = Field(None, alias="no less than")
    of: Text
    over: Text
    paid_by: Text | None = Field(None, alias="paid by")
    formerly: Text | None = None


def read_limits(
    forms: Mapping[str, LimitForm],
    payments: tuple[Payment, ...],
    prices: Mapping[str, Price],
    runs: Period,
    reading: Reading,
) -> tuple[Limit, ...]:
    """Every limit, in the order in which they are applied."""
    limits: list[Limit] = []
    named = [payment.name for payment in payments]
    for name, form in forms.items():
        place = reading.place("limits", name)
        check_payment_name(name, place, reading)
        if name in named:
            reading.problem(
                "PBR311", f"'{name}' is the name of a payment already", place, "give the limit another name"
            )
        limit = _read_limit(name, form, payments, limits, prices, runs, reading)
        if limit is not None:
            limits.append(limit)
    return tuple(limits)


def _wider_than(over: Over, name: str, payments: tuple[Payment, ...], limits: list[Limit]) -> str:
    """How a payment or an earlier limit is worked out for more than what a limit is over; empty where it is not."""
    for payment in payments:
        if payment.name == name and over != "provider":
            kind = payment.kind
            if kind is None or payment.scale is not None:
                return "is paid to a provider as a whole"
            if over == "plan" and "plans" not in (kind.name, kind.parent):
                return f"is paid for each {kind.one}"
            if "person_id" not in (kind.fields_by_name | (TABLES[kind.parent].fields_by_name if kind.parent else {})):
                return f"is paid for each {kind.one}"
    for limit in limits:
        if limit.name == name and _OVER.index(limit.over) > _OVER.index(over):
            return f"is a limit over each {limit.over}"
    return ""


def _longer_than(window: How, name: str, payments: tuple[Payment, ...], limits: list[Limit], runs: Period) -> str:
    """How a payment or an earlier limit is worked out over longer than a limit's window; empty where it is not."""
    for payment in payments:
        if payment.name == name:
            for over in _windows_of(payment):
                if not nests_in(over, window, runs):
                    return (
                        f"is paid for each {over} together" if over != "run" else "is paid for the whole run together"
                    )
    for limit in limits:
        if limit.name == name and not nests_in(limit.window, window, runs):
            return f"is a limit over each {limit.window}" if limit.by_window else "is a limit over the whole run"
    return ""


def _windows_of(payment: Payment) -> Iterator[How]:
    """The windows for each of which a payment has one line."""
    match payment.scope.basis:
        case ProviderWindow(stretch=stretch):
            yield stretch
        case TimeSpan():
            yield "month"
        case _ if payment.scale is not None:
            yield payment.scale.measure.over


def _read_over(text: Scalar, reading: Reading) -> tuple[Over | None, How | None]:
    """Whom a limit is over, and in which window: ``provider and month``; the whole run where none is written."""
    head, found, _ = text.text.partition(" and ")
    over = next((over for over in _OVER if over == head), None)
    if head in _UNSAID:
        _refuse_person(part_of(text, 0, len(head)), reading)
    elif over is None:
        reading.problem(
            "PBR205",
            f"'{head}' is not something a limit is over",
            text.at(0, len(head)),
            did_you_mean(head, _OVER) or f"one of: {', '.join(_OVER)}, alone or with a window: provider and month",
        )
    if not found:
        return over, "run"
    written = part_of(text, len(head) + len(" and "), len(text.text))
    window = window_written(written, _WINDOWS, reading)
    if window is None and written.text != "cycle":
        choices = [*_WINDOWS, "cycle"]
        reading.problem(
            "PBR205",
            f"'{written.text}' is not a window of a limit",
            written.place,
            did_you_mean(written.text, choices) or f"one of: {', '.join(choices)}",
        )
    return over, window


def _refuse_person(over: Scalar, reading: Reading) -> None:
    whole = over.text != "person"
    reading.problem(
        "PBR323",
        "the language has no limit over a person with all providers together: nothing says whose line bears what it "
        "takes"
        if whole
        else "a limit over a person is not said whole: with each provider by itself, or with all of them together?",
        over.place,
        "write over: person with each provider, where a person with two providers may come to the limit twice; a limit "
        "on all of them together goes under 'leaves out'",
    )


def _read_of(
    text: Scalar,
    over: Over | None,
    window: How | None,
    payments: tuple[Payment, ...],
    limits: list[Limit],
    runs: Period,
    reading: Reading,
) -> list[str]:
    """The payments and earlier limits that a limit is over, each with a problem where it cannot be."""
    known = [*(payment.name for payment in payments), *(limit.name for limit in limits)]
    notes = {payment.name for payment in payments if payment.verb == "note"}
    to_persons = {payment.name for payment in payments if payment.to_person}
    of: list[str] = []
    start = 0
    for piece in text.text.split(","):
        one = part_of(text, start, start + len(piece))
        start += len(piece) + 1
        if one.text not in known and not reading.is_written("payments", one.text):
            reading.problem(
                "PBR313",
                f"there is no payment called '{one.text}'",
                one.place,
                did_you_mean(one.text, known) or f"payments: {', '.join(known)}",
            )
        elif one.text in notes:
            remedy = "take it out of 'of', or write 'pay' or 'deduct' and not 'note'"
            reading.problem("PBR422", f"'{one.text}' is a note, and a note is never due", one.place, remedy)
        elif one.text in to_persons:
            remedy = "take it out of 'of': what a person is paid is no provider's money"
            reading.problem(
                "PBR497", f"'{one.text}' is paid to persons, and a limit is the provider's", one.place, remedy
            )
        elif one.text in of:
            reading.problem("PBR419", f"'of' names '{one.text}' twice", one.place, "name each payment once")
        elif over is not None and (wider := _wider_than(over, one.text, payments, limits)):
            remedy = "take it out of 'of', or write over: provider"
            reading.problem("PBR416", f"'{one.text}' {wider}, not for each {over}", one.place, remedy)
        elif window is not None and (longer := _longer_than(window, one.text, payments, limits, runs)):
            remedy = "take it out of 'of', or write a window that has the whole of each of its own in it, or none"
            said = f"'{one.text}' {longer}, which the limit's {window} may cut in two"
            reading.problem("PBR463", said, one.place, remedy)
        of.append(one.text)
    return of


def _read_limit(
    name: str,
    form: LimitForm,
    payments: tuple[Payment, ...],
    limits: list[Limit],
    prices: Mapping[str, Price],
    runs: Period,
    reading: Reading,
) -> Limit | None:
    place = reading.place("limits", name)
    provenance = read_provenance(form, place, reading)
    text = form.no_more_than or form.no_less_than
    if text is None or (form.no_more_than and form.no_less_than):
        reading.problem("PBR219", "a limit has one side", place, "write either 'no more than:' or 'no less than:'")
    price = None if text is None else prices.get(text.text)
    pence = None if text is None else read_sum(text, price, runs, reading)
    over, window = _read_over(form.over, reading)
    of = _read_of(form.of, over, window, payments, limits, runs, reading)
    if pence is None or over is None or window is None:
        return None
    return Limit(
        name,
        form.no_more_than is not None,
        pence,
        tuple(of),
        over,
        window,
        provenance,
        place,
        form.formerly,
        price,
        read_paid_by(form.paid_by, reading),
    )
