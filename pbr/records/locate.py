"""Find the line of a record in its file, for an explanation."""

from collections.abc import Set
from pathlib import Path

from pbr.problems.problem import Place, ProblemsFound
from pbr.records.cells import column_for
from pbr.records.csv_file import open_csv
from pbr.records.dictionary import TABLES
from pbr.records.encoding import examine
from pbr.records.files import files_of
from pbr.records.table_reader import keys_of, record_id


def line_of(path: Path, table: str, record_id: str) -> Place:
    """Say on which line of an extract a record stands; on no line if it is not there any more."""
    return lines_of(path, table, {record_id}).get(record_id, Place(TABLES[table].file))


def lines_of(path: Path, table: str, record_ids: Set[str]) -> dict[str, Place]:
    """Say on which lines the records stand, of those that are there; where one is repeated, its first line.

    The file is read again: rows keep no line number, because hardly any is ever asked for.
    """
    kind = TABLES[table]
    places: dict[str, Place] = {}
    try:
        files, _ = files_of(path, (table,))
        source = open_csv(examine(files[table], files[table].name), kind, kind.key)
        columns = {name: column_for(kind, kind.fields_by_name[name]) for name in kind.key}
        for batch in source.batches():
            if batch.rows:
                keys = keys_of(kind, {name: column.read(batch.columns[name]) for name, column in columns.items()})
                for index, found in enumerate(map(record_id, keys)):
                    if found in record_ids:
                        places.setdefault(found, batch.place(index, ""))
            if len(places) == len(record_ids):
                break
    except ProblemsFound:
        # The extract was read before; if it has changed since, the explanation does without the line.
        return places
    return places
