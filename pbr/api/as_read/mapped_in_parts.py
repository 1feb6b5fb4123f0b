"""An extract that is read through a mapping, to be settled as it is read: its tables are written first, as rows.

From there on it is cut into parts and settled as the tables of any extract. Its files, their names, hashes and lines
remain those of the extract as it came.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pbr.api.as_read.clean_extract import (
    OpenedInParts,
    cut_into_parts,
    in_parts,
    look_at_first_rows,
    many_enough,
)
from pbr.api.as_read.tables_of_mapping import first_rows_written, tables_written
from pbr.api.settling.workers_that_pay import START
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.files.temporary_folder import temporary_folder
from pbr.mapping.mapped_extract import MappedExtract
from pbr.mapping.written_tables import may_be_written
from pbr.problems.problem import ProblemsFound
from pbr.records.extract.needed import tables_of, with_parents
from pbr.records.in_parts.clean_file import as_it_is
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.opened.mapped_path import MappedPath
from pbr.records.tables.columns_kept import fields_to_find


@contextmanager
def mapped_in_parts(
    records: MappedPath,
    compiled: CompiledScheme,
    beside: Path | None,
    workers: int,
    parts: int | None = None,
    start: str = START,
) -> Iterator[OpenedInParts]:
    """Open an extract that is read through a mapping, and cut it into parts, for as long as it is settled.

    Its tables are in a folder of its own within ``beside``, or where the system keeps such files, which nobody else can
    read and which is gone at the end. Raises ``NotCleanError`` where it must be read whole.
    """
    with temporary_folder("tables", beside) as folder:
        yield _opened(records, compiled, folder, workers, parts, start)


def _opened(
    records: MappedPath, compiled: CompiledScheme, folder: Path, workers: int, parts: int | None, start: str
) -> OpenedInParts:
    needs = with_parents(compiled.needs)
    try:
        extract = records.through.opened(tuple(needs), hold_errors=False, show_values=False)
        if not isinstance(extract, MappedExtract):
            raise NotCleanError
        before = {path: as_it_is(path) for path in extract.paths.values()}
        opened = {
            name: extract.table(kind, fields_to_find(kind, needs[name]))
            for name, kind in tables_of(needs).items()
            if name in needs
        }
        tables = {name: one.table for name, one in opened.items()}
        if not all(map(may_be_written, tables.values())):
            raise NotCleanError
        for one in in_parts(first_rows_written(tables, folder).values(), compiled):
            look_at_first_rows(one)
        written = tables_written(tables, folder, workers, start)
        if any(as_it_is(path) != was for path, was in before.items()):
            raise NotCleanError
    except ChildProcessError:
        raise
    except (ProblemsFound, OSError):
        # It is told by who reads the files whole.
        raise NotCleanError from None
    warnings = (*extract.warnings, *(said for one in opened.values() for said in one.problems))
    many = parts or many_enough({name: file.path for name, file in written.items()}, workers)
    return OpenedInParts(extract, cut_into_parts(in_parts(written.values(), compiled), compiled, many), warnings)
