"""What is generated for a payment gives the very lines of the reference, whatever the scheme and the records.

Random schemes put the gates, holds, parts, spreads, prices and days of the language together; every scheme that comes
with pbr is tried as well. The reference (`tests.reference`) asks nested functions and remembers nothing.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.linked_records import Children, Families
from pbr.engine.facts.run_context import Settling
from pbr.engine.generated.family_settler import settle_kind
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.engine.verdicts.why_put_back import WhyOf
from pbr.problems.problem import ProblemsFound, errors_in
from pbr.records.extract.as_at import as_known
from pbr.records.table import Records, Row
from pbr.scheme.pricing.amounts import LAYOUT_OF_WINDOWS, WINDOWS
from pbr.settlement.ledger_reasons import HeldAsMissing, PutBack
from pbr.settlement.line import Line
from pbr.settlement.reason import HeldByUnreadRow
from tests.engine.generated import extracts, periods
from tests.engine.rows import Fields, Tables, records
from tests.engine.rows import outcome as an_outcome
from tests.engine.rows import plan as a_plan
from tests.engine.settled import NAMES, extract_of, period_of, scheme, shipped
from tests.reference import payments as reference
from tests.thorough import tries

Unread = dict[tuple[str, str], HeldByUnreadRow]

some = settings(max_examples=tries(25), deadline=None, suppress_health_check=[HealthCheck.too_slow])

HEAD = """\
records:
  hold when:
    of a plan:
      too_long: planned_end_on > started_on + 3 months
    of an outcome:
      hearsay: verified_by is "person"
terms:
  of a plan:
    agreed: agreed_on is known
    stopped: end_reason is one of "died", "hospital"
  of an outcome:
    confirmed: reviewed_on is known and verified_by is "council"
    achieved: result is "achieved" and achieved_on <= plan's planned_end_on
prices:
  a_rate:
    by: rate
    from 2026-05-01:
      standard: £17.01
      specialist: £21.33
      otherwise: £9.99
    from 2026-09-01:
      standard: £18.00
      specialist: £22.00
    assumed: made up
  a_sum:
    from 2026-04-20: £100.01
    assumed: made up
  a_share:
    from 2026-06-01: 20%
    from 2026-08-01: 33.3%
    assumed: made up
