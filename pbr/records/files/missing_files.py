"""What a run keeps of rows that are gone: the last known cells of those put back, and the plan others closed with."""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

from pbr.files.csv_writer import csv_to
from pbr.files.utf8_writer import new_file
from pbr.records.dictionary import TABLES
from pbr.records.files.record_names import file_of
from pbr.records.put_back import PutBackRow, WhyPutBack

PERHAPS_FILE = "perhaps-the-same.csv"
CLOSED_FILE = "closed-with-a-plan.csv"


def write_missing(folder: Path, put_back: Iterable[PutBackRow]) -> None:
    """Write the last known cells of rows to a file for each table, and which new rows are held beside them.

    A table without such rows gets no file. Raises ``FileExistsError`` where there is a file already.
    """
    rows = sorted(put_back, key=lambda row: (row.table, row.record_id))
    for name in dict.fromkeys((*TABLES, *(row.table for row in rows))):
        of_table = [dict(row.cells) for row in rows if row.table == name and row.cells]
        if not of_table:
            continue
        written = list(dict.fromkeys(name for cells in of_table for name in cells))
        standing = TABLES[name].fields_by_name if name in TABLES else {}
        named = [field for field in standing if field in written]
        # Fields of a council's own stand behind those of the dictionary.
        fields = [*named, *(name for name in written if name not in named)]
        with new_file(folder / file_of(name)) as file:
            writer = csv_to(file)
            writer.writerow(fields)
            writer.writerows([cells.get(field, "") for field in fields] for cells in of_table)
    perhaps = [row for row in rows if row.why is WhyPutBack.PERHAPS_THE_SAME]
    if perhaps:
        with new_file(folder / PERHAPS_FILE) as file:
            writer = csv_to(file)
            writer.writerow(("table", "record_id", "missing_id"))
            writer.writerows((row.table, row.record_id, row.missing_id) for row in perhaps)


def write_closed(folder: Path, closed: Mapping[tuple[str, str], str]) -> None:
    """Write which records went with a plan that is closed, by table and id, and with which plan; none, no file."""
    if not closed:
        return
    with new_file(folder / CLOSED_FILE) as file:
        writer = csv_to(file)
        writer.writerow(("table", "record_id", "plan_id"))
        writer.writerows((*record, plan_id) for record, plan_id in sorted(closed.items()))


def read_closed(folder: Path) -> dict[tuple[str, str], str]:
    """Read what ``write_closed`` wrote; nothing where it wrote nothing."""
    if not (folder / CLOSED_FILE).exists():
        return {}
    with (folder / CLOSED_FILE).open(encoding="utf-8", newline="") as file:
        return {(row["table"], row["record_id"]): row["plan_id"] for row in csv.DictReader(file)}
