"""What leaves a look in doubt: a row that is held, disputed, put back or could not be read, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.records.extract.last_extract import LastExtract
from pbr.records.extract.read_extract import read_extract
from pbr.records.extract.since_last import SinceLast
from pbr.records.papers.notice import NoticesInForce
from pbr.values.period import Period
from tests.engine.settled import scheme
from tests.looks.in_files import DELIVERED, RETURN, records_in, scheme_in, settled

A = "A,S1,P1,reablement,2026-05-04,2026-06-14,completed\n"
LATER = "B,S1,P2,ongoing,2026-07-01,,\n"
OF_ANOTHER = "C,S2,P1,reablement,2026-05-04,2026-06-14,completed\n"
MET = "O1,A,washing,improvement,yes,achieved,2026-06-14,\n"
AUTUMN = "2026-09-30"


def test_a_row_that_cannot_be_read_may_be_the_one_of_its_person_alone(tmp_path: Path) -> None:
    plans = A + LATER.replace("2026-07-01", "1.7.26") + OF_ANOTHER
    records = records_in(tmp_path, plans)
    found = settled(scheme_in(tmp_path, RETURN), records, AUTUMN, hold_errors=True)
    assert (found["A/bonus"], found["C/bonus"]) == ("open", "25000")


def test_a_row_of_which_nobody_can_read_whose_it_is_may_be_anybodys(tmp_path: Path) -> None:
    plans = A + LATER.replace("S1", "") + OF_ANOTHER
    records = records_in(tmp_path, plans)
    found = settled(scheme_in(tmp_path, RETURN), records, AUTUMN, hold_errors=True)
    assert (found["A/bonus"], found["C/bonus"]) == ("open", "open")


def test_one_that_is_read_and_fits_decides_beside_one_that_is_not(tmp_path: Path) -> None:
    plans = A + LATER + LATER.replace("B,", "D,").replace("2026-07-01", "1.7.26")
    found = settled(scheme_in(tmp_path, RETURN), records_in(tmp_path, plans), AUTUMN, hold_errors=True)
    assert found["A/bonus"] == "not_earned"


def test_an_outcome_that_cannot_be_read_is_of_its_plan_alone(tmp_path: Path) -> None:
    outcomes = MET + "O2,A,walking,improvement,yes,acheived,2026-06-14,\n" + MET.replace("O1,A", "O3,C")
    records = records_in(tmp_path, A + OF_ANOTHER, outcomes)
    found = settled(scheme_in(tmp_path, DELIVERED), records, AUTUMN, hold_errors=True)
    assert (found["A/bonus"], found["C/bonus"]) == ("open", "25000")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("O2,A,walking,improvement,yes,achieved,2026-06-14,no\n", "25000"),
        # A dispute is about what the review found, and an outcome that is not payable is none of those asked for.
        ("O2,A,walking,improvement,yes,achieved,2026-06-14,yes\n", "open"),
        ("O2,A,walking,improvement,yes,not_achieved,2026-06-14,yes\n", "open"),
        ("O2,A,walking,improvement,no,not_achieved,2026-06-14,yes\n", "25000"),
        ("O2,A,walking,improvement,yes,,,\n", "open"),
        ("O2,A,walking,improvement,yes,not_achieved,2026-06-14,\n", "not_earned"),
        # Reviewed after the day of settling: nobody knows what was found.
        ("O2,A,walking,improvement,yes,not_achieved,2026-10-01,\n", "open"),
    ],
)
def test_what_an_outcome_says(row: str, said: str, tmp_path: Path) -> None:
    records = records_in(tmp_path, A, MET + row)
    assert settled(scheme_in(tmp_path, DELIVERED), records, AUTUMN) == {"A/bonus": said}


HELD = """
records:
  hold when:
    of a plan:
      no_reason: ended_on is known and end_reason is missing
"""


def test_a_record_that_a_rule_holds_is_not_known(tmp_path: Path) -> None:
    scheme_file = scheme_in(tmp_path, HELD + RETURN)
    # The other plan begins too late to matter, but it is held: what it says is not relied on.
    late = "B,S1,P2,ongoing,2026-09-20,2026-09-25,{}\n"
    first = records_in(tmp_path, A + late.format("moved"), called="first")
    assert settled(scheme_file, first, AUTUMN)["A/bonus"] == "25000"
    second = records_in(tmp_path, A + late.format(""), called="second")
    assert settled(scheme_file, second, AUTUMN)["A/bonus"] == "open"


def test_a_record_of_a_plan_that_is_held_is_not_known(tmp_path: Path) -> None:
    sections = HELD.replace("of a plan", "of a person").replace("ended_on is known and end_reason", "area") + RETURN
    # Nothing looks at people: a rule about them holds no plan.
    assert settled(scheme_in(tmp_path, sections), records_in(tmp_path, A), AUTUMN) == {"A/bonus": "25000"}


def _beside_last(tmp_path: Path, plan: str, last: str, now: str) -> dict[str, str]:
    before, after = records_in(tmp_path, last, called="june"), records_in(tmp_path, now, called="july")
    compiled = scheme(plan)
    since = SinceLast(LastExtract({"plans": before / "plans.csv"}), NoticesInForce(), False)
    extract = read_extract(after, compiled.needs, False, since=since)
    day = date(2026, 9, 30)
    run = Run(compiled, as_known(extract, day), Period(date(2026, 4, 1), date(2027, 3, 31)), day)
    return {line.line_id: line.status.value for line in run.lines()}


def test_a_record_that_is_missing_since_the_last_run_is_not_known(tmp_path: Path) -> None:
    too_late = LATER.replace("2026-07-01", "2026-09-20")
    assert _beside_last(tmp_path, RETURN, A + too_late, A)["A/bonus"] == "open"


def test_a_day_that_is_not_known_yet_leaves_it_open(tmp_path: Path) -> None:
    going_on = A.replace("2026-06-14,completed", ",") + LATER
    assert settled(scheme_in(tmp_path, RETURN), records_in(tmp_path, going_on), AUTUMN)["A/bonus"] == "open"
    # Ended on 15 October: on the last of September nobody knows that.
    ended_later = A.replace("2026-06-14", "2026-10-15") + LATER
    records = records_in(tmp_path, ended_later, called="later")
    assert settled(scheme_in(tmp_path, RETURN), records, AUTUMN)["A/bonus"] == "open"
    # By November it is known: B began in July, before it ended.
    assert settled(scheme_in(tmp_path, RETURN), records, "2027-01-31")["A/bonus"] == "25000"


def test_a_dispute_puts_the_councils_own_facts_of_the_review_in_doubt(tmp_path: Path) -> None:
    sections = """
records:
  fields:
    of an outcome:
      grade: one of good, poor; known from reviewed_on
""" + DELIVERED.replace(
        'any outcome where (payable) and no outcome where (payable and not result is "achieved")',
        'no outcome where (grade is "poor")',
    )
    scheme_file, records = scheme_in(tmp_path, sections), records_in(tmp_path, A, MET)
    for disputed, said in (("", "25000"), ("yes", "open")):
        row = f"O1,A,washing,improvement,yes,2026-06-14,good,{disputed}\n"
        header = "outcome_id,plan_id,outcome,kind,payable,reviewed_on,grade,disputed\n"
        (records / "outcomes.csv").write_text(header + row, encoding="utf-8")
        assert settled(scheme_file, records, AUTUMN) == {"A/bonus": said}
