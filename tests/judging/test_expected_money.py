"""Expected against actual money, and the day that is taken where nobody gives one."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from pbr.api import ProblemsFound, judge
from pbr.api.judged.judging_files import as_json, publish_judgement, what_may_be_replaced
from pbr.api.settling.results_published import FolderWanted
from pbr.judging.money_by_month import MoneyOfProvider, MonthOfMoney, added_up
from pbr.values.dates import month_of
from tests.examples.made import EXAMPLES

EXAMPLE = EXAMPLES / "review-meeting"
SCHEME, RECORDS = EXAMPLE / "help-at-home.yaml", EXAMPLE / "records"
JUDGED_ONLY = EXAMPLES / "judging" / "reablement-targets.yaml"
HEADING = "provider_id,month,expected\n"


def expected(folder: Path, rows: str) -> Path:
    file = folder / "expected.csv"
    file.write_text(HEADING + rows, encoding="utf-8")
    return file


def test_a_month_that_is_over_and_expected_is_added_up_and_no_other(tmp_path: Path) -> None:
    """P3 by hand: June 500 of 400 expected, October 250 of 300; August came due and nobody expected it."""
    file = expected(tmp_path, "P3,2026-06,400.00\nP3,2026-10,300.00\nP3,2026-11,9000.00\n")
    money = judge(SCHEME, RECORDS, "2026-10-31", expected=file).money
    own = [one for one in money if one.provider == "P3"]
    assert [(one.label, one.expected, one.due, one.difference, one.is_over) for one in own] == [
        ("2026-06", 40_000, 50_000, 10_000, True),
        ("2026-08", None, 100_000, None, True),
        ("2026-10", 30_000, 25_000, -5_000, True),
        ("2026-11", 900_000, 0, None, False),
    ]
    assert [one for one in added_up(money) if one.provider == "P3"] == [MoneyOfProvider("P3", 70_000, 75_000)]
    # On the last day but one October is not over, and its 300 and 250 are left out of both.
    sooner = judge(SCHEME, RECORDS, "2026-10-30", expected=file).money
    assert [one for one in added_up(sooner) if one.provider == "P3"] == [MoneyOfProvider("P3", 40_000, 50_000)]


def test_the_files_have_it_and_a_judgement_without_it_has_no_such_file(tmp_path: Path) -> None:
    file = expected(tmp_path, "P2,2026-08,2000.00\n")
    for name, given in (("with", file), ("without", None)):
        folder = tmp_path / name
        found = judge(SCHEME, RECORDS, "2026-10-31", expected=given)
        publish_judgement(found, FolderWanted(folder, what_may_be_replaced(folder, replace=False)), None)
    assert not (tmp_path / "without" / "money.csv").exists()
    with (tmp_path / "with" / "money.csv").open(encoding="utf-8", newline="") as opened:
        rows = [row for row in csv.DictReader(opened) if row["provider_id"] == "P2" and row["month"] == "2026-08"]
    assert rows == [
        {"provider_id": "P2", "month": "2026-08", "expected": "2000.00", "due": "0.00", "difference": "-2000.00",
         "over": "yes"}
    ]  # fmt: skip
    said = json.loads((tmp_path / "with" / "judged.json").read_text(encoding="utf-8"))
    assert "expected.csv" in [one["file"] for one in said["inputs"]]


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ("P1,2026-06,100.00\nP1,2026-06,120.00\n", ["PBR593"]),
        ("P1,June,100.00\nP1,2026-13,100.00\n", ["PBR594", "PBR594"]),
        ("P1,2026-06,a lot\n", ["PBR703"]),
        (",2026-06,100.00\n", ["PBR701"]),
    ],
)
def test_what_cannot_be_read_is_located(tmp_path: Path, rows: str, codes: list[str]) -> None:
    with pytest.raises(ProblemsFound) as wrong:
        judge(SCHEME, RECORDS, "2026-10-31", expected=expected(tmp_path, rows))
    assert [one.code for one in wrong.value.problems] == codes
    assert all(one.place.line for one in wrong.value.problems)


def test_money_is_expected_of_a_scheme_that_pays(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as wrong:
        judge(JUDGED_ONLY, EXAMPLES / "judging" / "records", expected=expected(tmp_path, "P1,2026-06,100.00\n"))
    assert [one.code for one in wrong.value.problems] == ["PBR595"]


def test_a_provider_that_is_owed_nothing_and_expected_nothing_is_not_there() -> None:
    month = month_of(date(2026, 6, 1))
    assert added_up([MonthOfMoney("P1", month, None, 100, True)]) == ()


def test_in_the_middle_of_a_year_what_is_to_come_is_not_judged() -> None:
    """The last day on which anything is recorded is 26 October: two quarters are over, and the third is not."""
    found = judge(SCHEME, RECORDS)
    assert found.as_at == date(2026, 10, 26)
    own = [(one.window.label, one.verdict) for one in found.league.judged if one.provider == "P1"]
    assert [label for label, _ in own] == ["2026-04-to-06", "2026-07-to-09"]
    verdicts = {(one.rule.name, one.provider): one.answer.value for one in found.league.followed}
    assert verdicts["may_be_extended", "P1"] == "yes"
    # As at the end of the run the same records say nothing of the two quarters that had not come.
    assert judge(SCHEME, RECORDS, "2027-03-31").as_at == date(2027, 3, 31)


def test_shares_are_said_per_cent_and_rows_that_were_held_by_where_they_stand(tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    for name in ("plans.csv", "outcomes.csv"):
        text = (RECORDS / name).read_text(encoding="utf-8")
        (records / name).write_text(
            text.replace(
                "A04-4,A04,dressing,improvement,yes,2026-04-09,2026-06-21",
                "A04-4,A04,dressing,improvement,yes,2026-04-09,2026-06-31",
            ),
            "utf-8",
        )
    said = json.loads(as_json(judge(SCHEME, records, "2026-10-31", hold_errors=True)))
    assert said["held_rows"] == [
        {"table": "outcomes", "file": "outcomes.csv", "line": 17, "provider_id": "P2", "problems": ["PBR702"]}
    ]
    first = next(one for one in said["judged"] if one["provider_id"] == "P3" and one["window"] == "2026-07-to-09")
    assert (first["low"], first["low_percent"], first["high_percent"]) == ("1/3", "33.3%", "66.6%")


def test_a_provider_that_no_record_has_is_warned_of_with_what_may_be_meant(tmp_path: Path) -> None:
    file = expected(tmp_path, "P2,2026-08,2000.00\nP22,2026-08,2000.00\n")
    found = judge(SCHEME, RECORDS, "2026-10-31", expected=file)
    told = [(one.message, one.help) for one in found.warnings if one.code == "PBR597"]
    assert told == [("money is expected of 'P22', and no record is of that provider", 'did you mean "P2"?')]
