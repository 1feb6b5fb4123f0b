"""Against a ledger, the lines that may move something and those that are only counted are together every line.

What is counted stands as it was settled. The others are made as they always were, in their order, and the reasons that
are met among them are met in the order of all.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.engine.against_ledger.lines_that_move import source_of_moving
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.run_against_ledger import RunAgainstLedger
from pbr.engine.settled_before.settled_so_far import SettledBefore
from pbr.records.extract.as_at import as_known
from pbr.settlement.line import Line, Status
from pbr.settlement.obligation import obligation_of
from pbr.settlement.reason_words import reason_in_words
from pbr.settlement.totals import Group
from tests.engine.histories import History, beginnings, change
from tests.engine.hostile import PAYMENT, assert_no_text_in, compiled_for_rows
from tests.engine.month_after_month import Kept
from tests.engine.rows import Fields, Tables, outcome, plan, records, visit
from tests.engine.settled import NAMES, extract_of, period_of, scheme
from tests.engine.test_lines_together import HOURLY
from tests.engine.test_month_after_month import BY_CHANCE, versions


def both_ways(
    compiled: CompiledScheme,
    tables: Tables,
    period: str,
    as_at: date,
    before: SettledBefore,
    waited: Collection[str] = (),
) -> RunAgainstLedger:
    """Compare the lines, and what is said beside them; the run that made only what may move.

    ``waited`` are the records of which something was not decided in the run before.
    """
    every, moving = (
        RunAgainstLedger(
            compiled, as_known(extract_of(compiled, tables), as_at), period_of(period), as_at, settled=before
        )
        for _ in range(2)
    )
    lines, made = list(every.lines()), list(moving.lines_that_move(lambda record_id: record_id in waited))
    told = {obligation_of(line) for line in made}
    assert made == [line for line in lines if obligation_of(line) in told]
    counted = defaultdict[Group, list[int | None]](list)
    for line in lines:
        if obligation_of(line) not in told:
            counted[line.provider_id, line.payment, line.status].append(line.at_stake)
            assert line.amount == 0
            assert line.status is Status.SETTLED or is_told_no_more(line, period_of(period).first, waited)
    assert moving.counted == counted
    assert reasons_of(made) == reasons_of(lines)
    assert (moving.unpriced, moving.notices, moving.row_counts()) == (every.unpriced, every.notices, every.row_counts())
    assert moving.measures == every.measures
    return moving


def is_told_no_more(line: Line, first: date, waited: Collection[str]) -> bool:
    """Whether a line is decided as nothing, and was before the period, as no run lists it again."""
    long_ago = line.due_on is not None and line.due_on < first
    return line.status is Status.NOT_EARNED and long_ago and line.record_id not in waited


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
        waited = {one for number, one in enumerate(ids_of(history)) if number % 3 == month % 3}
        both_ways(compiled, history.tables, period, history.as_at, before, waited)
        gone = (history.withdrawn, history.last_plans)
        kept.settle(compiled, history.tables, period, history.as_at.isoformat(), *gone)


def ids_of(history: History) -> list[str]:
    """The ids of the records of a history, in order; of those below plans, of which most is said, their own."""
    found = {row.get("outcome_id") or row.get("visit_id") or row.get("plan_id", "") for row in rows_of(history)}
    return sorted(found)


def rows_of(history: History) -> list[Fields]:
    """All rows of a history."""
    return [row for rows in history.tables.values() for row in rows]


def visits(*minutes: str) -> Tables:
    """One plan with a visit of so many minutes on each of the first days of June."""
    rows = [visit(f"V{day}", "P1", f"2026-06-{day:02}", length) for day, length in enumerate(minutes, 1)]
    return records(plan("P1", started_on="2026-06-01", ended_on="2026-07-30"), *rows)


def run_again(first: Tables, then: Tables, price: str = "£24.00") -> RunAgainstLedger:
    """Settle visits, and work them out again from what the extract has then, at a price then."""
    kept, compiled = Kept(), scheme(HOURLY)
    kept.settle(compiled, first, "2026-06")
    return both_ways(scheme(HOURLY.replace("£24.00", price)), then, "2026-07", date(2026, 7, 31), SettledBefore(kept))


def test_what_stands_as_it_was_settled_is_counted_but_for_the_first_of_its_reason() -> None:
    # Four visits were settled, all for the same reason: the first has a line, the others are three.
    ((group, at_stake),) = run_again(visits("30", "60", "30", "45"), visits("30", "60", "30", "45")).counted.items()
    assert (group[1:], at_stake) == (("hours", Status.SETTLED), [None, None, None])


def test_what_is_corrected_or_comes_late_has_a_line() -> None:
    # The third was longer than it was said, and a fifth comes late: of four, one moves and one is the first.
    (at_stake,) = run_again(visits("30", "60", "30", "45"), visits("30", "60", "45", "45", "15")).counted.values()
    assert at_stake == [None, None]


def test_a_price_that_is_corrected_leaves_nothing_to_count() -> None:
    assert not run_again(visits("30", "60"), visits("30", "60"), "£26.00").counted


def test_without_anything_settled_before_nothing_is_counted() -> None:
    assert not both_ways(
        scheme(HOURLY), visits("30", "30"), "2026-06", date(2026, 6, 30), SettledBefore(Kept())
    ).counted


BONUS = """
sources:
  contract: the contract of a test
