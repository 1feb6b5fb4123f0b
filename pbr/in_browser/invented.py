"""Invented records for the page: the extract that ``pbr sample`` writes, and invented names for its providers."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

from pbr.api import TABLE_NAMES, Rates, SampleWanted, sample
from pbr.in_browser.answers import Answer
from pbr.in_browser.desk import PROVIDERS, RECORDS, clear

FIRST, LAST = date(2026, 4, 1), date(2026, 9, 30)
"""The months in which the plans of the sample start, as ``pbr sample`` has them."""
SEED = 1

_NAMES = ("Elm", "Ash", "Oak", "Rowan", "Hazel", "Alder", "Birch", "Holly")


def invent(said: dict[str, Any]) -> Answer:
    """Write invented records to the desk, and a directory of invented providers; give how many rows of each."""
    clear(RECORDS, PROVIDERS)
    rates = Rates.LEVELS if said.get("levels") else Rates.STANDARD
    tables = tuple(said.get("tables") or TABLE_NAMES)
    counts = sample(RECORDS, SampleWanted(int(said["plans"]), SEED, FIRST, LAST, tables, rates))
    write_invented_providers(Path(RECORDS), Path(PROVIDERS))
    return {"counts": counts, "last": LAST.isoformat()}


def write_invented_providers(records: Path, file: Path) -> None:
    """Give each provider of some records an invented name and number, so that statements can be looked at."""
    found: set[str] = set()
    for table in sorted(records.glob("*.csv")):
        with table.open(encoding="utf-8", newline="") as opened:
            found.update(row["provider_id"] for row in csv.DictReader(opened) if row.get("provider_id"))
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as opened:
        rows = csv.writer(opened, lineterminator="\n")
        rows.writerow(["provider_id", "name", "supplier_number"])
        for number, provider in enumerate(sorted(found)):
            name = _NAMES[number % len(_NAMES)]
            rows.writerow([provider, f"{name} Invented Care {number + 1}", f"9{number + 1:05}"])
