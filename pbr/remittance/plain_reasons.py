"""Why a line is what it is, and what would make it due, as a provider reads it.

It has no place in a file, no name of a column and no code of a problem; nothing of another provider; and nothing of
what was assumed in writing the contract down.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, get_args

from pbr.describe.shared_wording import day_written, listed, spaced
from pbr.records.files.record_names import record_called
from pbr.remittance.fact_sentences import facts_sentence
from pbr.remittance.open_sentences import Sentences, open_sentences, plain
from pbr.settlement.error_reasons import BothEarned
from pbr.settlement.ledger_reasons import (
    ByHand,
    HeldAsLastKnown,
    HeldAsMissing,
    MovedToProvider,
    NoLongerApplies,
    PerhapsTheSame,
    Withdrawn,
)
from pbr.settlement.limit_reason_words import carried_in_words, worked_in_words
from pbr.settlement.measure_result import Measured
from pbr.settlement.open_reasons import MeasureUndecided, Open
from pbr.settlement.quantity_reasons import PaidInPart, PaidLater, QuantityUsed
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
    LimitReached,
    MeasuredSoFar,
    MissingPrice,
    NoService,
    NotAssessed,
    NotDue,
    NotEarned,
    PlacesTaken,
    Reason,
    Refused,
    Released,
    Retained,
    RowUnread,
)
from pbr.values.money import pounds
from pbr.values.number import plain_number
from pbr.values.share import percent
from pbr.values.units_in_words import quantity_of

_MENDED = "It is decided when the council has put its record right; nothing is taken back until then."


class PlainReason(NamedTuple):
    """Why a line is what it is, and what would make it due or decide it; the second is empty where nothing would."""

    why: str
    next: str = ""


def plain_reason(reason: Reason, conditions: Mapping[str, str]) -> PlainReason:
    """A reason in the words of a statement; ``conditions`` are the scheme's own conditions in words, by their text."""
    said = _said(reason, conditions)
    return PlainReason(*map(_sentence_case, said))


def _said(reason: Reason, conditions: Mapping[str, str]) -> Sentences:
    said = _SAID.get(type(reason))
    if said is not None:
        return said(reason, conditions)
    if isinstance(reason, BothEarned):
        one, other = map(spaced, reason.payments)
        return (
            f"the contract pays {one} or {other}, and this fits both",
            "It is decided when the council has said which of the two it is.",
        )
    if isinstance(reason, MissingPrice):
        return "the contract has no price for it yet", "It is decided when the council has settled the price."
    return _paid(reason, conditions) or _later(reason, conditions)


def _paid(reason: Reason, conditions: Mapping[str, str]) -> Sentences | None:
    match reason:
        case Earned(when=when):
            return f"it is due because {plain(when, conditions)}", ""
        case ForEach(scope=scope):
            return f"for each {plain(scope, conditions)}", ""
        case EarnedTogether():
            return "what was earned together", ""
        case Released(measured=measured, share=share):
            return f"{_measured(measured)}, which releases {percent(share)}", ""
        case Retained(window=window, measure=measure):
            of = "the whole run" if window.stretch == "run" else window.label
            said = f"kept back: it is paid with all others of {of}, by what {spaced(measure)} comes to"
            return (
                said,
                f"It is settled together with the others of {of}, which ends on {day_written(window.period.last)}.",
            )
        case LimitReached(payments=payments, total=total, cap=cap, pence=pence, whom=whom, window=window):
            names = listed([spaced(name) for name in payments])
            within = (
                ""
                if window is None
                else f" between {day_written(window.period.first)} and {day_written(window.period.last)}"
            )
            from_what = "" if reason.worked is None else f" ({spaced(worked_in_words(reason.worked))})"
            more = "more" if cap else "less"
            bound = f"the contract's limit is no {more} than {pounds(pence)}{from_what} for the {whom}"
            over = f", {carried_in_words(reason.carried)}" if reason.carried else ""
            return f"{names} come to {pounds(total)}{within}{over}; {bound}", ""
        case PaidInPart(at_most=at_most, unit=unit, quantity=quantity, paid=share, before=before):
            so_much = f"it is paid for at most {plain(at_most, conditions)}"
            if not before:
                return f"{so_much}: that is {plain_number(share)} of {quantity_of(quantity, unit)}", ""
            said = f"{so_much}, and {quantity_of(before, unit)} came before it"
            return f"{said}: {plain_number(share)} of {quantity_of(quantity, unit)} is what is left", ""
        case PaidLater(at_most=at_most, unit=unit, quantity=quantity, paid=share):
            so_much = f"it is paid for at most {plain(at_most, conditions)}"
            left = f"of {quantity_of(quantity, unit)}, {plain_number(share)} left over from before is paid now"
            return f"{so_much}: {left}", ""
        case _:
            return None


