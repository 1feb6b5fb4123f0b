"""Settled month after month, what is decided comes to what it does in one settlement, whatever happens between."""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import cast

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.engine.limits import sums_under_limits as limits_of_engine
from pbr.engine.settled_before.stands import UNDECIDED, is_undecided
from pbr.scheme.limits.limits import Limit
from pbr.scheme.load_scheme import read_scheme
from pbr.settlement.line import Line
from pbr.settlement.obligation import Obligation, obligation_of
from pbr.settlement.slot import NobodySlot, RowSlot, SettledSlot, WindowSlot
from pbr.values.period import Period
from pbr.values.window import Window, window_of
from tests.engine.histories import FIRST_DAY, History, beginnings, change, less_known
from tests.engine.month_after_month import Kept
from tests.engine.settled import EXAMPLE_NOT_RUN, HEADING, NAMES, SCHEMES, settle

LIMIT = """
  {name}:
    {side}: £{pounds}
    of: {of}
    over: {over}
    assumed: made up
"""


def limit(name: str, side: str, pounds: str, of: str, over: str) -> str:
    """A limit of a scheme."""
    return LIMIT.format(name=name, side=side, pounds=pounds, of=of, over=over)


FIRST = date(2026, 4, 1)
RUNS = Period(FIRST, date(2027, 3, 31))
MOST, LEAST, PERSON = "no more than", "no less than", "person with each provider"
LIMITS: dict[str, tuple[str, ...]] = {
    "wiltshire-payable-outcomes": (
        limit("plan_most", MOST, "450.00", "plan", "plan"),
        limit("person_most", MOST, "700.00", "plan", PERSON)
        + limit("most", MOST, "1000.00", "plan, person_most", "provider")
        + limit("least", LEAST, "600.00", "plan, person_most, most", "provider"),
    ),
    "wiltshire-penalty-and-reward": (
        limit("most", MOST, "150.00", "outcome, penalty, sooner_reward, no_plan_below_nil", "plan"),
        limit("person_most", MOST, "200.00", "outcome, penalty", PERSON),
        limit("least", LEAST, "100.00", "outcome, penalty", "provider"),
    ),
    "essex-reablement-bonus": (
        limit("person_most", MOST, "1700.00", "package, bonus", PERSON),
        limit("plan_least", LEAST, "1600.00", "package, bonus", "plan")
        + limit("most", MOST, "2000.00", "package, bonus, plan_least", "provider"),
    ),
    "ipc-outcome-tariff": (
        limit("plan_most", MOST, "1000.00", "episode, weekly_care", "plan"),
        limit("month_most", MOST, "250.00", "episode, weekly_care", "plan and month")
        + limit("quarter_least", LEAST, "700.00", "episode, weekly_care, month_most", "provider and quarter"),
        limit("person_most", MOST, "1000.00", "weekly_care", PERSON)
        + limit("most", MOST, "2000.00", "weekly_care, episode, person_most", "provider"),
    ),
    "ipc-set-sum-per-outcome": (
        limit("plan_most", MOST, "500.00", "objective, weeks", "plan"),
        limit("person_least", LEAST, "500.00", "objective, weeks", PERSON),
    ),
    "hourly-plus-bonus": (
        limit("month_most", MOST, "60.00", "hours, bonus", f"{PERSON} and month"),
        limit("person_most", MOST, "160.00", "hours, bonus", PERSON),
    ),
    "population-prime-provider": (
        limit("most", MOST, "1000.00", "population_price, residential_care", "provider"),
        limit("person_least", LEAST, "0.00", "population_price, residential_care", PERSON),
    ),
    "population-prime-provider-at-risk": (
        limit("most", MOST, "3000.00", "fixed_price, at_risk", "provider"),
        limit("least", LEAST, "3000.00", "at_risk", "provider"),
    ),
    "sutton-75-25-retention": (limit("most", MOST, "50000.00", "contract", "provider"),),
    "of-all-kinds": (
        limit("month_most", MOST, "200.00", "care, month, value, setup, failed", "plan and month")
        + limit("year_most", MOST, "900.00", "outcome, care, month_most", "provider and contract year"),
        limit("month_least", LEAST, "180.00", "care, month, value, setup, failed", f"{PERSON} and month")
        + limit("quarter_most", MOST, "500.00", "outcome, value, setup, failed, month_least", "provider and quarter"),
        limit("most", MOST, "900.00", "outcome, care, month, value, setup", "provider"),
        limit("plan_most", MOST, "400.00", "care, month, value, setup", "plan")
        + limit("person_most", MOST, "500.00", "month, value, setup, plan_most", PERSON)
        + limit("least", LEAST, "1000.00", "outcome, person_most", "provider"),
    ),
    "added-up": (
        limit("plan_most", MOST, "20.00", "hours, calls, proved", "plan")
        + limit("person_least", LEAST, "15.00", "proved, plan_most", PERSON),
        limit("most", MOST, "60.00", "hours, together, days", "provider and quarter")
        + limit("least", LEAST, "50.00", "together, proofs, most", "provider"),
    ),
    "time-scaled": (
        limit("most", MOST, "300.00", "care, withheld", "provider")
        + limit("least", LEAST, "50.00", "withheld, most", "provider"),
    ),
}

