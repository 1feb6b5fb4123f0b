"""Duplicates: rows of one table that have the same key, the same row twice or two rows that contradict each other."""

from collections.abc import Mapping, Sequence
from itertools import islice
from operator import eq, itemgetter
from typing import Any

from pbr.problems.problem import Place, Problem
from pbr.records.cells.column_by_type import column_for
from pbr.records.cells.grouped_problems import grouped
from pbr.records.dictionary import TableKind
from pbr.records.files.row_source import Source
from pbr.records.table import Row
from pbr.records.tables.reading_result import SetAside, TableRead
from pbr.records.tables.row_key import Key, id_of_key, is_readable, keys_of
from pbr.values.dataclass import dataclass

_MOST_POINTED_TO = 10


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """A row whose key other rows have too, with the values of all its columns."""

    place: Place
    values: tuple[Any, ...]
    provider_id: str
    parent: Key


def settle_repeats(read: TableRead, source: Source) -> None:
    """Drop rows that say the same again, with a warning, and set aside those that contradict one another.

    Rows keep no line number, so the source is gone through again; that happens only where a key is repeated.
    """
    if not any_repeated(read):
        return
    said_again: list[Problem] = []
    same: set[Key] = set()
    unlike: set[Key] = set()
    already_aside = {(row.place.file, row.place.line, row.place.column) for row in read.set_aside}
    no_records = {
        (row.place.file, row.place.line, row.place.column) for row in read.set_aside if not is_readable(row.key)
    }
    for key, of_key in _rows_by_repeated_key(read.kind, source).items():
        occurrences = [
            each for each in of_key if (each.place.file, each.place.line, each.place.column) not in no_records
        ]
        if len(occurrences) < 2:
            continue
        if all(each.values == occurrences[0].values for each in occurrences):
            same.add(key)
            said_again += [_said_again(read.kind, each.place, occurrences[0].place) for each in occurrences[1:]]
        else:
            unlike.add(key)
            # Of very many rows with one key, each points to the first few: pointing to all would grow with the square.
            first_few = occurrences[: _MOST_POINTED_TO + 1]
            for each in occurrences:
                if (each.place.file, each.place.line, each.place.column) not in already_aside:
                    read.set_aside.append(_contradicted(read.kind, key, each, first_few))
    read.warnings += grouped(sorted(said_again, key=lambda each: each.place))
    before = len(read.rows)
    removed_as_unlike = _remove(read, same, unlike)
    read.dropped += before - len(read.rows) - removed_as_unlike


def any_repeated(read: TableRead) -> bool:
    """Whether any key occurs twice, among the rows (which are sorted by key) and those set aside."""
    if read.in_order and not read.set_aside:
        return False
    keys = list(map(itemgetter(*(read.layout[name] for name in read.kind.key)), read.rows))
    if any(map(eq, keys, islice(keys, 1, None))):
        return True
    aside = [row.key for row in read.set_aside if is_readable(row.key)]
    return len(set(aside)) < len(aside) or not set(aside).isdisjoint(keys)


def _rows_by_repeated_key(kind: TableKind, source: Source) -> dict[Key, list[_Occurrence]]:
    """Find the rows of every key that occurs more than once."""
    once: set[Key] = set()
    repeated: set[Key] = set()
    columns = {field.name: column_for(kind, field) for field in kind.fields}
    for batch in source.batches():
        if batch.rows:
            for key in keys_of(kind, {name: columns[name].read(batch.columns[name]) for name in kind.key}):
                (repeated if key in once else once).add(key)
    found: dict[Key, list[_Occurrence]] = {}
    for batch in source.batches():
        if not batch.rows:
            continue
        typed = {name: columns[name].read(cells) for name, cells in batch.columns.items()}
        for index, key in enumerate(keys_of(kind, typed)):
            if key in repeated and is_readable(key):
                found.setdefault(key, []).append(_occurrence(kind, batch.place(index, ""), typed, index))
    return found


def _occurrence(kind: TableKind, place: Place, typed: Mapping[str, Sequence[Any]], index: int) -> _Occurrence:
    provider = typed["provider_id"][index] if "provider_id" in typed else ""
    parent = typed[kind.parent_key][index] if kind.parent else ""
    return _Occurrence(
        place,
        tuple(typed[name][index] for name in sorted(typed)),
        provider if isinstance(provider, str) else "",
        parent,
    )


def _remove(read: TableRead, same: set[Key], unlike: set[Key]) -> int:
    """Keep the first row of each key in ``same`` and none of those in ``unlike``; count the latter."""
    key_of = itemgetter(*(read.layout[name] for name in read.kind.key))
    met: set[Key] = set()
    kept: list[Row] = []
    removed = 0
    for row in read.rows:
        key = key_of(row)
        if key in unlike:
            removed += 1
        elif key not in met:
            kept.append(row)
        if key in same:
            met.add(key)
    read.rows[:] = kept
    return removed


def _said_again(kind: TableKind, place: Place, first: Place) -> Problem:
    return Problem(
        "PBR802",
        f"this row says the same as an earlier one of the same {_key_in_words(kind)}, and is left out",
        place,
        "take it out of the export",
        "warning",
        related=(("first here", first),),
    )


def _contradicted(kind: TableKind, key: Key, row: _Occurrence, first_few: Sequence[_Occurrence]) -> SetAside:
    others = tuple(("and here", each.place) for each in first_few if each is not row)
    problem = contradicted(kind, row.place, others[:_MOST_POINTED_TO])
    return SetAside(row.place, key, id_of_key(key), row.provider_id, row.parent, (problem,))


def contradicted(kind: TableKind, place: Place, others: tuple[tuple[str, Place], ...] = ()) -> Problem:
    """What is wrong with a row of which another has the key and says something else; ``others`` are such rows."""
    return Problem(
        "PBR803",
        f"another row has the same {_key_in_words(kind)} and says something else",
        place,
        f"there can be one row for each {_key_in_words(kind)}: keep the right one",
        related=others,
    )


def _key_in_words(kind: TableKind) -> str:
    *first, last = kind.key
    return f"{', '.join(first)} and {last}" if first else last
