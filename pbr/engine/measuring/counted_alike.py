"""Records counted in a measure many at once: all that are alike in what the measure reads as the first of them is.

An extract has many records and few days, codes and answers. What a measure reads of them is picked out for all of them
in one sweep, and only for what differs is it asked how it counts.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pbr.conditions.date_expressions import Edge, fields_of_day
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.row_source import RowSource
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.measuring.measure_counting import CountedIn, CountsIn
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.records.dictionary import TableKind
from pbr.records.table import Row
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.scheme.measuring.measures import Measure

_MOST_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True)
class CountedRows:
    """How a measure counts some rows: a key for each of them, and how those are counted that have it."""

    keys: Sequence[Hashable]
    how: Mapping[Hashable, CountedIn | None]

    def each(self) -> list[CountedIn | None]:
        """How each row is counted; None for one that is not."""
        return list(map(self.how.__getitem__, self.keys))

    def are_counted(self) -> list[bool]:
        """Whether each row is counted."""
        counted = {key for key, one in self.how.items() if one is not None}
        return list(map(counted.__contains__, self.keys))

    def many_of(self, keys: Iterable[Hashable]) -> Iterator[tuple[CountedIn, int]]:
        """How rows with these keys are counted, and how many so; those that are not counted are left out."""
        for key, many in Counter(keys).items():
            one = self.how[key]
            if one is not None:
                yield one, many


class CountsAlike:
    """A function from a row to how a measure counts it, which is also one from many rows at once."""

    def __init__(self, counts_in: CountsIn, measure: "Measure", over: Compiling) -> None:
        self._counts_in, self._keys = counts_in, _keys_of(measure, over)
        self._known: dict[Hashable, CountedIn | None] = {}

    def __call__(self, row: Row) -> CountedIn | None:
        """How a row is counted; None where it is not."""
        return self._counts_in(row)

    def of_rows(self, rows: Sequence[Row]) -> CountedRows:
        """How each of some rows is counted."""
        if len(self._known) >= _MOST_REMEMBERED:
            # Somebody may still hold what is forgotten here.
            self._known = {}
        keys, known = self._keys(rows), self._known
        if not known.keys() >= {*keys}:
            for key, row in dict(zip(keys, rows, strict=True)).items():
                if key not in known:
                    known[key] = self._counts_in(row)
        return CountedRows(keys, known)


def counted_in_rows(counts_in: CountsIn, rows: Sequence[Row]) -> CountedRows:
    """How a measure counts each of some rows; one by one where what it counts hangs on more than their fields."""
    if isinstance(counts_in, CountsAlike):
        return counts_in.of_rows(rows)
    found = list(map(counts_in, rows))
    # What is counted alike is often one object, and is told apart by that: no days are compared.
    keys = list(map(id, found))
    return CountedRows(keys, dict(zip(keys, found, strict=True)))


def _keys_of(measure: "Measure", over: Compiling) -> Callable[[Sequence[Row]], list[Hashable]]:
    """A function from rows to what a measure reads of each, whatever may hold it included."""
    source = Source()
    row = over.layouts.row_in(source)
    read = "".join(f"{one}, " for one in dict.fromkeys(_read_of(measure, row, over)))
    with source.under("def keys(rows)"):
        source.write(f"return [({read}) for row in rows]")
    keys: Callable[[Sequence[Row]], list[Hashable]] = functions_of(source)["keys"]
    return keys


def _read_of(measure: "Measure", row: RowSource, over: Compiling) -> Iterator[str]:
    """An expression for each field that says whether a row belongs, whether it fits, when, and what holds it."""
    kind, scheme = measure.kind, over.scheme
    for condition in (measure.count, measure.out_of):
        yield from map(row.field, fields_of(condition) if condition is not None else ())
    for day in (measure.counted_from, measure.dated_by):
        yield from map(row.field, fields_of_day(day) if day is not None and not isinstance(day, Edge) else ())
    yield from map(row.field, measure.fields_read)
    yield from _holding(kind, row, over)
    if kind.parent:
        yield from _holding(scheme.tables[kind.parent], row.parent, over)


def _holding(kind: TableKind, row: RowSource, over: Compiling) -> Iterator[str]:
    positions = row.positions[kind.name]
    yield from (
        f"{row.own}[{positions[field.name]}]" for field in kind.fields if field.holds and field.name in positions
    )
    for hold in over.scheme.holds:
        if hold.kind is kind:
            yield from map(row.field, fields_of(hold.condition))