OF_ALL_KINDS = """
measures:
  achieved_share:
    count: outcome where payable and result is "achieved"
    out of: outcome where payable
    per: provider
    over: quarter
    dated by: due_on
    assumed: made up
prices:
  tariff:
    from 2026-04-01: £133.33
    assumed: made up
  weekly:
    from 2026-04-01: £75.00 per week
    from 2026-06-10: £81.00 per week
    assumed: made up
  fee:
    from 2026-04-01: £170.00
    assumed: made up
  failing:
    from 2026-04-01: £20.00
    assumed: made up
payments:
  outcome:
    assumed: made up
    pay: tariff
    for each: outcome where payable
    priced at: due_on
    when: result is "achieved"
    scaled by: achieved_share
    steps of the whole:
      below 40%: nil
      from 40%: 50%
      from 75%: 100%
    due: end of quarter + 2 weeks
  failed:
    assumed: made up
    deduct: failing
    for each: outcome where payable
    priced at: plan's started_on
    when: result is "not_achieved"
    due: reviewed_on
  care:
    assumed: made up
    pay: weekly
    for each: week of plan from started_on to planned_end_on
    cut short at: ended_on when end_reason is "died"
    part weeks: by the day
    priced at: each day
    due: end of month
  month:
    assumed: made up
    pay: fee
    for each: plan
    priced at: started_on
    instalments: {instalments} monthly from started_on
    due: each instalment
  value:
    assumed: made up
    pay: fee
    for each: plan
    priced at: started_on
    in parts:
      {part}:
        share: 20%
        due: started_on
      balance:
        share: rest
        spread: by weight over outcome where payable
        when: result is "achieved"
        due: reviewed_on
  setup:
    assumed: made up
    pay: fee
    for each: plan
    priced at: started_on
    when: support_at_end is "none"
    due: reviewed_on
"""

ADDED_UP = """
prices:
  hourly:
    from 2026-04-01: £21.35
    assumed: made up
  call:
    from 2026-04-01: £5.55
    from 2026-06-10: £6.10
    assumed: made up
  proof:
    by: weight
    from 2026-04-01:
      up to 1: £10.00
      up to 3: £25.00
      above 3: £40.00
    assumed: made up
payments:
  hours:
    assumed: made up
    pay: hourly
    for each: hour of visit's delivered_minutes
    added up: by plan and month, at the price of its last day
    rounded: up to 30 minutes
    priced at: visited_on
    when: plan's support_at_end is "none"
    due: later of end of month and plan's reviewed_on
  together:
    assumed: made up
    pay: hourly
    for each: hour of visit's delivered_minutes
    added up: by provider and month, at the price of its first day
    rounded: to the nearest 15 minutes, at least 60 minutes
    priced at: visited_on
    not assessed when: plan's end_reason is "died"
    due: end of month + 14 days
  calls:
    assumed: made up
    deduct: call
    for each: visit where delivered_minutes > 20
    added up: by plan and week, at the price of its last day
    priced at: visited_on
    due: end of week
  days:
    assumed: made up
    pay: £3.33
    for each: day of visit's visited_on
    added up: by provider and quarter
    priced at: visited_on
    due: end of quarter
  proved:
    assumed: made up
    pay: proof
    for each: outcome where payable
    added up: by plan, at the price of its last day
    priced at: plan's started_on
    when: result is "achieved"
    due: plan's started_on
  proofs:
    assumed: made up
    pay: call
    for each: outcome where payable
    added up: by provider and calendar year, at the price of its first day
    priced at: plan's started_on
    when: result is "achieved"
    due: end of calendar year
"""

