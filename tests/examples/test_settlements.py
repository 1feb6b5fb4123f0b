"""The settlement of every example is what its records and scheme give today."""

import csv
import json
from pathlib import Path

import pytest

from pbr.reports.settlement_files import FILES, LIMITS
from tests.engine.settled import NAMES
from tests.examples.made import ALL, EXAMPLES, Example, make

README = EXAMPLES / "README.md"


def test_every_scheme_has_an_example_that_the_page_of_examples_tells_of() -> None:
    assert sorted(example.name for example in ALL) == NAMES
    page = README.read_text(encoding="utf-8").splitlines()
    assert [name for name in NAMES if f"## {name}" not in page] == []


@pytest.mark.parametrize("example", ALL, ids=lambda example: example.name)
def test_the_records_give_the_settlement(example: Example, tmp_path: Path) -> None:
    again, kept = tmp_path / "settlement", example.folder / "settlement"
    make(example.settle(example.folder / "records", again))
    files = {path.name for path in again.iterdir()}
    assert {path.name for path in kept.iterdir()} == files
    assert files - {LIMITS} == set(FILES)
    for name in sorted(files):
        assert (again / name).read_bytes() == (kept / name).read_bytes(), f"{example.name}: {name} has changed"


@pytest.mark.parametrize("example", ALL, ids=lambda example: example.name)
def test_the_total_is_the_sum_of_the_lines(example: Example) -> None:
    kept = example.folder / "settlement"
    with (kept / "lines.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    pence = sum(int(line["amount"].replace(".", "")) for line in lines)
    due = json.loads((kept / "settlement.json").read_text(encoding="utf-8"))["total_due"]
    assert pence == int(due.replace(".", "")) != 0
    assert len({line["provider_id"] for line in lines}) >= example.providers
