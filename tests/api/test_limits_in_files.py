"""Limits of quantity and over all providers, beside payers, in every file: in processes, by month, in a workbook."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pbr.api import ledger
from pbr.api.ledger import Confirmed, RunAsked, commit
from pbr.api.ledger.run_workbook import write_workbook_of_run
from pbr.api.settling.prepare import prepare
from pbr.api.settling.settlement_folder import settle_into_folder
from pbr.api.settling.workbook_asked import workbook_asked
from pbr.values.dates import month_of
from pbr.values.period import Period
from tests.cli.command import pbr
from tests.reports.workbook.opened import opened

SCHEME = """\
pbr: 1
scheme: limited_hours
title: Hours up to a limit, under a cap over all providers of a person
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payers:
  council: Northshire Council
  health_board: Northshire Health Board
paid by: council 50%, health_board rest
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    at most: 14 hours for each plan and week
    priced at: visited_on
    due: end of month
limits:
  of_a_person:
    assumed: made up
    no more than: £500.00
    of: care
    over: person with all providers
    borne by: those due last
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
# April: of A's 15 hours of one week 14 are paid, £280.00. C, another person's, has 1 hour, £20.00.
APRIL = "V1,A,2026-04-06,60,600\nV2,A,2026-04-07,60,300\nV3,C,2026-04-06,60,60\n"
# May: A 5 hours, £100.00, and B 10, £200.00, all due on 31 May: £580.00 of £500.00. The £80.00 over are borne by May's
# £300.00, a third by P1 (£26.67) and two thirds by P2 (£53.33).
MAY = "V4,A,2026-05-04,60,300\nV5,B,2026-05-04,60,600\n"
# June: 3 hours of B, £60.00, are over, all of them.
JUNE = "V6,B,2026-06-01,60,180\n"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def given(tmp_path: Path) -> tuple[Path, Path]:
    scheme, records = tmp_path / "limited.yaml", tmp_path / "records"
    scheme.write_text(SCHEME, encoding="utf-8")
    records.mkdir()
    (records / "plans.csv").write_text(PLANS)
    (records / "visits.csv").write_text(HEADER + APRIL + MAY + JUNE)
    return scheme, records


def _by_line(found: Iterator[dict[str, str]]) -> dict[tuple[str, str], str]:
    return {(one["line_id"].split("@")[0], one["payer"]): one["amount"] for one in found}


def test_payers_bear_what_the_limits_take_alike(given: tuple[Path, Path], tmp_path: Path) -> None:
    whole = Period(date(2026, 4, 1), date(2026, 6, 30))
    settle_into_folder(prepare(*given, whole, None, False, False), tmp_path / "out", lambda path: None)
    said = json.loads((tmp_path / "out" / "settlement.json").read_text())
    # £280.00 + £20.00 + £100.00 + £200.00 + £60.00 - £140.00.
    assert said["total_due"] == "520.00"
    found = _by_line(iter(rows(tmp_path / "out" / "lines.csv")))
    assert found["V2/care", "council"] == "40.00"
    # P1 bears £26.67, of which the council's half is £13.335, cut off; P2 £60.00 and £53.33.
    assert (found["S1:P1/of_a_person", "council"], found["S1:P1/of_a_person", "health_board"]) == ("-13.33", "-13.34")
    assert (found["S1:P2/of_a_person", "council"], found["S1:P2/of_a_person", "health_board"]) == ("-56.66", "-56.67")
    assert [tuple(one.values()) for one in rows(tmp_path / "out" / "limits.csv")] == [
        ("of_a_person", "", "S1", "run", "no more than", "500.00", "640.00", "0.00", "yes"),
        ("of_a_person", "", "S2", "run", "no more than", "500.00", "20.00", "480.00", "no"),
    ]
    assert [tuple(one.values()) for one in rows(tmp_path / "out" / "quantities.csv")] == [
        ("care", "P1", "A", "2026-04-06", "14.0", "hour", "15.0", "0.0", "15.0", "yes"),
        ("care", "P1", "A", "2026-05-04", "14.0", "hour", "5.0", "9.0", "5.0", "no"),
        ("care", "P1", "C", "2026-04-06", "14.0", "hour", "1.0", "13.0", "1.0", "no"),
        ("care", "P2", "B", "2026-05-04", "14.0", "hour", "10.0", "4.0", "10.0", "no"),
        ("care", "P2", "B", "2026-06-01", "14.0", "hour", "3.0", "11.0", "3.0", "no"),
    ]


