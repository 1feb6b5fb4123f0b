"""A ledger over extracts that are read through a mapping: month by month, worked by hand."""

from pathlib import Path

import pytest

from pbr.api import records_through
from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settling import Committed, commit
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.verification import verify_ledger
from pbr.ledger.ledger import Ledger
from pbr.values.dates import period_in_words
from tests.mapping.essex import EXTRACT, MAPPING, NAME, SCHEME, written


def settled(
    folder: Path, month: str, extract: str, mapping: str = MAPPING, confirm: int | None = None, name: str = NAME
) -> Committed:
    """Settle a month into the ledger of a folder."""
    files, read_by = written(folder / month, extract, mapping, name=name)
    records = records_through(files, read_by)
    asked = RunAsked(Path(SCHEME), records, folder / "ledger", period_in_words(month), committing=True)
    done = commit(asked, Confirmed(confirm), clock=lambda: 0)
    assert isinstance(done, Committed)
    return done


def amounts(done: Committed) -> dict[str, int]:
    """What the first entries of a run come to, by line."""
    return {entry.line.line_id: entry.line.amount for entry in done.written.first}


def test_two_months_are_settled_and_worked_out_again(tmp_path: Path) -> None:
    may = settled(tmp_path, "2026-05", EXTRACT)
    # two packages began in May
    assert amounts(may) == {"E1/package": 157_500, "E2/package": 157_500}
    june = settled(tmp_path, "2026-06", EXTRACT)
    # the bonus of E1, reviewed on 15 June, and the package that began on 1 June
    assert amounts(june) == {"E1/bonus": 25_000, "E3/package": 157_500}
    for run in (1, 2):
        found = verify_ledger(tmp_path / "ledger", recompute=run)
        assert found.problems == ()
        assert found.again == f"run {run} was worked out again: its lines are the same, byte for byte"


@pytest.mark.parametrize("ending", [".txt", ".dat", ""])
def test_a_file_of_any_ending_is_compared_and_worked_out_again(tmp_path: Path, ending: str) -> None:
    name, mapping = f"Reablement Extract Aug-26{ending}", MAPPING.replace("Extract *.csv", "Extract *")
    settled(tmp_path, "2026-05", EXTRACT, mapping, name=name)
    # In June the row of E2 is missing: its package, settled in May, stands, and nothing of it moves.
    without = "".join(line for line in EXTRACT.splitlines(keepends=True) if not line.startswith("E2"))
    june = settled(tmp_path, "2026-06", without, mapping, confirm=0, name=name)
    assert amounts(june) == {"E1/bonus": 25_000, "E3/package": 157_500}
    assert [note for note in june.written.notes if note.startswith("1 row that the last run had is not in these")]
    for run in (1, 2):
        found = verify_ledger(tmp_path / "ledger", recompute=run)
        assert (found.problems, "byte for byte" in found.again) == ((), True)


def test_the_extract_as_it_came_is_kept_with_its_mapping(tmp_path: Path) -> None:
    settled(tmp_path, "2026-05", EXTRACT)
    ledger = Ledger.open(tmp_path / "ledger")
    last = ledger.last
    assert last is not None
    kept = {used.name: ledger.input_of(1, used).read_text(encoding="utf-8") for used in last.inputs}
    assert kept["Reablement Extract Aug-26.csv"] == EXTRACT
    assert kept["mapping.yaml"] == MAPPING
    assert last.mapping == next(used.sha256 for used in last.inputs if used.name == "mapping.yaml")


def test_what_changed_in_an_extract_is_told_by_its_fields(tmp_path: Path) -> None:
    settled(tmp_path, "2026-05", EXTRACT)
    settled(tmp_path, "2026-06", EXTRACT)
    # E1 needs support after all: its bonus of £250.00 goes back
    worse = EXTRACT.replace("No services provided", "Community support")
    july = settled(tmp_path, "2026-07", worse, confirm=-25_000)
    (entry,) = july.written.first
    assert (entry.line.line_id, entry.line.amount) == ("E1/bonus", -25_000)
    assert entry.because_of == "support_at_end"


def test_a_row_that_is_gone_is_put_back_and_what_was_settled_stands(tmp_path: Path) -> None:
    settled(tmp_path, "2026-05", EXTRACT)
    without = "".join(line for line in EXTRACT.splitlines(keepends=True) if not line.startswith("E2"))
    june = settled(tmp_path, "2026-06", without, confirm=0)
    assert amounts(june) == {"E1/bonus": 25_000, "E3/package": 157_500}
    assert [note for note in june.written.notes if note.startswith("1 row that the last run had is not in these")]


def test_another_mapping_of_the_same_extract_corrects_what_it_read_otherwise(tmp_path: Path) -> None:
    settled(tmp_path, "2026-05", EXTRACT)
    settled(tmp_path, "2026-06", EXTRACT)
    # somebody sees that "No services provided" was meant for less support
    other = MAPPING.replace("No services provided: none", "No services provided: reduced")
    july = settled(tmp_path, "2026-07", EXTRACT, other, confirm=-25_000)
    assert amounts(july) == {"E1/bonus": -25_000}
