"""Episodes (clusters): short-term support to maximise independence, joined where a week or less lies between."""

from collections.abc import Iterable, Sequence

from pbr.national_return.codes import EventType
from pbr.national_return.event import Event
from pbr.national_return.outcomes import Outcome, rank_as_sequel
from pbr.national_return.services import ServiceType
from pbr.values.dataclass import dataclass

DAYS_BETWEEN = 7
"""A service that begins this many days or fewer after the last has ended belongs to the same episode."""


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode: from the first day of its services to the last, and the outcome of the one that ended last."""

    person: str
    start: int
    end: int
    outcome: Outcome | None
    provider: str
    providers: int


def is_of_an_episode(event: Event) -> bool:
    """Whether an event is short-term support to maximise independence, of whatever component."""
    return event.kind is EventType.SERVICE and event.service is ServiceType.TO_MAXIMISE_INDEPENDENCE


def episodes_of(events: Iterable[Event]) -> list[Episode]:
    """The episodes of one person, in order of their start."""
    services = sorted(
        (event for event in events if is_of_an_episode(event)),
        key=lambda event: (event.start, event.end, rank_as_sequel(event.outcome), -event.row),
    )
    joined: list[list[Event]] = []
    latest = 0
    for event in services:
        if joined and event.start - latest <= DAYS_BETWEEN:
            joined[-1].append(event)
            latest = max(latest, event.end)
        else:
            joined.append([event])
            latest = event.end
    return [_joined(services) for services in joined]


def _joined(services: Sequence[Event]) -> Episode:
    """Make an episode of its services; of two that end on its last day the outcome that goes before counts."""
    in_order = sorted(services, key=lambda event: (event.end, -rank_as_sequel(event.outcome), event.row))
    last = in_order[-1]
    named = [event.provider for event in in_order if event.provider]
    return Episode(
        person=last.person,
        start=min(event.start for event in services),
        end=last.end,
        outcome=last.outcome,
        provider=named[-1] if named else "",
        providers=len(set(named)),
    )
