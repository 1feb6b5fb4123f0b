"""A run of a ledger as a workbook: what moves, what it corrects, and what is carried, to the penny."""

import csv
import re
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from pbr.api.ledger.run_workbook import write_workbook_of_run
from pbr.api.settling.workbook_asked import workbook_asked
from tests.cli.command import ESSEX, pbr
from tests.finance.three_months import HEADER, NOTICES, A, B, three_months
from tests.reports.workbook.opened import Sheet, opened
from tests.reports.workbook.test_libreoffice import ODD, compared, converted, in_csv, without_what_sums_come_to

A_YEAR = Path(__file__).parents[2] / "examples" / "a-year" / "ledger"


def shown(ledger: Path, run: int, file: Path) -> dict[str, Sheet]:
    done = pbr("ledger", "show", ledger, str(run), "--workbook", file)
    assert (done.returncode, done.stderr) == (0, "")
    return opened(file)


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return three_months(tmp_path_factory.mktemp("months"))


def test_what_was_settled_and_what_moves_stand_apart(months: Path, tmp_path: Path) -> None:
    # By hand, in `three_months`: A's package was settled in run 1 and goes back in run 2.
    sheets = shown(months, 2, tmp_path / "july.xlsx")
    (entry, total) = sheets["Entries"].rows()
    assert (entry["Entry"], entry["Change"], entry["Record"], entry["Corrects"]) == (
        "2/000001", "taken back", "A", "1/000001",
    )  # fmt: skip
    assert (entry["Settled before"], entry["Due to date"], entry["Amount"]) == ("1575.00", "0.00", "-1575.00")
    assert (total["Settled before"], total["Due to date"], total["Amount"]) == ("1575.00", "0.00", "-1575.00")
    correction, _ = sheets["Corrections"].rows()
    assert (correction["Corrects"], correction["Stands now"], correction["Difference"]) == (
        "1/000001", "0.00", "-1575.00",
    )  # fmt: skip
    assert correction["What changed"] == "the record was withdrawn or replaced"


def test_what_is_brought_and_carried_forward_is_there_for_each_provider(months: Path, tmp_path: Path) -> None:
    july = shown(months, 2, tmp_path / "july.xlsx")["Paid to providers"]
    august = shown(months, 3, tmp_path / "august.xlsx")["Paid to providers"]
    # July takes 1,575.00 back of P1, of whom nothing is due: all of it is carried.
    first, _ = july.rows()
    assert (first["Entries"], first["Payable"], first["Carried forward"]) == ("-1575.00", "0.00", "-1575.00")
    # August: 3,150.00 less the 1,575.00 that was carried; P2 has 1,575.00, and both together 3,150.00.
    p1, p2, total = august.rows()
    assert (p1["Brought forward"], p1["New"], p1["Payable"]) == ("-1575.00", "3150.00", "1575.00")
    assert (p2["Brought forward"], p2["New"], p2["Payable"]) == ("0.00", "1575.00", "1575.00")
    assert (total["Payable"], total["Carried forward"]) == ("3150.00", "0.00")
    assert august.cells["D5"].formula == (
        'SUMPRODUCT(EXACT(By_payment[Provider],A5)*(By_payment[Change]="new")*By_payment[Amount])'
    )
    assert august.cells["L5"].formula == "ROUND(MAX(C5+K5,0),2)"


