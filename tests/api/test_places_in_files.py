"""A payment that is made so many times, in every file: in processes, by month, and in a workbook."""

import json
from datetime import date
from pathlib import Path

import pytest

from pbr.api.ledger import Confirmed, RunAsked, commit
from pbr.api.ledger.run_workbook import write_workbook_of_run
from pbr.api.settling.prepare import prepare
from pbr.api.settling.settlement_folder import settle_into_folder
from pbr.api.settling.workbook_asked import workbook_asked
from pbr.values.dates import month_of
from pbr.values.period import Period
from tests.api.test_limits_in_files import rows
from tests.cli.command import pbr
from tests.reports.workbook.opened import opened

SCHEME = """\
pbr: 1
scheme: calls_missed
title: Visits that were not made, two a month for a plan
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payments:
  call:
    assumed: made up
    pay: £20.00
    for each: visit where delivered_minutes is 0
    at most: 2 for each plan and month
    priced at: visited_on
    due: end of month
examples:
  Without records:
    as at: 2026-06-30
    total due: £0.00
"""
PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on
A,S1,P1,ongoing,2026-04-01
B,S1,P2,ongoing,2026-04-01
C,S2,P1,ongoing,2026-04-01
"""
HEADER = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n"
# In April three visits of A are missed, of which two are paid, and one of B; in May one of C.
APRIL = "V1,A,2026-04-06,60,0\nV2,A,2026-04-07,60,0\nV3,A,2026-04-08,60,0\nV4,B,2026-04-06,60,0\n"
MAY = "V5,C,2026-05-04,60,0\n"
USED = [
    ("call", "P1", "A", "2026-04", "2.0", "visit", "3.0", "0.0", "3.0", "yes"),
    ("call", "P1", "C", "2026-05", "2.0", "visit", "1.0", "1.0", "1.0", "no"),
    ("call", "P2", "B", "2026-04", "2.0", "visit", "1.0", "1.0", "1.0", "no"),
]


@pytest.fixture
def given(tmp_path: Path) -> tuple[Path, Path]:
    scheme, records = tmp_path / "missed.yaml", tmp_path / "records"
    scheme.write_text(SCHEME, encoding="utf-8")
    records.mkdir()
    (records / "plans.csv").write_text(PLANS)
    (records / "visits.csv").write_text(HEADER + APRIL + MAY)
    return scheme, records


def used(folder: Path) -> list[tuple[str, ...]]:
    return [tuple(one.values()) for one in rows(folder / "quantities.csv")]


def test_a_second_process_changes_no_byte(given: tuple[Path, Path], tmp_path: Path) -> None:
    whole = Period(date(2026, 4, 1), date(2026, 5, 31))
    for workers in (1, 2, 7):
        prepared = prepare(*given, whole, None, False, False)
        settle_into_folder(prepared, tmp_path / str(workers), lambda path: None, workers=workers)
    assert used(tmp_path / "1") == USED
    files = sorted(path.name for path in (tmp_path / "1").iterdir())
    for other in ("2", "7"):
        assert files == sorted(path.name for path in (tmp_path / other).iterdir())
        for name in files:
            assert (tmp_path / other / name).read_bytes() == (tmp_path / "1" / name).read_bytes(), name
    told = json.loads((tmp_path / "1" / "settlement.json").read_text())["quantities"]
    assert told[0] == {
        "payment": "call", "provider_id": "P1", "for_each": "A", "window": "2026-04", "unit": "visit",
        "at_most": "2", "used": "3", "left": "0", "may_be": "3", "reached": True,
    }  # fmt: skip


def test_two_months_of_a_ledger_are_what_one_settlement_is(given: tuple[Path, Path], tmp_path: Path) -> None:
    scheme, records = given
    folder, known = tmp_path / "ledger", HEADER
    for month, more in ((4, APRIL), (5, MAY)):
        known += more
        (records / "visits.csv").write_text(known)
        commit(RunAsked(scheme, records, folder, month_of(date(2026, month, 1))), Confirmed())
    assert used(folder / "00001") == [USED[0], USED[2]]
    assert used(folder / "00002") == USED
    done = pbr("ledger", "verify", folder, "--recompute", "2")
    assert done.returncode == 0, done.stdout
    book = tmp_path / "may.xlsx"
    write_workbook_of_run(folder, 2, workbook_asked(book, False), lambda: None)
    assert [(one["For each"], one["Used"], one["Left"]) for one in opened(book)["Quantities"].rows()] == [
        ("A", "3.0", "0.0"), ("C", "1.0", "1.0"), ("B", "1.0", "1.0"),
    ]  # fmt: skip


def test_the_workbook_of_a_settlement_has_the_sheet(given: tuple[Path, Path], tmp_path: Path) -> None:
    book = tmp_path / "missed.xlsx"
    done = pbr("settle", *given, "--as-at", "2026-05-31", "--workbook", book)
    assert done.returncode == 0, done.stderr
    first = opened(book)["Quantities"].rows()[0]
    assert (first["Payment"], first["For each"], first["Used"], first["Left"]) == ("call", "A", "3.0", "0.0")
