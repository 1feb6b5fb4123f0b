"""A record that counts in no window by one day, though most of its days are in the run: noticed, with its lines."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.settlement.notices import OutsideRun
from tests.cli.test_noticed import given as written
from tests.cli.test_noticed import settled
from tests.engine.rows import Fields, plan, records
from tests.engine.settled import extract_of, period_of, scheme

RUN = period_of("2026-04-01 to 2026-12-31")
MET = """
measures:
  met:
    assumed: made up
    count: standard where met
    out of: standard where standard is not "trial" and to_on >= 2000-01-01
    per: provider
    over: quarter
    dated by: from_on
payments:
  package: {assumed: made up, pay: £300.00, for each: plan, priced at: started_on, due: started_on}
"""


def standard(first: str, last: str, name: str = "food") -> tuple[str, Fields]:
    judged = {"assessed_on": "2026-12-30", "met": "no"}
    return "standards", {"standard": name, "provider_id": "P1", "from_on": first, "to_on": last, **judged}


def noticed(*rows: tuple[str, Fields], sections: str = MET) -> list[OutsideRun]:
    contract = scheme(sections, runs=f"{RUN}")
    run = Run(contract, as_known(extract_of(contract, records(*rows)), RUN.last), RUN, RUN.last)
    list(run.lines())
    return [notice for notice in run.notices if isinstance(notice, OutsideRun)]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        # 91 of 92 days are in the quarter from 1 April.
        ("2026-03-31", "2026-06-30", True),
        ("2026-03-01", "2026-04-30", False),  # 30 of 61
        ("2026-03-02", "2026-04-30", False),  # 30 of 60 are not most
        ("2026-03-03", "2026-04-30", True),  # 30 of 59
        ("2026-01-01", "2026-03-31", False),
        ("2026-04-01", "2026-06-30", False),
        ("2027-01-01", "2027-03-31", False),
        ("2026-12-31", "2027-03-31", False),  # Counted in the last quarter
    ],
)
def test_a_standard_by_its_first_day(first: str, last: str, told: bool) -> None:
    found = noticed(plan("A"), standard(first, last))
    assert [(one.table, one.measure, one.fields, one.rows) for one in found] == (
        [("standards", "met", ("from_on",), 1)] if told else []
    )


def test_what_a_measure_is_not_about_is_not_noticed() -> None:
    assert noticed(plan("A"), standard("2026-03-31", "2026-06-30", "trial")) == []


def test_a_plan_by_its_start() -> None:
    by_start = (
        MET.replace('standard where standard is not "trial" and to_on >= 2000-01-01', "plan")
        .replace("standard where met", 'plan where end_reason is "completed" and ended_on >= 2000-01-01')
        .replace("from_on", "started_on")
    )
    # Of A 30 of 31 days from 31 March are in the run, of B 5 of 11; C has no last day, and D counts.
    rows = (
        plan("A", started_on="2026-03-31", ended_on="2026-04-30", end_reason="completed"),
        plan("B", started_on="2026-03-26", ended_on="2026-04-05", end_reason="completed"),
        plan("C", started_on="2026-03-31"),
        plan("D", started_on="2026-04-01", ended_on="2026-04-30", end_reason="completed"),
    )
    assert noticed(*rows, sections=by_start) == [OutsideRun("plans", "met", ("started_on",), 1, ("A",))]


def test_it_is_told_with_its_lines(tmp_path: Path) -> None:
    rows = "food,P1,2026-03-31,2026-06-30,2026-06-29,no\nstaff,P1,2026-04-01,2026-06-30,2026-06-29,yes\n"
    heading = "standard,provider_id,from_on,to_on,assessed_on,met\n"
    told = settled(written(tmp_path, MET, standards=heading + rows))
    assert (
        "warning[PBR834] standards.csv:2: 1 standard counts in no window of 'met', by its from_on, though most of its "
        "days are in the run of the scheme (standards.csv: line 2)"
    ) in told


@given(st.integers(1, 100), st.integers(0, 200))
def test_it_is_told_where_more_days_are_in_the_run_than_before_it(before: int, within: int) -> None:
    first, last = (RUN.first - timedelta(days=before), RUN.first + timedelta(days=within - 1))
    assert bool(noticed(standard(f"{first}", f"{last}"))) == (within > before)
