"""Which period a line is due in, what was known by then, and rows that are held because they cannot be read."""

from pathlib import Path

import pytest

from pbr.records.extract.read_extract import read_extract
from tests.engine.rows import plan, records
from tests.engine.settled import settle, settle_extract, shipped

ESSEX = shipped("essex-reablement-bonus")
HOME_AGAIN = records(
    plan("A", plan_type="reablement", ended_on="2026-06-12", end_reason="completed", support_at_end="none",
         reviewed_on="2026-06-15")
)  # fmt: skip
PACKAGE, BONUS = "£1,575.00", "£250.00"


@pytest.mark.parametrize(
    ("period", "as_at", "package", "bonus"),
    [
        # Before the package starts, in its month, in the month of the review, and after
        ("2026-04", "", f"not due {PACKAGE}", f"open {BONUS}"),
        ("2026-05", "", PACKAGE, f"open {BONUS}"),
        ("2026-06", "", f"earlier {PACKAGE}", BONUS),
        ("2026-07", "", f"earlier {PACKAGE}", f"earlier {BONUS}"),
        ("2028-07", "", f"earlier {PACKAGE}", f"earlier {BONUS}"),
        ("2025-07", "", f"not due {PACKAGE}", f"open {BONUS}"),
        # A period of one day, the day it is due; and those on either side
        ("2026-05-04 to 2026-05-04", "", PACKAGE, f"open {BONUS}"),
        ("2026-05-05 to 2026-06-14", "", f"earlier {PACKAGE}", f"open {BONUS}"),
        ("2026-06-16 to 2026-06-30", "", f"earlier {PACKAGE}", f"earlier {BONUS}"),
        # As at a day inside the period: the review of the 15th is not known on the 14th
        ("2026-06", "2026-06-14", f"earlier {PACKAGE}", f"open {BONUS}"),
        ("2026-06", "2026-06-15", f"earlier {PACKAGE}", BONUS),
        # Known early, so due later; settled late, so nothing more is due
        ("2026-04", "2026-06-30", f"not due {PACKAGE}", f"not due {BONUS}"),
        ("2026-05", "2026-06-30", PACKAGE, f"not due {BONUS}"),
        ("2026-06", "2027-06-30", f"earlier {PACKAGE}", BONUS),
        # As at a day before the period: nothing is due yet
        ("2026-06", "2026-05-03", f"not due {PACKAGE}", f"open {BONUS}"),
        ("2026-06", "2026-05-31", f"earlier {PACKAGE}", f"open {BONUS}"),
    ],
)
def test_the_period_and_the_day(period: str, as_at: str, package: str, bonus: str) -> None:
    assert settle(ESSEX, HOME_AGAIN, period, as_at).in_words == {"A/package": package, "A/bonus": bonus}


@pytest.mark.parametrize(
    ("started_on", "said"),
    [("2026-03-31", None), ("2026-04-01", "not due £250.00"), ("2027-03-31", "not due £250.00"), ("2027-04-01", None)],
)
def test_the_run_chooses_what_is_paid_and_never_when(started_on: str, said: str | None) -> None:
    rows = records(
        plan("A", plan_type="reablement", started_on=started_on, ended_on="2027-05-09", end_reason="completed",
             support_at_end="none", reviewed_on="2027-05-10")
    )  # fmt: skip
    # The review is after the run, and settles what started in it
    assert settle(ESSEX, rows, "2027-04", as_at="2027-05-31").in_words.get("A/bonus") == said
    assert settle(ESSEX, rows, "2027-05").in_words.get("A/bonus") == (said and BONUS)


def test_rows_that_cannot_be_read_are_held_and_the_rest_is_settled(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on\n"
        "A,S1,P1,reablement,2026-05-04,2026-06-12,completed,none,2026-06-15\n"
        "B,S2,P1,reablement,2026-05-32,,,,\n"
        "C,S3,P2,reabelment,2026-05-04,,,,\n"
    )
    extract = read_extract(tmp_path, ESSEX.needs, hold_errors=True)
    settled = settle_extract(ESSEX, extract, "2026-04-01 to 2026-06-30")
    assert settled.in_words == {"plans.csv:3": "held", "A/package": PACKAGE, "A/bonus": BONUS, "plans.csv:4": "held"}
    assert [line.provider_id for line in settled.lines] == ["P1", "P1", "P1", "P2"]
    assert settled.total == 157500 + 25000
    (plans,) = settled.rows
    assert (plans.read, plans.used, plans.out_of_scope, plans.dropped, plans.held) == (3, 1, 0, 0, 2)
