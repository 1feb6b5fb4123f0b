"""The method: which sequel an episode has, by rules of which the first that fits decides.

These are the rules of the Department of Health and Social Care for 2024 to 2025 onward. Which rule decided is kept.
"""

from collections.abc import Iterable, Sequence

from pbr.national_return.codes import EventType
from pbr.national_return.episodes import Episode, is_of_an_episode
from pbr.national_return.event import Event, Person
from pbr.national_return.outcomes import Outcome, is_usable, rank_as_sequel
from pbr.national_return.sequel import OF_SERVICE, Sequel, sequel_of_outcome
from pbr.national_return.services import EQUIPMENT, LONG_TERM, SHORT_TERM_IN_A_HOME
from pbr.values.dataclass import dataclass

NAME = "ASCOF 2A, Department of Health and Social Care, 2024 to 2025 onward"
VERSION = "Create_ASCOF_2A_2425_Onwards.sql, as of 26 February 2026 (commit 9bee728 of DataS-DHSC/ASC-CLD-LA-Dashboard)"

WINDOW = 7
"""How many days after an episode what begins is still its sequel, and a death still a death."""
NEW_AFTER = 91
"""Somebody whose long-term support ended this many days or more before an episode is a new client."""
_NEAR_THE_END = 14
_ADULT = 18
# The published code counts years of 365.25 days.
_QUARTER_DAYS_A_YEAR = 1461


@dataclass(frozen=True, slots=True)
class Followed:
    """What followed an episode, and by which rule: 1 to 6, with 4a, 4b and 4c as the published code has them."""

    sequel: Sequel
    rule: str


def age_at(person: Person, day: int) -> int | None:
    """The age on a day in whole years, as the published code counts it; nothing where no birth is known."""
    return None if person.born is None else 4 * (day - person.born) // _QUARTER_DAYS_A_YEAR


def is_adult(person: Person, episode: Episode) -> bool:
    """Whether somebody is 18 on the last day of an episode; whose age is not known counts as an adult."""
    age = age_at(person, episode.end)
    return age is None or age >= _ADULT


def died_before(person: Person, episode: Episode) -> bool:
    """Whether somebody died before an episode began."""
    return person.died is not None and person.died < episode.start


def is_new_client(episode: Episode, events: Iterable[Event]) -> bool:
    """Whether no long-term support began before an episode and ended fewer than 91 days before it, or goes on."""
    return not any(
        event.service in LONG_TERM and event.start < episode.start and episode.start - event.end < NEW_AFTER
        for event in events
    )


def what_followed(episode: Episode, person: Person, events: Sequence[Event]) -> Followed:
    """Give the sequel of an episode that has ended. ``events`` are all events of the person."""
    if person.died is not None and person.died - episode.end <= WINDOW:
        return Followed(Sequel.DECEASED, "1")
    if episode.outcome is Outcome.TO_HOSPITAL:
        return Followed(Sequel.TO_HOSPITAL, "2")
    # The services that an episode is made of are no sequel of it.
    others = [event for event in events if not (is_of_an_episode(event) and _begins_in(event, episode))]
    after = [event for event in others if _comes_after(event, episode)]
    nested = [event for event in others if _is_nested(event, episode)]
    return (
        _by_service(after)
        or _by_outcome(episode, after, nested)
        or _by_equipment(nested)
        or Followed(sequel_of_outcome(episode.outcome), "6")
    )


def _begins_in(event: Event, episode: Episode) -> bool:
    return episode.start <= event.start <= episode.end


def _comes_after(event: Event, episode: Episode) -> bool:
    return episode.start <= event.start <= episode.end + WINDOW and event.end > episode.end


def _is_nested(event: Event, episode: Episode) -> bool:
    # Later than the first day: what ended on it led to the episode.
    return episode.start <= event.start and episode.start < event.end <= episode.end


def _by_service(after: Sequence[Event]) -> Followed | None:
    """Rule 3: the highest of the services that follow, support of carers aside."""
    for service, sequel in OF_SERVICE:
        found = [event for event in after if event.service is service]
        if found:
            in_a_home = any(event.component in SHORT_TERM_IN_A_HOME for event in found)
            short_term = sequel is Sequel.OTHER_SHORT_TERM and in_a_home
            return Followed(Sequel.SHORT_TERM_IN_A_HOME if short_term else sequel, "3")
    return None


def _by_outcome(episode: Episode, after: Sequence[Event], nested: Sequence[Event]) -> Followed | None:
    """Rule 4: of the outcomes of the episode, of what follows and of its last review, the one that goes before.

    The outcome of the episode is among them where nothing follows, or where something follows that says a sequel.
    """
    own = is_usable(episode.outcome)
    telling = [
        event.outcome
        for event in after
        if event.kind is not EventType.SERVICE
        and event.outcome is not Outcome.ENDED_AS_PLANNED
        and (own or is_usable(event.outcome))
    ]
    found = [(episode.outcome, "4a")] if own and (telling or not after) else []
    found += [(outcome, "4b") for outcome in telling]
    found += [(outcome, "4c") for outcome in _last_review(episode, nested)]
    usable = [(outcome, rule) for outcome, rule in found if is_usable(outcome)]
    if not usable:
        return None
    outcome, rule = min(usable, key=lambda each: (rank_as_sequel(each[0]), each[1]))
    return Followed(sequel_of_outcome(outcome), rule)


def _last_review(episode: Episode, nested: Sequence[Event]) -> list[Outcome | None]:
    """The outcome of the last assessment or review within an episode and fewer than 14 days before its end."""
    near = [
        event
        for event in nested
        if event.kind in (EventType.ASSESSMENT, EventType.REVIEW)
        and episode.end - event.end < _NEAR_THE_END
        and is_usable(event.outcome)
    ]
    if not near:
        return []
    return [max(near, key=lambda event: (event.end, -rank_as_sequel(event.outcome), event.row)).outcome]


def _by_equipment(nested: Sequence[Event]) -> Followed | None:
    """Rule 5: equipment that was given in the course of an episode is support of a low level that goes on."""
    if any(event.component == EQUIPMENT for event in nested):
        return Followed(Sequel.ONGOING_LOW_LEVEL, "5")
    return None
