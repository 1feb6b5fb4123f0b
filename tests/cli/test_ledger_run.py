"""Which run of a ledger is meant: by its number, or by ``--run`` as the commands beside it take it."""

from pathlib import Path
from shutil import copytree

import pytest

from tests.cli.command import pbr

LEDGER = Path(__file__).parents[2] / "examples" / "a-year" / "ledger"
PAID = ("--on", "2027-06-01", "--reference", "BACS-3")


@pytest.mark.parametrize("run", [("3",), ("--run", "3"), ("3", "--run", "3")])
def test_a_run_is_paid_by_either(run: tuple[str, ...], tmp_path: Path) -> None:
    ledger = copytree(LEDGER, tmp_path / "ledger")
    done = pbr("ledger", "pay", ledger, *run, *PAID)
    assert (done.returncode, done.stdout[:6]) == (0, "run 3,")
    assert done.stdout.endswith("is recorded as paid on 2027-06-01\n")


def test_a_run_is_shown_by_either() -> None:
    assert pbr("ledger", "show", LEDGER, "--run", "3").stdout == pbr("ledger", "show", LEDGER, "3").stdout


@pytest.mark.parametrize(
    ("run", "said"),
    [
        ((), "Invalid value for RUN: say which run: its number after the folder, or --run N"),
        (("4", "--run", "3"), "Invalid value for --run: run 4 is named before it: say one of them"),
    ],
)
def test_none_is_paid_that_is_not_said_once(run: tuple[str, ...], said: str, tmp_path: Path) -> None:
    ledger = copytree(LEDGER, tmp_path / "ledger")
    done = pbr("ledger", "pay", ledger, *run, *PAID)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not (ledger / "paid").exists()
