"""Lines that are written as rows when they are made are the rows of the very lines that are made as values.

Beside the rows stand what each came to, which lines are held and which reasons were met: files and totals made of those
are the files and totals of the lines, whatever the scheme and the records.
"""

import ast
from datetime import date
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.api.settling.held_since_before import HeldSinceBefore
from pbr.api.settling.running_totals import RunningTotals
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.generated.families_source import source_of_families
from pbr.engine.generated.families_written import Cells
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.remittance.reasons_csv import ReasonRows
from pbr.reports.held_csv import HeldLines
from pbr.reports.lines_csv import LineRows
from pbr.reports.no_cells import NoCells
from pbr.reports.row_cells import RowCells
from pbr.settlement.deductions_not_taken import DeductionsNotTaken
from pbr.settlement.totals import Tally
from pbr.settlement.written_lines import WrittenLines
from tests.engine.generated import extracts, periods
from tests.engine.rows import Tables, outcome, plan, records, stay
from tests.engine.settled import NAMES, extract_of, period_of, scheme, shipped
from tests.engine.test_generated_payments import HEAD, PLAN_GATES, gates, schemes, some, written
from tests.engine.test_generated_source import HOSTILE, words_of


class Files:
    """What becomes of lines: three files, and what they come to."""

    def __init__(self, period: str) -> None:
        first, last = period_of(period).first, period_of(period).last
        self.texts = [StringIO(newline="") for _ in range(3)]
        lines, held, reasons = self.texts
        self.rows: tuple[LineRows | HeldLines | ReasonRows, ...] = (
            LineRows(lines), HeldLines(held), ReasonRows(reasons, {}),
        )  # fmt: skip
        # As where rows could not be read: what is open may then be a deduction that was not taken.
        self.totals = RunningTotals(
            Tally(), HeldSinceBefore(first), DeductionsNotTaken(first, last, True, frozenset(), frozenset())
        )

    @property
    def came_to(self) -> tuple[object, ...]:
        """All of it, to be compared."""
        groups = dict(self.totals.tally.groups)
        return [text.getvalue() for text in self.texts], groups, self.totals.held, self.totals.deductions


def both_ways(compiled: CompiledScheme, tables: Tables, period: str) -> tuple[Files, Files, bool]:
    """Files made of lines as values, and of lines as rows; and whether there were any rows as made."""
    as_at = period_of(period).last
    values, rows = Files(period), Files(period)
    run = Run(compiled, as_known(extract_of(compiled, tables), as_at), period_of(period), as_at)
    lines = list(run.lines())
    values.totals.take(lines)
    for file in values.rows:
        file.write(lines)
    again = Run(compiled, as_known(extract_of(compiled, tables), as_at), period_of(period), as_at)
    made = again.written(RowCells())
    if made is None:
        return values, rows, False
    for piece in made:
        if isinstance(piece, WrittenLines):
            rows.totals.take_made(piece)
        else:
            rows.totals.take(piece)
        for file in rows.rows:
            if isinstance(piece, WrittenLines):
                file.write_made(piece)
            else:
                file.write(piece)
    assert (again.unpriced, again.notices, again.row_counts()) == (run.unpriced, run.notices, run.row_counts())
    assert again.measures == run.measures
    return values, rows, True


@some
@given(compiled=schemes(), tables=extracts("any"), period=periods())
def test_a_random_scheme(compiled: CompiledScheme, tables: Tables, period: str) -> None:
    values, rows, as_made = both_ways(compiled, tables, period)
    spread = [part.spread.kind for one in compiled.scheme.payments for part in one.parts if part.spread]
    assert as_made or len(spread) > 1 or not tables
    if as_made:
        assert rows.came_to == values.came_to


