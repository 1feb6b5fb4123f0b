"""The example of a year: its records and ledger made again byte for byte, and its page beside what they come to."""

import csv
import json
import re
import shlex
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from pbr.api.ledger.verification import verify_ledger
from tests.cli.command import pbr
from tests.examples.a_year import A_YEAR, RAISED, runs, settle, write_records
from tests.examples.by_hand import rows_under
from tests.examples.made import ROOT

PAGE = A_YEAR / "README.md"
ENTRIES_HEADER = "| entry | line | provider | change | amount | corrects |"
PLANS_HEADER = "| plan | hours a week | provider | up front and outcomes | sum |"


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def entries() -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for path in sorted((A_YEAR / "ledger").glob("0*/lines.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += csv.DictReader(file)
    return found


@pytest.fixture
def unsettled(tmp_path: Path) -> Path:
    """A project of the shipped schemes and the records of the year, made again, with no ledger yet."""
    (tmp_path / "schemes").symlink_to(ROOT / "schemes")
    write_records(tmp_path / "examples" / "a-year")
    return tmp_path


def test_the_seed_and_what_happened_give_the_records(unsettled: Path) -> None:
    shipped = {
        name: text for name, text in files_of(A_YEAR).items() if name != "README.md" and not name.startswith("ledger/")
    }
    assert files_of(unsettled / "examples" / "a-year") == shipped


def test_the_months_settled_again_give_the_ledger(unsettled: Path) -> None:
    for run in runs():
        if "--confirm" in run.words:
            # Without the sum that the page works by hand it is refused, and nothing is settled.
            unconfirmed = pbr(*run.command[: -len(run.words)], cwd=unsettled)
            assert unconfirmed.returncode == 1
            assert f"--confirm {run.words[1]}" in unconfirmed.stderr
        settle(run, unsettled)
        again = pbr(*run.command, cwd=unsettled) if "--period" in run.words else None
        assert again is None or "identical" in again.stdout
    assert files_of(unsettled / "examples" / "a-year" / "ledger") == files_of(A_YEAR / "ledger")


def test_the_ledger_is_whole() -> None:
    assert verify_ledger(A_YEAR / "ledger").problems == ()


# The dispute stands in 5, the price changes in 7, the period is settled again in 9.
@pytest.mark.parametrize("run", [5, 7, 9])
def test_a_run_can_be_worked_out_again_from_what_it_kept(run: int) -> None:
    found = verify_ledger(A_YEAR / "ledger", recompute=run)
    assert found.problems == ()
    assert "byte for byte" in found.again


def test_the_page_has_the_commands_that_settled() -> None:
    shown = re.findall(r"^pbr settle .+$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [shlex.split(command)[1:] for command in shown] == [run.command for run in runs()]


def test_the_page_works_every_entry_that_is_not_new() -> None:
    worked = [tuple(row) for row in rows_under(PAGE, ENTRIES_HEADER)]
    columns = ("entry", "line_id", "provider_id", "change", "amount", "corrects")
    assert worked == [tuple(entry[name] for name in columns) for entry in entries() if entry["change"] != "new"]


def test_the_year_comes_to_what_the_page_works_by_plan() -> None:
    settled: Counter[tuple[str, str]] = Counter()
    for entry in entries():
        if entry["change"] != "adjustment":
            # What went back from the provider that W13 was never with leaves nothing there.
            settled[entry["plan_id"], entry["provider_id"]] += _pence(entry["amount"])
    worked = {}
    for plan, _, provider, working, total in rows_under(PAGE, PLANS_HEADER):
        assert sum(map(_pence, working.split(" + "))) == _pence(total)
        worked[plan, provider] = _pence(total)
    assert +settled == worked


def test_the_year_comes_to_one_settlement_of_the_last_records_and_what_was_entered_by_hand() -> None:
    words = ("settle", f"examples/a-year/{RAISED}", "examples/a-year/2027-03")
    once = pbr(*words, "--period", "2026-04-01..2027-03-31", "--format", "json", cwd=ROOT)
    # Both by hand, in the page.
    assert json.loads(once.stdout)["total_due"] == "20997.80"
    assert sum(_pence(entry["amount"]) for entry in entries()) == 2099780 - 6000


def test_what_is_not_decided_is_held_and_moves_nothing() -> None:
    with (A_YEAR / "ledger" / "00005" / "held.csv").open(encoding="utf-8", newline="") as file:
        standing = {
            row["record_id"]: row["settled"] for row in csv.DictReader(file) if row["settled"] not in ("", "0.00")
        }
    assert standing == {"W03-1": "272.00", "W05-2": "408.00"}


def _pence(cell: str) -> int:
    return int(Decimal(cell) * 100)
