"""The words of a reason: the one place where what earned, stopped or opened a line becomes a sentence."""

from collections.abc import Callable
from typing import Any, get_args

from pbr.records.files.record_names import record_called
from pbr.records.record_id import held_row_id
from pbr.settlement.error_reasons import BothEarned, NoPriceForCodes, PriceNotBegun
from pbr.settlement.fact_words import facts_in_words, field_in_words
from pbr.settlement.ledger_reason_words import by_hand_in_words, put_back_in_words, taken_back_in_words
from pbr.settlement.ledger_reasons import ByHand, PutBack, TakenBack
from pbr.settlement.limit_reason_words import limit_in_words
from pbr.settlement.measure_result import Measured
from pbr.settlement.not_recorded import NotRecorded
from pbr.settlement.open_reasons import (
    AmountNotKnown,
    DrawnNotKnown,
    DueDayNotKnown,
    FactsNotKnown,
    InstalmentsEndNotKnown,
    LimitNotKnown,
    MeasureUndecided,
    NobodyHasAShare,
    Open,
    OpenAmong,
    OtherNotKnown,
    PlaceNotKnown,
    PricedAtNotKnown,
    PriceFieldNotKnown,
    QuantityNotKnown,
    ScopeNotKnown,
    ServiceOpen,
    SharesNotKnown,
    SumNotKnown,
    TierNotKnown,
    WaitsFor,
    WeightsNothing,
)
from pbr.settlement.quantity_reason_words import quantity_in_words
from pbr.settlement.quantity_reasons import PaidInPart, PaidLater, QuantityLeftNotKnown, QuantityUsed
from pbr.settlement.reason import (
    AfterLastInstalment,
    Earned,
    EarnedTogether,
    ForEach,
    Held,
    HeldAmong,
    HeldByDispute,
    HeldByRule,
    HeldByUnreadRow,
    InError,
    Later,
    LimitReached,
    MeasuredSoFar,
    NoService,
    NotAssessed,
    NotDue,
    NotEarned,
    Paid,
    PlacesTaken,
    Reason,
    Refused,
    Released,
    Retained,
    RowUnread,
)
from pbr.settlement.records_in_words import among, several
from pbr.settlement.service_reason_words import service_in_words
from pbr.values.share import percent
from pbr.values.units_in_words import several_of_one


def reason_in_words(reason: Reason) -> str:
    """A reason as a line gives it: ``open: waits for ended: ended_on is not known``."""
    return f"{_lead(reason)}{_clause(reason)}"


def clause_in_words(reason: Reason) -> str:
    """What stands in the way of a line, as it follows "because": ``it waits for ended: ended_on is not known``."""
    return f"it {_clause(reason)}" if isinstance(reason, WaitsFor) else _clause(reason)


def measured_in_words(measured: Measured) -> str:
    """What a measure has come to: ``review_rate is 66 of 117, 4 not yet known``."""
    return f"{measured.measure} is {measured.words}"


def _lead(reason: Reason) -> str:
    """What a reason begins with, where it is not the amount's own."""
    if isinstance(reason, Released) and reason.share == 0:
        return "not earned: "
    return _LEADS.get(type(reason), "")


def _clause(reason: Reason) -> str:
    return _CLAUSES[type(reason)](reason)


def _released(reason: Released) -> str:
    return f"{measured_in_words(reason.measured)}, which releases {percent(reason.share)}"


def _paid(reason: Paid) -> str:
    match reason:
        case Earned(when=when):
            return f"earned: {when}"
        case ForEach(scope=scope):
            return f"for each {scope}"
        case EarnedTogether():
            return ""
        case Retained(window=window, measure=measure):
            of = "the run" if window.stretch == "run" else window.label
            return f"retained: paid with the others of {of}, scaled by {measure}"
        case LimitReached():
            return limit_in_words(reason)
        case PaidInPart() | PaidLater():
            return quantity_in_words(reason)


def _later(reason: Later) -> str:
    match reason:
        case NotDue(until=until, so_far=so_far):
            besides = "" if so_far is None else f"; so far {reason_in_words(so_far)}"
            return f"not due until {until}{besides}"
        case MeasuredSoFar(not_due=not_due, measured=measured):
            return f"{reason_in_words(not_due)}; {measured_in_words(measured)} so far"


