"""What looking for one thing finds in some of the records: what is found in others is added before it is told."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from pbr.records.consistency.comparison import Answer, RecordsCompared
from pbr.records.consistency.contradiction import Finding, true_in
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Extent:
    """What some rows come to, beside how many they are; that of other rows is added.

    ``minutes`` are delivered in them, None where that was not read. ``days`` are the days they share or fill, ``some``
    of them stand out, and ``most`` is the most minutes on one.
    """

    minutes: Fraction | None = None
    days: int = 0
    some: int = 0
    most: Fraction = Fraction()

    def plus(self, other: "Extent") -> "Extent":
        """What these rows and others come to."""
        known = [one.minutes for one in (self, other) if one.minutes is not None]
        return Extent(
            sum(known, Fraction()) if known else None,
            self.days + other.days,
            self.some + other.some,
            max(self.most, other.most),
        )


@dataclass(frozen=True, slots=True)
class FoundRows:
    """Rows of one table of which one thing may be said, by their places, the first one first, and what they come to."""

    table: str
    rows: Sequence[int] = ()
    extent: Extent = Extent()


@dataclass(frozen=True, slots=True)
class LookedFor:
    """One thing that is looked for, and how it is told.

    ``look`` gives rows of as many kinds as it always does, or nothing where the records do not show it or cannot. What
    it gives of some families and of others, added kind by kind, is what it would give of all of them. ``tell`` gives
    what is said of rows, each with the kind whose rows they are.
    """

    look: Callable[[RecordsCompared], Sequence[FoundRows]]
    tell: Callable[[Sequence[FoundRows]], Iterator[tuple[int, Finding]]]

    def findings(self, beside: RecordsCompared) -> Iterator[Finding]:
        """What is found in all the records at once."""
        found = self.look(beside)
        if found:
            for _, finding in self.tell(found):
                yield finding


def looked_for(
    table: str, rows_of: Callable[[RecordsCompared], Sequence[int]], told: Callable[[FoundRows], Finding]
) -> LookedFor:
    """One thing that is told of one kind of rows, of which nothing but how many they are is said."""

    def look(beside: RecordsCompared) -> Sequence[FoundRows]:
        rows = rows_of(beside)
        return (FoundRows(table, rows),) if rows else ()

    return LookedFor(look, each_told(told))


def each_told(told: Callable[[FoundRows], Finding]) -> Callable[[Sequence[FoundRows]], Iterator[tuple[int, Finding]]]:
    """Tell every kind of rows in the same words."""

    def tell(found: Sequence[FoundRows]) -> Iterator[tuple[int, Finding]]:
        for kind, one in enumerate(found):
            if one.rows:
                yield kind, told(one)

    return tell


def rows_true_in(
    find: Callable[[RecordsCompared], list[Answer]], *read: tuple[str, Sequence[str]]
) -> Callable[[RecordsCompared], Sequence[int]]:
    """The rows of which an answer is yes, where these fields of these tables were read."""

    def rows_of(beside: RecordsCompared) -> Sequence[int]:
        return true_in(find(beside)) if all(beside.has(table, *fields) for table, fields in read) else ()

    return rows_of
