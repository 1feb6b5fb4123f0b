"""``pbr settle``: what it prints where, what it writes, and what it ends with."""

import csv
import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from pbr.reports.settlement_files import FILES
from tests.cli.command import CANARY, ESSEX, JUNE, PLANS, TOTAL, extract, pbr, python

POSIX = pytest.mark.skipif(os.name != "posix", reason="a device of POSIX systems")


def test_a_table_is_printed_complete_and_nothing_else_is_said(tmp_path: Path) -> None:
    done = pbr("settle", ESSEX, extract(tmp_path), *JUNE)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Total due: {TOTAL}" in done.stdout
    assert "Period: 2026-04-01 to 2028-03-31, the whole run and its run-off\nAs at:  2026-06-30" in done.stdout
    assert "\x1b" not in done.stdout


def test_the_files_agree_with_each_other_and_with_what_is_printed(tmp_path: Path) -> None:
    out = tmp_path / "june"
    records = extract(tmp_path)
    done = pbr("settle", ESSEX, records, *JUNE, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Total due: {TOTAL}" in done.stdout
    assert {path.name for path in out.iterdir()} == set(FILES)
    summary = json.loads((out / "settlement.json").read_text(encoding="utf-8"))
    assert summary["total_due"] == "4975.00"
    with (out / "lines.csv").open(encoding="utf-8", newline="") as file:
        amounts = [row["amount"].replace(".", "") for row in csv.DictReader(file)]
    with (out / "totals.csv").open(encoding="utf-8", newline="") as file:
        totals = [row["amount"].replace(".", "") for row in csv.DictReader(file)]
    assert sum(map(int, amounts)) == sum(map(int, totals)) == 497500

    as_csv = pbr("settle", ESSEX, records, *JUNE, "--format", "csv")
    assert as_csv.stdout == (out / "lines.csv").read_text(encoding="utf-8")
    as_json = pbr("settle", ESSEX, records, *JUNE, "--format", "json")
    files = summary.pop("files")
    assert as_json.stdout == json.dumps(summary, ensure_ascii=False, indent=2) + "\n"
    assert files["lines.csv"] == sha256((out / "lines.csv").read_bytes()).hexdigest()
    assert files["settlement.json"] == sha256(as_json.stdout.encode()).hexdigest()
    assert str(tmp_path) not in "".join(path.read_text(encoding="utf-8") for path in out.iterdir())


def test_rows_in_another_order_give_the_same_bytes_but_for_the_input_s_own(tmp_path: Path) -> None:
    header, *rows = PLANS.splitlines()
    first, second = tmp_path / "one", tmp_path / "two"
    first.mkdir()
    second.mkdir()
    backwards = "\n".join([header, *reversed(rows)]) + "\n"
    written = [
        pbr("settle", ESSEX, extract(folder, text), *JUNE, "--format", "csv").stdout
        for folder, text in ((first, PLANS), (second, backwards))
    ]
    assert written[0] == written[1]
    assert written[0].count("\n") == 7


def test_a_bad_row_stops_the_run_and_no_value_of_it_is_said(tmp_path: Path) -> None:
    records = extract(tmp_path, PLANS + f"E,{CANARY},P1,{CANARY},{CANARY},,{CANARY},,{CANARY}\n")
    before = sorted(tmp_path.rglob("*"))
    for shape in ("table", "csv", "json"):
        done = pbr("settle", ESSEX, records, *JUNE, "--out", tmp_path / "june", "--format", shape)
        assert (done.returncode, done.stdout) == (1, "")
        assert "plans.csv:6" in done.stderr
        assert "started_on" in done.stderr
        assert CANARY not in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_bad_rows_can_be_held_and_the_rest_settled(tmp_path: Path) -> None:
    records = extract(tmp_path, PLANS + f"E,{CANARY},P1,reablement,{CANARY},,,,\n")
    out = tmp_path / "june"
    done = pbr("settle", ESSEX, records, *JUNE, "--hold-errors", "--out", out)
    assert done.returncode == 3, done.stderr
    assert f"Total due: {TOTAL}" in done.stdout
    with (out / "held.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["held"], row["file"], row["line"], row["field"]) == ("row", "plans.csv", "6", "started_on")
    assert CANARY not in done.stdout + done.stderr + "".join(path.read_text(encoding="utf-8") for path in out.iterdir())


def test_a_scheme_whose_example_fails_does_not_settle(tmp_path: Path) -> None:
    shipped = Path(__file__).parents[2] / "schemes" / f"{ESSEX}.yaml"
    text = shipped.read_text(encoding="utf-8").replace("A/bonus: £250.00", "A/bonus: £251.00", 1)
    (tmp_path / "wrong.yaml").write_text(text, encoding="utf-8")
    done = pbr("settle", tmp_path / "wrong.yaml", extract(tmp_path), *JUNE, "--out", tmp_path / "june")
    assert (done.returncode, done.stdout) == (1, "")
    assert "wrong.yaml:" in done.stderr
    assert "error[PBR5" in done.stderr
    assert not (tmp_path / "june").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.yaml", "records"), "none.yaml"),
        (("essex-reablement-bonuses", "records"), 'did you mean "essex-reablement-bonus"?'),
        ((ESSEX, "no/such/records"), "there is no no/such/records"),
        ((ESSEX, "records", "--period", "June"), "--period"),
        ((ESSEX, "records", "--as-at", "2026-02-30"), "--as-at"),
        ((ESSEX, "records", "--format", "xml"), "--format"),
        ((ESSEX, "records", "--out", "records"), "left alone"),
        ((ESSEX, "records", "--out", "no/such/june"), "does not exist"),
        ((ESSEX, "records", "--explain", "A", "--out", "june"), "--explain"),
        ((ESSEX,), "records"),
    ],
)
def test_what_cannot_run_ends_with_2_and_says_why(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    extract(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    done = pbr("settle", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(tmp_path.rglob("*")) == before


def test_an_old_extract_is_settled_with_a_warning(tmp_path: Path) -> None:
    done = pbr("settle", ESSEX, extract(tmp_path))
    assert done.returncode == 0
    assert "PBR026" in done.stdout
    assert "PBR026" not in pbr("settle", ESSEX, tmp_path / "records", *JUNE).stdout


INTERRUPTED = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # it may be ignored where the tests were started
signal.signal(signal.SIGTERM, signal.SIG_DFL)
from pbr.engine.run import Run
lines = Run.lines
def interrupted(self):
    yield next(lines(self))
    os.kill(os.getpid(), getattr(signal, os.environ["WISH"]))
    yield from lines(self)
Run.lines = interrupted
from pbr.cli.main import main
main()
"""


@POSIX
@pytest.mark.parametrize("wish", ["SIGINT", "SIGTERM"])
def test_ctrl_c_and_a_request_to_stop_leave_nothing_behind(tmp_path: Path, wish: str) -> None:
    records = extract(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    done = python("-c", INTERRUPTED, "settle", ESSEX, records, *JUNE, "--out", tmp_path / "june", WISH=wish)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "interrupted; nothing was written\n"
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_standard_output_is_said_plainly(tmp_path: Path) -> None:
    records, out = extract(tmp_path), tmp_path / "june"
    command = [sys.executable, "-m", "pbr", "settle", ESSEX, str(records), *JUNE]
    with Path("/dev/full").open("w") as full:
        printed = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False)
        filed = subprocess.run(
            [*command, "--out", str(out)], stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
    assert printed.returncode == 2
    assert printed.stderr == "pbr could not go on: no space left on device; nothing was written\n"
    # The settlement is in its folder: a failure here would ask for it to be made again.
    assert filed.returncode == 0
    assert filed.stderr.startswith("settled, and the files are in ")
    assert (out / "settlement.json").exists()


@POSIX
@pytest.mark.parametrize("shape", ["table", "csv", "json"])
def test_a_reader_who_stops_reading_is_no_error(tmp_path: Path, shape: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "pbr", "settle", ESSEX, str(extract(tmp_path)), *JUNE, "--format", shape]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


PRICED_FROM_JULY = """\
pbr: 1
scheme: late_price
title: A price that starts after the run does
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
prices:
  package_price:
    from 2026-07-01: £100.00
    assumed: made up for this test
payments:
  package:
    assumed: made up for this test
    pay: package_price
    for each: plan
    priced at: started_on
    due: started_on
examples:
  In July:
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: reablement, started_on: 2026-07-06}
    as at: 2026-07-31
    lines:
      A/package: £100.00
    total due: £100.00
"""


def test_a_price_that_is_missing_stops_the_run_and_is_named_where_it_is_first_needed(tmp_path: Path) -> None:
    (tmp_path / "late.yaml").write_text(PRICED_FROM_JULY, encoding="utf-8")
    extract(tmp_path, PLANS.replace("A,S1", f"{CANARY},S1"))
    done = pbr("settle", "late.yaml", "records", *JUNE, "--out", "june", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, ""), done.stderr
    # Plans C and D start on the same day: they lack the same price, and it is said once, at C.
    said = [line.partition(" error[PBR901] ")[0] for line in done.stderr.splitlines() if "PBR901" in line]
    assert said == ["plans.csv:2:", "plans.csv:3:", "plans.csv:4:"]
    assert done.stderr.count("; 2 rows, the first is here") == 1
    assert "on 2026-06-01: its first is from 2026-07-01; 2 rows, the first is here" in done.stderr
    assert CANARY not in done.stderr
    assert not (tmp_path / "june").exists()


def test_a_record_without_a_price_is_an_error_line_when_errors_are_held(tmp_path: Path) -> None:
    (tmp_path / "late.yaml").write_text(PRICED_FROM_JULY, encoding="utf-8")
    extract(tmp_path, PLANS + "E,S5,P2,reablement,2026-07-06,,,,\n")
    held = ("--as-at", "2026-07-31", "--hold-errors", "--out", "july")
    done = pbr("settle", "late.yaml", "records", *held, cwd=tmp_path)
    assert done.returncode == 3, done.stderr
    assert "Total due: £100.00" in done.stdout
    with (tmp_path / "july" / "lines.csv").open(encoding="utf-8", newline="") as file:
        found = {row["record_id"]: (row["status"], row["amount"]) for row in csv.DictReader(file)}
    unpaid = dict.fromkeys("ABCD", ("error", "0.00"))
    assert found == {**unpaid, "E": ("due", "100.00")}


@pytest.mark.parametrize(
    ("arguments", "warned"),
    [
        (("--period", "2026-03"), {"PBR028", "PBR030"}),
        (("--period", "2026-06", "--as-at", "2026-05-31"), {"PBR029"}),
        (("--period", "2025-06", "--as-at", "2025-05-31"), {"PBR028", "PBR029", "PBR030"}),
        (("--as-at", "2026-03-31"), {"PBR029", "PBR031"}),
        # The first plan starts on 4 May.
        (("--period", "2026-04", "--as-at", "2026-04-01"), {"PBR030"}),
        (("--period", "2026-05", "--as-at", "2026-05-03"), {"PBR031"}),
        (("--period", "2026-05", "--as-at", "2026-05-01"), {"PBR031"}),
    ],
)
def test_days_on_which_nothing_can_be_due_are_warned_of(
    tmp_path: Path, arguments: tuple[str, ...], warned: set[str]
) -> None:
    done = pbr("settle", ESSEX, extract(tmp_path), *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    summary = json.loads(done.stdout)
    assert summary["total_due"] == "0.00"
    assert {warning["code"] for warning in summary["warnings"]} == warned


@POSIX
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_change_neither_the_files_nor_the_exit_code(tmp_path: Path, closed: str) -> None:
    extract(tmp_path, PLANS + "E,S5,P1,reablement,never,,,,\n")
    for number, held in enumerate(("--hold-errors", "")):
        command = (
            f"{sys.executable} -m pbr settle {ESSEX} records --as-at 2026-06-30 --out june{number} {held} {closed}"
        )
        done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, check=False, timeout=60)
        assert done.returncode == (3 if held else 1), done.stderr
        assert b"fault" not in done.stderr
    assert json.loads((tmp_path / "june0" / "settlement.json").read_text(encoding="utf-8"))["total_due"] == "4975.00"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["june0", "records"]


@pytest.mark.parametrize("printed", ["table", "csv", "json"])
def test_several_processes_print_what_one_does(tmp_path: Path, printed: str) -> None:
    extract(tmp_path)
    command = ("settle", ESSEX, "records", *JUNE, "--format", printed)
    by_one, by_three = (pbr(*command, "--workers", many, cwd=tmp_path) for many in ("1", "3"))
    assert (by_three.returncode, by_three.stdout, by_three.stderr) == (0, by_one.stdout, by_one.stderr)
    assert by_one.stdout


def test_several_processes_write_what_one_does_and_clear_up(tmp_path: Path) -> None:
    extract(tmp_path)
    for many in ("1", "2"):
        done = pbr("settle", ESSEX, "records", *JUNE, "--workers", many, "--out", f"by-{many}", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / f"by-{many}").iterdir()} for many in "12")
    assert one == two
    assert sorted(path.name for path in tmp_path.iterdir()) == ["by-1", "by-2", "records"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--workers", "0"), "--workers"),
        (("--workers", "two"), "--workers"),
    ],
)
def test_a_number_of_processes_that_cannot_be(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    extract(tmp_path)
    done = pbr("settle", ESSEX, "records", *JUNE, *words, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
