"""An extract that is read through a mapping written out as the tables of records, for what compares files."""

from collections.abc import Sequence
from pathlib import Path

from pbr.files.csv_writer import csv_to
from pbr.files.utf8_writer import new_file
from pbr.records.dictionary import Tables
from pbr.records.opened.mapped_path import MappedPath
from pbr.records.opened.opened_extract import open_extract


def write_standard_tables(extract: MappedPath, needed: Sequence[str], folder: Path, known: Tables) -> dict[str, Path]:
    """Write the tables of an extract into a folder, each with the fields that the mapping gives; give them by name.

    Cells that the mapping does not know are blank. Raises ``ProblemsFound`` where the extract cannot be read.
    """
    opened = open_extract(extract, needed, hold_errors=True)
    tables: dict[str, Path] = {}
    for name, kind in known.items():
        if name not in needed:
            continue
        table = opened.table(kind, kind.key)
        fields = [field.name for field in kind.fields if field.name in table.fields]
        tables[name] = folder / kind.file
        with new_file(tables[name]) as file:
            writer = csv_to(file)
            writer.writerow(fields)
            for batch in table.source.batches():
                writer.writerows(zip(*(batch.columns[field] for field in fields), strict=True))
    return tables