LINE_BY_LINE = (
    "for each: week of plan from started_on to planned_end_on\n    part weeks: by the day",
    "for each: week of plan from started_on to ended_on where agreed\n    part weeks: by the day",
    "for each: day of plan from started_on to planned_end_on\n    cut short at: ended_on when stopped",
    "for each: month of plan from started_on to planned_end_on\n    part months: by the day",
)
"""What is paid by the week, day or month of a plan: a line for each month of it."""
SCALED = (
    "for each: plan\n    priced at: started_on",
    "for each: hour of plan at weekly_hours from started_on to planned_end_on\n    part weeks: by the day\n"
    "    priced at: started_on",
    f"{LINE_BY_LINE[0]}\n    priced at: each day",
)
MEASURES = """\
measures:
  met:
    count: outcome where achieved
    out of: outcome where payable
    per: provider
    over: quarter
    dated by: due_on
    assumed: made up
"""
LIMITS = """\
limits:
  a_floor:
    no less than: £60.00
    of: timed_0, each_0
    over: plan
    assumed: made up
  a_cap:
    no more than: £75.00
    of: paid_0, each_0, a_floor
    over: plan
    assumed: made up
"""
"""Limits over a plan, one of them over what the other adds."""

INSTALMENTS = ("4 monthly from started_on", "every 2 weeks from agreed_on until ended_on at most 3 times")


@st.composite
def several(draw: st.DrawFn) -> CompiledScheme:
    """A scheme of payments of lines that are made once for all plans that are alike.

    They have several for a plan, by its weeks, days or months or in instalments; or a measure scales them. Limits may
    be over them.
    """
    made = ""
    for number in range(draw(st.integers(1, 2))):
        verb = draw(st.sampled_from(("pay", "deduct")))
        facts = draw(gates(PLAN_GATES)) if verb == "pay" else {}
        amount = draw(st.sampled_from(("a_rate", "a_sum", "£12.34", "a_share of a_rate")))
        made += f"  timed_{number}:\n    assumed: made up\n    {verb}: {amount}\n"
        made += f"    {draw(st.sampled_from(LINE_BY_LINE))}\n"
        made += f"    priced at: {draw(st.sampled_from(('each day', 'started_on')))}\n{written(facts, 2)}"
        made += f"    due: {draw(st.sampled_from(('end of month', 'end of quarter')))}\n"
        until = draw(st.sampled_from(INSTALMENTS))
        made += f"  paid_{number}:\n    assumed: made up\n    {verb}: {amount}\n    for each: plan\n"
        made += f"    priced at: started_on\n{written(facts, 2)}    instalments: {until}\n    due: each instalment\n"
        made += f"  scaled_{number}:\n    assumed: made up\n    {verb}: {amount}\n    {draw(st.sampled_from(SCALED))}\n"
        made += f"{written(facts, 2)}    scaled by: met\n    steps of the whole:\n"
        made += "      below 50%: nil\n      from 50%: 40%\n      from 80%: 100%\n    due: end of quarter\n"
        made += f"  each_{number}:\n    assumed: made up\n    pay: a_sum\n    for each: outcome\n"
        made += "    priced at: due_on\n    when: achieved\n    due: reviewed_on\n"
    return scheme(MEASURES + HEAD + made + draw(st.sampled_from(("", LIMITS))))


@some
@given(compiled=several(), tables=extracts("any"), period=periods())
def test_payments_of_several_lines(compiled: CompiledScheme, tables: Tables, period: str) -> None:
    values, rows, as_made = both_ways(compiled, tables, period)
    assert as_made
    assert rows.came_to == values.came_to


AS_ROWS = {
    "block-contract",
    "bracknell-single-rate",
    "direct-payment",
    "essex-ranked-rates",
    "essex-reablement-bonus",
    "essex-six-weeks-before",
    "hertfordshire-reablement",
    "hourly-plus-bonus",
    "hourly-plus-bonus-per-outcome",
    "hourly-withheld-until-targets-are-met",
    "ipc-outcome-tariff",
    "ipc-set-sum-per-outcome",
    "population-prime-provider",
    "population-prime-provider-at-risk",
    "reablement-outcomes-2a",
    "staffordshire-quality-reward",
    "sutton-75-25-retention",
    "sutton-ability-proved-once",
    "time-and-task",
    "time-and-task-weekends",
    "wigan-best-offer",
    "wiltshire-payable-outcomes",
    "wiltshire-penalty-and-reward",
    "wirral-rapid-access",
    "withheld-until-targets-are-met",
}
"""The shipped schemes whose lines are rows when they are made; those of the others hang on more than their record."""


