"""What is held is listed on standard error, whatever is printed, and without a value of the rows."""

from pathlib import Path

import pytest

from pbr.cli import error_handler
from pbr.cli.error_handler import exit_code_of
from tests.cli.command import CANARY, ESSEX, JUNE, PLANS, extract, pbr


@pytest.mark.parametrize("shape", ["table", "csv", "json"])
def test_held_rows_are_listed_by_problem(tmp_path: Path, shape: str) -> None:
    bad = "".join(f"X{n},S{n},P1,reablement,{CANARY},,,,\n" for n in range(7))
    records = extract(tmp_path, PLANS + bad)
    done = pbr("settle", ESSEX, records, *JUNE, "--hold-errors", "--format", shape)
    assert done.returncode == 3
    first = ", ".join(f"plans.csv:{line}" for line in range(6, 11))
    assert f"held[PBR702] 7 rows: {first} and 2 more\n" in done.stderr
    assert CANARY not in done.stderr


def test_nothing_is_listed_where_nothing_is_held(tmp_path: Path) -> None:
    assert "held[" not in pbr("settle", ESSEX, extract(tmp_path), *JUNE, "--hold-errors").stderr


WRONG_DAY = PLANS + "X1,S1,P1,reablement,31/06/2026,,,,\n"
WAY_ON = "or say --hold-errors to hold them, list them and work out the rest\n"


SETTLED, SHOWN, COMPARED = ("settle", ESSEX), ("provider", "P1", ESSEX), ("simulate",)


@pytest.mark.parametrize("command", [SETTLED, SHOWN, COMPARED], ids=lambda words: words[0])
def test_where_rows_alone_are_wrong_the_way_on_is_said_last(tmp_path: Path, command: tuple[str, ...]) -> None:
    records = extract(tmp_path, WRONG_DAY)
    done = pbr(*command, records, *(() if ESSEX in command else (ESSEX,)))
    assert done.returncode == 1
    assert "error[PBR702]" in done.stderr
    assert done.stderr.endswith(WAY_ON)


def test_where_a_column_is_missing_holding_rows_is_no_way_on(tmp_path: Path) -> None:
    records = extract(tmp_path, WRONG_DAY.replace("plan_type", "sort_of_plan"))
    done = pbr("settle", ESSEX, records, *JUNE)
    assert done.returncode == 1
    assert "--hold-errors" not in done.stderr


PAID_BY_RATE = """\
plan_id,person_id,provider_id,plan_type,rate,weekly_hours,agreed_on,started_on,planned_end_on,ended_on,end_reason
A,S1,P1,initial,standard,5,2026-06-01,2026-06-01,2026-07-12,,
B,S2,P1,initial,lower,5,2026-06-01,2026-06-01,2026-07-12,,
"""
OUTCOMES = """\
outcome_id,plan_id,outcome,kind,payable,weight,agreed_on,result,achieved_on,reviewed_on,verified_by,disputed
A1,A,washing,improvement,yes,,2026-06-01,,,,,
B1,B,washing,improvement,yes,,2026-06-01,,,,,
"""


@pytest.mark.parametrize("against", [(), ("--ledger", "ledger")], ids=["alone", "against a ledger"])
def test_lines_in_error_are_counted(tmp_path: Path, against: tuple[str, ...]) -> None:
    records = extract(tmp_path, PAID_BY_RATE)
    (records / "outcomes.csv").write_text(OUTCOMES, encoding="utf-8")
    june = ("--period", "2026-06", *against, "--hold-errors")
    done = pbr("settle", "wiltshire-payable-outcomes", records, *june, cwd=tmp_path)
    # B has no price: its part up front is in error and its outcome is. A's is £17.00 x 30 hours x 20%.
    assert done.returncode == 3, done.stderr
    assert "£102.00" in done.stdout
    assert "2 lines are in error: their records have no price\n  = help: " in done.stderr
    assert "lines.csv and held.csv" in done.stderr


def test_what_the_system_refused_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(error_handler, "nothing_more_to_print", lambda: None)

    def refuse() -> object:
        raise PermissionError(13, "Permission denied", "records/plans.csv")

    assert exit_code_of(refuse) == 2
    said = "pbr could not go on: permission denied: records/plans.csv; nothing was written\n"
    assert capsys.readouterr().err == said
