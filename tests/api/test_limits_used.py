"""What is used of limits, in every place that says it: one settlement, and run by run in a ledger."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from pbr.api import ledger
from pbr.api.ledger import Confirmed, RunAsked, commit
from pbr.api.ledger.run_workbook import write_workbook_of_run
from pbr.api.settling.prepare import prepare
from pbr.api.settling.settlement_folder import settle_into_folder
from pbr.api.settling.workbook_asked import workbook_asked
from pbr.reports.settlement_json import settlement_json
from pbr.values.period import Period
from tests.cli.command import pbr
from tests.reports.workbook.opened import opened

MAY, JUNE = (Period(date(2026, month, 1), date(2026, month, last)) for month, last in ((5, 31), (6, 30)))
SCHEME = """\
pbr: 1
scheme: capped
title: Packages under caps
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payments:
  package:
    assumed: made up
    pay: £400.00
    for each: plan
    priced at: started_on
    due: started_on
limits:
  of_a_plan:
    assumed: made up
    no more than: plan_value
    of: package
    over: plan
  of_a_provider:
    assumed: made up
    no more than: £1,000.00
    of: package, of_a_plan
    over: provider
examples:
  Without records:
    as at: 2026-06-30
    total due: £0.00
"""
PLANS = """\
plan_id,person_id,provider_id,plan_type,plan_value,started_on
A,S1,P1,ongoing,300.00,2026-05-05
B,S2,P1,ongoing,500.00,2026-05-06
C,S3,P1,ongoing,,2026-05-07
"""
LATER = "D,S4,P1,ongoing,400.00,2026-06-01\n"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def given(tmp_path: Path) -> tuple[Path, Path]:
    scheme, records = tmp_path / "capped.yaml", tmp_path / "records"
    scheme.write_text(SCHEME, encoding="utf-8")
    records.mkdir()
    (records / "plans.csv").write_text(PLANS)
    return scheme, records


# By hand, May: A is £400.00 of £300.00, so £100.00 over; B £400.00 of £500.00, £100.00 left. What C may come to is not
# known, so its £400.00 are open and nothing has come due under its cap. The provider's are 400 - 100 + 400 = £700.00.
BY_PLAN = {
    "limit": "of_a_plan", "provider_id": "P1", "window": "run", "side": "no more than",
    "over": 2, "reached": 1, "not_known": 0, "sum": "800.00", "used": "800.00", "left": "100.00",
}  # fmt: skip
BY_PROVIDER = {
    "limit": "of_a_provider", "provider_id": "P1", "window": "run", "side": "no more than",
    "over": 1, "reached": 0, "not_known": 0, "sum": "1000.00", "used": "700.00", "left": "300.00",
}  # fmt: skip


def test_settlement_json_adds_up_what_is_used_by_limit_provider_and_window(
    given: tuple[Path, Path], tmp_path: Path
) -> None:
    prepared = prepare(given[0], given[1], MAY, None, False, False)
    settlement = settle_into_folder(prepared, tmp_path / "out", lambda path: None)
    assert json.loads(settlement_json(settlement))["limits"] == [BY_PLAN, BY_PROVIDER]
    assert [(one["over"], one["used"]) for one in rows(tmp_path / "out" / "limits.csv")] == [
        ("A", "400.00"), ("B", "400.00"), ("P1", "700.00"),
    ]  # fmt: skip


def test_a_scheme_without_limits_says_nothing_of_them(given: tuple[Path, Path], tmp_path: Path) -> None:
    scheme, records = given
    heading, rest = SCHEME.split("limits:\n")
    scheme.write_text(heading + "examples:\n" + rest.split("examples:\n")[1], encoding="utf-8")
    settlement = settle_into_folder(prepare(scheme, records, MAY, None, False, False), tmp_path / "out", lambda _: None)
    assert "limits" not in json.loads(settlement_json(settlement))


def test_a_workbook_has_what_is_used(given: tuple[Path, Path], tmp_path: Path) -> None:
    book = tmp_path / "may.xlsx"
    done = pbr("settle", *given, "--period", "2026-05", "--workbook", book)
    assert done.returncode == 0, done.stderr
    said = opened(book)["Limits"].rows()
    assert [(one["Limit"], one["Over"], one["Sum"], one["Used"], one["Left"], one["Reached"]) for one in said] == [
        ("of_a_plan", "A", "300.00", "400.00", "0.00", "yes"),
        ("of_a_plan", "B", "500.00", "400.00", "100.00", "no"),
        ("of_a_provider", "P1", "1000.00", "700.00", "300.00", "no"),
    ]


def test_each_run_of_a_ledger_has_what_is_used_by_then(given: tuple[Path, Path], tmp_path: Path) -> None:
    scheme, records = given
    folder = tmp_path / "ledger"
    commit(RunAsked(scheme, records, folder, MAY), Confirmed())
    first = folder / "00001"
    assert json.loads((first / "settlement.json").read_text())["limits"] == [BY_PLAN, BY_PROVIDER]
    assert [tuple(one.values()) for one in rows(first / "limits.csv")] == [
        ("of_a_plan", "P1", "A", "run", "no more than", "300.00", "400.00", "0.00", "yes"),
        ("of_a_plan", "P1", "B", "run", "no more than", "500.00", "400.00", "100.00", "no"),
        ("of_a_provider", "P1", "P1", "run", "no more than", "1000.00", "700.00", "300.00", "no"),
    ]
    # In June D is £400.00 of its £400.00: reached, and nothing over. The provider's £1,100.00 are over £1,000.00.
    (records / "plans.csv").write_text(PLANS + LATER)
    commit(RunAsked(scheme, records, folder, JUNE), Confirmed())
    said = {one["over"]: (one["used"], one["left"], one["reached"]) for one in rows(folder / "00002" / "limits.csv")}
    assert said == {
        "A": ("400.00", "0.00", "yes"),
        "B": ("400.00", "100.00", "no"),
        "D": ("400.00", "0.00", "yes"),
        "P1": ("1100.00", "0.00", "yes"),
    }
    assert len(ledger.verify_ledger(folder).runs) == 2
    done = pbr("ledger", "verify", folder, "--recompute", "2")
    assert done.returncode == 0, done.stdout
    book = tmp_path / "june.xlsx"
    write_workbook_of_run(folder, 2, workbook_asked(book, False), lambda: None)
    assert [(one["Over"], one["Left"]) for one in opened(book)["Limits"].rows()] == [
        ("A", "0.00"), ("B", "100.00"), ("D", "0.00"), ("P1", "0.00"),
    ]  # fmt: skip
