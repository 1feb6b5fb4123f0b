"""Instalments of which the same is told but for their day: each is told of with the first of them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pbr.explain.explanation import LineStory
from pbr.settlement.line import Line, Status
from pbr.settlement.reason import waits_for_its_day_alone
from pbr.settlement.slot import InstalmentSlot
from pbr.values.money import pounds

FEWEST = 3
"""Fewer are told of one by one."""
_NOTHING_COMES = frozenset({Status.EARLIER, Status.NOT_DUE, Status.OPEN, Status.HELD, Status.NOT_EARNED})
"""Of these nothing is paid in the period: what is due, or taken back, is told line by line."""


def told_together(lines: Sequence[LineStory]) -> Iterator[tuple[LineStory, ...]]:
    """The lines in their order: instalments that are alike and follow each other together, each other by itself."""
    for alike, group in groupby(enumerate(lines), key=lambda one: _alike(*one)):
        told = tuple(one for _, one in group)
        if len(told) < FEWEST or not isinstance(alike, tuple):
            yield from ((one,) for one in told)
        else:
            yield told


def _alike(at: int, told: LineStory) -> object:
    """What instalments that are told together have in common; any other line has its place."""
    line = told.line
    if line.status not in _NOTHING_COMES or not isinstance(line.slot, InstalmentSlot):
        return at
    part = line.record_id, line.payment, line.part, line.payer, line.status, line.at_stake
    # The day stands in what came of these, and in what they still need.
    has_its_day = line.status is Status.EARLIER or waits_for_its_day_alone(line.reason)
    of_it = () if has_its_day else (told.outcome, told.needs)
    return (*part, has_its_day, of_it, told.why, told.facts, told.measures, told.working.rounding)


def outcome_together(told: Sequence[LineStory]) -> str:
    """What came of instalments that are told together: the sum, and where it is of each its own, the day."""
    lines = [one.line for one in told]
    days = ", ".join(str(line.due_on) for line in lines)
    sums = _sums(lines)
    if lines[0].status is Status.EARLIER:
        return f"Nothing in this period: {sums} fell due before the period begins, on {days}."
    if waits_for_its_day_alone(lines[0].reason):
        return f"Nothing yet: {sums} is not due until its day: {days}."
    return f"{told[0].outcome} So it is of each of them{_together(lines)}."


def _together(lines: Sequence[Line]) -> str:
    each = lines[0].at_stake
    return "" if each is None else f", {pounds(each * len(lines))} together"


def _sums(lines: Sequence[Line]) -> str:
    each = lines[0].at_stake
    return "an amount not known yet" if each is None else f"{pounds(each)} of each{_together(lines)},"
