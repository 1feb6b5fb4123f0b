"""The fields of some rows of a file, their cells turned into cells of records, and what cannot be turned."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, chain, compress, pairwise
from typing import TypeVar

from pbr.mapping.cell_maps import CellMap
from pbr.mapping.field_reader import Columns, FieldReader, Lack
from pbr.mapping.mapped_rows import Origin, Part
from pbr.mapping.phrases import KEY_SIGN
from pbr.mapping.repeated_rows import Disagreeing
from pbr.mapping.unknown_cells import of_cell
from pbr.problems.problem import Place, Problem
from pbr.records.dictionary import TableKind
from pbr.records.files.grid_rows import GridRows
from pbr.records.files.invisible_characters import trimmed
from pbr.values.dataclass import dataclass

_T = TypeVar("_T")
_TALLIED = (Lack.CODE, Lack.ANSWER)


@dataclass(frozen=True, slots=True)
class PartRead:
    """What is read of a row, or of one of what stands side by side in it: its fields, and those of its own columns.

    All parts of a table have the same fields, in one order. ``columns`` are all that it needs; ``first_column`` is the
    one, counted from 1, in which a row of it begins.
    """

    readers: Sequence[FieldReader]
    own: tuple[int, ...]
    columns: tuple[int, ...]
    origins: Mapping[str, Origin]
    first_column: int


@dataclass(frozen=True, slots=True)
class TurnedRows:
    """Rows of a table, part by part: the cells of its fields, and by field what is wrong with those not turned."""

    at: Sequence[int]
    parts: Sequence[Part]
    cells: Mapping[str, Sequence[str]]
    unread: Mapping[str, Mapping[int, Problem]]

    def without(self, gone: Collection[int]) -> "TurnedRows":
        """The same but for some rows."""
        stays = [index not in gone for index in range(len(self.at))]
        new = list(accumulate(stays, initial=0))
        return TurnedRows(
            list(compress(self.at, stays)),
            [Part(new[part.first], part.origins, part.first_column) for part in self.parts],
            {name: list(compress(found, stays)) for name, found in self.cells.items()},
            {
                name: {new[index]: problem for index, problem in found.items() if stays[index]}
                for name, found in self.unread.items()
            },
        )


def turned_rows(
    kind: TableKind,
    file: str,
    reads: Sequence[PartRead],
    given: GridRows,
    at: Sequence[int],
    columns: Columns,
    hold_errors: bool,
) -> TurnedRows:
    """Turn the cells of some rows: first those that are the first part of their row, then the second, and so on.

    Of a phrase or a key that is not known its reader keeps count. With ``hold_errors`` the row stays, and what is wrong
    with it is noted; without it is taken out: all that is not known is told at the end.
    """
    chosen = [_Chosen(columns, _there(read.own, columns)) if read.own else None for read in reads]
    rows = [at if one is None else list(compress(at, one.there)) for one in chosen]
    firsts = list(accumulate(map(len, rows), initial=0))
    parts = [Part(first, read.origins, read.first_column) for first, read in zip(firsts, reads, strict=False)]
    whole = _one_after_another(rows)
    cells: dict[str, Sequence[str]] = {}
    unread: dict[str, dict[int, Problem]] = {}
    gone: set[int] = set()
    for readers in zip(*(read.readers for read in reads), strict=True):
        raw = _one_after_another([
            reader.cells(columns if of_part is None else of_part, len(there))
            for reader, of_part, there in zip(readers, chosen, rows, strict=True)
        ])  # fmt: skip
        turned = _turned(readers, raw, firsts)
        if any(reader.may_lack for reader in readers) and None in turned:
            for index in [index for index, cell in enumerate(turned) if cell is None]:
                reader = readers[_part_of(index, firsts)]
                column, heading = (reader.column or 0) + 1, reader.headings[0]
                place = Place(file, given.row_of(whole[index]), column, field=reader.name, heading=heading)
                text = KEY_SIGN.join(map(trimmed, (raw[index] or "").split(KEY_SIGN)))
                if reader.lacks in _TALLIED:
                    reader.counts[text] += 1
                    reader.first.setdefault(text, place)
                if reader.lacks in _TALLIED and not hold_errors:
                    gone.add(index)
                else:
                    unread.setdefault(reader.name, {})[index] = of_cell(kind, reader, text, place)
            turned = ["" if cell is None else cell for cell in turned]
        # Nothing is None any more.
        cells[readers[0].name] = turned  # type: ignore[assignment]
    found = TurnedRows(whole, parts, cells, unread)
    return found.without(gone) if gone else found


def with_held(kind: TableKind, turned: TurnedRows, given: GridRows, held: Mapping[int, Disagreeing]) -> TurnedRows:
    """The same, where rows that disagree with another of their record are held.

    That is said of a cell in which they differ, and never of what tells the record apart: it is held by its id.
    """
    unread = {name: dict(found) for name, found in turned.unread.items()}
    for index, at in enumerate(turned.at):
        if (found := held.get(given.row_of(at))) is None:
            continue
        part = next(part for part in reversed(turned.parts) if part.first <= index)
        others = {name: origin for name, origin in part.origins.items() if name not in kind.key}
        differing = [name for name, origin in others.items() if origin.column in found.columns]
        name = next(iter((*differing, *others, *part.origins)))
        origin, line = part.origins[name], found.problem.place.line
        place = Place(found.problem.place.file, line, (origin.column or 0) + 1, field=name, heading=origin.heading)
        unread.setdefault(name, {})[index] = replace(found.problem, place=place)
    return replace(turned, unread=unread)


class _Chosen(dict[int, Sequence[str]]):
    """The cells of some columns in those rows alone that have something in one of what stands side by side."""

    def __init__(self, columns: Columns, there: Sequence[str]) -> None:
        super().__init__()
        self._columns = columns
        self.there = there

    def __missing__(self, column: int) -> Sequence[str]:
        self[column] = chosen = list(compress(self._columns[column], self.there))
        return chosen


def _there(own: Sequence[int], columns: Columns) -> Sequence[str]:
    """For each row something that stands in one of what stands side by side; empty where all its columns are blank."""
    together = map("".join, zip(*(columns[column] for column in own), strict=True))
    return list(map(str.strip, together))


def _one_after_another(several: Sequence[Sequence[_T]]) -> Sequence[_T]:
    return several[0] if len(several) == 1 else list(chain.from_iterable(several))


def _turned(readers: Sequence[FieldReader], cells: Sequence[str | None], firsts: Sequence[int]) -> Sequence[str | None]:
    """Turn the cells of a field: at once where every part turns them in the same way."""
    turn = readers[0].turn
    if all(reader.turn is turn for reader in readers):
        return _turned_by(turn, cells)
    of_parts = (cells[first:end] for first, end in pairwise(firsts))
    return _one_after_another([_turned_by(reader.turn, own) for reader, own in zip(readers, of_parts, strict=True)])


def _turned_by(turn: CellMap | None, cells: Sequence[str | None]) -> Sequence[str | None]:
    # Only what is made of several columns has cells that are None, and it is not turned.
    return cells if turn is None else turn.turned(cells)  # type: ignore[arg-type]


def _part_of(index: int, firsts: Sequence[int]) -> int:
    """Which part a row is of, given the first row of each and how many there are in all."""
    return next(part for part in range(len(firsts) - 2, -1, -1) if firsts[part] <= index)
