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

from pbr.api.held_since_before import HeldSinceBefore
from pbr.api.running_totals import RunningTotals
from pbr.engine.compiled_payment import CompiledPayment
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.families_source import source_of_families
from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.remittance.reasons_csv import ReasonRows
from pbr.reports.held_csv import HeldLines
from pbr.reports.lines_csv import LineRows
from pbr.reports.row_cells import RowCells
from pbr.settlement.deductions_not_taken import DeductionsNotTaken
from pbr.settlement.totals import Tally
from pbr.settlement.written_lines import WrittenLines
from tests.engine.generated import extracts, periods
from tests.engine.rows import Tables, outcome, plan, records
from tests.engine.settled import NAMES, extract_of, period_of, scheme, shipped
from tests.engine.test_generated_payments import schemes, some
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
        self.totals = RunningTotals(Tally(), HeldSinceBefore(first), DeductionsNotTaken(first, last, True))

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


AS_ROWS = {
    "bracknell-single-rate",
    "essex-reablement-bonus",
    "essex-six-weeks-before",
    "hertfordshire-reablement",
    "hourly-plus-bonus",
    "hourly-plus-bonus-per-outcome",
    "reablement-outcomes-2a",
    "sutton-ability-proved-once",
    "time-and-task",
    "time-and-task-weekends",
    "wiltshire-payable-outcomes",
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
    [("P1", "O1", True), ("P;'{}\\", "{0}", True), ("P,1", "O1", False), ("=P1", "O1", False), ("P1", '"O"', False)],
)
def test_ids_that_stand_in_a_file_as_they_are_not_are_written_by_whoever_knows_how(
    plan_id: str, outcome_id: str, plain: bool
) -> None:
    values, rows, as_made = both_ways(scheme(HOSTILE), hostile_records(plan_id, outcome_id), "2026-04-01 to 2027-03-31")
    assert as_made == plain
    if plain:
        assert rows.came_to == values.came_to


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
