"""Limits (caps and floors): no more than, or no less than, over a plan, a person or a provider; a line of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES
from pbr.scheme.defined_names import check_payment_name
from pbr.scheme.payments import Payment
from pbr.scheme.provenance import Provenance, ProvenanceForm, read_provenance
from pbr.scheme.reading_context import Reading
from pbr.scheme.section_form import Text
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.money import money_in_scheme

Over = Literal["plan", "person with each provider", "provider"]
_OVER: tuple[Over, ...] = ("plan", "person with each provider", "provider")
_UNSAID = ("person", "person with all providers")
"""What is no limit yet: with which providers a person's sum is counted is not said, or who bears the cut is not."""


class LimitForm(ProvenanceForm):
    """A limit: ``no more than`` or ``no less than``, ``of`` which payments, ``over`` what."""

    no_more_than: Text | None = Field(None, alias="no more than")
    no_less_than: Text | None = Field(None, alias="no less than")
    of: Text
    over: Text
    formerly: Text | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """A cap or a floor on what some payments come to together, over the whole run, in pence."""

    name: str
    cap: bool
    pence: int
    of: tuple[str, ...]
    over: Over
    provenance: Provenance
    place: Place
    formerly: Scalar | None = None

    @property
    def one(self) -> str:
        """What each is called that the limit is over: a plan, a person or a provider."""
        return "person" if self.over == "person with each provider" else self.over

    @property
    def whom(self) -> str:
        """Whom the limit is over, as one line of it says: the person is one with this provider alone."""
        return "person with this provider" if self.over == "person with each provider" else self.over

    def brings(self, pence: int | None) -> int:
        """What brings a sum to the limit: below nil under a cap, above it over a floor; nothing where nothing is due.

        ``pence`` is None where nothing is due, which is not a sum of nil: a floor adds to that.
        """
        if pence is None:
            return 0
        return min(0, self.pence - pence) if self.cap else max(0, self.pence - pence)


def counted_later(limits: Sequence[Limit], at: int) -> list[int]:
    """The places of the limits under which what the limit at a place brings counts: those after it that name it."""
    return [later for later in range(at + 1, len(limits)) if limits[at].name in limits[later].of]


def read_limits(forms: Mapping[str, LimitForm], payments: tuple[Payment, ...], reading: Reading) -> tuple[Limit, ...]:
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
        limit = _read_limit(name, form, payments, limits, reading, place)
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


def _read_limit(
    name: str, form: LimitForm, payments: tuple[Payment, ...], limits: list[Limit], reading: Reading, place: Place
) -> Limit | None:
    known = [*(payment.name for payment in payments), *(limit.name for limit in limits)]
    provenance = read_provenance(form, place, reading)
    text = form.no_more_than or form.no_less_than
    if text is None or (form.no_more_than and form.no_less_than):
        reading.problem("PBR219", "a limit has one side", place, "write either 'no more than:' or 'no less than:'")
    pence = money_in_scheme(text.text) if text else None
    if text is not None and pence is None:
        if reading.is_written("prices", text.text):
            message = f"'{text.text}' is a price, and a limit takes an amount of money"
        else:
            message = f"'{text.text}' is not an amount of money, and a limit takes nothing else"
        reading.problem("PBR211", message, text.place, "write it like £19,000.00, without a unit")
    over = next((over for over in _OVER if over == form.over.text), None)
    if form.over.text in _UNSAID:
        _refuse_person(form.over, reading)
    elif over is None:
        reading.problem(
            "PBR205",
            f"'{form.over.text}' is not something a limit is over",
            form.over.place,
            did_you_mean(form.over.text, _OVER) or f"one of: {', '.join(_OVER)}",
        )
    notes = {payment.name for payment in payments if payment.verb == "note"}
    of: list[str] = []
    start = 0
    for piece in form.of.text.split(","):
        one = part_of(form.of, start, start + len(piece))
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
        elif one.text in of:
            reading.problem("PBR419", f"'of' names '{one.text}' twice", one.place, "name each payment once")
        elif over is not None and (wider := _wider_than(over, one.text, payments, limits)):
            remedy = "take it out of 'of', or write over: provider"
            reading.problem("PBR416", f"'{one.text}' {wider}, not for each {over}", one.place, remedy)
        of.append(one.text)
    if pence is None or over is None:
        return None
    return Limit(name, form.no_more_than is not None, pence, tuple(of), over, provenance, place, form.formerly)
