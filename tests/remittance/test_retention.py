"""Money that is kept back, and what falls due later, on the statements of a ledger: worked by hand.

Sutton's contract pays P1 £60,000.00 a quarter: 75% of it, £45,000.00, two weeks after the quarter where every standard
is met, and 25%, £15,000.00, six weeks after it by what its outcomes come to. The quarter ends on 30 June 2026, so they
fall due on 14 July and on 11 August. Three outcomes of four are achieved, 75%: from 70% on 80% is released, which is
£12,000.00, and £3,000.00 is not.
"""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from pbr.records.papers.provider_directory import ProviderDetails
from pbr.remittance.read_paid_run import read_paid_run
from pbr.remittance.statements import write_statements
from tests.cli.command import pbr
from tests.reports.workbook.opened import opened

OUTCOMES = (
    ("living_at_home", "achieved"),
    ("staying_safe", "achieved"),
    ("company", "achieved"),
    ("cooking", "not_achieved"),
)
STANDARDS = ("safe_staffing", "visits_on_time", "records_complete", "complaints_answered")


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the four months to July, and August; and the statements of both."""
    folder = tmp_path_factory.mktemp("sutton")
    records = folder / "records"
    records.mkdir()
    plans = "plan_id,person_id,provider_id,plan_type,started_on\nQ,S1,P1,initial,2026-04-13\n"
    (records / "plans.csv").write_text(plans, encoding="utf-8")
    outcomes = "".join(
        f"Q{number},Q,{code},improvement,yes,2026-06-01,{result},2026-06-05\n"
        for number, (code, result) in enumerate(OUTCOMES)
    )
    heading = "outcome_id,plan_id,outcome,kind,payable,due_on,result,reviewed_on\n"
    (records / "outcomes.csv").write_text(heading + outcomes, encoding="utf-8")
    standards = "".join(f"{one},P1,2026-04-01,2026-06-30,2026-07-07,yes\n" for one in STANDARDS)
    heading = "standard,provider_id,from_on,to_on,assessed_on,met\n"
    (records / "standards.csv").write_text(heading + standards, encoding="utf-8")
    names = "".join(f"P{number},Provider {number}\n" for number in range(1, 5))
    (folder / "providers.csv").write_text("provider_id,name\n" + names, encoding="utf-8")
    for run, period in ((1, "2026-04-01..2026-07-31"), (2, "2026-08")):
        settled = pbr(
            "settle", "sutton-75-25-retention", records, "--ledger", folder / "ledger", "--period", period, "--commit"
        )
        assert settled.returncode == 0, settled.stderr
        told = pbr("remit", folder / "ledger", "--providers", folder / "providers.csv", "--out", folder / f"told-{run}")
        assert told.returncode == 0, told.stderr
    return folder


def rows_of(runs: Path, run: int) -> list[dict[str, str]]:
    (table,) = (runs / f"told-{run}").glob("*-P1.csv")
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def page_of(runs: Path, run: int) -> str:
    (page,) = (runs / f"told-{run}").glob("*-P1.html")
    return page.read_text(encoding="utf-8")


def test_three_quarters_are_paid_and_the_rest_is_told_with_its_day(runs: Path) -> None:
    rows = rows_of(runs, 1)
    (paid,) = [row for row in rows if row["section"] == "paid"]
    assert (paid["part"], paid["amount"]) == ("standards", "45000.00")
    first, *_ = [row for row in rows if row["section"] == "later"]
    assert (first["part"], first["slot"], first["due_on"], first["at_stake"], first["amount"]) == (
        "retained", "2026-04-to-06", "2026-08-11", "15000.00", "0.00",
    )  # fmt: skip
    assert first["next"] == "It is settled for the period that holds 11 August 2026, by what is recorded then."
    page = page_of(runs, 1)
    assert "What falls due later" in page
    assert "11 August 2026" in page
    assert "£15,000.00" in page


def test_what_comes_later_is_every_later_quarter_in_order_and_in_no_sum(runs: Path) -> None:
    # By hand: from October P1's quarter is £62,000.00, of which 75% is £46,500.00 and 25% £15,500.00; each falls due 14
    # days and 42 days after the last day of its quarter.
    later = [(row["due_on"], row["at_stake"]) for row in rows_of(runs, 1) if row["section"] == "later"]
    assert sorted(later) == [
        ("2026-08-11", "15000.00"),
        ("2026-10-14", "45000.00"), ("2026-11-11", "15000.00"),
        ("2027-01-14", "46500.00"), ("2027-02-11", "15500.00"),
        ("2027-04-14", "46500.00"), ("2027-05-12", "15500.00"),
    ]  # fmt: skip
    assert sum(float(row["amount"]) for row in rows_of(runs, 1)) == 45000


def test_what_the_measure_releases_is_paid_and_what_it_does_not_is_shown_as_kept_back(runs: Path) -> None:
    (paid,) = [row for row in rows_of(runs, 2) if row["section"] == "paid"]
    assert (paid["part"], paid["amount"], paid["at_stake"]) == ("retained", "12000.00", "3000.00")
    assert paid["why"] == "Outcomes achieved is 3 of 4, which releases 80%."
    page = page_of(runs, 2)
    assert "£3,000.00 of what is paid for is kept back. It is in no amount of this statement." in page
    # It is told once: what was told to fall due in August is not told to fall due later any more.
    assert not [row for row in rows_of(runs, 2) if row["section"] == "later" and row["slot"] == "2026-04-to-06"]


def test_the_workbook_of_the_run_has_what_falls_due_later(runs: Path) -> None:
    done = pbr("ledger", "show", runs / "ledger", "1", "--workbook", runs / "run.xlsx")
    assert done.returncode == 0, done.stderr
    sheets = opened(runs / "run.xlsx")
    later = [row for row in sheets["Falls due later"].rows() if row.get("Provider") == "P1"]
    assert [row["At stake"] for row in later].count("15000.00") == 2
    assert sum(float(row["At stake"]) for row in later) == 15000 + 45000 + 15000 + 2 * (46500 + 15500)


def test_a_run_that_kept_nothing_of_later_has_statements_all_the_same(runs: Path, tmp_path: Path) -> None:
    """As a version before this one left it: the page says nothing of later, and its sums are the same."""
    run = read_paid_run(runs / "ledger", 1)
    without = replace(run, opened=lambda name: None if name == "later.csv" else run.text_of(name))
    directory = {f"P{one}": ProviderDetails(f"P{one}", f"Provider {one}") for one in range(1, 5)}
    written = write_statements(without, directory, tmp_path).written
    assert sum(one.remittance.entries for one in written) == 4_500_000
    assert "What falls due later" not in "".join(page.read_text("utf-8") for page in tmp_path.glob("*.html"))


INSTALMENTS = """\
person_id,provider_id,referred_on,left_on,left_reason,support_at_10_weeks,support_at_52_weeks
S1,P1,2026-04-06,,,,
S2,P2,2026-05-31,,,,
"""


def test_later_instalments_are_told_with_their_days_to_whoever_is_paid(tmp_path: Path) -> None:
    """By hand: £600,000.00 for 100 people is £6,000.00 each, £500.00 a month from the day of referral."""
    records = tmp_path / "records"
    records.mkdir()
    (records / "people.csv").write_text(INSTALMENTS, encoding="utf-8")
    (records / "stays.csv").write_text(
        "stay_id,person_id,provider_id,kind,from_on,to_on,weekly_cost\n", encoding="utf-8"
    )
    (tmp_path / "who").mkdir()
    (tmp_path / "who" / "providers.csv").write_text("provider_id,name\nP1,Elm\n", encoding="utf-8")
    settled = pbr(
        "settle", "population-prime-provider", records, "--ledger", tmp_path / "ledger", "--period", "2026-04",
        "--as-at", "2026-05-31", "--commit",
    )  # fmt: skip
    assert settled.returncode == 0, settled.stderr
    out = tmp_path / "told"
    done = pbr("remit", tmp_path / "ledger", "--providers", tmp_path / "who", "--out", out)
    # P2's first instalment falls due on 31 May: there is nothing to state of it yet, and no row of it is asked for.
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list(out.glob("*.html"))) == 1
    (table,) = out.glob("*-P1.csv")
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["due_on"], row["amount"]) for row in rows if row["section"] == "paid"] == [("2026-04-06", "500.00")]
    days = [f"2026-{month:02}-06" for month in range(5, 13)] + [f"2027-{month:02}-06" for month in range(1, 4)]
    later = [row for row in rows if row["section"] == "later"]
    assert [(row["due_on"], row["at_stake"]) for row in later] == [(day, "500.00") for day in days]


def test_the_workbook_of_a_run_says_how_far_chance_could_move_a_share(runs: Path) -> None:
    """3 of 4 outcomes of P1: scipy 1.17.1, ``binomtest(3, 4).proportion_ci(0.95, method="wilson")``, gives these."""
    done = pbr("ledger", "show", runs / "ledger", "2", "--workbook", runs / "second.xlsx")
    assert done.returncode == 0, done.stderr
    (seen,) = [
        row for row in opened(runs / "second.xlsx")["Measures"].rows()
        if (row["Measure"], row["Provider"], row["Window"]) == ("outcomes_achieved", "P1", "2026-04-to-06")
    ]  # fmt: skip
    assert (seen["Count"], seen["Out of"]) == ("3", "4")
    assert (seen["By chance, lowest"], seen["By chance, highest"]) == ("0.300642", "0.954413")
