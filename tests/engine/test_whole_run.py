"""What is settled where no period is asked for: it hangs on the scheme, and never on somebody else's row."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.api.settling.prepare import prepare
from pbr.engine.run import Run
from pbr.engine.run_off import end_of_run_off, settled_over
from pbr.records.dictionary import TABLES
from pbr.settlement.line import Line
from pbr.values.period import Period
from tests.engine.generated import extracts
from tests.engine.rows import Fields, Tables, person, plan, records, stay
from tests.engine.settled import NAMES, SCHEMES, scheme, settle_whole_run, shipped
from tests.thorough import tries

RUNS = Period(date(2026, 4, 1), date(2027, 3, 31))
AT_RISK = "population-prime-provider-at-risk"


def sums(tables: Tables) -> dict[str, str]:
    """The lines of provider P1 under the scheme with a tenth at risk."""
    settled = settle_whole_run(shipped(AT_RISK), tables)
    return {line_id: said for line_id, said in settled.in_words.items() if settled.by_id[line_id].provider_id == "P1"}


def test_instalments_that_begin_on_the_last_day_of_the_run_all_fall_due() -> None:
    last = person("T1", "2027-03-31", support_at_10_weeks="none")
    found = sums(records(last))
    # £600,000.00 for 100 is £6,000.00: twelve of £450.00 from 31 March 2027 to 29 February 2028, and a tenth pooled
    assert [said for said in found.values() if said == "£450.00"] == ["£450.00"] * 12
    assert found["P1/at_risk/2027-01-to-03"] == "£600.00"


@pytest.mark.parametrize(
    "stranger",
    [
        person("T2", "2026-05-05", provider_id="P2", left_on="2098-01-31"),
        person("T2", "2026-05-05", provider_id="P2", left_on="2026-05-06"),
        person("T2", "2028-09-30", provider_id="P2"),
        plan("Z", provider_id="P2", started_on="2030-01-01", ended_on="2031-01-01"),
    ],
)
def test_a_row_of_another_provider_changes_nothing(stranger: tuple[str, Fields]) -> None:
    own = person("T1", "2027-03-31", support_at_10_weeks="none")
    assert sums(records(own, stranger)) == sums(records(own))


def test_what_falls_due_after_the_run_off_waits_for_its_period() -> None:
    late = scheme("""
payments:
  fee:
    assumed: made up
    pay: £12.00
    for each: person
    priced at: referred_on
    due: referred_on + 53 weeks
""")
    settled = settle_whole_run(late, records(person("T1", "2027-03-31"), person("T2", "2027-03-20")))
    # 53 weeks are 371 days: to 5 April 2028, after the run-off, and to 25 March
    assert settled.in_words == {"T1:P1:2027-03-31/fee": "not due £12.00", "T2:P1:2027-03-20/fee": "£12.00"}


WEEKS = """
payments:
  care:
    assumed: made up
    pay: £7.00
    for each: week of stay from from_on to to_on
    part weeks: by the day
    priced at: {priced}
    due: end of month
"""


@pytest.mark.parametrize("priced", ["from_on", "each day"])
def test_service_that_nobody_has_ended_is_counted_up_to_the_end_of_the_run(priced: str) -> None:
    going_on, ended = stay("Y1", "2027-03-22"), stay("Y2", "2027-03-29", "2027-04-10", provider_id="P2")
    settled = settle_whole_run(scheme(WEEKS.format(priced=priced)), records(going_on, ended))
    # 22 to 31 March is ten days at £1.00. The other has 3 days in March, and ten in April at the price of its start
    assert settled.in_words["Y1/care/2027-03"] == "£10.00"
    assert [line_id for line_id in settled.by_id if line_id.startswith("Y1/")] == ["Y1/care/2027-03"]
    assert settled.in_words["Y2/care/2027-03"] == "£3.00"
    assert ("Y2/care/2027-04" in settled.by_id) == (priced == "from_on")


def test_the_days_where_some_are_asked_for() -> None:
    august, october = Period(date(2026, 8, 1), date(2026, 8, 31)), date(2026, 10, 1)
    whole = Period(date(2026, 4, 1), date(2028, 3, 31))
    found = settled_over(RUNS, None, None)
    assert (found.period, found.as_at, found.ongoing_until) == (whole, whole.last, RUNS.last)
    found = settled_over(RUNS, None, october)
    assert (found.period, found.as_at, found.ongoing_until) == (whole, october, october)
    for as_at, day in ((None, august.last), (october, october)):
        found = settled_over(RUNS, august, as_at)
        assert (found.period, found.as_at, found.ongoing_until) == (august, day, day)
    # A leap day has no day of its own a year later
    assert end_of_run_off(Period(date(2027, 3, 1), date(2028, 2, 29))) == date(2029, 2, 28)


def test_what_is_recorded_after_the_run_off_is_warned_of(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on\n"
        "A,S1,P1,reablement,2026-05-04,2026-06-12,completed,none,2028-04-01\n"
    )
    essex = SCHEMES / "essex-reablement-bonus.yaml"

    def warned(period: Period | None, as_at: date | None) -> set[str]:
        return {one.code for one in prepare(essex, tmp_path, period, as_at, False, False).warnings}

    assert "PBR470" in warned(None, None)
    assert "PBR470" not in warned(None, date(2027, 3, 31))
    assert "PBR470" not in warned(Period(date(2026, 4, 1), date(2028, 4, 30)), None)
    prepared = prepare(essex, tmp_path, None, None, False, False)
    lines = Run(prepared.compiled, prepared.records, prepared.period, prepared.as_at).lines()
    assert {line.line_id: line.status.value for line in lines} == {"A/package": "due", "A/bonus": "open"}


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=tries(6), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_the_rows_of_another_provider_change_no_line_of_the_whole_run(name: str, data: st.DataObject) -> None:
    tables, others = data.draw(extracts(name)), data.draw(extracts(name))
    # Late days: the last that an extract starts on is in June 2027, and nothing ends before it started.
    days = {
        field.name: f"20{data.draw(st.integers(28, 99))}-01-31"
        for kind in TABLES.values()
        for field in kind.fields
        if field.name in ("left_on", "reviewed_on", "assessed_on")
    }
    together = {
        table: [*rows, *(_of_another(table, row, days) for row in others[table])] for table, rows in tables.items()
    }
    assert _lines(name, tables) == _lines(name, together)


def _of_another(table: str, row: Fields, days: Fields) -> Fields:
    """The same row of provider P3 and of other people, with late days in fields that the scheme may or may not read."""
    keys = ("plan_id", "outcome_id", "visit_id", "stay_id", "person_id")
    row = {field: f"OTHER-{text}" if field in keys else text for field, text in row.items()}
    late = {field: day for field, day in days.items() if field in TABLES[table].fields_by_name}
    return {**row, **late, **({"provider_id": "P3"} if "provider_id" in row else {})}


def _lines(name: str, tables: Tables) -> list[Line]:
    return [line for line in settle_whole_run(shipped(name), tables).lines if line.provider_id != "P3"]
