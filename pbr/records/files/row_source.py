"""Row sources: rows handed over in batches, as columns of text with the place of every cell."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, Protocol, runtime_checkable

from pbr.problems.problem import Place, Problem

NOTHING_UNREAD: Mapping[str, Mapping[int, Problem]] = MappingProxyType({})
"""What a source has that hands its cells on as they are."""


class Batch(Protocol):
    """Some rows of one table, in columns of equal length."""

    @property
    def columns(self) -> Mapping[str, Sequence[str]]:
        """The text of each column by its field."""
        ...

    @property
    def rows(self) -> Sequence[object]:
        """The rows as the source has them; only their number matters here."""
        ...

    @property
    def misfits(self) -> tuple[Problem, ...]:
        """What was wrong with rows that could not be laid out in columns; one problem for each."""
        ...

    @property
    def unread(self) -> Mapping[str, Mapping[int, Problem]]:
        """By field, the rows whose cell the source itself could make nothing of, each with why."""
        ...

    @property
    def blank(self) -> int:
        """How many wholly blank rows were left out."""
        ...

    def place(self, index: int, field: str) -> Place:
        """Where a cell stands."""
        ...

    def is_blank(self, index: int) -> bool:
        """Whether a row is wholly blank."""
        ...

    def not_a_record(self, index: int) -> Problem | None:
        """What a row is that could not be read as a record, where that can be told: a heading, a total, a note."""
        ...


class Phrase(NamedTuple):
    """What stands in an extract for which a code was read, and the heading above it."""

    heading: str
    text: str


@runtime_checkable
class Phrased(Protocol):
    """Rows whose codes stand for phrases of the file that they were read from."""

    def phrases(self, index: int) -> Mapping[str, Phrase]:
        """What stands in the file for each code of a row, by field. Phrases are of codes, and about no person."""
        ...


class Source(Protocol):
    """Where the rows of one table come from. They can be gone through more than once."""

    @property
    def name(self) -> str:
        """What problems call the source."""
        ...

    def batches(self) -> Iterator[Batch]:
        """Go through the rows from the first."""
        ...
