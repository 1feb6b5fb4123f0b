"""What an open line waits for, as a provider reads it, and what would decide it."""

from collections.abc import Mapping

from pbr.describe.shared_wording import day_written, spaced
from pbr.records.files.record_names import record_called
from pbr.remittance.fact_sentences import facts_sentence, field_phrase
from pbr.settlement.not_recorded import NotRecorded
from pbr.settlement.open_reasons import (
    AmountNotKnown,
    CutShortDayNotKnown,
    CutShortNotKnown,
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
    ServiceBeginsLater,
    ServiceNotKnown,
    SharesNotKnown,
    TierNotKnown,
    WaitsFor,
    WeightsNothing,
)
from pbr.settlement.quantity_reasons import QuantityLeftNotKnown
from pbr.values.units_in_words import several_of_one

Sentences = tuple[str, str]
"""Why a line is what it is, and what would make it due or decide it."""

_RECORDED = "It is decided when that is recorded."


def plain(text: str, conditions: Mapping[str, str]) -> str:
    """A condition, day or thing of the scheme in words; where it has none of its own, its names without underscores."""
    return conditions.get(text) or spaced(text)


def open_sentences(reason: Open, conditions: Mapping[str, str]) -> Sentences:
    """Why a line is open. Of a measure nothing is said here: that it is undecided is told with the measures."""
    match reason:
        case WaitsFor(condition=condition, facts=facts):
            return f"not decided yet: {facts_sentence(facts)}", f"It can be due once {plain(condition, conditions)}."
        case FactsNotKnown(facts=facts):
            return f"not decided yet: {facts_sentence(facts)}", _RECORDED
        case ScopeNotKnown(facts=facts):
            return f"not known yet whether it is paid for at all: {facts_sentence(facts)}", _RECORDED
        case NotRecorded():
            return "nothing is recorded of it yet, and the contract expects it", _RECORDED
        case OtherNotKnown(payment=payment, facts=facts):
            beside = f"whether {spaced(payment)} is earned as well, of which only one is paid"
            return f"not known yet {beside}: {facts_sentence(facts)}", _RECORDED
        case SharesNotKnown(table=table):
            return f"it is not known yet which {table} have a share of it", _RECORDED
        case WeightsNothing():
            return "the weights of those that have a share add up to nothing", "It is decided when they are put right."
        case NobodyHasAShare(table=table, shared_by=shared_by, where=where):
            fitting = f" where {plain(where, conditions)}" if where else ""
            return f"the {record_called(table)} has no {record_called(shared_by)}{fitting} yet", _RECORDED
        case MeasureUndecided():
            raise AssertionError("an undecided measure is told with the measures")
        case PlaceNotKnown(at_most=at_most, records=records):
            before = f": {', '.join(records)}" if records else ""
            so_often = plain(at_most, conditions)
            said = f"it is paid at most {so_often}, and what comes before it is not decided yet{before}"
            return said, "It is decided when those are."
        case QuantityLeftNotKnown(at_most=at_most, records=records):
            before = f": {', '.join(records)}" if records else ""
            much = plain(at_most, conditions)
            said = f"it is paid for at most {much}, and what comes before it is not decided yet{before}"
            return said, "It is decided when those are."
        case OpenAmong(records=records, because=because):
            first, then = open_sentences(because, conditions)
            return f"not all that is added up is decided yet ({', '.join(records)}): {first}", then
        case TierNotKnown(so_far=so_far, records=records):
            before = f": {', '.join(records)}" if records else ""
            said = f"its price depends on {spaced(so_far)}, and what comes before it is not decided yet{before}"
            return said, "It is decided when those are."
        case _:
            return _not_known(reason, conditions), _RECORDED


def _not_known(reason: Open, conditions: Mapping[str, str]) -> str:
    match reason:
        case DueDayNotKnown():
            return "the day it is due is not known yet"
        case PricedAtNotKnown(day=day):
            return f"the day that fixes the price is not known yet: {plain(day, conditions)}"
        case PriceFieldNotKnown(field=field):
            return f"the price depends on {field_phrase(field)}, which is not recorded yet"
        case LimitNotKnown(field=field):
            return f"{field_phrase(field)}, to which it is limited, is not recorded yet"
        case DrawnNotKnown(payments=payments):
            return f"what is drawn by {', '.join(map(spaced, payments))}, or how much may be kept, is not known yet"
        case AmountNotKnown(field=field):
            return f"{field_phrase(field)} is not recorded yet"
        case QuantityNotKnown(unit=unit):
            return f"the number of {several_of_one(unit)} is not known yet"
        case ServiceNotKnown(end=end):
            return f"the {end.value} day of the service is not recorded yet"
        case ServiceBeginsLater(first=first):
            return f"the service begins on {day_written(first)}, and its last day is not known"
        case CutShortNotKnown(condition=condition):
            return f"it is not known yet whether the service was cut short: {plain(condition, conditions)}"
        case CutShortDayNotKnown(condition=condition):
            return f"it is not known yet whether and when the service was cut short: {plain(condition, conditions)}"
        case InstalmentsEndNotKnown(day=day):
            return f"the day until which instalments run is not known yet: {plain(day, conditions)}"
        case _:
            raise AssertionError(f"a reason without words for a provider: {reason.code}")
