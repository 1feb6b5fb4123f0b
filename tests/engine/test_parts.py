"""Settled in parts: the same lines, measures, counts and notices as all at once, however many parts there are."""

import pickle
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.expected_rows import with_expected
from pbr.engine.noticed.gathered import Gathered
from pbr.engine.part import FinishedRun, PartOfRun
from pbr.engine.run import Run
from pbr.engine.run_terms import RunTerms
from pbr.records.extract.as_at import as_known
from pbr.records.records_in_parts import in_parts, without_rows
from pbr.records.table import Records
from pbr.settlement.line import Line
from pbr.values.period import Period
from tests.engine.generated import extracts, periods
from tests.engine.rows import Tables, outcome, person, plan
from tests.engine.rows import records as written
from tests.engine.settled import NAMES, extract_of, period_of, scheme, shipped
from tests.thorough import tries

EVERY = pytest.mark.parametrize("name", NAMES)
some = settings(max_examples=tries(12), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


def known(contract: CompiledScheme, tables: Tables, day: date) -> Records:
    """Rows as they are settled, with those that a framework expects."""
    return with_expected(as_known(extract_of(contract, tables), day), contract.scheme, day)


def in_so_many(
    contract: CompiledScheme, records: Records, over: Period, parts: int
) -> tuple[tuple[Line, ...], FinishedRun]:
    """Settle records in so many parts, each as if in a process of its own."""
    sent = pickle.dumps(RunTerms(contract, over, over.last, over.last))
    of_records: dict[str, list[Line]] = {}
    gathered: list[Gathered] = []
    for part in in_parts(records, parts):
        run = PartOfRun(pickle.loads(sent), pickle.loads(pickle.dumps(part)))
        for provider_id, lines in run.lines():
            of_records.setdefault(provider_id, []).extend(pickle.loads(pickle.dumps(lines)))
        gathered.append(pickle.loads(pickle.dumps(run.gathered)))
    finished = FinishedRun(pickle.loads(sent), gathered, without_rows(records))
    made: list[Line] = []
    for provider_id in finished.providers:
        made += finished.before_records(provider_id)
        made += of_records.get(provider_id, ())
        made += finished.after_records(provider_id)
    finished.end()
    return tuple(made), finished


def compared(contract: CompiledScheme, tables: Tables, over: Period, parts: int) -> tuple[Line, ...]:
    """The lines of a run in parts, once all is seen to be as at once."""
    records = known(contract, tables, over.last)
    at_once = Run(contract, records, over, over.last)
    lines = tuple(at_once.lines())
    of_parts, finished = in_so_many(contract, records, over, parts)
    assert of_parts == lines
    assert finished.measures == at_once.measures
    assert finished.row_counts() == at_once.row_counts()
    assert finished.notices == at_once.notices
    assert finished.limit_uses == at_once.limit_uses
    assert finished.quantity_uses == at_once.quantity_uses
    assert sorted(map(repr, finished.unpriced)) == sorted(map(repr, at_once.unpriced))
    return lines


@EVERY
@some
@given(data=st.data())
def test_the_number_of_parts_changes_nothing(name: str, data: st.DataObject) -> None:
    tables, over = data.draw(extracts(name)), period_of(data.draw(periods()))
    compared(shipped(name), tables, over, data.draw(st.sampled_from((1, 2, 7, 40))))


CAPPED = """
payments:
  outcome:
    assumed: made up
    pay: £100.00
    for each: outcome where payable
    priced at: plan's started_on
    when: result is "achieved"
    due: reviewed_on
limits:
  per_person:
    no more than: £150.00
    of: outcome
    over: person with each provider
    assumed: made up
  in_all:
    no more than: £220.00
    of: outcome, per_person
    over: provider
    assumed: made up
"""


@pytest.mark.parametrize("parts", [1, 2, 3, 4, 9])
def test_limits_over_a_person_and_a_provider_whose_plans_are_in_several_parts(parts: int) -> None:
    # S1 has two plans of £100.00, capped at £150.00, and S2 one: £250.00 in all, capped at £220.00. P2 has its own.
    tables = written(
        plan("A"), plan("B"), plan("C", person_id="S2"), plan("D", provider_id="P2"),
        *(outcome(f"{one}1", one, result="achieved", reviewed_on="2026-06-01") for one in "ABCD"),
    )  # fmt: skip
    lines = compared(scheme(CAPPED), tables, period_of("2026-06"), parts)
    own = {(line.provider_id, line.payment): line.amount for line in lines if line.payment != "outcome"}
    assert own == {("P1", "per_person"): -5000, ("P1", "in_all"): -3000}
    assert sum(line.amount for line in lines) == 22000 + 10000


BY_WINDOW = """
prices:
  most:
    from 2026-04-01: £120.00
    from 2026-06-01: £150.00
    assumed: made up
payments:
  outcome:
    assumed: made up
    pay: £100.00
    for each: outcome where payable
    priced at: plan's started_on
    when: result is "achieved"
    due: reviewed_on
limits:
  per_plan:
    no more than: £130.00
    of: outcome
    over: plan and quarter
    assumed: made up
  per_person:
    no more than: most
    of: outcome
    over: person with each provider and month
    assumed: made up
  at_least:
    no less than: £300.00
    of: outcome, per_person
    over: provider and month
    assumed: made up
  in_all:
    no more than: £400.00
    of: outcome, per_person, at_least
    over: provider
    assumed: made up
"""


PERIODS = ("2026-05", "2026-06", "2026-04-01 to 2026-06-30", "2026-04-01 to 2027-03-31")
"""What is settled where the days of windows matter."""


@pytest.mark.parametrize("parts", [1, 2, 3, 7])
def test_limits_by_window_whose_plans_are_in_several_parts(parts: int) -> None:
    # In May S1 has two outcomes in two plans, capped at the price of May, £120.00; in June two, at £150.00, and S2 one.
    # P1 has £120.00 for May, made up to £300.00, and £250.00 for June, made up to £300.00: of £600.00 £400.00 stay.
    days = {"A": ("2026-05-08", "2026-06-01"), "B": ("2026-05-09", "2026-06-02"), "C": ("2026-06-03",)}
    tables = written(
        plan("A"), plan("B"), plan("C", person_id="S2"), plan("D", provider_id="P2", person_id="S2"),
        *(
            outcome(f"{one}{at}", one, result="achieved", reviewed_on=day)
            for one in "ABC" for at, day in enumerate(days[one])
        ),
    )  # fmt: skip
    lines = compared(scheme(BY_WINDOW), tables, period_of("2026-04-01 to 2026-06-30"), parts)
    own = {line.line_id: line.amount for line in lines if line.payment != "outcome"}
    assert own == {
        "A/per_plan/2026-04-to-06": -7000,
        "B/per_plan/2026-04-to-06": -7000,
        "S1:P1/per_person/2026-05": -8000,
        "S1:P1/per_person/2026-06": -5000,
        "P1/at_least/2026-05": 18000,
        "P1/at_least/2026-06": 5000,
        "P1/in_all": -20000,
    }


@pytest.mark.parametrize("parts", [2, 7])
@settings(some, max_examples=tries(25))
@given(data=st.data())
def test_limits_by_window_over_any_outcomes_are_the_same_in_parts(parts: int, data: st.DataObject) -> None:
    plans = [plan(f"A{at}", person_id=f"S{at % 3}", provider_id=f"P{at % 2}") for at in range(8)]
    day = st.dates(date(2026, 4, 28), date(2026, 7, 3)).map(str)
    reviewed = data.draw(st.lists(st.tuples(st.integers(0, 7), day, st.sampled_from(("achieved", "", "not_achieved")))))
    rows = (outcome(f"O{at}", f"A{of}", result=result, reviewed_on=on) for at, (of, on, result) in enumerate(reviewed))
    compared(scheme(BY_WINDOW), written(*plans, *rows), period_of(data.draw(st.sampled_from(PERIODS))), parts)


@pytest.mark.parametrize("parts", [1, 2, 5])
def test_a_pool_whose_people_are_in_several_parts(parts: int) -> None:
    # Two of five need none, 40%: half of five times £600.00 is released.
    found = ("none", "same", "none", "residential", "same")
    tables = written(*(person(f"S{at}", "2026-04-06", support_at_10_weeks=one) for at, one in enumerate(found)))
    lines = compared(shipped("population-prime-provider-at-risk"), tables, period_of("2026-09"), parts)
    assert [line.amount for line in lines if line.unit == "pool"] == [150000]


def test_parts_are_as_many_as_asked_for_and_hold_every_row_once_in_order() -> None:
    tables = written(
        *(plan(f"A{at:02}", provider_id="P1" if at < 7 else "P2") for at in range(20)),
        *(outcome(f"{one}{at:02}", f"A{at:02}") for at in range(20) for one in "xy"),
    )
    contract = scheme(CAPPED)
    records = known(contract, tables, period_of("2026-06").last)
    for parts in (1, 2, 7, 20, 40):
        cut = list(in_parts(records, parts))
        assert len(cut) == min(parts, 20)
        for name, table in records.tables.items():
            assert [row for part in cut for row in part.tables[name].rows] == table.rows
        assert max(len(part.tables["plans"].rows) for part in cut) <= -(-20 // parts)
    assert [len(one.tables["plans"].rows) for one in in_parts(without_rows(records), 3)] == []
