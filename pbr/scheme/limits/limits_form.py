"""Limits as they are written: the form of one, read for the payments that it is over."""

from collections.abc import Mapping
from dataclasses import replace

from pydantic import Field

from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.scheme.limits.limit_drawn_form import is_drawn, read_drawn
from pbr.scheme.limits.limit_sums_form import Sum, check_sum, read_sum
from pbr.scheme.limits.limited_payments import OVER, MayCount
from pbr.scheme.limits.limits import Borne, Limit, Over
from pbr.scheme.payments.payers_form import read_paid_by
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.quantity_limits_form import WHAT_IS_OVER
from pbr.scheme.pricing.prices import Price
from pbr.scheme.reading.cycles import window_written
from pbr.scheme.reading.defined_names import check_payment_name
from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Text
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.period import Period
from pbr.values.window import Over as How

_WINDOWS: dict[str, How] = {
    "month": "month",
    "quarter": "quarter",
    "contract quarter": "contract quarter",
    "contract year": "contract year",
    "calendar year": "year",
    "run": "run",
}
_BORNE: tuple[Borne, ...] = ("those due last", "each in proportion")
_WHAT_IS_LEFT = "what is left"
_REMEDY_BORNE = f"write borne by: {' or '.join(_BORNE)}"


class LimitForm(ProvenanceForm):
    """A limit: ``no more than`` or ``no less than``, ``of`` which payments, ``over`` what."""

    no_more_than: Text | None = Field(None, alias="no more than")
    no_less_than: Text | None = Field(None, alias="no less than")
    of: Text
    over: Text
    borne_by: Text | None = Field(None, alias="borne by")
    carried_over: Text | None = Field(None, alias="carried over")
    keeping: Text | None = None
    kept_until: Text | None = Field(None, alias="kept until")
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


def _read_over(text: Scalar, reading: Reading) -> tuple[Over | None, How | None]:
    """Whom a limit is over, and in which window: ``provider and month``; the whole run where none is written."""
    head, found, _ = text.text.partition(" and ")
    over = next((over for over in OVER if over == head), None)
    if head == "person":
        _refuse_person(part_of(text, 0, len(head)), reading)
    elif over is None:
        reading.problem(
            "PBR205",
            f"'{head}' is not something a limit is over",
            text.at(0, len(head)),
            did_you_mean(head, OVER) or f"one of: {', '.join(OVER)}, alone or with a window: provider and month",
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
    reading.problem(
        "PBR323",
        "a limit over a person is not said whole: with each provider by itself, or with all of them together?",
        over.place,
        "write over: person with each provider, where a person with two providers may come to the limit twice; or "
        "over: person with all providers, where that is one sum",
    )


def _read_borne(form: LimitForm, over: Over | None, place: Place, reading: Reading) -> Borne | None:
    """Who bears what a limit over a person with all providers takes, which is said of no other limit."""
    text = form.borne_by
    whole = over == "person with all providers"
    if whole and form.no_more_than is None and form.no_less_than is not None:
        reading.problem(
            "PBR363",
            "a limit over a person with all providers is a cap: of a floor nothing says which provider is owed it",
            form.no_less_than.place,
            "write no more than:, or a floor over: person with each provider",
        )
    if text is None:
        if whole:
            message = "nothing says which of a person's providers bear what this limit takes"
            reading.problem("PBR362", message, place, _REMEDY_BORNE)
        return None
    found = next((one for one in _BORNE if one == text.text), None)
    if found is None:
        remedy = did_you_mean(text.text, _BORNE) or _REMEDY_BORNE
        reading.problem("PBR362", f"'{text.text}' does not say who bears it", text.place, remedy)
    elif not whole and over is not None:
        message = f"what a limit over each {over} takes is borne by the provider of its line"
        reading.problem("PBR362", message, text.place, "take 'borne by' out, or write over: person with all providers")
    return found


def _read_carried(form: LimitForm, sum_: Sum, over: Over, window: How, reading: Reading) -> str:
    """What is carried to the next window, which a cap by window alone can say; empty where nothing is."""
    text = form.carried_over
    if text is None:
        return ""
    if text.text not in (WHAT_IS_OVER, _WHAT_IS_LEFT):
        message = f"'{text.text}' is nothing that is carried over"
        remedy = f"write carried over: {WHAT_IS_OVER}, or {_WHAT_IS_LEFT}"
        reading.problem("PBR364", message, text.place, remedy)
    if text.text == _WHAT_IS_LEFT and over != "provider":
        message = f"nothing says from which day on there is something left for a {over.partition(' ')[0]}"
        reading.problem("PBR364", message, text.place, f"write over: provider and {window}, which begins with the run")
        return ""
    for wrong, message in (
        (form.no_more_than is None, "a floor has nothing over that could be carried"),
        (window == "run", "a limit over the whole run has no next window"),
        (sum_.worked is not None, "what is carried needs a sum that each window has, and this one is worked out"),
        (form.borne_by is not None, "what several providers bear together is not carried over"),
    ):
        if wrong:
            remedy = "take 'carried over' out, or write no more than: a sum or a price, over: provider and month"
            reading.problem("PBR364", message, text.place, remedy)
            return ""
    return text.text


def _refuse_kept(form: LimitForm, reading: Reading) -> None:
    """Note a problem where something is kept of a sum that nothing draws on."""
    for written, key in ((form.keeping, "keeping"), (form.kept_until, "kept until")):
        if written is not None:
            message = f"nothing is drawn under this limit, so that nothing of it is kept ('{key}')"
            remedy = "write no more than: what is drawn by PAYMENT, or take it out"
            reading.problem("PBR521", message, written.place, remedy)


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
    over, window = _read_over(form.over, reading)
    counts = MayCount(payments, limits, over, window, runs, reading)
    if text is not None and is_drawn(text):
        counts = replace(counts, is_drawn=True)
        of = replace(counts, notes_too=True, persons_too=True).names(form.of)
        sum_ = read_drawn(form, text, of, prices, counts)
    else:
        _refuse_kept(form, reading)
        of = counts.names(form.of)
        sum_ = None if text is None else read_sum(text, prices, runs, counts)
    if text is None or sum_ is None or over is None or window is None:
        return None
    check_sum(sum_.worked, text, of, counts)
    cap, borne = form.no_more_than is not None, _read_borne(form, over, place, reading)
    carried = _read_carried(form, sum_, over, window, reading)
    return Limit(
        name, cap, sum_.pence, of, over, window, provenance, place, form.formerly, sum_.price, sum_.worked, text.text,
        read_paid_by(form.paid_by, reading), borne, carried == WHAT_IS_OVER,
        any(payment.to_person for payment in payments if payment.name in of), carried == _WHAT_IS_LEFT,
    )  # fmt: skip
