"""What is open because a plan's own money, which is the most that may be paid for it, is blank.

A limit never changes what a line comes to. But while nobody knows the most that a plan may come to, none of its money
is certain: what is due under the limit is open until the sum is recorded. It is certain where nothing under the limit
is above nil, for then no limit takes anything.
"""

from pbr.conditions.deciding_facts import named
from pbr.engine.limits.limit_bounds import Bounds, OwnSums
from pbr.engine.limits.sums_under_limits import SumUnderLimit
from pbr.scheme.limits.limits import Limit
from pbr.settlement.line import Line, LineKind, Payer, Status
from pbr.settlement.open_reasons import DrawnNotKnown, LimitNotKnown
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import Slot, WindowSlot
from pbr.values.window import Window

NOTHING = Bounds(0, 0)
"""What is enough to know of a limit that takes nothing, and adds nothing, whatever its sum."""

_DECIDED = (Status.DUE, Status.EARLIER)


def open_under_caps(lines: list[Line], own: OwnSums, limits: tuple[Limit, ...]) -> list[Line]:
    """The lines of a plan's family, those open that are due under a cap that is not known."""
    for limit in limits:
        if limit.cap and limit.own is not None and own.pence.get(limit.name) is None:
            lines = _opened(lines, limit, limits)
    return lines


def _opened(lines: list[Line], limit: Limit, limits: tuple[Limit, ...]) -> list[Line]:
    names, raised = _counted(limit, limits)
    due = [line for line in lines if line.payment in names and line.status in _DECIDED]
    if not raised and all(line.due_to_date <= 0 for line in due):
        return lines
    reason = not_known(limit)
    return [
        line._replace(status=Status.OPEN, amount=0, at_stake=line.due_to_date, due_to_date=0, reason=reason)
        if line.payment in names and line.status in _DECIDED
        else line
        for line in lines
    ]


def _counted(limit: Limit, limits: tuple[Limit, ...]) -> tuple[set[str], bool]:
    """The payments that come under a limit, through earlier limits too; and whether one of those adds to them."""
    by_name = {one.name: one for one in limits}
    names: set[str] = set()
    raised = False
    ahead = list(limit.of)
    while ahead:
        name = ahead.pop()
        if name in by_name:
            raised = raised or not by_name[name].cap
            ahead += by_name[name].of
        else:
            names.add(name)
    return names, raised


def not_known(limit: Limit) -> LimitNotKnown:
    """Why something is open under a limit that is a plan's own money. Raises ``ValueError`` for another limit."""
    if limit.own is None:
        raise ValueError("the sum of this limit is always known")
    return LimitNotKnown(limit.name, named(limit.own.field))


def is_certain(limit: Limit, total: SumUnderLimit, before: int) -> bool:
    """Whether a limit that is not known brings nothing: nothing is due under it, or nothing that a cap could take.

    ``before`` is what was due under it before the period, in pence: nil with a ledger, which knows what it brought.
    """
    if total.now is None:
        return not total.in_doubt
    return limit.cap and total.now <= 0 and before <= 0


def certain_wherever(limit: Limit, now: int | None, undated: tuple[int, int]) -> int:
    """What a limit brings in a window wherever what stands and cannot be placed may be: the least that it can.

    ``now`` is what is due in the window, None where nothing is; ``undated`` is what was deducted and what was paid of
    which nobody knows in which window it is, all in pence.
    """
    if now is None or limit.worked is not None:
        return 0
    deducted, paid = undated
    return limit.brings(now + (deducted if limit.cap else paid))


def line_not_known(limit: Limit, record: RecordRef, slot: Slot, scheme: str) -> Line:
    """The line of a limit of which nobody knows what it brings: it is open, and its sum is not known."""
    return Line(
        scheme, record, limit.name, "", slot, Payer.COUNCIL, limit.provenance.clause, Status.OPEN, LineKind.LIMIT,
        None, None, None, None, "", None, None, 0, None, 0, 0, "", not_known(limit),
    )  # fmt: skip


def not_drawn_yet(limit: Limit, record: RecordRef, window: Window, most: int, scheme: str) -> Line:
    """The line of what is not drawn in a window while that is not decided: at most ``most`` pence go back (below 0)."""
    return Line(
        scheme, record, limit.name, "", WindowSlot(window), Payer.COUNCIL, limit.provenance.clause, Status.OPEN,
        limit.line_kind, None, None, None, None, "", None, None, 0, most, 0, 0, "",
        DrawnNotKnown(limit.name, limit.others),
    )  # fmt: skip
