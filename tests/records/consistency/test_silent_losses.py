"""Rows that lose money by one cell, and are only out of scope or worth nothing: each is warned of."""

import csv
from pathlib import Path

import pytest

from tests.cli.command import pbr
from tests.engine.settled import SCHEMES

EXAMPLES = SCHEMES.parent / "examples"
POPULATION = "population-prime-provider"


def changed(folder: Path, example: str, file: str, line: int, field: str, value: str) -> Path:
    """A copy of an example's records with one cell changed; lines are counted as in the file."""
    for source in (EXAMPLES / example / "records").glob("*.csv"):
        rows = list(csv.reader(source.read_text(encoding="utf-8").splitlines()))
        if source.name == file:
            rows[line - 1][rows[0].index(field)] = value
        with (folder / source.name).open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(rows)
    return folder


@pytest.mark.parametrize(("field", "value"), [("person_id", "S9999"), ("provider_id", "P4")])
def test_a_stay_of_nobody_who_was_referred_is_warned_of(tmp_path: Path, field: str, value: str) -> None:
    done = pbr("settle", POPULATION, changed(tmp_path, POPULATION, "stays.csv", 3, field, value))
    said = " ".join(done.stdout.split())
    assert "warning[PBR816] stays.csv:3: 1 stay is of somebody who was never referred to the provider named" in said
    assert "S9999" not in said


def test_a_comparison_warns_of_it_too(tmp_path: Path) -> None:
    names = ("population-prime-provider-at-risk", "--baseline", POPULATION)
    records = changed(tmp_path, POPULATION, "stays.csv", 3, "person_id", "S9999")
    assert "warning[PBR816] stays.csv:3" in " ".join(pbr("simulate", records, *names).stdout.split())


def test_an_outcome_agreed_after_it_was_due_has_no_days_to_pay_and_is_warned_of(tmp_path: Path) -> None:
    name = "ipc-set-sum-per-outcome"
    as_it_is = pbr("settle", name, EXAMPLES / name / "records").stdout
    late = pbr("settle", name, changed(tmp_path, name, "outcomes.csv", 8, "agreed_on", "2026-06-20")).stdout
    # C1 from 1 to 17 June is 17 days at £75.00 / 7: £182.14. From 20 to 17 June there is none.
    assert "Total due: £3,957.14" in as_it_is
    assert "Total due: £3,775.00" in late
    assert "PBR826" not in as_it_is
    assert "warning[PBR826] outcomes.csv:8: 1 outcome was due before it was agreed" in " ".join(late.split())