@pytest.mark.parametrize("run", range(1, 14))
def test_every_run_of_a_year_adds_up_and_has_what_its_files_have(tmp_path: Path, run: int) -> None:
    file = tmp_path / "run.xlsx"
    write_workbook_of_run(A_YEAR, run, workbook_asked(file, False), lambda: None)
    sheets = opened(file)
    assert next(iter(sheets)) == "Notes"
    checks = sheets["Checks"].rows()
    assert len(checks) == 6
    assert {row["Difference"] for row in checks} == {"0.00"}
    folder = A_YEAR / f"{run:05}"
    with (folder / "lines.csv").open(encoding="utf-8", newline="") as opened_file:
        lines = list(csv.DictReader(opened_file))
    entries = sheets["Entries"].rows()[:-1] if "Entries" in sheets else []
    figures = (("amount", "Amount"), ("due_to_date", "Due to date"), ("settled_before", "Settled before"))
    for line, entry in zip(lines, entries, strict=True):
        assert (line["entry"], line["provider_id"], line["corrects"]) == (
            entry["Entry"], entry["Provider"], entry.get("Corrects", ""),
        )  # fmt: skip
        assert [line[name] for name, _ in figures] == [entry[heading] for _, heading in figures]
        for name, heading in (("quantity", "Quantity"), ("unit_price", "Unit price"), ("share", "Share")):
            assert line[name] == entry.get(heading, "")
    with (folder / "held.csv").open(encoding="utf-8", newline="") as opened_file:
        held = list(csv.DictReader(opened_file))
    undecided = sheets["Not decided"].rows()[:-1] if "Not decided" in sheets else []
    assert [(one["record_id"], one["since"], one["days"], one["settled"]) for one in held] == [
        (one.get("Record", ""), one.get("Since run", ""), one.get("Days", ""), one.get("Settled", ""))
        for one in undecided
    ]
    with (folder / "remittances.csv").open(encoding="utf-8", newline="") as opened_file:
        payable = sum(Decimal(row["payable"]) for row in csv.DictReader(opened_file))
    if "Paid to providers" in sheets:
        assert Decimal(sheets["Paid to providers"].rows()[-1]["Payable"]) == payable


def test_every_sheet_is_one_plain_table(months: Path, tmp_path: Path) -> None:
    for sheet in shown(months, 3, tmp_path / "august.xlsx").values():
        assert len(sheet.tables) == 1
        assert "altText=" in sheet.tables[0]
        assert not any(never in sheet.xml for never in ("mergeCell", "<pane", "autoFilter", "hidden="))
        last = max(int(re.sub("[A-Z]", "", place)) for place in sheet.cells)
        assert last == sheet.reference[1]


def july_of_odd_providers(folder: Path) -> Path:
    """Two runs of providers with ids that look like formulas, numbers and patterns; the ledger."""
    ledger = folder / "ledger"
    for month, ended in (("2026-06", ""), ("2026-07", "2026-07-03")):
        (folder / month).mkdir()
        plans = folder / month / "plans.csv"
        with plans.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            file.write(HEADER)
            for number, odd in enumerate(ODD):
                result = ["completed", "none", "2026-07-10"] if ended else ["", "", ""]
                writer.writerow([f"A{number}", f"S{number}", odd, "reablement", "2026-06-01", ended, *result])
        done = pbr("settle", ESSEX, plans, "--ledger", ledger, "--commit", "--period", month, "--hold-errors")
        assert done.returncode in (0, 3), done.stderr
    return ledger


def test_libreoffice_shows_every_cell_as_written_and_works_every_sum_out_alike(months: Path, tmp_path: Path) -> None:
    odd = july_of_odd_providers(tmp_path)
    sums = 0
    for name, ledger, run in (("odd", odd, 2), ("month", months, 3), ("back", months, 2)):
        file, bare = tmp_path / f"{name}.xlsx", tmp_path / f"{name}-bare.xlsx"
        sheets = shown(ledger, run, file)
        without_what_sums_come_to(file, bare)
        converted(tmp_path, file, bare)
        for sheet, cells in sheets.items():
            for made in (name, f"{name}-bare"):
                assert list(compared(cells, in_csv(tmp_path / f"{made}-{sheet}.csv"))) == [], f"{sheet} of {made}"
            sums += sum(bool(cell.formula) for cell in cells.cells.values())
    assert sums > 100


def asked(folder: Path, *more: str | Path) -> tuple[str | Path, ...]:
    return (
        "settle",
        ESSEX,
        folder / "2026-07",
        "--ledger",
        folder / "ledger",
        "--workbook",
        folder / "run.xlsx",
        *more,
    )


@pytest.fixture
def june(tmp_path: Path) -> Path:
    """A folder with June settled, and July's extract, in which A is withdrawn."""
    for month, plans in (("2026-06", A + B), ("2026-07", B)):
        (tmp_path / month).mkdir()
        (tmp_path / month / "plans.csv").write_text(HEADER + plans, encoding="utf-8")
    (tmp_path / "2026-07" / "notices.csv").write_text(NOTICES, encoding="utf-8")
    settled = pbr(
        "settle", ESSEX, tmp_path / "2026-06", "--ledger", tmp_path / "ledger", "--period", "2026-06", "--commit"
    )
    assert settled.returncode == 0, settled.stderr
    return tmp_path