TIME_SCALED = """
measures:
  achieved_share:
    count: outcome where payable and result is "achieved"
    out of: outcome where payable
    per: provider
    over: {over}
    dated by: due_on
    assumed: made up
prices:
  weekly:
    from 2026-04-01: £75.00 per week
    from 2026-06-10: £81.00 per week
    assumed: made up
payments:
  care:
    assumed: made up
    pay: 90% of weekly
    for each: week of plan from started_on to planned_end_on
    cut short at: ended_on when end_reason is "died"
    part weeks: by the day
    priced at: each day
    due: end of month
  withheld:
    assumed: made up
    pay: 10% of weekly
    for each: week of plan from started_on to planned_end_on
    cut short at: ended_on when end_reason is "died"
    part weeks: by the day
    priced at: each day
    when: support_at_end is "none"
    due: end of quarter + 2 weeks
    scaled by: achieved_share
    steps of the whole:
      below 40%: nil
      from 40%: 50%
      from 75%: 100%
"""


def _text(name: str) -> str:
    if name in NAMES:
        return (SCHEMES / f"{name}.yaml").read_text(encoding="utf-8")
    sections = {
        "of-all-kinds": OF_ALL_KINDS.format(instalments=12, part="first"),
        "added-up": ADDED_UP,
        "time-scaled": TIME_SCALED.format(over="quarter"),
        "time-scaled-by-month": TIME_SCALED.format(over="month"),
    }[name]
    return HEADING.format(runs="2026-04-01 to 2027-03-31", rounding="half up") + sections + EXAMPLE_NOT_RUN


def _times(text: str, factor: int) -> str:
    """The same scheme with other prices, in hundredths."""
    if "\nprices:\n" not in text:
        # What it pays stands in the records.
        return text
    before, prices, after = re.split(r"(?m)^(?=prices:|payments:)", text, maxsplit=2)

    def times(found: re.Match[str]) -> str:
        pence = int(found[1].replace(",", "").replace(".", "")) * factor // 100
        return f"£{pence // 100}.{pence % 100:02}"

    return before + re.sub(r"£([\d,]+\.\d\d)", times, prices) + after


@cache
def versions(name: str, added: str = "") -> tuple[CompiledScheme, ...]:
    """A scheme with limits added, and the same with its prices corrected: to more, to less."""
    text = _text(name).split("\nexamples:\n")[0]
    if added and "\nlimits:\n" not in text:
        text += "\nlimits:"
    text += added + EXAMPLE_NOT_RUN
    made = []
    for factor in (100, 107, 61):
        made.append(compile_scheme(read_scheme(_times(text, factor), "by_hand.yaml")))
    return tuple(made)


MADE_UP = ("of-all-kinds", "added-up", "time-scaled", "time-scaled-by-month")
PLAIN = [(name, "") for name in (*NAMES, *MADE_UP)]
VARIANTS = [*PLAIN, *((name, added) for name, each in LIMITS.items() for added in each)]
FEW = 2
BY_CHANCE = settings(
    max_examples=FEW, deadline=None, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)  # fmt: skip


@pytest.mark.parametrize(("name", "added"), VARIANTS)
@BY_CHANCE
@given(data=st.data())
def test_what_is_settled_month_after_month_is_what_is_due(name: str, added: str, data: st.DataObject) -> None:
    one_history(cast(st.DrawFn, data.draw), name, added)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "added"), VARIANTS)
