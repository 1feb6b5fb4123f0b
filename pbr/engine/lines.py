"""Making lines: what is the same for every line of a payment is fixed once, and each line adds the rest."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from pbr.conditions.evaluate import value_of
from pbr.conditions.meaning import FieldRef
from pbr.engine.settling import Settling
from pbr.records.dictionary import TABLES, TableKind
from pbr.records.table import Row
from pbr.scheme.payments import Verb
from pbr.settlement.line import Line, Status

Who = tuple[str, str, str]
"""The provider, the person and the record of a line."""


def record_id_of(kind: TableKind, settling: Settling) -> Callable[[Row], str]:
    """A function from a row to its record's id: its key, joined by colons where it is several fields."""
    getters = [value_of(FieldRef(kind.name, kind.fields_by_name[name], False, (0, 0)), settling.layouts) for name in kind.key]
    if len(getters) == 1:
        one: Callable[[Row], str] = getters[0]
        return one
    return lambda row: ":".join(str(getter(row)) for getter in getters)


def who_of(kind: TableKind, settling: Settling) -> Callable[[Row], Who]:
    """A function from a row to whom and what its lines are about; a child's provider and person are its parent's."""
    record_id = record_id_of(kind, settling)
    positions = settling.positions[kind.name]
    if kind.parent:
        above = settling.positions[kind.parent]
        provider, person = above["provider_id"], above["person_id"]
        return lambda row: (row[-1][provider], row[-1][person], record_id(row))
    provider = positions["provider_id"]
    if "person_id" not in TABLES[kind.name].fields_by_name:
        return lambda row: (row[provider], "", record_id(row))
    person = positions["person_id"]
    return lambda row: (row[provider], row[person], record_id(row))


@dataclass(frozen=True, slots=True)
class LineMaker:
    """Makes the lines of one payment, or of one of its parts."""

    settling: Settling
    payment: str
    part: str
    clause: str
    verb: Verb
    unit: str

    def __call__(
        self,
        who: Who,
        verdict: tuple[Status, str],
        due_on: date | None,
        pence: int | None,
        quantity: Fraction | None,
        unit_price: Fraction | None,
        share: Fraction | None,
        service: tuple[date | None, date | None] = (None, None),
        slot: str = "",
        line_id: str = "",
    ) -> Line:
        """One line. ``pence`` is what it comes to before its sign, None while it is not known."""
        status = self.settling.status(verdict[0], due_on)
        reason = verdict[1]
        if verdict[0] is Status.DUE:
            if pence is None:
                status = Status.OPEN
            elif self.verb == "note" and status is not Status.OPEN:
                status = Status.NOTE
            elif status is Status.NOT_DUE:
                reason = f"not due until {due_on}"
            elif status is Status.OPEN:
                reason = "open: the day it is due is not known"
        signed = pence if pence is None or self.verb != "deduct" else -pence
        due = status is Status.DUE
        provider_id, person_id, record_id = who
        name = f"{self.payment}.{self.part}" if self.part else self.payment
        return Line(
            line_id or (f"{record_id}/{name}/{slot}" if slot else f"{record_id}/{name}"),
            self.settling.scheme.name,
            provider_id,
            person_id,
            record_id,
            self.payment,
            self.part,
            slot,
            "council",
            self.clause,
            status,
            self.verb,
            due_on,
            service[0],
            service[1],
            quantity,
            self.unit,
            unit_price,
            share,
            signed if due and signed is not None else 0,
            None if due else signed,
            signed if signed is not None and (due or status is Status.EARLIER) else 0,
            0,
            "",
            reason,
        )
