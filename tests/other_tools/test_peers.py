"""What ``tests.bench.peers`` times beside a settlement comes to its total, and to its lines: ``pytest -m tools``."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from pbr import api

LAST_DAY = "2026-09-30"
SCHEMES = ("essex-reablement-bonus", "wiltshire-payable-outcomes")


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two thousand invented plans."""
    folder = tmp_path_factory.mktemp("peers") / "records"
    command = ["-m", "pbr", "sample", str(folder), "--plans", "2000", "--tables", "plans,outcomes"]
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    return folder


@pytest.mark.tools
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("peer", ["pandas", "polars", "duckdb"])
def test_a_peer_comes_to_the_same_lines(peer: str, scheme: str, records: Path, tmp_path: Path) -> None:
    out = tmp_path / "lines.csv"
    command = ["-m", f"tests.bench.peers.by_{peer}", scheme, str(records), LAST_DAY, str(out)]
    said = subprocess.run([sys.executable, *command], check=True, capture_output=True, text=True).stdout
    settled = api.settle(scheme, records, as_at=LAST_DAY)
    assert int(said) == settled.total_due
    ours = {
        line.line_id: (line.status.value, str(line.due_on or ""), line.amount)
        for line in settled.lines
        if line.status.value != "note"
    }
    with out.open(newline="", encoding="utf-8") as file:
        theirs = {row["line_id"]: (row["status"], row["due_on"], int(row["amount"])) for row in csv.DictReader(file)}
    assert theirs == ours
