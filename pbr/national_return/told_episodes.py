"""Every episode of a return, with what followed it, and whether it is one that the measure looks at."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum
from itertools import groupby

from pbr.national_return.episodes import Episode, episodes_of, is_of_an_episode
from pbr.national_return.event import GOES_ON, Event, Person
from pbr.national_return.what_followed import (
    Followed,
    age_at,
    died_before,
    is_adult,
    is_new_client,
    what_followed,
)
from pbr.values.dataclass import dataclass

_65 = 65
NOBODY_KNOWN = Person(None, None)


class MeasureStanding(Enum):
    """Whether the measure looks at an episode, and if not, why not."""

    MEASURED = "looked at"
    GOES_ON = "still open"
    UNDER_18 = "under 18 at its end"
    DIED_BEFORE = "died before it began"
    NOT_NEW = "not a new client"


class Ages(Enum):
    """The age groups in which the measure is published."""

    WORKING_AGE = "18 to 64"
    OLDER = "65 and above"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class ToldEpisode:
    """An episode with its standing; ``followed`` is nothing where it goes on, or began after the person died."""

    episode: Episode
    standing: MeasureStanding
    ages: Ages
    followed: Followed | None


def told_episodes(events: Iterable[Event], people: Mapping[str, Person]) -> list[ToldEpisode]:
    """Give every episode of every person, by person and day; ``events`` are unique, of any persons."""
    given = list(events)
    served = {event.person for event in given if is_of_an_episode(event)}
    theirs = sorted((event for event in given if event.person in served), key=lambda event: (event.person, event.row))
    told: list[ToldEpisode] = []
    for person, of_person in groupby(theirs, key=lambda event: event.person):
        told += _of_a_person(people.get(person, NOBODY_KNOWN), list(of_person))
    return told


def _of_a_person(person: Person, events: Sequence[Event]) -> list[ToldEpisode]:
    return [_told(episode, person, events) for episode in episodes_of(events)]


def _told(episode: Episode, person: Person, events: Sequence[Event]) -> ToldEpisode:
    standing = _standing(episode, person, events)
    known = standing not in (MeasureStanding.GOES_ON, MeasureStanding.DIED_BEFORE)
    return ToldEpisode(
        episode, standing, _ages(person, episode), what_followed(episode, person, events) if known else None
    )


def _standing(episode: Episode, person: Person, events: Sequence[Event]) -> MeasureStanding:
    if episode.end == GOES_ON:
        return MeasureStanding.GOES_ON
    if died_before(person, episode):
        return MeasureStanding.DIED_BEFORE
    if not is_adult(person, episode):
        return MeasureStanding.UNDER_18
    return MeasureStanding.MEASURED if is_new_client(episode, events) else MeasureStanding.NOT_NEW


def _ages(person: Person, episode: Episode) -> Ages:
    age = None if episode.end == GOES_ON else age_at(person, episode.end)
    if age is None:
        return Ages.NOT_KNOWN
    return Ages.OLDER if age >= _65 else Ages.WORKING_AGE
