"""A line of a provider's statement: one line or entry of what is paid out, in the section that it is told in."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

from pbr.ledger.entry import Because, Change
from pbr.records.record_id import full_name, line_id
from pbr.remittance.paid_line import HeldItem, HeldKind, PaidLine
from pbr.remittance.reasons_csv import ReasonForProvider
from pbr.remittance.statement_words import NO_REASON, NOT_READ, NOT_RECORDED, changed_in_words
from pbr.settlement.line import LineKind, Payer, PayerName, Status, payer_in_ids
from pbr.settlement.reason_code import ReasonCode
from pbr.values.dataclass import dataclass

Reasons = Mapping[str, ReasonForProvider]
"""What a provider is told, by the reason as the files of what is paid out have it."""


class Section(StrEnum):
    """Where on a statement a line stands: what it does with the provider's money."""

    PAID = "paid"
    CORRECTED = "corrected"
    BY_HAND = "by hand"
    LIMIT = "limit"
    UNDECIDED = "undecided"
    NOT_EARNED = "not earned"
    LATER = "later"
    EARLIER = "earlier"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A line as a statement has it, money in whole pence, ``unit_price`` in exact pence.

    ``amount`` is nil for all that this run pays nothing of. ``retained`` is what is kept back of what is due. ``since``
    and ``days`` say since which run of a ledger it is not decided. ``plainly`` says that its reason is no more than
    what the payment is for.
    """

    section: Section
    reference: str
    record_id: str
    plan_id: str
    person_id: str
    payment: str
    part: str
    slot: str
    amount: int
    at_stake: int | None
    settled_before: int
    stands_at: int
    due_on: date | None = None
    service_from: date | None = None
    service_to: date | None = None
    quantity: Fraction | None = None
    unit: str = ""
    unit_price: Fraction | None = None
    share: Fraction | None = None
    change: Change | None = None
    corrects: str = ""
    changed: str = ""
    why: str = ""
    next: str = ""
    plainly: bool = False
    retained: int = 0
    since: int | None = None
    days: int | None = None
    payer: PayerName = Payer.COUNCIL


_PLAIN = frozenset({ReasonCode.FOR_EACH, ReasonCode.EARNED, ReasonCode.EARNED_TOGETHER})

_BY_CHANGE: Mapping[Change, Section] = {
    Change.CORRECTION: Section.CORRECTED,
    Change.TAKEN_BACK: Section.CORRECTED,
    Change.ADJUSTMENT: Section.BY_HAND,
    Change.LIMIT: Section.LIMIT,
    Change.POOL: Section.SHOWN,
}

_BY_STATUS: Mapping[Status, Section] = {
    Status.HELD: Section.UNDECIDED,
    Status.OPEN: Section.UNDECIDED,
    Status.ERROR: Section.UNDECIDED,
    Status.NOT_EARNED: Section.NOT_EARNED,
    Status.NOT_DUE: Section.LATER,
    Status.EARLIER: Section.EARLIER,
    Status.NOTE: Section.SHOWN,
}


def section_of(line: PaidLine) -> Section:
    """Where a line is told: an entry of a ledger by what it changes, any other by what became of it.

    A note pays nobody, whatever becomes of it, so that nobody waits for it.
    """
    if line.kind is LineKind.NOTE:
        return Section.SHOWN
    if line.change is not None and line.change in _BY_CHANGE:
        return _BY_CHANGE[line.change]
    if line.change is None and line.status in _BY_STATUS:
        return _BY_STATUS[line.status]
    return Section.LIMIT if line.kind.is_limit else Section.PAID


def statement_line(line: PaidLine, reasons: Reasons) -> StatementLine:
    """A line as a statement tells it. A reason that was not kept in a provider's words is left out."""
    said = reasons.get(line.reason)
    unread = line.kind is LineKind.ROW
    return StatementLine(
        section=section_of(line),
        reference="" if unread else line.queried_as,
        record_id=line.record_id,
        plan_id=line.plan_id,
        person_id=line.person_id,
        payment=line.payment,
        part=line.part,
        slot=line.slot,
        amount=line.amount,
        at_stake=line.at_stake,
        settled_before=line.settled_before,
        stands_at=line.due_to_date,
        due_on=line.due_on,
        service_from=line.service_from,
        service_to=line.service_to,
        quantity=line.quantity,
        unit=line.unit,
        unit_price=line.unit_price,
        share=line.share,
        change=line.change,
        corrects=line.corrects,
        changed=changed_in_words(line.because, _of_change(line), line.record_id == line.plan_id),
        why=NOT_READ.why if unread else said.why if said else "",
        next=NOT_READ.next if unread else said.next if said else "",
        plainly=said is not None and said.code in _PLAIN,
        retained=(line.at_stake or 0) if line.status is Status.DUE else 0,
        payer=line.payer,
    )


def _of_change(line: PaidLine) -> str:
    """What of a change may be told: never which other provider it was."""
    return "" if line.because is Because.PROVIDER else line.because_of


def statement_line_of_held(item: HeldItem, reasons: Reasons) -> StatementLine:
    """Something held of a run of a ledger, as a statement tells it.

    Of a row that could not be read, or is not there, nothing is said of where it stands or what is wrong with it.
    """
    said = reasons.get(item.reason)
    of_line = item.kind in (HeldKind.LINE, HeldKind.ERROR)
    otherwise = NOT_RECORDED if item.kind is HeldKind.EXPECTED else NO_REASON if of_line else NOT_READ
    about = item.record_id or item.provider_id
    payer = Payer.COUNCIL if item.payer is None else item.payer
    return StatementLine(
        section=Section.UNDECIDED,
        reference=line_id(about, full_name(item.payment, item.part), item.slot, payer_in_ids(payer))
        if of_line
        else item.record_id,
        record_id=item.record_id,
        plan_id="",
        person_id="",
        payment=item.payment,
        part=item.part,
        slot=item.slot,
        amount=0,
        at_stake=item.at_stake,
        settled_before=item.settled or 0,
        stands_at=item.settled or 0,
        why=said.why if said else otherwise.why,
        next=said.next if said else otherwise.next,
        since=item.since,
        days=item.days,
        payer=payer,
    )
