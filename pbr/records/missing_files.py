"""What a run keeps of the rows that were put back: their last known cells, until they return or a notice comes."""

from collections.abc import Iterable
from pathlib import Path

from pbr.files.csv_writer import csv_to
from pbr.files.utf8_writer import new_file
from pbr.records.dictionary import TABLES
from pbr.records.put_back import PutBackRow, WhyPutBack

PERHAPS_FILE = "perhaps-the-same.csv"


def write_missing(folder: Path, put_back: Iterable[PutBackRow]) -> None:
    """Write the last known cells of rows to a file for each table, and which new rows are held beside them.

    A table without such rows gets no file. Raises ``FileExistsError`` where there is a file already.
    """
    rows = sorted(put_back, key=lambda row: (row.table, row.record_id))
    for name, kind in TABLES.items():
        of_table = [dict(row.cells) for row in rows if row.table == name and row.cells]
        if not of_table:
            continue
        fields = [field.name for field in kind.fields if any(field.name in cells for cells in of_table)]
        with new_file(folder / kind.file) as file:
            writer = csv_to(file)
            writer.writerow(fields)
            writer.writerows([cells.get(field, "") for field in fields] for cells in of_table)
    perhaps = [row for row in rows if row.why is WhyPutBack.PERHAPS_THE_SAME]
    if perhaps:
        with new_file(folder / PERHAPS_FILE) as file:
            writer = csv_to(file)
            writer.writerow(("table", "record_id", "missing_id"))
            writer.writerows((row.table, row.record_id, row.missing_id) for row in perhaps)
