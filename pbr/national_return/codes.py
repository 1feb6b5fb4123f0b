"""The codes of the return: which of them a cell holds, and by which release it is written. Nothing is guessed."""

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Generic, TypeVar

from pbr.national_return.outcomes import OUTCOMES, Outcome
from pbr.national_return.services import COMPONENTS, SERVICE_TYPES, ServiceType
from pbr.values.dataclass import dataclass

Meaning = TypeVar("Meaning")


class Spelling(Enum):
    """By which release's list a cell is written; ``OTHERWISE`` where only its letters and digits are of one."""

    RELEASE_1 = "release 1"
    RELEASE_2 = "release 2"
    EITHER = "either release"
    OTHERWISE = "neither, spelled otherwise"


class EventType(Enum):
    """What sort of event a row is."""

    REQUEST = "Request"
    ASSESSMENT = "Assessment"
    SERVICE = "Service"
    REVIEW = "Review"


class ClientType(Enum):
    """Whom a row is about."""

    SERVICE_USER = "Service user"
    CARER = "Unpaid carer"
    CARER_BY_ASSOCIATION = "Unpaid carer known by association"


@dataclass(frozen=True, slots=True)
class CodeList(Generic[Meaning]):
    """The codes of one column: what each means, by its letters and digits, and how each release writes it."""

    column: str
    meanings: Mapping[str, Meaning]
    release_1: frozenset[str]
    release_2: frozenset[str]
    vocabulary: frozenset[str]

    def has_a_word_of(self, cell: str) -> bool:
        """Whether a cell on no list has a word of the list all the same: it is a code, and no name of somebody."""
        return not self.vocabulary.isdisjoint(_words(cell))

    def read(self, cell: str) -> tuple[Meaning, Spelling] | None:
        """Give what a cell means and by which release it is written, or nothing where no list has it."""
        meaning = self.meanings.get(letters_and_digits(cell))
        if meaning is None:
            return None
        first, second = cell in self.release_1, cell in self.release_2
        if first and second:
            return meaning, Spelling.EITHER
        if first or second:
            return meaning, Spelling.RELEASE_1 if first else Spelling.RELEASE_2
        return meaning, Spelling.OTHERWISE


def letters_and_digits(text: str) -> str:
    """Give text in small letters, without all that is neither letter nor digit."""
    return "".join(filter(str.isalnum, text.casefold()))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]{3,}", text.casefold()))


def _list(column: str, codes: Iterable[tuple[Meaning, str, Iterable[str]]]) -> CodeList[Meaning]:
    """Make the list of a column of the meaning, the words of release 2 and those of release 1 of each code."""
    meanings: dict[str, Meaning] = {}
    first: set[str] = set()
    second: set[str] = set()
    for meaning, of_release_2, of_release_1 in codes:
        second.add(of_release_2)
        first.update(of_release_1)
        meanings |= {letters_and_digits(words): meaning for words in (of_release_2, *of_release_1)}
    return CodeList(column, meanings, frozenset(first), frozenset(second), _words(" ".join(first | second)))


EVENT_TYPE: CodeList[EventType] = _list("Event Type", [(each, each.value, [each.value]) for each in EventType])
CLIENT_TYPE: CodeList[ClientType] = _list(
    "Client Type",
    [
        (ClientType.SERVICE_USER, "Service user", ["Service User"]),
        (ClientType.CARER, "Unpaid carer", ["Carer"]),
        (ClientType.CARER_BY_ASSOCIATION, "Unpaid carer known by association", ["Carer known by association"]),
    ],
)
SERVICE_TYPE: CodeList[ServiceType] = _list("Service Type", [(each, each.value, [old]) for each, old in SERVICE_TYPES])
COMPONENT: CodeList[str] = _list("Service Component", [(each, each, [old]) for each, old in COMPONENTS])
OUTCOME: CodeList[Outcome] = _list("Event Outcome", [(each, each.value, old) for each, old in OUTCOMES])