@pytest.mark.parametrize("name", NAMES)
@settings(some, max_examples=5)
@given(data=st.data())
def test_a_scheme_that_comes_with_pbr(name: str, data: st.DataObject) -> None:
    values, rows, as_made = both_ways(shipped(name), data.draw(extracts(name)), data.draw(periods()))
    assert as_made == (name in AS_ROWS)
    if as_made:
        assert rows.came_to == values.came_to


def hostile_records(plan_id: str, outcome_id: str) -> Tables:
    """A plan and two outcomes, by ids that may need care in a file."""
    return records(
        plan(plan_id, started_on="2026-05-04", ended_on="2026-05-10", area="]"),
        outcome(outcome_id, plan_id, outcome="return"),
        outcome("O2", plan_id, outcome="row"),
    )


@pytest.mark.parametrize(
    ("plan_id", "outcome_id", "plain"),
    [("P1", "O1", True), ("P;'{}\\", "{0}", True), ("P,1", "O1", False), ("=P1", "O1", False), ("P1", 'O"1', False)],
)
def test_ids_that_stand_in_a_file_as_they_are_not_are_written_by_whoever_knows_how(
    plan_id: str, outcome_id: str, plain: bool
) -> None:
    values, rows, as_made = both_ways(scheme(HOSTILE), hostile_records(plan_id, outcome_id), "2026-04-01 to 2027-03-31")
    assert as_made == plain
    if plain:
        assert rows.came_to == values.came_to


def rows_by(compiled: CompiledScheme, cells: Cells) -> list[str]:
    """The rows of a plan and its outcomes."""
    period, extract = period_of("2026-04-01 to 2027-03-31"), extract_of(compiled, hostile_records("P1", "O1"))
    made = Run(compiled, as_known(extract, period.last), period, period.last).written(cells)
    assert made is not None
    return [row for piece in made if isinstance(piece, WrittenLines) for row in piece.rows]


def test_what_was_only_added_up_is_written_whole_afterwards() -> None:
    compiled = scheme(HOSTILE)
    added_up, written = rows_by(compiled, NoCells()), rows_by(compiled, RowCells())
    assert len(added_up) == len(written) > 0
    assert written == rows_by(scheme(HOSTILE), RowCells())


def test_nothing_that_a_hostile_scheme_says_is_source() -> None:
    compiled = scheme(HOSTILE)
    positions = {
        "plans": {name: at for at, name in enumerate(sorted({*compiled.needs["plans"], "plan_id", "person_id"}))},
        "outcomes": {name: at for at, name in enumerate(sorted({*compiled.needs["outcomes"], "outcome_id"}))},
    }
    positions["plans"]["provider_id"] = len(positions["plans"])
    functions = compiled.functions_of(positions, date(2026, 7, 31))
    paid = {"plans": [one for one in functions.payments.values() if isinstance(one, CompiledPayment)]}
    text = source_of_families("plans", ["outcomes"], paid, functions.layouts, RowCells()).text
    constants = {node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)}
    assert {one for one in constants if isinstance(one, str)} <= {",", ",,,", ",,"}
    assert words_of(text) & {"lambda_return", "none_or_true", "def_settle", "global_row", "del_lines", "abort"} == set()


OF_TWO_HEADS = scheme("""
payments:
  for_plans: {assumed: made up, pay: £10.00, for each: plan, priced at: started_on, due: started_on}
  for_stays: {assumed: made up, pay: £7.00, for each: stay, priced at: from_on, due: from_on}
""")


def test_what_is_paid_for_records_that_head_their_own_families_is_added_up_apart() -> None:
    tables = records(plan("A"), plan("B"), stay("R1", "2026-06-01", "2026-06-20"))
    values, rows, as_made = both_ways(OF_TWO_HEADS, tables, "2026-04-01 to 2026-06-30")
    assert as_made
    # By hand: two plans at £10.00, and one stay at £7.00.
    due = {payment: sums.amount for (_, payment, _), sums in rows.totals.tally.groups.items()}
    assert due == {"for_plans": 20_00, "for_stays": 7_00}
    assert rows.came_to == values.came_to
