"""From a raw extract to what a provider is sent: the page's arithmetic, and everything made again."""

import csv
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.command import pbr
from tests.examples.from_a_case_system import EXAMPLE, KEPT, LOOK_UP, SCHEME, make_all
from tests.examples.made import ROOT

MADE = sorted(str(file.relative_to(EXAMPLE)) for file in EXAMPLE.rglob("*") if file.is_file())


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("from-a-case-system")
    for name in KEPT:
        shutil.copy(EXAMPLE / name, folder / name)
    make_all(folder)
    return folder


def test_everything_is_made_again_byte_for_byte(again: Path) -> None:
    assert sorted(str(file.relative_to(again)) for file in again.rglob("*") if file.is_file()) == MADE
    assert [name for name in MADE if (again / name).read_bytes() != (EXAMPLE / name).read_bytes()] == []


@pytest.mark.parametrize(
    ("run", "paid"), [("00001", {"P1": "3400.00", "P2": "4725.00"}), ("00002", {"P1": "1575.00", "P2": "1825.00"})]
)
def test_what_is_paid_is_what_the_page_works_out(run: str, paid: dict[str, str]) -> None:
    with (EXAMPLE / "ledger" / run / "remittances.csv").open(newline="") as file:
        assert {row["provider_id"]: row["payable"] for row in csv.DictReader(file)} == paid


def test_the_finance_file_comes_to_what_is_paid() -> None:
    with (EXAMPLE / "finance" / "bills.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    signed = [Decimal(row["Amount"]) * (1 if row["Type"] == "BIL" else -1) for row in rows]
    assert sum(signed) == Decimal("3400.00")


def test_the_same_month_as_a_workbook_settles_to_the_same() -> None:
    said = [
        pbr("settle", SCHEME, EXAMPLE / folder, EXAMPLE / LOOK_UP, "--map", EXAMPLE / "mapping.yaml",
            "--period", "2026-07", "--format", "csv")
        for folder in ("july", "july-as-a-workbook")
    ]  # fmt: skip
    assert [one.returncode for one in said] == [0, 0], said[1].stderr
    assert said[0].stdout == said[1].stdout != ""


def test_every_command_of_the_page_runs(tmp_path: Path) -> None:
    """In a copy of the folder, one after another; the ledger is made by them."""
    page = (EXAMPLE / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^pbr (.*)$", "\n".join(re.findall(r"```sh\n(.*?)```", page, re.DOTALL)), re.MULTILINE)
    assert len(commands) >= 7
    folder = tmp_path / "from-a-case-system"
    shutil.copytree(EXAMPLE, folder)
    for made in ("ledger", "statements", "finance"):
        shutil.rmtree(folder / made)
    (folder / "july.xlsx").unlink()
    for command in commands:
        words = [one or two for one, two in re.findall(r'"([^"]*)"|(\S+)', command)]
        done = pbr(*words, cwd=folder)
        assert done.returncode == 0, (command, done.stderr)
    assert (folder / "ledger" / "00002" / "remittances.csv").read_bytes() == (
        EXAMPLE / "ledger" / "00002" / "remittances.csv"
    ).read_bytes()


def test_the_readme_of_the_project_begins_the_way_in_here() -> None:
    assert "(examples/from-a-case-system/README.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