def _open(reason: Open) -> str:
    match reason:
        case WaitsFor(condition=condition, facts=facts):
            return f"waits for {condition}: {facts_in_words(facts)}"
        case FactsNotKnown(facts=facts):
            return facts_in_words(facts)
        case ScopeNotKnown(facts=facts):
            return f"not known yet whether it applies: {facts_in_words(facts)}"
        case NotRecorded():
            return "nobody recorded it, and the framework expects it"
        case OtherNotKnown(payment=payment, facts=facts):
            return f"not known yet whether {payment} is earned as well, and only one is paid: {facts_in_words(facts)}"
        case PlaceNotKnown(at_most=at_most, records=records, others=others):
            return f"at most {at_most}, and not known yet whether {several(records, others)} before it takes a place"
        case QuantityLeftNotKnown():
            return quantity_in_words(reason)
        case OpenAmong(records=records, others=others, because=because):
            return f"{among(records, others, 'not decided')}: {_open(because)}"
        case DueDayNotKnown():
            return "the day it is due is not known"
        case InstalmentsEndNotKnown(day=day):
            return f"{day}, until which instalments run, is not known"
        case LimitNotKnown(limit=limit, field=field):
            return f"{field_in_words(field)} is not known, and '{limit}' is limited to it"
        case DrawnNotKnown(payments=payments):
            return f"what is drawn by {', '.join(payments)}, or how much may be kept, is not known yet"
        case SharesNotKnown(table=table):
            return f"not known yet which {table} have a share"
        case WeightsNothing():
            return "the weights add up to nothing"
        case NobodyHasAShare(table=table, shared_by=shared_by, where=where):
            fitting = f" where {where}" if where else ""
            return f"this {record_called(table)} has no {record_called(shared_by)}{fitting} yet"
        case MeasureUndecided(measured=measured):
            if not measured.of_any:
                return f"{measured_in_words(measured)}; nothing to measure"
            if measured.change is not None and measured.change.is_of_nothing:
                return measured_in_words(measured)
            return f"{measured_in_words(measured)}; what is not known could change what it releases"
    return service_in_words(reason) if isinstance(reason, ServiceOpen) else _sum_not_known(reason)


def _sum_not_known(reason: SumNotKnown) -> str:
    match reason:
        case PricedAtNotKnown(day=day):
            return f"{day}, which fixes the price, is not known"
        case PriceFieldNotKnown(field=field):
            return f"{field_in_words(field)} is not known, and the price depends on it"
        case TierNotKnown(so_far=so_far, records=records, others=others):
            before = several(records, others)
            return f"the price depends on {so_far}, and not known yet is what {before} before it counts"
        case AmountNotKnown(field=field):
            return f"{field_in_words(field)} is not known"
        case QuantityNotKnown(unit=unit):
            return f"the number of {several_of_one(unit)} is not known"


def _held(reason: Held) -> str:
    if isinstance(reason, PutBack):
        return put_back_in_words(reason)
    match reason:
        case HeldByDispute(field=field):
            return field_in_words(field)
        case HeldByRule(rule=rule, condition=condition):
            return f"{rule} ({condition})"
        case HeldAmong(records=records, others=others, because=because):
            return f"{among(records, others, 'held')}: {_held(because)}"
        case HeldByUnreadRow(table=table, file=file, line=line, more=more):
            standing = held_row_id(file, line)
            where = f"{standing} and {more:,} more" if more else standing
            return f"a row of {table} that could not be read may have a share of it ({where})"
        case RowUnread(table=table, line=line, problems=problems, deductions=deductions):
            return f"{table} line {line} has problems: {', '.join(problems)}{not_taken_in_words(deductions)}"


def not_taken_in_words(deductions: tuple[str, ...]) -> str:
    """What follows why a row is held, where a deduction may be for it and is not taken; empty where none is."""
    return f"; nothing is taken off for it by {' and '.join(deductions)}" if deductions else ""


def _refused(reason: Refused) -> str:
    match reason:
        case NotAssessed(facts=facts):
            return facts_in_words(facts)
        case NotEarned(facts=facts, when=when):
            return f"{facts_in_words(facts)}; it needs {when}"
        case AfterLastInstalment(falls_on=falls_on, day=day, last=last):
            return f"it falls on {falls_on}, after {day}, which is {last}"
        case PlacesTaken(at_most=at_most, records=records, others=others):
            return f"at most {at_most}, and {several(records, others)} came before it"
        case QuantityUsed():
            return quantity_in_words(reason)
        case NoService():
            return "no day of service"


def _in_error(reason: InError) -> str:
    match reason:
        case BothEarned(rule=rule, payments=(one, other)):
            return f"'{one}' and '{other}' are both earned, and only one of them is paid ({rule})"
        case PriceNotBegun(price=price, on=on, first=first):
            return f"'{price}' has no figure on {on}: its first is from {first}"
        case NoPriceForCodes(price=price, since=since, fields=fields, codes=codes):
            # Codes of the scheme's own lists are no one's data; free text might be, so it is not repeated.
            names, said = ", ".join(map(field_in_words, fields)), " and ".join(f"'{code}'" for code in codes)
            which = f"{names} {said}" if codes else f"what this row has as {names}"
            return f"'{price}' from {since} has no figure for {which}"


_KINDS: tuple[tuple[Any, str, Callable[[Any], str]], ...] = (
    (Paid, "", _paid), (Open, "open: ", _open), (Held, "held: ", _held), (Refused, "not earned: ", _refused),
    (InError, "error: ", _in_error), (Later, "", _later), (TakenBack, "taken back: ", taken_back_in_words),
)  # fmt: skip
_LEADS = {one: lead for kind, lead, _ in _KINDS for one in get_args(kind)} | {NotAssessed: "not assessed: "}
_CLAUSES = {one: said for kind, _, said in _KINDS for one in get_args(kind)}
_CLAUSES |= {Released: _released, ByHand: by_hand_in_words}
"""By the class of a reason: to ask whether it is one of many classes takes longer than to say it."""