payments:
"""
PLAN_WHERES = ("", ' where plan_type is not "other"', ' where agreed_on is known or support_at_end is "none"')
OUTCOME_WHERES = (
    "",
    " where payable",
    ' where result is not "not_assessed"',
    ' where kind is "improvement" or payable',
)
PLAN_GATES = {
    "waits for": ("agreed", "agreed and support_at_end is known"),
    "not assessed when": ("stopped", 'end_reason is one of "moved", "other" or stopped'),
    "when": ("ended_on is known", 'end_reason is "completed" and ended_on <= planned_end_on', "not stopped"),
}
OUTCOME_GATES = {
    "waits for": ("confirmed", "agreed_on is known and plan's agreed"),
    "not assessed when": ("plan's stopped", 'result is "not_assessed"'),
    "when": ("achieved", "achieved or reviewed_on < plan's ended_on + 1 month", "not disputed"),
}
PLAN_DAYS = ("started_on", "later of started_on and agreed_on", "ended_on", "earlier of ended_on and planned_end_on")
OUTCOME_DAYS = ("reviewed_on", "later of reviewed_on and agreed_on and plan's agreed_on", "plan's started_on + 1 week")


def gates(choices: dict[str, tuple[str, ...]]) -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries({}, optional={name: st.sampled_from(texts) for name, texts in choices.items()})


def written(facts: dict[str, str], depth: int) -> str:
    return "".join(f"{'  ' * depth}{name}: {text}\n" for name, text in facts.items())


@st.composite
def parts(draw: st.DrawFn) -> str:
    share = draw(st.sampled_from(("a_share", "20%", "0%")))
    first = {"share": share, **draw(gates(PLAN_GATES)), "due": draw(st.sampled_from(PLAN_DAYS))}
    rest: dict[str, str] = {"share": "rest"}
    if draw(st.booleans()):
        how = draw(st.sampled_from(("by weight", "equally")))
        rest["spread"] = f"{how} over outcome{draw(st.sampled_from(OUTCOME_WHERES))}"
        rest |= {**draw(gates(OUTCOME_GATES)), "due": draw(st.sampled_from(OUTCOME_DAYS))}
    else:
        rest |= {**draw(gates(PLAN_GATES)), "due": draw(st.sampled_from(PLAN_DAYS))}
    return f"    in parts:\n      first:\n{written(first, 4)}      second:\n{written(rest, 4)}"


@st.composite
def payments(draw: st.DrawFn, name: str) -> str:
    of, wheres, choices, days = draw(
        st.sampled_from(
            (
                ("plan", PLAN_WHERES, PLAN_GATES, PLAN_DAYS),
                ("hour of plan at weekly_hours from started_on to planned_end_on", PLAN_WHERES, PLAN_GATES, PLAN_DAYS),
                ("outcome", OUTCOME_WHERES, OUTCOME_GATES, OUTCOME_DAYS),
                (
                    "hour of visit's delivered_minutes",
                    ("",),
                    {},
                    ("visited_on", "end of month", "later of end of quarter + 1 week and visited_on"),
                ),
            )
        )
    )
    at_rate = "a_rate" if of.startswith(("plan", "hour of plan")) else "a_sum"
    facts = {
        draw(st.sampled_from(("pay", "deduct", "note"))): draw(
            st.sampled_from((at_rate, "a_sum", "£12.34", f"a_share of {at_rate}"))
        ),
        "for each": f"{of}{draw(st.sampled_from(wheres))}",
        "priced at": {"outcome": "due_on", "hour of visit's delivered_minutes": "visited_on"}.get(of, "started_on"),
        **draw(gates(choices)),
    }
    if of.startswith("hour of plan"):
        facts["part weeks"] = "by the day"
    if of == "hour of visit's delivered_minutes":
        facts["rounded"] = "up to 15 minutes"
    in_parts = of.endswith(("plan", "planned_end_on")) and draw(st.booleans())
    end = draw(parts()) if in_parts else f"    due: {draw(st.sampled_from(days))}\n"
    return f"  {name}:\n    assumed: made up\n{written(facts, 2)}{end}"


@st.composite
def schemes(draw: st.DrawFn) -> CompiledScheme:
    made = "".join(draw(payments(f"payment_{number}")) for number in range(draw(st.integers(1, 3))))
    rounding = draw(st.sampled_from(("half up", "half even", "down", "up")))
    try:
        return scheme(HEAD + made, rounding)
    except ProblemsFound as found:
        if any(problem.code != "PBR324" for problem in found.problems if errors_in([problem])):
            raise
        # Now and then a condition leaves out all that another is asked of, which is refused.
        reject()


def families(records: Records) -> Iterator[tuple[str, Row, Children]]:
    """Every record with those that belong to it, and those by themselves."""
    walked = Families(records)
    for provider in sorted(walked.providers()):
        for kind, row, children in walked.of(provider):
            yield kind.name, row, children
            yield from ((table, child, {}) for table, rows in children.items() for child in rows)


def settling_of(
    functions: SchemeFunctions, period: str, held_below: dict[tuple[str, str], HeldByUnreadRow]
) -> Settling:
    over, settled = functions.over, period_of(period)
    return Settling(
        over.scheme, over.layouts, over.made, period=settled, ongoing_until=over.as_at, held_below=held_below
    )


def settled_both_ways(
    plan: CompiledScheme,
    tables: Tables,
    period: str,
    held_below: Unread | None = None,
    back: WhyOf | None = None,
) -> tuple[list[Line], list[Line]]:
    """The lines of every payment that is not counted by time, nor in instalments, as generated and by the reference."""
    as_at = period_of(period).last
    known = as_known(extract_of(plan, tables), as_at)
    positions = {**{name: table.layout for name, table in known.tables.items()}, WINDOWS: LAYOUT_OF_WINDOWS}
    functions = plan.functions_of(positions, as_at)
    one, other = (settling_of(functions, period, held_below or {}) for _ in range(2))
    generated: list[Line] = []
    expected: list[Line] = []
    for steps in functions.payments.values():
        if not isinstance(steps, CompiledPayment) or steps.service is not None or steps.instalments is not None:
            continue
        steps = steps if back is None else held_back(steps, back)
        settle = settle_kind([replace(steps, payment=replace(steps.payment, scale=None))], {}, one, known)
        for table, row, children in families(known):
            if table == steps.kind.name:
                generated += settle(row, children)
                expected += reference.settle(steps, row, children, other)
    assert one.unpriced == other.unpriced
    return generated, expected


def held_back(steps: CompiledPayment, back: WhyOf) -> CompiledPayment:
    """A payment by which some of its records, and of those it is spread over, are held or may be others."""
    spread = [
        one if one.spread is None else replace(one, spread=replace(one.spread, back=back, perhaps=back))
        for one in steps.parts
    ]
    return replace(steps, back=back, parts=tuple(spread))


@some
@given(plan=schemes(), tables=extracts("any"), period=periods())
def test_a_random_scheme(plan: CompiledScheme, tables: Tables, period: str) -> None:
    generated, expected = settled_both_ways(plan, tables, period)
    assert generated == expected
    assert list(map(type, generated)) == [Line] * len(generated)


@some
@given(plan=schemes(), tables=extracts("any"), period=periods(), whose=st.sampled_from(("PLAN0", "PLAN1", "")))
def test_with_rows_that_could_not_be_read(plan: CompiledScheme, tables: Tables, period: str, whose: str) -> None:
    below = {("outcomes", whose): HeldByUnreadRow("outcomes", "outcomes.csv", 3, 0)}
    generated, expected = settled_both_ways(plan, tables, period, below)
    assert generated == expected


@some
@given(plan=schemes(), tables=extracts("any"), period=periods())
def test_with_rows_put_back(plan: CompiledScheme, tables: Tables, period: str) -> None:
    reason = HeldAsMissing("plans", "PLAN1")

    def why(row: Row) -> PutBack | None:
        return reason if str(row[0]).endswith("1") else None

    generated, expected = settled_both_ways(plan, tables, period, back=why)
    assert generated == expected


@pytest.mark.parametrize("name", NAMES)
@settings(some, max_examples=tries(10))
@given(data=st.data())
def test_a_scheme_that_comes_with_pbr(name: str, data: st.DataObject) -> None:
    generated, expected = settled_both_ways(shipped(name), data.draw(extracts(name)), data.draw(periods()))
    assert generated == expected


def test_what_is_worked_out_once_is_forgotten_and_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pbr.engine.counting.reckoning._MOST_KEPT", 3)
    plan = scheme(
        HEAD
        + """\
  shared:
    assumed: made up
    pay: a_rate
    for each: hour of plan at weekly_hours from started_on to planned_end_on
    part weeks: by the day
    priced at: started_on
    in parts:
      first:
        share: 20%
        due: started_on
      second:
        share: rest
        spread: by weight over outcome
        due: reviewed_on
"""
    )
    rows: list[tuple[str, Fields]] = []
    for number in range(12):
        name = f"PLAN{number}"
        # Three numbers of hours and two lengths, by turns, so that each comes back after others took its place.
        hours, end = str(7 + number % 3), f"2026-06-{10 + number % 2}"
        facts = {"rate": "standard", "weekly_hours": hours, "started_on": "2026-05-20", "planned_end_on": end}
        rows.append(a_plan(name, provider_id="P1", person_id="S1", plan_type="initial", **facts))
        rows += [an_outcome(f"O{number}{at}", name, weight=str(1 + at + number % 2)) for at in range(3)]
    generated, expected = settled_both_ways(plan, records(*rows), "2026-04-01 to 2027-03-31")
    assert generated == expected
    assert len(generated) == 12 * 4
