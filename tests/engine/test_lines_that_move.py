"""Against a ledger, the lines that may move something and those that are only counted are together every line.

What is counted stands as it was settled. The others are made as they always were, in their order, and the reasons that
are met among them are met in the order of all.
"""

import ast
from collections import Counter
from datetime import date
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.engine.compiled_payment import CompiledPayment
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.lines_that_move import source_of_moving
from pbr.engine.run import Run
from pbr.engine.settled_so_far import SettledBefore
from pbr.records.extract.as_at import as_known
from pbr.settlement.line import Line, Status
from pbr.settlement.obligation import obligation_of
from pbr.settlement.reason_words import reason_in_words
from tests.engine.histories import beginnings, change
from tests.engine.month_after_month import Kept
from tests.engine.rows import Tables, plan, records, visit
from tests.engine.settled import NAMES, extract_of, period_of, scheme
from tests.engine.test_generated_source import words_of
from tests.engine.test_lines_alike import HOURLY
from tests.engine.test_month_after_month import BY_CHANCE, versions


def both_ways(compiled: CompiledScheme, tables: Tables, period: str, as_at: date, before: SettledBefore) -> Run:
    """Compare the lines, and what is said beside them; the run that made only what may move."""
    every, moving = (
        Run(compiled, as_known(extract_of(compiled, tables), as_at), period_of(period), as_at, settled=before)
        for _ in range(2)
    )
    lines, made = list(every.lines()), list(moving.lines_that_move())
    told = {obligation_of(line) for line in made}
    assert made == [line for line in lines if obligation_of(line) in told]
    counted = [line for line in lines if obligation_of(line) not in told]
    assert [line for line in counted if line.amount or line.at_stake or line.settled_before != line.due_to_date] == []
    assert moving.standing == Counter((line.provider_id, line.payment, line.status) for line in counted)
    assert reasons_of(made) == reasons_of(lines)
    assert (moving.unpriced, moving.notices, moving.row_counts()) == (every.unpriced, every.notices, every.row_counts())
    assert moving.measures == every.measures
    return moving


def reasons_of(lines: list[Line]) -> list[str]:
    """The reasons of lines in words, in the order in which each is met first."""
    return list(dict.fromkeys(reason_in_words(line.reason) for line in lines))


@pytest.mark.parametrize("name", NAMES)
@BY_CHANCE
@given(data=st.data())
def test_month_after_month(name: str, data: st.DataObject) -> None:
    draw = cast(st.DrawFn, data.draw)
    history, kept, schemes = draw(beginnings(name)), Kept(), versions(name)
    for month in range(4):
        if month > 1:
            change(draw, history)
        compiled, period = schemes[draw(st.sampled_from((0, 0, 1)))], history.next_period(draw)
        before = SettledBefore(kept, history.withdrawn, history.last_plans)
        both_ways(compiled, history.tables, period, history.as_at, before)
        gone = (history.withdrawn, history.last_plans)
        kept.settle(compiled, history.tables, period, history.as_at.isoformat(), *gone)


def visits(*minutes: str) -> Tables:
    """One plan with a visit of so many minutes on each of the first days of June."""
    rows = [visit(f"V{day}", "P1", f"2026-06-{day:02}", length) for day, length in enumerate(minutes, 1)]
    return records(plan("P1", started_on="2026-06-01", ended_on="2026-07-30"), *rows)


def run_again(first: Tables, then: Tables, price: str = "£24.00") -> Run:
    """Settle visits, and work them out again from what the extract has then, at a price then."""
    kept, compiled = Kept(), scheme(HOURLY)
    kept.settle(compiled, first, "2026-06")
    return both_ways(scheme(HOURLY.replace("£24.00", price)), then, "2026-07", date(2026, 7, 31), SettledBefore(kept))


def test_what_stands_as_it_was_settled_is_counted_but_for_the_first_of_its_reason() -> None:
    # Four visits were settled, all for the same reason: the first has a line, the others are three.
    ((group, many),) = run_again(visits("30", "60", "30", "45"), visits("30", "60", "30", "45")).standing.items()
    assert (group[1:], many) == (("hours", Status.SETTLED), 3)


def test_what_is_corrected_or_comes_late_has_a_line() -> None:
    # The third was longer than it was said, and a fifth comes late: of four, one moves and one is the first.
    (many,) = run_again(visits("30", "60", "30", "45"), visits("30", "60", "45", "45", "15")).standing.values()
    assert many == 2


def test_a_price_that_is_corrected_leaves_nothing_to_count() -> None:
    assert not run_again(visits("30", "60"), visits("30", "60"), "£26.00").standing


def test_without_anything_settled_before_nothing_is_counted() -> None:
    assert not both_ways(
        scheme(HOURLY), visits("30", "30"), "2026-06", date(2026, 6, 30), SettledBefore(Kept())
    ).standing


def test_nothing_that_a_hostile_scheme_says_is_source() -> None:
    compiled = scheme(HOURLY.replace("hours:", "lambda_return:").replace("clause 2", "global row; del lines"))
    positions = {
        "plans": {name: at for at, name in enumerate(sorted({*compiled.needs["plans"], "plan_id", "person_id"}))},
        "visits": {name: at for at, name in enumerate(sorted({*compiled.needs["visits"], "visit_id"}))},
    }
    positions["plans"]["provider_id"] = len(positions["plans"])
    functions = compiled.functions_of(positions, date(2026, 7, 31))
    paid = [one for one in functions.payments.values() if isinstance(one, CompiledPayment)]
    source, asked = source_of_moving("plans", ["visits"], {"visits": paid}, functions.layouts)
    assert asked == [("lambda_return", "", "council", "")]
    constants = {node.value for node in ast.walk(ast.parse(source.text)) if isinstance(node, ast.Constant)}
    assert not [one for one in constants if isinstance(one, str)]
    assert not words_of(source.text) & {"lambda_return", "global", "del_lines"}
