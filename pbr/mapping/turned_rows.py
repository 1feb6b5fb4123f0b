"""The fields of some rows of a file, their cells turned into cells of records, and what cannot be turned."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pbr.mapping.field_reader import FieldReader, Lack
from pbr.mapping.mapped_rows import Origin, Part
from pbr.mapping.unknown_cells import of_cell
from pbr.problems.problem import Place, Problem
from pbr.records.dictionary import TableKind
from pbr.records.grid_rows import GridRows
from pbr.records.invisible_characters import trimmed

_TALLIED = (Lack.CODE, Lack.ANSWER)
Columns = Mapping[int, Sequence[str]]
"""Cells of a file by their columns, counted from 0."""


@dataclass(frozen=True, slots=True)
class PartRead:
    """What is read of a row, or of one of what stands side by side in it: its fields, and those of its own columns.

    ``columns`` are all that it needs; ``first_column`` is the one, counted from 1, in which a row of it begins.
    """

    readers: Sequence[FieldReader]
    own: tuple[int, ...]
    columns: tuple[int, ...]
    origins: Mapping[str, Origin]
    first_column: int


@dataclass(frozen=True, slots=True)
class TurnedRows:
    """Rows of a table: the cells of its fields, and by field what is wrong with those that could not be turned."""

    at: Sequence[int]
    cells: Mapping[str, Sequence[str]]
    unread: Mapping[str, Mapping[int, Problem]]

    def without(self, gone: Collection[int]) -> "TurnedRows":
        """The same but for some rows."""
        stay = [index for index in range(len(self.at)) if index not in gone]
        new = {index: number for number, index in enumerate(stay)}
        return TurnedRows(
            [self.at[index] for index in stay],
            {name: [found[index] for index in stay] for name, found in self.cells.items()},
            {
                name: {new[index]: problem for index, problem in found.items() if index in new}
                for name, found in self.unread.items()
            },
        )


def turned_rows(
    kind: TableKind, file: str, part: PartRead, given: GridRows, at: Sequence[int], columns: Columns, hold_errors: bool
) -> TurnedRows:
    """Turn the cells of some rows.

    Of a phrase or a key that is not known its reader keeps count. With ``hold_errors`` the row stays, and what is wrong
    with it is noted; without it is taken out: all that is not known is told at the end.
    """
    cells: dict[str, Sequence[str]] = {}
    unread: dict[str, dict[int, Problem]] = {}
    gone: set[int] = set()
    for reader in part.readers:
        turned = reader.cells(columns, len(at))
        if reader.may_lack and None in turned:
            for index in [index for index, cell in enumerate(turned) if cell is None]:
                column, heading = (reader.column or 0) + 1, reader.headings[0]
                place = Place(file, given.row_of(at[index]), column, field=reader.name, heading=heading)
                text = "" if reader.column is None else trimmed(columns[reader.column][index])
                if reader.lacks in _TALLIED:
                    reader.counts[text] += 1
                    reader.first.setdefault(text, place)
                if reader.lacks in _TALLIED and not hold_errors:
                    gone.add(index)
                else:
                    unread.setdefault(reader.name, {})[index] = of_cell(kind, reader, text, place)
            turned = ["" if cell is None else cell for cell in turned]
        # Nothing is None any more.
        cells[reader.name] = turned  # type: ignore[assignment]
    found = TurnedRows(at, cells, unread)
    return found.without(gone) if gone else found


def one_after_another(several: Sequence[TurnedRows]) -> TurnedRows:
    """The rows of several parts as one."""
    if len(several) == 1:
        return several[0]
    unread: dict[str, dict[int, Problem]] = {}
    first = 0
    for one in several:
        for name, found in one.unread.items():
            unread.setdefault(name, {}).update({first + index: problem for index, problem in found.items()})
        first += len(one.at)
    return TurnedRows(
        list(chain.from_iterable(one.at for one in several)),
        {name: list(chain.from_iterable(one.cells[name] for one in several)) for name in several[0].cells},
        unread,
    )


def parts_of(reads: Sequence[PartRead], several: Sequence[TurnedRows]) -> list[Part]:
    """Where each part begins among the rows of all, and where its fields were read."""
    parts, first = [], 0
    for read, one in zip(reads, several, strict=True):
        parts.append(Part(first, read.origins, read.first_column))
        first += len(one.at)
    return parts
