"""How ``examples/compare`` was made: one extract, and the report of the shipped schemes compared over it."""

import shutil
from pathlib import Path

from tests.examples.made import EXAMPLES, make

FOLDER = EXAMPLES / "compare"
SCHEMES = (
    "hourly-plus-bonus",
    "essex-reablement-bonus",
    "wiltshire-payable-outcomes",
    "wiltshire-penalty-and-reward",
    "sutton-75-25-retention",
    "population-prime-provider",
    "population-prime-provider-at-risk",
    "ipc-outcome-tariff",
)
LAST = "2027-03-31"


def sample(records: Path | str) -> list[str]:
    """The command that makes the records."""
    words = ["sample", str(records), "--plans", "200", "--seed", "7", "--from", "2026-04-01", "--to", LAST]
    return [*words, "--tables", "plans,outcomes,visits,people,stays,standards"]


def simulate(records: Path | str, out: Path | str, page: Path | str) -> list[str]:
    """The command that makes the report."""
    words = ["simulate", str(records), *SCHEMES, "--assume", "examples/compare/assumptions.yaml", "--as-at", LAST]
    words += ["--draws", "1000", "--seed", "1", "--budget", "£200,000"]
    return [*words, "--out", str(out), "--html", str(page)]


def remake_comparison() -> None:
    """Make the records and the report again, in their place; the page that reads it is written by hand."""
    for made in ("report", "records"):
        shutil.rmtree(FOLDER / made, ignore_errors=True)
    make(sample(FOLDER / "records"))
    make(simulate(FOLDER / "records", FOLDER / "report", FOLDER / "report.html"))
