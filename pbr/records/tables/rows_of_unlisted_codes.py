"""Unlisted (unknown) codes: those that a scheme's framework does not list, each once with how often it is there."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from operator import itemgetter

from pbr.problems.problem import Place, Problem
from pbr.problems.suggest import did_you_mean
from pbr.records.cells.column_by_type import column_for
from pbr.records.cells.council_codes import CodeList
from pbr.records.files.row_source import Source
from pbr.records.tables.reading_result import SetAside, TableRead
from pbr.records.tables.row_key import id_of_key
from pbr.values.units_in_words import shown_of, with_more

MOST_LISTED = 50
"""How many codes of one column that are not on a list are told one by one."""
MOST_CODES_NAMED = 12
"""How many listed codes are named where none is near the one that was written."""


def unlisted(read: TableRead, lists: Iterable[CodeList], source: Source) -> list[Problem]:
    """Give one problem for each code of a table that a list has not, with its count and the nearest that it has."""
    problems: list[Problem] = []
    for field, listed in lists_of(read, lists):
        counts = Counter(map(itemgetter(read.layout[field]), read.rows))
        wrong = sorted(code for code in counts.keys() - {None} if code not in listed.codes)
        if not wrong:
            continue
        shown, left = shown_of(wrong, MOST_LISTED)
        places = _first_places(read, field, shown, source)
        problems += [
            replace(_not_on(listed, read, field, code, counts[code]), place=places.get(code, Place(read.file, 1)))
            for code in shown
        ]
        if left:
            message = f"{field} has {left:,} more codes that the framework does not list"
            problems.append(Problem("PBR850", message, Place(read.file, 1, field=field), "mend the others first"))
    return problems


def hold_unlisted(read: TableRead, lists: Iterable[CodeList], source: Source) -> None:
    """Set aside every row that has a code which a list has not, each with its problem."""
    wrong: dict[object, list[Problem]] = {}
    key_of = itemgetter(*(read.layout[name] for name in read.kind.key))
    for field, listed in lists_of(read, lists):
        at, codes = read.layout[field], frozenset(listed.codes)
        if codes.issuperset({*map(itemgetter(at), read.rows)} - {None}):
            continue
        for row in read.rows:
            if row[at] is not None and row[at] not in codes:
                wrong.setdefault(key_of(row), []).append(_not_on(listed, read, field, row[at], 1))
    if not wrong:
        return
    places = _places(read, wrong.keys(), source)
    provider_at = read.layout.get("provider_id")
    parent_at = read.layout[read.kind.parent_key] if read.kind.parent else None
    kept = []
    for row in read.rows:
        key = key_of(row)
        if key not in wrong:
            kept.append(row)
            continue
        place = places.get(key, Place(read.file))
        problems = tuple(replace(each, place=replace(place, field=each.place.field)) for each in wrong[key])
        provider = "" if provider_at is None else row[provider_at]
        parent = "" if parent_at is None else row[parent_at]
        read.set_aside.append(SetAside(place, key, id_of_key(key), provider, parent, problems))
    read.rows[:] = kept


def lists_of(read: TableRead, lists: Iterable[CodeList]) -> list[tuple[str, CodeList]]:
    """Give the lists that a field of the table is held to, of those fields that its rows keep."""
    return [
        (field, listed)
        for listed in lists
        for table, field in listed.of.holders
        if table == read.kind.name and field in read.layout
    ]


def _not_on(listed: CodeList, read: TableRead, field: str, code: str, count: int) -> Problem:
    rows = "" if count == 1 else f"; {count:,} rows have it"
    return Problem(
        "PBR850",
        f"'{code}' is not {listed.of.article} {listed.of.one} that the framework of {listed.scheme} lists{rows}",
        Place(read.file, 1, field=field),
        did_you_mean(code, listed.codes) or f"it lists {with_more(listed.codes, MOST_CODES_NAMED)}",
    )


def _first_places(read: TableRead, field: str, codes: Iterable[str], source: Source) -> dict[object, Place]:
    """Say where each of these codes first stands: rows keep no line number, so the source is gone through again."""
    return _found(read, (field,), set(codes), source, field)


def _places(read: TableRead, keys: Iterable[object], source: Source) -> dict[object, Place]:
    """Say where the rows of these keys stand."""
    return _found(read, read.kind.key, set(keys), source, "")


def _found(
    read: TableRead, fields: tuple[str, ...], wanted: set[object], source: Source, shown: str
) -> dict[object, Place]:
    """Say where values of a field, or of several together, first stand."""
    places: dict[object, Place] = {}
    columns = {name: column_for(read.kind, read.kind.fields_by_name[name]) for name in fields}
    for batch in source.batches():
        if not batch.rows:
            continue
        typed = [columns[name].read(batch.columns[name]) for name in fields]
        for index, value in enumerate(typed[0] if len(typed) == 1 else zip(*typed, strict=True)):
            if value in wanted:
                places.setdefault(value, batch.place(index, shown))
    return places
