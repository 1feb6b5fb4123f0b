"""Twelve monthly extracts of one contract: each has what was recorded by the end of its month, some of it late, and
some reviews found otherwise two months after they were held.

They are cut out of one invented extract of the whole year, and the same extract gives the same months.
"""

import csv
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import chain
from pathlib import Path
from zlib import crc32

from pbr.records.dictionary import TABLES, TableKind

MONTHS = tuple(date(2026 + (month > 12), (month - 1) % 12 + 1, 1) for month in range(4, 16))
"""The first days of the months of the year."""

LATE_IN_A_HUNDRED, LATE_DAYS = 5, 40
REVIEWED_AGAIN_IN_A_HUNDRED, AGAIN_DAYS = 2, 60

BEGINS = {"plans": "started_on", "visits": "visited_on", "people": "referred_on"}
"""The day from which a row of a table is in an extract; a row of another table comes with its plan."""

FOUND_OTHERWISE = {
    "result": {"achieved": "not_achieved", "not_achieved": "achieved"},
    "support_at_end": {"none": "same", "same": "none", "reduced": "none", "increased": "none"},
}

Row = dict[str, str]


def last_day(first: date) -> date:
    """The last day of a month."""
    return first.replace(day=monthrange(first.year, first.month)[1])


def write_month(year: Path, tables: list[str], first: date, folder: Path) -> None:
    """Write the extract of a month, as it was on its last day, from that of the whole year."""
    folder.mkdir(parents=True)
    day = last_day(first).isoformat()
    there: set[str] = set()
    for name in tables:
        kind = TABLES[name]
        with (year / kind.file).open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file)
            with (folder / kind.file).open("w", encoding="utf-8", newline="") as out:
                writer = csv.DictWriter(out, rows.fieldnames or (), lineterminator="\n")
                writer.writeheader()
                for row in _known(rows, kind, day, there):
                    writer.writerow(row)


def _known(rows: "csv.DictReader[str]", kind: TableKind, day: str, there: set[str]) -> Iterator[Row]:
    """The rows of a table as they were recorded by a day; ``there`` are the plans so far."""
    recorded = [one for one in kind.fields if one.recorded and one.name in (rows.fieldnames or ())]
    begins = BEGINS.get(kind.name)
    for row in rows:
        if begins and row[begins] > day:
            continue
        if kind.parent and row["plan_id"] not in there:
            continue
        if kind.name == "plans":
            there.add(row["plan_id"])
        chance = crc32("|".join(row[name] for name in kind.key).encode())
        late = LATE_DAYS if chance % 100 < LATE_IN_A_HUNDRED else 0
        again = chance // 100 % 100 < REVIEWED_AGAIN_IN_A_HUNDRED
        if again and row.get("reviewed_on") and _days_later(row["reviewed_on"], AGAIN_DAYS) <= day:
            row |= {name: found.get(row[name], row[name]) for name, found in FOUND_OTHERWISE.items() if name in row}
        for one in recorded:
            when = row[one.name]
            if when and (_days_later(when, late) if late else when) > day:
                row |= dict.fromkeys((name for name in chain((one.name,), one.dates) if name in row), "")
        yield row


@cache
def _days_later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()
