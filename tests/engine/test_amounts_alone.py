"""Amounts alone are the amounts of the very lines that are made as values, whatever the scheme and the records."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.amounts_alone import AmountsAlone, amounts_alone
from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.engine.generated.amount_source import AmountEnding, AmountEndingBesideUnread, source_of_amounts
from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import extract_from_rows
from pbr.records.held_row import HeldRow
from pbr.records.table import Records
from pbr.scheme.load_scheme import load_scheme
from pbr.scheme.payments.payments import Payment
from pbr.settlement.line import Line, LineKind, Status
from pbr.settlement.missing_price import Unsettled
from pbr.simulate.payoff.payment_dependence import without_limits
from pbr.values.period import Period
from tests.engine.generated import extracts, periods
from tests.engine.hostile import PAYMENT, assert_no_text_in, compiled_for_rows
from tests.engine.rows import Tables, outcome, plan, records
from tests.engine.settled import NAMES, extract_of, period_of, shipped
from tests.engine.test_generated_payments import schemes, some
from tests.engine.test_lines_together import HOURLY
from tests.test_cases import files
from tests.test_cases import name as name_of_case

Said = tuple[str, str, str, str, tuple[str, str, str], Status, int | None]
"""Of a line its payment, part, table and id, whose it is, what became of it, and its pence."""

GOOD = [path for path in files("good") if path.parent.parent.name not in ("yaml", "finance")]


def as_values(run: Run) -> list[Said]:
    """What an amount says of each line that is made as a value."""
    return [
        (
            line.payment, line.part, line.record.table, line.record.id,
            (line.record.provider, line.record.person, line.record.plan), line.status, pence_of(line),
        )
        for line in run.whole_lines()
        if line.kind is not LineKind.ROW
    ]  # fmt: skip


def pence_of(line: Line) -> int | None:
    """What a line comes to: what is due of it, or else what is at stake."""
    return line.amount if line.status is Status.DUE else line.at_stake


def as_amounts(alone: AmountsAlone, among: frozenset[int] | None = None) -> list[Said]:
    """What each amount says, in their order."""
    return [
        (
            *alone.places[number][:2],
            alone.places[number][2],
            own_id,
            (one.provider, one.person, one.plan),
            status,
            pence,
        )
        for one, lines in alone.families(among)
        for number, status, own_id, pence in lines
    ]


def known(compiled: CompiledScheme, tables: Tables, period: str) -> Records:
    return as_known(extract_of(compiled, tables), period_of(period).last)


def both_ways(compiled: CompiledScheme, tables: Tables, period: str) -> bool:
    """Compare the lines of some records as values and as amounts; say whether there were any as amounts."""
    return compared(compiled, known(compiled, tables, period), period_of(period))


def compared(compiled: CompiledScheme, rows: Records, period: Period) -> bool:
    """Compare the lines as values with the amounts alone, in their order; say whether there were any as amounts."""
    alone = amounts_alone(compiled, rows, period)
    if alone is None:
        return False
    run = Run(compiled, rows, period, period.last)
    assert as_amounts(alone) == as_values(run)
    assert told(alone.unpriced) == told(run.unpriced)
    return True


def beside_unread(rows: Records) -> Records:
    """The same records beside rows of the first plan that could not be read, one of each table below plans."""
    plans = rows.tables.get("plans")
    if plans is None or not plans.rows:
        return rows
    whose = plans.rows[0][plans.layout["plan_id"]]
    below = [name for name, table in rows.tables.items() if table.kind.parent == "plans"]
    held = tuple([HeldRow(name, f"{name}.csv", 9, "unread", "", (), whose) for name in below])
    return replace(rows, held_rows=held)


def told(unpriced: list[Unsettled]) -> list[str]:
    return list(map(repr, unpriced))


def unlimited(name: str) -> CompiledScheme:
    """A scheme that comes with pbr as it is settled in each way: without its limits, and with nothing scaled."""
    return compile_scheme(without_limits(shipped(name).scheme))


@some
@given(compiled=schemes(), tables=extracts("any"), period=periods())
def test_a_random_scheme(compiled: CompiledScheme, tables: Tables, period: str) -> None:
    assert both_ways(compiled, tables, period)
    assert compared(compiled, beside_unread(known(compiled, tables, period)), period_of(period))


def why_lines(payment: Payment) -> str:
    """Why a payment is settled to lines as values; empty where amounts alone are."""
    if payment.kind is None:
        return "paid for a window of a provider"
    if payment.added_up is not None:
        return "added up over records"
    return "" if payment.counted is None else "counted over records"


@pytest.mark.parametrize("name", NAMES)
@settings(some, max_examples=5)
@given(data=st.data())
def test_a_scheme_that_comes_with_pbr(name: str, data: st.DataObject) -> None:
    compiled = unlimited(name)
    period = data.draw(periods())
    rows = beside_unread(known(compiled, data.draw(extracts(name)), period))
    found = compared(compiled, rows, period_of(period))
    assert found == (not any(map(why_lines, compiled.scheme.payments)))


@pytest.mark.parametrize("name", NAMES)
@settings(some, max_examples=3)
@given(data=st.data())
def test_each_payment_of_a_scheme_that_comes_with_pbr(name: str, data: st.DataObject) -> None:
    compiled, tables, period = unlimited(name), data.draw(extracts(name)), data.draw(periods())
    for payment in compiled.scheme.payments:
        both_ways(compiled.only([payment.name]), tables, period)


@pytest.mark.parametrize("path", GOOD, ids=name_of_case)
def test_a_good_case_over_its_own_examples(path: Path) -> None:
    found = load_scheme(path)
    compiled = compile_scheme(without_limits(found))
    for example in found.examples:
        rows = as_known(extract_from_rows(example.tables, compiled.needs, compiled.code_lists), example.period.last)
        compared(compiled, rows, example.period)
        for payment in compiled.scheme.payments:
            alone = compared(compiled.only([payment.name]), rows, example.period)
            assert alone == (not why_lines(payment)), payment.name


def test_only_the_families_asked_for_are_settled() -> None:
    tables = records(plan("A", weekly_hours="10"), plan("B", weekly_hours="20"), outcome("A1", "A"), outcome("B1", "B"))
    compiled = unlimited("wiltshire-payable-outcomes")
    rows = known(compiled, tables, "2026-06")
    alone = amounts_alone(compiled, rows, period_of("2026-06"))
    assert alone is not None
    (asked,) = [row for row in rows.tables["plans"].rows if row[rows.tables["plans"].layout["plan_id"]] == "B"]
    all_of_them = as_amounts(alone)
    found = as_amounts(alone, frozenset({id(asked)}))
    assert found == [one for one in all_of_them if one[4] == ("P1", "S1", "B")]
    assert {one[3] for one in found} == {"B", "B1"}
    assert len(found) < len(all_of_them)


def test_what_it_comes_to_by_hand() -> None:
    # Ten hours a week for the six weeks from 4 May to 14 June at £17.00 are £1,020.00. A fifth of that is £204.00 and
    # due, for the plan was agreed before it started; the other £816.00 wait for the one outcome, with no result yet.
    dates = {"agreed_on": "2026-05-01", "planned_end_on": "2026-06-14"}
    tables = records(
        plan("A", rate="standard", weekly_hours="10", **dates),
        outcome("A1", "A", agreed_on="2026-05-01"),
    )
    compiled = unlimited("wiltshire-payable-outcomes")
    alone = amounts_alone(compiled, known(compiled, tables, "2026-06"), period_of("2026-05-01 to 2026-06-30"))
    assert alone is not None
    assert as_amounts(alone) == [
        ("plan", "up_front", "plans", "A", ("P1", "S1", "A"), Status.DUE, 20_400),
        ("plan", "balance", "outcomes", "A1", ("P1", "S1", "A"), Status.OPEN, 81_600),
    ]


def test_a_share_that_could_not_be_read_holds_the_others_by_hand() -> None:
    # The same plan, of which a row of outcomes could not be read: the fifth is due all the same, and nobody knows how
    # the £816.00 are to be shared. Of weeks or instalments nothing hangs on the outcomes.
    dates = {"agreed_on": "2026-05-01", "planned_end_on": "2026-06-14"}
    tables = records(plan("A", rate="standard", weekly_hours="10", **dates), outcome("A1", "A"))
    compiled, period = unlimited("wiltshire-payable-outcomes"), period_of("2026-05-01 to 2026-06-30")
    alone = amounts_alone(compiled, beside_unread(known(compiled, tables, "2026-06")), period)
    assert alone is not None
    assert as_amounts(alone) == [
        ("plan", "up_front", "plans", "A", ("P1", "S1", "A"), Status.DUE, 20_400),
        ("plan", "balance", "outcomes", "A1", ("P1", "S1", "A"), Status.HELD, None),
    ]


def test_nothing_that_a_hostile_scheme_says_is_source() -> None:
    payments, layouts = compiled_for_rows(HOURLY)
    for ending in (AmountEnding(), AmountEndingBesideUnread()):
        source, places = source_of_amounts({"visits": payments}, layouts, ending)
        assert places == ((PAYMENT, "", "visits"),)
        assert_no_text_in(source.text)
