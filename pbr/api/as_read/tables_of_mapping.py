"""The tables of a mapped extract written as files of rows, by one process or several."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import copyfileobj, rmtree

from pbr.api.settling.processes import results_of
from pbr.files.utf8_writer import new_file
from pbr.mapping.mapped_table import MappedTable
from pbr.mapping.written_tables import RowsShown, fields_of, write_tables
from pbr.records.files.grid import CsvGrid
from pbr.records.files.grid_stretches import GridStretch, stretches_of_grid
from pbr.records.files.header import Header
from pbr.records.in_parts.clean_file import NEW_LINE, CleanFile, as_it_is
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.table import own_kind
from pbr.values.dataclass import dataclass

Tables = Mapping[str, MappedTable]

_BLOCKS_LOOKED_AT = 16
"""So much of each file is looked at before anything else: what is amiss in every row shows there."""


@dataclass(frozen=True, slots=True)
class _Going:
    """A file, or a stretch of one, that a process goes through for the tables that are read from it."""

    tables: Tables
    through: CsvGrid | GridStretch
    folder: Path

    def write(self, blocks: int | None = None) -> list[RowsShown]:
        """Write their rows after what is written already."""
        places = [_place(self.folder, table) for table in self.tables.values()]
        return write_tables(list(self.tables.values()), self.through, places, blocks)


def first_rows_written(tables: Tables, folder: Path) -> dict[str, CleanFile]:
    """Write the first rows of tables into a folder within this one. Raises as writing all of them does."""
    aside = folder / "first"
    aside.mkdir(mode=0o700)
    _begin(tables, aside)
    for of_file in _by_file(tables):
        _Going(of_file, _file_of(of_file), aside).write(_BLOCKS_LOOKED_AT)
    return _files(tables, aside)


def tables_written(tables: Tables, folder: Path, workers: int, start: str) -> dict[str, CleanFile]:
    """Write tables into a folder, in so many processes, and take note of what their rows have shown.

    Raises ``NotCleanError`` where anything in them would be told, and ``ProblemsFound`` where a file cannot be read.
    """
    _begin(tables, folder)
    if workers < 2:
        for of_file in _by_file(tables):
            _Going(of_file, _file_of(of_file), folder).write()
    else:
        _written_at_once(tables, folder, workers, start)
    if any(table.wrong_in_all() for table in tables.values()):
        raise NotCleanError
    return _files(tables, folder)


def _written_at_once(tables: Tables, folder: Path, workers: int, start: str) -> None:
    shares: list[list[_Going]] = [[] for _ in range(workers)]
    asides = [folder, *(folder / f"of-{at}" for at in range(1, workers))]
    for aside in asides[1:]:
        aside.mkdir(mode=0o700)
    for number, of_file in enumerate(_by_file(tables)):
        grid = _file_of(of_file)
        stretches: list[tuple[int, CsvGrid | GridStretch]] = [*enumerate(stretches_of_grid(grid, workers))]
        for at, through in stretches or [(number % workers, grid)]:
            shares[at].append(_Going(of_file, through, asides[at]))
    done = results_of(_write_share, [(share,) for share in shares if share], start)
    for table in tables.values():
        table.begin()
    going = (one for share in shares for one in share)
    for one, shown in zip(going, (each for share in done for each in share), strict=True):
        for table, of_table in zip(one.tables.values(), shown, strict=True):
            of_table.add_to(table)
    for table in tables.values():
        _put_together([_place(aside, table) for aside in asides])
    for aside in asides[1:]:
        rmtree(aside)


def _write_share(share: Sequence[_Going]) -> list[list[RowsShown]]:
    return [going.write() for going in share]


def _put_together(places: Sequence[Path]) -> None:
    """Put the rows of several files after those of the first."""
    with places[0].open("ab") as every:
        for place in places[1:]:
            if place.exists():
                with place.open("rb") as rows:
                    copyfileobj(rows, every, 1 << 18)


def _by_file(tables: Tables) -> list[Tables]:
    """Tables by the file that they are read from, which is gone through once for all of them."""
    found: dict[int, dict[str, MappedTable]] = {}
    for name, table in tables.items():
        found.setdefault(id(table.grid), {})[name] = table
    return list(found.values())


def _file_of(of_file: Tables) -> CsvGrid:
    grid = next(iter(of_file.values())).grid
    if not isinstance(grid, CsvGrid):
        raise NotCleanError
    return grid


def _begin(tables: Tables, folder: Path) -> None:
    """Write the names of the fields into the file of each table."""
    for table in tables.values():
        with new_file(_place(folder, table)) as file:
            file.write(",".join(fields_of(table)) + "\n")


def _files(tables: Tables, folder: Path) -> dict[str, CleanFile]:
    return {name: _clean(table, _place(folder, table)) for name, table in tables.items()}


def _clean(table: MappedTable, path: Path) -> CleanFile:
    """The file of a table. Raises ``NotCleanError`` where it has no rows, or no more than one field."""
    fields = fields_of(table)
    header = Header(list(fields), {name: at for at, name in enumerate(fields)}, ())
    begins, as_it_was = len(",".join(fields)) + 1, as_it_is(path)
    if as_it_was[1] <= begins or header.width < 2:
        raise NotCleanError
    return CleanFile(
        table.kind.name, path, header, begins, as_it_was[1], NEW_LINE, as_it_was,
        read_from=table.grid.name, own=own_kind(table.kind),
    )  # fmt: skip


def _place(folder: Path, table: MappedTable) -> Path:
    return folder / table.kind.file