def test_a_run_that_is_looked_at_says_so_and_settles_nothing(june: Path) -> None:
    done = pbr(*asked(june, "--out", june / "seen"))
    assert (done.returncode, done.stderr) == (0, "")
    notes = {row["About"]: row["Note"] for row in opened(june / "run.xlsx")["Notes"].rows()}
    assert notes["Run"] == "2, AS IT WOULD BE: NOTHING IS SETTLED YET"
    assert (june / "seen" / "lines.csv").is_file()
    assert not (june / "ledger" / "00002").exists()


def test_a_run_that_is_settled_and_the_same_read_back_have_the_same_bytes(june: Path) -> None:
    done = pbr(*asked(june, "--commit", "--confirm", "-1575.00"))
    assert (done.returncode, done.stderr) == (0, "")
    shown(june / "ledger", 2, june / "again.xlsx")
    assert (june / "again.xlsx").read_bytes() == (june / "run.xlsx").read_bytes()
    # Settled again, nothing is to be done, and the workbook is that of the run.
    again = pbr(*asked(june, "--commit", "--period", "2026-07"))
    assert (again.returncode, again.stderr) == (0, "")
    assert "already settled as run 2" in again.stdout


def test_nothing_is_settled_where_the_workbook_may_not_take_its_place(june: Path) -> None:
    shown(june / "ledger", 1, june / "run.xlsx")
    before = (june / "run.xlsx").read_bytes()
    refused = pbr(*asked(june, "--commit", "--confirm", "-1575.00"))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "error[PBR041]" in refused.stderr
    assert not (june / "ledger" / "00002").exists()
    assert (june / "run.xlsx").read_bytes() == before
    done = pbr(*asked(june, "--commit", "--confirm", "-1575.00", "--replace"))
    assert done.returncode == 0
    assert (june / "ledger" / "00002").is_dir()
    assert (june / "run.xlsx").read_bytes() != before


def test_nothing_is_written_where_a_bound_is_not_confirmed(june: Path) -> None:
    refused = pbr(*asked(june, "--commit"))
    assert refused.returncode == 1
    assert not (june / "run.xlsx").exists()


def test_a_file_that_was_changed_since_is_no_workbook(june: Path) -> None:
    lines = june / "ledger" / "00001" / "lines.csv"
    lines.chmod(0o600)
    lines.write_text(lines.read_text(encoding="utf-8").replace("1575.00", "1675.00"), encoding="utf-8")
    done = pbr("ledger", "show", june / "ledger", "1", "--workbook", june / "run.xlsx")
    assert (done.returncode, done.stdout) == (1, "")
    assert not (june / "run.xlsx").exists()


def test_an_opening_is_in_no_payment_and_still_adds_up(june: Path) -> None:
    opening = pbr("ledger", "open", june / "new", ESSEX, june / "2026-06", "--settled-to", "2026-06-30")
    assert opening.returncode == 0, opening.stderr
    sheets = shown(june / "new", 0, june / "opening.xlsx")
    assert "Paid to providers" not in sheets
    # By hand: A's package 1,575.00, B's 1,575.00 and bonus 250.00.
    assert sheets["Entries"].rows()[-1]["Amount"] == "3400.00"
    assert {row["Difference"] for row in sheets["Checks"].rows()} == {"0.00"}


def test_what_is_not_of_a_run_is_in_no_cell(months: Path, tmp_path: Path) -> None:
    file = tmp_path / "august.xlsx"
    shown(months, 3, file)
    with zipfile.ZipFile(file) as book:
        text = "".join(book.read(name).decode("utf-8") for name in book.namelist())
    assert str(months) not in text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_workbook_that_is_written_stays_where_nothing_can_be_printed(months: Path, tmp_path: Path) -> None:
    file = tmp_path / "august.xlsx"
    command = [sys.executable, "-m", "pbr", "ledger", "show", str(months), "3", "--workbook", str(file)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    said = f"the workbook is {file}, but nothing could be printed: no space left on device\n"
    assert (done.returncode, done.stderr) == (0, said)
    assert "Entries" in opened(file)


@pytest.mark.parametrize(("wrong", "said"), [("--replace", "name a workbook"), ("--workbook=a.csv", "ends in .xlsx")])
def test_a_workbook_that_makes_no_sense_is_refused(months: Path, tmp_path: Path, wrong: str, said: str) -> None:
    done = pbr("ledger", "show", months, "3", wrong, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []
