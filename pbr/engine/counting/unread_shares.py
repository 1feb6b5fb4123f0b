"""The shares of a part while a row below the record could not be read: each is held, for nobody knows its size."""

from collections.abc import Sequence

from pbr.engine.payments.line_maker import Made, Make
from pbr.engine.pricing.line_sum import LineSum
from pbr.engine.verdicts.verdict import Verdict, both
from pbr.settlement.line import Status
from pbr.settlement.reason import HeldByUnreadRow
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import NobodySlot


def held_for_unread(
    make: Make[Made],
    record: RecordRef,
    whose: Sequence[RecordRef],
    alone: NobodySlot,
    whole: Verdict,
    unread: HeldByUnreadRow,
    nothing_known: LineSum,
) -> list[Made]:
    """A line for each of those that have a share, or one of the record's own where nobody has."""
    held = both(whole, (Status.HELD, unread))
    if not whose:
        return [make(record, held, None, nothing_known, slot=alone)]
    return [make(one, held, None, nothing_known) for one in whose]
