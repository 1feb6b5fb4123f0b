"""Warnings of a whole column that could be read, each said once."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import compress

from pbr.problems.problem import Place, Problem
from pbr.records.cells.code_column import CodeColumn
from pbr.records.cells.column import Column
from pbr.records.cells.figure_column import FigureColumn
from pbr.records.cells.text_column import TextColumn
from pbr.records.cells.wrong_unit import looks_like_another_unit, warning_of_another_unit
from pbr.records.dictionary import Field, TableKind
from pbr.records.table import Row
from pbr.values.units_in_words import counted

_NO_NEED = "none"
# Some reviews always lack their finding; so many, and never the one finding that programs take for nothing, are a loss.
_FEWEST_LOST = 5
_ONE_IN = 10


def warnings_of_column(column: Column, file: str) -> list[Problem]:
    """Warn of codes written otherwise, of names that programs lose, and of another unit."""
    said: list[Problem] = []
    if isinstance(column, CodeColumn) and column.inexact:
        said.append(_inexact(column.field.name, column.inexact, file))
    if isinstance(column, TextColumn) and (names := column.taken_for_nothing()):
        said.append(_taken_for_nothing(column.field.name, names, file))
    if isinstance(column, FigureColumn) and (other := looks_like_another_unit(column)):
        said.append(warning_of_another_unit(column, other, file))
    return said


def findings_lost(
    kind: TableKind, columns: Mapping[str, Column], rows: Sequence[Row], layout: Mapping[str, int], file: str
) -> list[Problem]:
    """Warn where many rows have the day of a review and no finding, and no row has the finding ``none``.

    Programs that take ``none`` for an empty cell leave records so.
    """
    said: list[Problem] = []
    for field in kind.fields:
        column = columns[field.name]
        if _NO_NEED not in field.codes or not isinstance(column, CodeColumn) or _has_lost_nothing(column):
            continue
        for dating in kind.dating(field.name):
            if dating in layout and field.name in layout:
                known = _when_it_is_known(field, [row[layout[dating]] for row in rows])
                said += _lost(field, dating, [row[layout[field.name]] for row in compress(rows, known)], file)
    return said


def _has_lost_nothing(column: CodeColumn) -> bool:
    """Whether the column is not there, has the finding, or has marks that were warned of already."""
    return not column or _NO_NEED in column.values() or bool(column.marks)


def _when_it_is_known(field: Field, days: Sequence[date | None]) -> list[bool]:
    """Say of each row whether its finding should be there, by the day that dates it.

    A fact that is not known until so long after a day should be there where the last such day is so long after it.
    """
    if not field.not_known_until:
        return [day is not None for day in days]
    last = max((day for day in days if day), default=date.min)
    return [day is not None and (last - day).days >= field.not_known_until.days for day in days]


def _lost(field: Field, dating: str, reviewed: Sequence[object], file: str) -> list[Problem]:
    lost = sum(finding is None for finding in reviewed)
    if lost < _FEWEST_LOST or lost * _ONE_IN < len(reviewed):
        return []
    other = next((spelling for spelling, code in field.also if code == _NO_NEED), _NO_NEED)
    return [
        Problem(
            "PBR727",
            f"{lost:,} of {counted(len(reviewed), 'row')} by their {dating} should have a {field.name} and do not, "
            f"and none has the code {_NO_NEED}",
            Place(file, 1, field=field.name),
            f"some programs read the word {_NO_NEED} as an empty cell: look at the file before it went through them; "
            f"{other} means the same and comes through",
            "warning",
        )
    ]


def _inexact(name: str, count: int, file: str) -> Problem:
    return Problem(
        "PBR709",
        f"{name} is not written quite as its codes are in {counted(count, 'cell')}",
        Place(file, 1, field=name),
        "capitals, spaces and hyphens were overlooked; write codes in small letters with underscores to be sure",
        "warning",
    )


def _taken_for_nothing(name: str, names: Sequence[str], file: str) -> Problem:
    quoted = " and ".join(f'"{each}"' for each in names)
    return Problem(
        "PBR722",
        f"{name} has {quoted}, which other programs take for an empty cell",
        Place(file, 1, field=name),
        "if it is nobody's name, mend the rows; if it is one, choose another code, or those programs lose its rows",
        "warning",
    )