def _later(reason: Reason, conditions: Mapping[str, str]) -> Sentences:
    match reason:
        case NotDue(until=until, so_far=so_far):
            besides = "" if so_far is None else f"; {_said(so_far, conditions)[0]}"
            said = f"it falls due on {day_written(until)}{besides}"
            return said, f"It is settled for the period that holds {day_written(until)}, by what is recorded then."
        case MeasuredSoFar(not_due=not_due, measured=measured):
            why, then = _said(not_due, conditions)
            return f"{why}; {_measured(measured)} so far", then
        case MeasureUndecided(measured=measured):
            then = (
                "It is decided when enough is known for the measure to release one share whatever else comes to light."
            )
            if not measured.of_any:
                return f"{_measured(measured)}: there is nothing to measure", then
            if measured.change is not None and measured.change.is_of_nothing:
                return _measured(measured), f"It is decided when there is {measured.change.wanted} to compare with."
            return f"{_measured(measured)}, and what is not known yet could change what it releases", then
        case NoLongerApplies():
            return "this is not paid for the record any more", ""
        case MovedToProvider():
            return "the record is another provider's now", ""
        case Withdrawn(table=table, record_id=record_id, replaced_by=replaced_by):
            instead = f", and is replaced by {replaced_by}" if replaced_by else ""
            return f"the {record_called(table)} {record_id} was entered wrongly and is withdrawn{instead}", ""
        case ByHand(reason=why, source=source):
            return f"{why} ({source})", ""
        case _:
            raise AssertionError(f"a reason without words for a provider: {reason.code}")


def _measured(measured: Measured) -> str:
    if measured.unit is not None or measured.change is not None:
        return f"{spaced(measured.measure)} is {measured.words}"
    return f"{spaced(measured.measure)} is {measured.count} of {measured.out_of}" + (
        f", {measured.unknown} not known yet" if measured.unknown else ""
    )


def _held(reason: Held, conditions: Mapping[str, str]) -> Sentences:
    match reason:
        case HeldByDispute():
            return "it is disputed", "It is decided when the dispute is settled; nothing is taken back until then."
        case HeldByRule(condition=condition):
            said = f"the council has a query: {plain(condition, conditions)}"
            return said, "It is decided when the query is answered or the record is put right."
        case HeldAmong(records=records, because=because):
            said, then = _held(because, conditions)
            return f"not all that is added up is decided yet ({', '.join(records)}): {said}", then
        case HeldByUnreadRow(table=table):
            return f"one of the council's records of {table} could not be read, and may have a share of it", _MENDED
        case RowUnread(table=table):
            return f"one of the council's records of {table} could not be read", _MENDED
        case HeldAsMissing(table=table, record_id=record_id):
            return f"the {record_called(table)} {record_id} is missing from the council's records now", _MENDED
        case HeldAsLastKnown(table=table, record_id=record_id):
            said = f"the council's record of the {record_called(table)} {record_id} could not be read this time"
            return said, _MENDED
        case PerhapsTheSame(table=table, missing_id=missing_id):
            said = f"it may be the {record_called(table)} {missing_id}, which is missing, under another reference"
            return said, "It is decided when the council has said whether they are the same."


def _refused(reason: Refused, conditions: Mapping[str, str]) -> Sentences:
    match reason:
        case NotAssessed(facts=facts):
            return f"not assessed, so nothing is due: {facts_sentence(facts)}", ""
        case NotEarned(facts=facts, when=when):
            return f"not earned: {facts_sentence(facts)}", f"It is due when {plain(when, conditions)}."
        case AfterLastInstalment(falls_on=falls_on, last=last):
            return f"it falls on {day_written(falls_on)}, after the last instalment's day, {day_written(last)}", ""
        case PlacesTaken(at_most=at_most, records=records):
            before = f": {', '.join(records)} came before it" if records else ""
            return f"it is paid at most {plain(at_most, conditions)}{before}", ""
        case QuantityUsed(at_most=at_most, unit=unit, before=before):
            before_it = f", and {quantity_of(before, unit)} came before it" if before else ""
            return f"it is paid for at most {plain(at_most, conditions)}{before_it}", ""
        case NoService():
            return "there is no day of service", ""


_SAID: dict[type, Callable[[Any, Mapping[str, str]], Sentences]] = {
    **dict.fromkeys({*get_args(Open)} - {MeasureUndecided}, open_sentences),
    **dict.fromkeys(get_args(Held), _held),
    **dict.fromkeys(get_args(Refused), _refused),
}
"""By the class of a reason: to ask whether it is one of many classes takes longer than to say it."""


def _sentence_case(said: str) -> str:
    """A sentence with its capital and its full stop."""
    if not said:
        return ""
    return f"{said[0].upper()}{said[1:]}{'' if said.endswith(('.', '?', '!')) else '.'}"
