"""An event of the return: one row, as it is needed to follow a person from one service to what comes after it."""

from typing import NamedTuple

from pbr.national_return.codes import EventType
from pbr.national_return.outcomes import Outcome
from pbr.national_return.services import ServiceType

GOES_ON = 3_652_059
"""The last day that there is, as an ordinal: the end of an event that has none."""


class Event(NamedTuple):
    """One event of a person. Days are ordinals; ``end`` is ``GOES_ON`` where there is none.

    ``told_apart_by`` is what else tells two events of a day apart: how a request came, or which assessment it was.
    ``told_until`` is the last day of the reporting period of its row, ``row`` counts the rows as they are read.
    """

    person: str
    kind: EventType
    start: int
    end: int
    outcome: Outcome | None
    service: ServiceType | None
    component: str
    provider: str
    told_apart_by: str
    told_until: int
    row: int


class Person(NamedTuple):
    """What is known of a person besides events: the days of birth and death, nothing where they are not known."""

    born: int | None
    died: int | None
