"""Rows of the same event: which of them is kept, and when a service that a later return no longer has is over."""

from collections.abc import Hashable, Iterable, Sequence

from pbr.national_return.codes import EventType
from pbr.national_return.event import Event
from pbr.national_return.fates import FileTally
from pbr.national_return.outcomes import rank_of


def unique_events(events: Iterable[Event]) -> tuple[list[Event], list[Event]]:
    """Give one row of each event, in the order they were read, and the rows of the same events that are not kept.

    Kept is the row of the newest reporting period; then the one that ends last or not at all; then the one whose
    outcome goes before the others; then the one read last.
    """
    best: dict[Hashable, Event] = {}
    left: list[Event] = []
    for event in events:
        key = _which(event)
        other = best.get(key)
        if other is None:
            best[key] = event
        elif _goes_before(event) < _goes_before(other):
            best[key] = event
            left.append(other)
        else:
            left.append(event)
    return sorted(best.values(), key=lambda event: event.row), left


def _which(event: Event) -> Hashable:
    """What tells an event from others: not the end of a service, because it changes from return to return."""
    if event.kind is EventType.SERVICE:
        return event.person, event.kind, event.start, event.service, event.component
    return event.person, event.kind, event.start, event.end, event.told_apart_by


def _goes_before(event: Event) -> tuple[int, ...]:
    return -event.told_until, -event.end, rank_of(event.outcome), -event.row


def ended_where_no_longer_told(events: Iterable[Event], files: Sequence[FileTally]) -> tuple[list[Event], int]:
    """End a service on the last day of the last return that has it, where it was open and the next one is without it.

    The next return must begin no later than the day after. Gives the events, and how many were ended.
    """
    followed = {
        file.last_day
        for file in files
        if any(later.last_day > file.last_day and later.first_day <= file.last_day + 1 for later in files)
    }
    given = list(events)
    ended = [
        event._replace(end=event.told_until)
        if event.kind is EventType.SERVICE and event.end > event.told_until and event.told_until in followed
        else event
        for event in given
    ]
    return ended, sum(one.end != other.end for one, other in zip(given, ended, strict=True))
