"""The records of ``examples/a-year``: some invented plans drawn from a seed, and what is written of them by a day."""

import csv
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

SEED = 9
MONTHS = tuple((date(2026 + (month > 12), (month - 1) % 12 + 1, 1)) for month in range(4, 16))
"""The first day of each month of the contract's year."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "plans": (
        "plan_id", "person_id", "provider_id", "plan_type", "rate", "weekly_hours", "agreed_on", "started_on",
        "planned_end_on", "ended_on", "end_reason",
    ),
    "outcomes": (
        "outcome_id", "plan_id", "outcome", "kind", "payable", "weight", "agreed_on", "result", "achieved_on",
        "reviewed_on", "verified_by", "disputed",
    ),
}  # fmt: skip
_OUTCOMES = ("washing", "cooking", "dressing", "walking_outdoors", "managing_medicines")
_HOURS = ("7", "10", "12", "14", "20")
_SIX_WEEKS = timedelta(days=41)
"""From the first to the last day of a plan of six weeks."""

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """A row, and how it came to be written: the day of its first entry, then what was added on later days."""

    key: str
    row: Mapping[str, str]
    entered_on: date
    later: tuple[tuple[date, Mapping[str, str]], ...] = ()

    def on(self, day: date) -> Row | None:
        """The row as it was written at the end of a day; None where it was not there yet."""
        if day < self.entered_on:
            return None
        row = dict(self.row)
        for entered, cells in self.later:
            if entered <= day:
                row |= cells
        return row


@dataclass(frozen=True, slots=True)
class Life:
    """Everything that comes to be written of the plans of a year, by table."""

    tables: Mapping[str, Sequence[Written]]

    def extract(self, day: date) -> dict[str, list[Row]]:
        """Each table as it is written at the end of a day."""
        return {
            table: [row for written in rows if (row := written.on(day)) is not None]
            for table, rows in self.tables.items()
        }


def lives() -> Life:
    """Two plans a month, the last in February, each of six weeks and with two or three payable outcomes."""
    chance = random.Random(SEED)
    tables: dict[str, list[Written]] = {"plans": [], "outcomes": []}
    for number, month in enumerate((month for month in MONTHS[:-1] for _ in range(2)), start=1):
        plan = f"W{number:02}"
        started = month + timedelta(days=chance.randrange(2, 24))
        agreed, ends = started - timedelta(days=chance.randrange(1, 3)), started + _SIX_WEEKS
        tables["plans"].append(
            Written(
                plan,
                {
                    "plan_id": plan, "person_id": f"S{number:02}", "provider_id": chance.choice(("P1", "P2")),
                    "plan_type": "initial", "rate": "standard", "weekly_hours": chance.choice(_HOURS),
                    "agreed_on": agreed.isoformat(), "started_on": started.isoformat(),
                    "planned_end_on": ends.isoformat(),
                },
                agreed,
                ((ends, {"ended_on": ends.isoformat(), "end_reason": "completed"}),),
            )
        )  # fmt: skip
        reviewed = ends + timedelta(days=chance.randrange(2, 9))
        for place, code in enumerate(chance.sample(_OUTCOMES, chance.choice((2, 3))), start=1):
            found = chance.random() < 0.8
            result = {
                "result": "achieved" if found else "not_achieved",
                "achieved_on": (ends - timedelta(days=chance.randrange(1, 20))).isoformat() if found else "",
                "reviewed_on": reviewed.isoformat(), "verified_by": "council",
            }  # fmt: skip
            tables["outcomes"].append(
                Written(
                    f"{plan}-{place}",
                    {
                        "outcome_id": f"{plan}-{place}", "plan_id": plan, "outcome": code, "kind": "improvement",
                        "payable": "yes", "agreed_on": agreed.isoformat(),
                    },
                    agreed,
                    ((reviewed, result),),
                )
            )  # fmt: skip
    return Life(tables)


def write_table(folder: Path, table: str, rows: Iterable[Mapping[str, str]]) -> None:
    """Write a table to a folder of records, a line feed after each line."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS[table], restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