prices:
  bonus_price:
    from 2026-04-01: £24.00
    assumed: made up
payments:
  bonus:
    source: contract, clause 2
    pay: bonus_price
    for each: outcome
    priced at: reviewed_on
    when: result is "achieved"
    due: reviewed_on
"""


def outcomes_not_achieved() -> Tables:
    """One plan with three outcomes that were found not achieved in June."""
    whose = plan("P1", started_on="2026-04-01", ended_on="2026-06-20")
    found = (outcome(f"O{at}", "P1", reviewed_on=f"2026-06-{at:02}", result="not_achieved") for at in (1, 2, 3))
    return records(whose, *found)


@pytest.mark.parametrize(("waited", "at_stake"), [((), [2_400, 2_400]), (("O2",), [2_400])])
def test_what_was_decided_as_nothing_before_the_period_is_counted_unless_it_waited(
    waited: tuple[str, ...], at_stake: list[int]
) -> None:
    # £24.00 for each of three: the first has the line that tells the reason; the second is told of where it waited.
    before = SettledBefore(Kept())
    run = both_ways(scheme(BONUS), outcomes_not_achieved(), "2026-07", date(2026, 7, 31), before, waited)
    assert list(run.counted.values()) == [at_stake]


def test_what_was_decided_as_nothing_in_the_period_has_a_line() -> None:
    before = SettledBefore(Kept())
    assert not both_ways(scheme(BONUS), outcomes_not_achieved(), "2026-06", date(2026, 6, 30), before).counted


def test_a_note_stays_a_note() -> None:
    # What is noted is never due, so that nothing of it stands and every line of it is made.
    noted = scheme(BONUS.replace("pay: bonus_price", "note: bonus_price"))
    achieved = outcome("O1", "P1", reviewed_on="2026-06-01", result="achieved")
    tables = records(plan("P1", started_on="2026-04-01", ended_on="2026-06-20"), achieved)
    run = both_ways(noted, tables, "2026-07", date(2026, 7, 31), SettledBefore(Kept()))
    assert not run.counted


def test_nothing_that_a_hostile_scheme_says_is_source() -> None:
    paid, layouts = compiled_for_rows(HOURLY)
    source, asked = source_of_moving("plans", ["visits"], {"visits": paid}, layouts)
    assert asked == [(PAYMENT, "", "council", "")]
    assert_no_text_in(source.text)
