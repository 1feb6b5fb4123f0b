"""A record of a provider that counts in one window by a day, though most of its days are in another: noticed."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.settlement.notices import CountedElsewhere
from tests.cli.test_noticed import given as written
from tests.cli.test_noticed import settled
from tests.engine.rows import Fields, plan, records
from tests.engine.settled import extract_of, period_of, scheme
from tests.engine.test_outside_run import MET, standard

RUN = period_of("2026-04-01 to 2026-12-31")
BY_LAST_DAY = MET.replace("dated by: from_on", "dated by: to_on")


def noticed(*rows: tuple[str, Fields], sections: str = MET) -> list[CountedElsewhere]:
    contract = scheme(sections, runs=f"{RUN}")
    run = Run(contract, as_known(extract_of(contract, records(*rows)), RUN.last), RUN, RUN.last)
    list(run.lines())
    return [notice for notice in run.notices if isinstance(notice, CountedElsewhere)]


@pytest.mark.parametrize(
    ("sections", "first", "last", "told"),
    [
        (MET, "2026-06-30", "2026-09-30", True),  # 92 of 93 days are in the third quarter
        (MET, "2026-07-01", "2026-09-30", False),
        (MET, "2026-06-30", "2026-06-30", False),
        (MET, "2026-06-30", "2026-07-01", False),  # 1 of 2 days is not most
        (MET, "2026-06-30", "2026-07-02", True),  # 2 of 3
        (MET, "2026-06-01", "2026-07-30", False),  # 30 of 60
        (MET, "2026-06-01", "2026-07-31", True),  # 31 of 61
        # 92 of 276 days are in each of the last two, and 91 in the one before.
        (MET, "2026-04-01", "2026-12-31", False),
        # A day too late at its end is no matter where the first day counts, and the other way round.
        (MET, "2026-07-01", "2026-10-01", False),
        (BY_LAST_DAY, "2026-07-01", "2026-10-01", True),
        (BY_LAST_DAY, "2026-06-30", "2026-09-30", False),
        (MET.replace("over: quarter", "over: month"), "2026-06-30", "2026-07-31", True),
        (MET.replace("over: quarter", "over: month"), "2026-06-30", "2026-09-30", False),
        # The contract's only year, and the run as a whole, are one window each.
        (MET.replace("over: quarter", "over: contract year"), "2026-06-30", "2026-09-30", False),
        (MET.replace("over: quarter\n    dated by: from_on", "over: run"), "2026-06-30", "2026-09-30", False),
        # The day of judging is after the window on purpose.
        (MET.replace("dated by: from_on", "dated by: assessed_on"), "2026-07-01", "2026-09-30", False),
    ],
)
def test_a_standard_by_its_first_or_last_day(sections: str, first: str, last: str, told: bool) -> None:
    found = noticed(plan("A"), standard(first, last), sections=sections)
    field = "to_on" if sections is BY_LAST_DAY else "from_on"
    assert [(one.table, one.measure, one.fields, one.rows) for one in found] == (
        [("standards", "met", (field,), 1)] if told else []
    )


def test_what_a_measure_is_not_about_and_what_is_outside_the_run_is_not_noticed() -> None:
    assert noticed(plan("A"), standard("2026-06-30", "2026-09-30", "trial")) == []
    # Counted nowhere: that is another notice.
    assert noticed(plan("A"), standard("2026-03-31", "2026-06-30")) == []


def test_a_plan_begins_on_any_day() -> None:
    by_start = (
        MET.replace('standard where standard is not "trial" and to_on >= 2000-01-01', "plan")
        .replace("standard where met", 'plan where end_reason is "completed" and ended_on >= 2000-01-01')
        .replace("from_on", "started_on")
    )
    row = plan("A", started_on="2026-06-30", ended_on="2026-09-30", end_reason="completed")
    assert noticed(row, sections=by_start) == []


def test_it_is_told_with_its_lines(tmp_path: Path) -> None:
    rows = "food,P1,2026-06-30,2026-09-30,2026-10-05,no\nstaff,P1,2026-06-30,2026-09-30,2026-10-05,yes\n"
    heading = "standard,provider_id,from_on,to_on,assessed_on,met\n"
    told = settled(written(tmp_path, MET, standards=heading + rows))
    assert (
        "warning[PBR837] standards.csv:2: 2 standards count in another window of 'met' than the one that most of their "
        "days are in, by their from_on (standards.csv: lines 2, 3)"
    ) in told


@given(st.integers(1, 60), st.integers(1, 90))
def test_it_is_told_where_more_days_are_after_the_first_day_of_a_quarter_than_before(before: int, after: int) -> None:
    first_of_quarter = date(2026, 7, 1)
    first, last = first_of_quarter - timedelta(days=before), first_of_quarter + timedelta(days=after - 1)
    assert bool(noticed(standard(f"{first}", f"{last}"))) == (after > before)