@settings(BY_CHANCE, max_examples=-(-1000 // len(VARIANTS)))
@given(data=st.data())
def test_a_thousand_histories(name: str, added: str, data: st.DataObject) -> None:
    one_history(cast(st.DrawFn, data.draw), name, added)


@seed(1)
@settings(BY_CHANCE, max_examples=100, phases=[Phase.generate])
@given(data=st.data())
def _a_hundred(data: st.DataObject) -> None:
    one_history(cast(st.DrawFn, data.draw), "wiltshire-penalty-and-reward", LIMITS["wiltshire-penalty-and-reward"][0])


def test_a_cap_over_decided_lines_alone_would_be_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    as_it_is = limits_of_engine.SumUnderLimit.add

    def decided_alone(total: limits_of_engine.SumUnderLimit, line: Line) -> None:
        if not is_undecided(line):
            as_it_is(total, line)

    monkeypatch.setattr(limits_of_engine.SumUnderLimit, "add", decided_alone)
    # Only what breaks a cap or a floor is asked for here.
    monkeypatch.setattr(sys.modules[__name__], "_decided_is_due", lambda *_: None)
    monkeypatch.setattr(sys.modules[__name__], "_moved", lambda *_: [])
    with pytest.raises(AssertionError, match=r"most"):
        _a_hundred()


def one_history(draw: st.DrawFn, name: str, added: str) -> None:
    """Settle some months of a contract to which things happen, and look after each."""
    history, kept, schemes = draw(beginnings(name)), Kept(), versions(name, added)
    sums: Counter[Obligation] = Counter()
    for month in range(draw(st.integers(2, 5))):
        if month:
            for _ in range(draw(st.integers(0, 4))):
                change(draw, history)
        plan = schemes[draw(st.sampled_from((0, 0, 0, 1, 2)))]
        period = history.next_period(draw)
        _settle_and_look(draw, history, kept, plan, period, sums)


def _settle_and_look(
    draw: st.DrawFn, history: History, kept: Kept, plan: CompiledScheme, period: str, sums: Counter[Obligation]
) -> None:
    as_at, gone = history.as_at.isoformat(), (history.withdrawn, history.last_plans)
    lines = kept.run(plan, history.tables, period, as_at, *gone)
    shuffled = {table: draw(st.permutations(rows)) for table, rows in history.tables.items()}
    assert kept.run(plan, shuffled, period, as_at, *gone) == lines
    for line in lines:
        kept.keep(line)
        sums[obligation_of(line)] += line.amount
    keys = Counter(obligation_of(line) for line in lines if not isinstance(line.slot, RowSlot))
    assert set(keys.values()) <= {1}
    assert {key: one.settled for key, one in kept.positions.items() if one.settled} == {
        k: v for k, v in sums.items() if v
    }
    assert [line for line in lines if line.status in UNDECIDED and line.amount] == []
    _decided_is_due(plan, history, kept, lines)
    _limits_hold(plan.scheme.limits, lines)
    again = kept.run(plan, history.tables, period, as_at, *gone)
    assert _moved(kept, again) == []
    unknown = kept.run(plan, less_known(draw, history), period, as_at, *gone)
    assert _moved(kept, unknown) == []


def _moved(kept: Kept, lines: Sequence[Line]) -> list[Line]:
    """The lines that would move money or a pool."""
    trial = Kept(dict(kept.positions), kept.runs)
    return [line for line in lines if trial.keep(line)]


def _decided_is_due(plan: CompiledScheme, history: History, kept: Kept, lines: Sequence[Line]) -> None:
    """What a settlement of today's records alone decides is what is settled, and so is what is no more."""
    alone = settle(plan, history.tables, f"{FIRST_DAY} to {history.ends_on}", history.as_at.isoformat()).lines
    by_key: dict[Obligation, list[Line]] = defaultdict(list)
    for line in alone:
        by_key[obligation_of(line)].append(line)
    open_payments = {line.payment for line in [*alone, *lines] if is_undecided(line)}
    limits = {limit.name: limit for limit in plan.scheme.limits}
    pools = {payment.name for payment in plan.scheme.payments if payment.kind and payment.scale}
    for key, of_one in by_key.items():
        if any(is_undecided(line) for line in of_one):
            continue
        if key.payment in limits or (key.payment in pools and not key.record_id and key.payment in open_payments):
            continue
        assert _settled(kept, key) == sum(line.due_to_date for line in of_one), key
    for key, position in kept.positions.items():
        if key in by_key or not position.settled or key.payment in limits:
            continue
        if key.payment in pools and not key.record_id and key.payment in open_payments:
            continue
        assert any(_about(line, key, position.plan_id) for line in alone), key
    _limits_as_due(list(limits.values()), kept, alone, lines)


def _about(line: Line, key: Obligation, plan_id: str) -> bool:
    """Whether a line that is not decided is about what was settled, with this provider or another."""
    if not is_undecided(line) or (line.payment, line.part) != (key.payment, key.part):
        return False
    if isinstance(line.slot, NobodySlot):
        return line.record.plan == plan_id
    return line.record_id == key.record_id and line.slot.label in ("", key.slot)


def _settled(kept: Kept, key: Obligation) -> int:
    return kept.positions[key].settled if key in kept.positions else 0


def _group(limit: Limit, line: Line) -> tuple[str, str]:
    """Whose limit a line is under."""
    match limit.over:
        case "plan":
            return line.provider_id, line.record.plan
        case "person with each provider":
            return line.provider_id, line.person_id
        case _:
            return line.provider_id, ""


def _window(limit: Limit, line: Line) -> Window | None:
    """The window of a limit that a line is in; None for the whole run, or where nobody knows it."""
    if isinstance(line.slot, WindowSlot) and line.kind == "limit":
        return window_of(limit.window, line.slot.window.period.first, RUNS)
    if line.due_on is None or not limit.by_window or isinstance(line.slot, SettledSlot):
        return None
    return window_of(limit.window, line.due_on, RUNS)


def _under(limit: Limit, lines: Sequence[Line]) -> dict[tuple[str, str], list[Line]]:
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        if line.payment in limit.of:
            groups[_group(limit, line)].append(line)
    return groups


def _limits_as_due(limits: Sequence[Limit], kept: Kept, alone: Sequence[Line], lines: Sequence[Line]) -> None:
    """A limit under which everything is decided is what it is in a settlement of today's records alone."""
    decided: set[tuple[str, tuple[str, str]]] = set()
    for limit in limits:
        now, then = _under(limit, alone), _under(limit, lines)
        for group in {*now, *then}:
            both = [*now[group], *then[group]]
            earlier = [one for one in limits if one.name in limit.of]
            if any(is_undecided(line) for line in both):
                continue
            if any(
                (one.name, _group(one, line)) not in decided
                for one in earlier
                for line in both
                if line.payment in one.of
            ):
                continue
            decided.add((limit.name, group))
            due = [line for line in alone if line.payment == limit.name and _group(limit, line) == group]
            settled = [line for line in lines if line.payment == limit.name and _group(limit, line) == group]
            assert sum(one.due_to_date for one in settled) == sum(one.due_to_date for one in due), (limit.name, group)


def _limits_hold(limits: Sequence[Limit], lines: Sequence[Line]) -> None:
    """What is settled under a cap is never more than it, and what has begun over a floor never less.

    What is not drawn of what was paid in advance goes back at the end of a window: until then more is paid than drawn.
    """
    for limit in limits:
        if limit.drawn is not None:
            continue
        if limit.by_window:
            _hold_by_window(limit, lines)
            continue
        of_limit = {_group(limit, line): line.due_to_date for line in lines if line.payment == limit.name}
        for group, under in _under(limit, lines).items():
            comes_to = sum(line.due_to_date for line in under) + of_limit.get(group, 0)
            begun = any(line.due_to_date for line in under)
            assert not limit.cap or comes_to <= limit.pence or not begun, (limit.name, group)
            assert limit.cap or comes_to >= limit.pence or not begun, (limit.name, group)


def _hold_by_window(limit: Limit, lines: Sequence[Line]) -> None:
    """The same in each window, for those of whom everything that stands is in a window that is known."""
    of_limit = {
        (_group(limit, line), _window(limit, line)): line.due_to_date for line in lines if line.payment == limit.name
    }
    horizon = max((line.due_on for line in lines if line.due_to_date and line.due_on), default=FIRST)
    for group, under in _under(limit, lines).items():
        if any(line.due_to_date and _window(limit, line) is None for line in under):
            continue
        for window in {_window(limit, line) for line in under if line.due_to_date} - {None}:
            assert window is not None
            comes_to = sum(line.due_to_date for line in under if _window(limit, line) == window)
            comes_to += of_limit.get((group, window), 0)
            assert not limit.cap or comes_to <= limit.pence, (limit.name, group, window)
            assert limit.cap or comes_to >= limit.pence or window.period.last > horizon, (limit.name, group, window)
