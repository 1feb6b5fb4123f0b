"""Limits: no more than, or no less than, for a plan, a person or a provider. A limit is a line, never a smaller line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.scheme.form import Text
from pbr.scheme.naming import check_name
from pbr.scheme.payments import Payment
from pbr.scheme.provenance import Provenance, ProvenanceForm, read_provenance
from pbr.scheme.reading import Reading
from pbr.source.tree import part_of
from pbr.values.money import money_in_scheme

Over = Literal["plan", "person", "provider"]
_OVER: tuple[Over, ...] = ("plan", "person", "provider")


class LimitForm(ProvenanceForm):
    """A limit: ``no more than`` or ``no less than``, ``of`` which payments, ``over`` what."""

    no_more_than: Text | None = Field(None, alias="no more than")
    no_less_than: Text | None = Field(None, alias="no less than")
    of: Text
    over: Text

    @model_validator(mode="after")
    def _one_side(self) -> "LimitForm":
        if (self.no_more_than is None) == (self.no_less_than is None):
            raise PydanticCustomError(
                "PBR219", "a limit has one side", {"remedy": "write 'no more than:' or 'no less than:'"}
            )
        return self


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


def read_limits(forms: Mapping[str, LimitForm], payments: tuple[Payment, ...], reading: Reading) -> tuple[Limit, ...]:
    """Every limit, in the order in which they are applied."""
    limits: list[Limit] = []
    named = [payment.name for payment in payments]
    for name, form in forms.items():
        place = reading.place("limits", name)
        check_name(name, place, reading)
        if name in named:
            reading.problem(
                "PBR311", f"'{name}' is the name of a payment already", place, "give the limit another name"
            )
        limit = _read_limit(name, form, [*named, *(one.name for one in limits)], payments, reading, place)
        if limit is not None:
            limits.append(limit)
    return tuple(limits)


def _read_limit(
    name: str, form: LimitForm, known: list[str], payments: tuple[Payment, ...], reading: Reading, place: Place
) -> Limit | None:
    text = form.no_more_than or form.no_less_than
    pence = money_in_scheme(text.text) if text else None
    if text is not None and pence is None:
        reading.problem("PBR211", f"'{text.text}' is not an amount of money", text.place, "write it like £1,575.00")
    over = next((over for over in _OVER if over == form.over.text), None)
    if over is None:
        reading.problem(
            "PBR205",
            f"'{form.over.text}' is not something a limit is over",
            form.over.place,
            did_you_mean(form.over.text, _OVER) or f"one of: {', '.join(_OVER)}",
        )
    of: list[str] = []
    start = 0
    for piece in form.of.text.split(","):
        one = part_of(form.of, start, start + len(piece))
        start += len(piece) + 1
        if one.text not in known:
            reading.problem(
                "PBR313",
                f"there is no payment called '{one.text}'",
                one.place,
                did_you_mean(one.text, known) or f"payments: {', '.join(known)}",
            )
        of.append(one.text)
    provenance = read_provenance(form, reading)
    if over == "plan":
        for payment in payments:
            kind = payment.kind
            if payment.name in of and (kind is None or "plans" not in (kind.name, kind.parent)):
                reading.problem(
                    "PBR416",
                    f"'{payment.name}' is not paid for a plan or for what belongs to one",
                    form.over.place,
                    "take it out of 'of', or write over: provider",
                )
    if pence is None or over is None:
        return None
    return Limit(name, form.no_more_than is not None, pence, tuple(of), over, provenance, place)
