"""The rows of an extract scattered to its parts, by so many processes: where those of each part and table stand."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pbr.api.as_read.clean_extract import CleanExtract
from pbr.files.temporary_folder import private_folder
from pbr.records.in_parts.clean_file import CleanFile
from pbr.records.in_parts.persons import PERSON
from pbr.records.in_parts.scatter import PLAN, ByRange, Piece, Scattered, scatter, stretches_of
from pbr.records.in_parts.scatter_below import note_parts_of_plans, scatter_below

Done = Callable[[Any, Sequence[tuple[Any, ...]]], Sequence[Any]]
"""Does some work with each of several arguments, and gives what came of each."""


def rows_scattered(extract: CleanExtract, rows: Path, workers: int, done: Done) -> list[dict[str, list[Piece]]]:
    """Where the rows of each part stand, by table; those that stand among others are copied to ``rows``.

    Raises ``NotCleanError`` where some row has no key, and ``RowsWrongError`` where one is of no plan.
    """
    by_key = _by_plan if extract.key == PLAN else _by_person
    scattered = [*by_key(extract, rows, workers, done), *_by_own_ids(extract, rows, workers, done)]
    pieces: list[dict[str, list[Piece]]] = [{} for _ in range(extract.parts)]
    for found in scattered:
        for (part, table), of_part in found.items():
            pieces[part].setdefault(table, []).extend(of_part)
    return pieces


def _by_plan(extract: CleanExtract, rows: Path, workers: int, done: Done) -> Sequence[Scattered]:
    return _scattered(extract.files_cut, ByRange(PLAN, extract.cuts), rows, workers, done)


def _by_person(extract: CleanExtract, rows: Path, workers: int, done: Done) -> Sequence[Scattered]:
    """Plans, referrals and stays by their persons, and what belongs to plans by the plans."""
    below = [file for file in extract.files_cut if file.kind.parent]
    by_person = ByRange(PERSON, extract.cuts)
    found = _scattered([file for file in extract.files_cut if not file.kind.parent], by_person, rows, workers, done)
    if not below:
        return found
    plans = next(file for file in extract.files_cut if file.table == below[0].kind.parent)
    ranges = extract.of_ids[plans.table]
    noted = done(
        note_parts_of_plans,
        [
            (stretches, by_person, ranges, rows / f"parts-of-plans-{at}")
            for at, stretches in enumerate(stretches_of([plans], workers))
        ],
    )
    by_range = _scattered(below, ByRange(PLAN, ranges), private_folder(rows / "of-ranges"), workers, done)
    of_table = {file.table: file for file in below}
    pieces: dict[int, list[tuple[CleanFile, Piece]]] = {}
    for scattered in by_range:
        for (number, table), some in scattered.items():
            pieces.setdefault(number, []).extend((of_table[table], piece) for piece in some)
    numbers = sorted(pieces)
    shares = [{number: pieces[number] for number in numbers[at::workers]} for at in range(workers)]
    return [*found, *done(scatter_below, [(noted, share, extract.parts, rows) for share in shares if share])]


def _by_own_ids(extract: CleanExtract, rows: Path, workers: int, done: Done) -> Iterator[Scattered]:
    """Rows of nobody, each settled by itself: it matters to none in which part it is."""
    for file in extract.files_apart:
        by_id = ByRange(file.kind.key[0], extract.apart[file.table])
        yield from _scattered([file], by_id, private_folder(rows / f"of-{file.table}"), workers, done)


def _scattered(
    files: Sequence[CleanFile], parted: ByRange, rows: Path, workers: int, done: Done
) -> Sequence[Scattered]:
    each = [(stretches, parted, rows / str(at)) for at, stretches in enumerate(stretches_of(files, workers))]
    return done(scatter, each)