def test_a_second_process_changes_no_byte(given: tuple[Path, Path], tmp_path: Path) -> None:
    whole = Period(date(2026, 4, 1), date(2026, 6, 30))
    for workers in (1, 2, 3):
        prepared = prepare(*given, whole, None, False, False)
        settle_into_folder(prepared, tmp_path / str(workers), lambda path: None, workers=workers)
    files = sorted(path.name for path in (tmp_path / "1").iterdir())
    for other in ("2", "3"):
        assert files == sorted(path.name for path in (tmp_path / other).iterdir())
        for name in files:
            assert (tmp_path / other / name).read_bytes() == (tmp_path / "1" / name).read_bytes(), name


def test_three_months_of_a_ledger_are_what_one_settlement_is(given: tuple[Path, Path], tmp_path: Path) -> None:
    scheme, records = given
    folder, known, moved = tmp_path / "ledger", HEADER, []
    for month, more in ((4, APRIL), (5, MAY), (6, JUNE)):
        known += more
        (records / "visits.csv").write_text(known)
        commit(RunAsked(scheme, records, folder, month_of(date(2026, month, 1))), Confirmed())
        run = rows(folder / f"{month - 3:05}" / "lines.csv")
        moved.append({one["line_id"]: one["amount"] for one in run if one["payer"] == "council"})
    assert [{name.split("@")[0]: pence for name, pence in one.items()} for one in moved] == [
        {"V1/care": "100.00", "V2/care": "40.00", "V3/care": "10.00"},
        {"V4/care": "50.00", "S1:P1/of_a_person": "-13.33", "V5/care": "100.00", "S1:P2/of_a_person": "-26.66"},
        {"V6/care": "30.00", "S1:P2/of_a_person": "-30.00"},
    ]
    third = folder / "00003"
    assert [one["used"] for one in rows(third / "limits.csv")] == ["640.00", "20.00"]
    assert [one["left"] for one in rows(third / "quantities.csv")] == ["0.0", "9.0", "13.0", "4.0", "11.0"]
    assert len(json.loads((third / "settlement.json").read_text())["quantities"]) == 5
    assert len(ledger.verify_ledger(folder).runs) == 3
    done = pbr("ledger", "verify", folder, "--recompute", "3")
    assert done.returncode == 0, done.stdout
    book = tmp_path / "june.xlsx"
    write_workbook_of_run(folder, 3, workbook_asked(book, False), lambda: None)
    sheets = opened(book)
    assert [one["Over"] for one in sheets["Limits"].rows()] == ["S1", "S2"]
    assert next((one["At most"], one["Left"]) for one in sheets["Quantities"].rows()) == ("14.0", "0.0")


def test_what_is_told_of_a_line_and_of_one_provider(given: tuple[Path, Path]) -> None:
    asked = ("settle", *given, "--period", "2026-05")
    told = " ".join(pbr(*asked, "--explain", "S1:P2/of_a_person").stdout.split())
    assert "what is left to this provider of £500.00 for the person with all providers" in told
    below = " ".join(pbr(*asked, "--explain", "V5").stdout.split())
    assert "of_a_person: no more than £500.00 over person S1 with all providers" in below
    one = pbr(*asked, "--provider", "P2", "--format", "json")
    assert json.loads(one.stdout)["total_due"] == "146.67"


def test_schemes_are_compared_exactly_and_one_over_all_providers_is_not_drawn(
    given: tuple[Path, Path], tmp_path: Path
) -> None:
    scheme, records = given
    heading, _, examples = scheme.read_text().partition("limits:\n")
    unlimited = heading.replace("limited_hours", "unlimited").replace(
        "    at most: 14 hours for each plan and week\n", ""
    )
    other = tmp_path / "unlimited.yaml"
    other.write_text(f"{unlimited}examples:{examples.partition('examples:')[2]}")
    done = pbr("simulate", records, scheme, other, "--baseline", other, "--as-at", "2026-06-30", "--draws", "100")
    assert done.returncode == 0, done.stderr
    told = " ".join(done.stdout.split())
    # An hour that is over, £20.00, and the £140.00 that the cap takes: P1 bears £26.67 and P2 £113.33 of those.
    assert "unlimited £680.00" in told
    assert "limited_hours £520.00" in told
    assert "limited_hours £373.33 £186.67 -£46.67" in told
    assert "'of_a_person' is a limit over a person with all providers, and what is drawn is of each provider" in told
