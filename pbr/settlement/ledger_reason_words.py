"""The words of what is held as last known, of what is taken back, and of what was entered by hand."""

from pbr.records.files.record_names import record_called
from pbr.settlement.ledger_reasons import (
    ByHand,
    HeldAsLastKnown,
    HeldAsMissing,
    MovedToProvider,
    NoLongerApplies,
    PerhapsTheSame,
    PutBack,
    TakenBack,
    Withdrawn,
)


def put_back_in_words(reason: PutBack) -> str:
    """Why a record is held by what the last settlement had."""
    one = record_called(reason.table)
    match reason:
        case HeldAsMissing(record_id=record_id):
            return f"the {one} {record_id} was in the last extract and is not in this one"
        case HeldAsLastKnown(record_id=record_id):
            return f"the row of the {one} {record_id} cannot be read, so it is taken as it was last known"
        case PerhapsTheSame(missing_id=missing_id):
            return f"it may be the {one} {missing_id}, which is missing, under another id"


def taken_back_in_words(reason: TakenBack) -> str:
    """Why what was settled is taken back."""
    match reason:
        case NoLongerApplies():
            return "this is not paid for the record any more"
        case MovedToProvider(provider_id=provider_id):
            return f"the record is of provider {provider_id} now"
        case Withdrawn(table=table, record_id=record_id, replaced_by=replaced_by):
            instead = f", and is replaced by {replaced_by}" if replaced_by else ""
            return f"the {record_called(table)} {record_id} is withdrawn{instead}"


def by_hand_in_words(reason: ByHand) -> str:
    """Why somebody entered a line by hand."""
    return f"{reason.reason} ({reason.source})"
