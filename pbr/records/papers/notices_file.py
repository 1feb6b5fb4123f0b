"""``notices.csv``: read from a folder of records, and written to the folder of a run."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TextIO

from pbr.files.csv_writer import csv_to
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import TABLES, Field, FieldType, TableKind
from pbr.records.files.record_names import NOTICES_FILE, record_called
from pbr.records.papers.notice import Notice, NoticeKind, NoticesInForce, PlacedNotice
from pbr.records.papers.placed_rows import PlacedRow, placed_rows

NOTICES = TableKind(
    name="notices",
    one="notice",
    article="a",
    meaning="What became of a row that the extract has no longer.",
    key=("record_id", "table"),
    fields=(
        Field("table", "The table of the row.", FieldType.CODE, "outcomes", required=True, codes=tuple(TABLES)),
        Field("record_id", "The id of the row, as the lines of a run have it.", FieldType.TEXT, "OC-1", required=True),
        Field("what", "What became of it.", FieldType.CODE, "withdrawn", required=True, codes=tuple(NoticeKind)),
        Field("on", "From which day the notice applies.", FieldType.DATE, "2026-07-06", required=True),
        Field("replaced_by", "The id of the row that is right instead.", FieldType.TEXT, "OC-2"),
        Field("reason", "Why.", FieldType.TEXT, "entered for another person", required=True),
        Field("source", "Where that is written down.", FieldType.TEXT, "e-mail of 6 July", required=True),
    ),
)


def read_notices(
    folder: Path,
    as_at: date,
    last: Sequence[Notice] = (),
    show_values: bool = False,
    tables: Iterable[str] = TABLES,
) -> tuple[NoticesInForce, list[Problem]]:
    """Read the notices of a folder of records, and tell which apply as at a day, with what there is to warn of.

    Where there is no file, there are none but those of the ``last`` run, which go on: they apply as long as the row
    they are about is not in the extract again. ``tables`` are those that a notice may be about. Raises
    ``ProblemsFound`` for cells that cannot be read, two notices for one row, and one that is replaced by nothing or
    says what replaces it without being replaced.
    """
    path = folder / NOTICES_FILE if folder.is_dir() else None
    rows, warnings = placed_rows(path, _notices_of(tables), show_values) if path and path.exists() else ([], [])
    noticed = [(_notice_of(row), row) for row in rows]
    wrong = [*_twice(noticed), *_replaced_by_nothing(noticed)]
    if wrong:
        raise ProblemsFound([*wrong, *warnings])
    before = {notice.about for notice in last}
    written = {notice.about for notice, _ in noticed}
    placed = [
        PlacedNotice(notice, row.place("record_id"), notice.about in before)
        for notice, row in noticed
        if notice.on <= as_at
    ]
    placed += [PlacedNotice(notice, Place(NOTICES_FILE), True) for notice in last if notice.about not in written]
    not_yet = tuple(notice for notice, _ in noticed if notice.on > as_at)
    return NoticesInForce(tuple(placed), not_yet), warnings


def write_notices(file: TextIO, notices: Iterable[Notice]) -> None:
    """Write the notices that applied to a run to an open file."""
    writer = csv_to(file)
    writer.writerow(NOTICES.fields_by_name)
    writer.writerows(sorted(notices))


def _notices_of(tables: Iterable[str]) -> TableKind:
    """What a file of notices is where they may be about tables of a council's own too."""
    table, *others = NOTICES.fields
    return replace(NOTICES, fields=(replace(table, codes=tuple(tables)), *others))


def _notice_of(row: PlacedRow) -> Notice:
    values = row.values
    return Notice(
        values["table"], values["record_id"], NoticeKind(values["what"]), values["on"], values["replaced_by"] or "",
        values["reason"], values["source"],
    )  # fmt: skip


def _twice(noticed: Sequence[tuple[Notice, PlacedRow]]) -> list[Problem]:
    first: dict[tuple[str, str], Place] = {}
    wrong: list[Problem] = []
    for notice, row in noticed:
        place = row.place("record_id")
        if notice.about in first:
            wrong.append(
                Problem(
                    "PBR663",
                    f"there are two notices for one {record_called(notice.table)}",
                    place,
                    "keep the one that is right",
                    related=(("first here", first[notice.about]),),
                )
            )
        first.setdefault(notice.about, place)
    return wrong


def _replaced_by_nothing(noticed: Sequence[tuple[Notice, PlacedRow]]) -> list[Problem]:
    wrong: list[Problem] = []
    for notice, row in noticed:
        place = row.place("replaced_by")
        if notice.what is NoticeKind.REPLACED and not notice.replaced_by:
            message, advice = (
                "it is replaced, and nothing says by what",
                "give the id of the new row, or write withdrawn",
            )
            wrong.append(Problem("PBR664", message, place, advice))
        elif notice.what is not NoticeKind.REPLACED and notice.replaced_by:
            message, advice = (
                f"it is {notice.what}, and says what replaces it",
                "write replaced, or leave replaced_by blank",
            )
            wrong.append(Problem("PBR664", message, place, advice))
    return wrong
