"""What holds of every scheme that comes with pbr, whatever the records are."""

from collections import Counter, defaultdict
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.settlement.line import Line, Status
from pbr.settlement.reason_words import reason_in_words
from pbr.settlement.totals import Tally
from pbr.values.rounding import Rounding, to_pence
from tests.engine.generated import extracts, periods
from tests.engine.rows import Fields
from tests.engine.settled import NAMES, Settled, period_of, settle, shipped
from tests.thorough import tries

EVERY = pytest.mark.parametrize("name", NAMES)
LONG_AFTER = "2026-01-01 to 2029-12-31"
some = settings(max_examples=tries(15), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


@EVERY
@some
@given(data=st.data())
def test_the_total_is_the_sum_of_the_amounts_and_only_what_is_due_has_one(name: str, data: st.DataObject) -> None:
    period = data.draw(periods())
    as_at = data.draw(st.sampled_from(["", period_of(period).first.isoformat()]))
    settled = settle(shipped(name), data.draw(extracts(name)), period, as_at)
    tally = Tally()
    for line in settled.lines:
        tally.add(line)
    by_provider = Counter({line.provider_id: 0 for line in settled.lines})
    for line in settled.lines:
        by_provider[line.provider_id] += line.amount
    assert tally.total_due == settled.total == sum(by_provider.values())
    assert len(settled.by_id) == len(settled.lines)
    horizon = min(period_of(period).last, date.fromisoformat(as_at)) if as_at else period_of(period).last
    for line in settled.lines:
        if line.status is Status.DUE:
            assert line.due_on is not None
            assert period_of(period).first <= line.due_on <= horizon
        else:
            assert line.amount == 0
        if line.status is Status.NOT_DUE:
            assert line.due_on is not None
            assert line.due_on > horizon
        if line.status is Status.EARLIER:
            assert line.due_on is not None
            assert line.due_on < period_of(period).first
        assert reason_in_words(line.reason)


@EVERY
@some
@given(data=st.data())
def test_the_order_of_rows_changes_no_byte(name: str, data: st.DataObject) -> None:
    tables = data.draw(extracts(name))
    shuffled = {table: data.draw(st.permutations(rows)) for table, rows in tables.items()}
    period = data.draw(periods())
    first, second = settle(shipped(name), tables, period), settle(shipped(name), shuffled, period)
    assert first.csv == second.csv
    assert first.measures == second.measures


@EVERY
@some
@given(data=st.data())
def test_renaming_ids_changes_only_ids(name: str, data: st.DataObject) -> None:
    tables = data.draw(extracts(name))
    renamed = {table: [_renamed(row) for row in rows] for table, rows in tables.items()}
    first, second = settle(shipped(name), tables), settle(shipped(name), renamed)
    assert _new_name(first.csv) == second.csv


def _renamed(row: Fields) -> Fields:
    return {field: _new_name(text) for field, text in row.items()}


def _new_name(text: str) -> str:
    for old in ("PLAN", "OUTCOME", "VISIT", "PERSON", "STAY"):
        text = text.replace(old, f"{old[0]}-new")
    return text


@pytest.mark.parametrize("name", NAMES)
@some
@given(data=st.data())
def test_the_records_of_another_provider_change_no_line(name: str, data: st.DataObject) -> None:
    tables, others = data.draw(extracts(name)), data.draw(extracts(name))
    together = {table: [*rows, *map(_of_provider_3, others[table])] for table, rows in tables.items()}
    alone, beside = settle(shipped(name), tables), settle(shipped(name), together)
    assert _not_of_provider_3(alone) == _not_of_provider_3(beside)


def _of_provider_3(row: Fields) -> Fields:
    """The same row, with ids and people of its own, of provider P3."""
    keys = ("plan_id", "outcome_id", "visit_id", "stay_id", "person_id")
    row = {field: f"OTHER-{text}" if field in keys else text for field, text in row.items()}
    return {**row, "provider_id": "P3"} if "provider_id" in row else row


def _not_of_provider_3(settled: Settled) -> list[Line]:
    return [line for line in settled.lines if line.provider_id != "P3"]


# What is paid for a provider's month or quarter is scaled by a measure of its plans, or paid where it has any.
SCALED = (
    "hertfordshire-reablement",
    "hourly-withheld-until-targets-are-met",
    "population-prime-provider-at-risk",
    "staffordshire-quality-reward",
    "sutton-75-25-retention",
    "sutton-ability-proved-once",
    "withheld-until-targets-are-met",
)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SCALED])
@some
@given(data=st.data())
def test_another_plan_of_the_same_provider_changes_no_other_line(name: str, data: st.DataObject) -> None:
    tables, others = data.draw(extracts(name)), data.draw(extracts(name))
    for kind, key in (("plans", "plan_id"), ("outcomes", "outcome_id"), ("visits", "visit_id"), ("stays", "stay_id")):
        others[kind] = [{**row, "plan_id": f"A-{row.get('plan_id')}", key: f"A-{row[key]}"} for row in others[kind]]
    others["stays"] = [{field: text for field, text in row.items() if field != "plan_id"} for row in others["stays"]]
    # Of other people: two stays of one person at once would be held.
    for kind in ("plans", "stays"):
        others[kind] = [{**row, "person_id": f"A-{row['person_id']}"} for row in others[kind]]
    others["people"] = []
    together = {table: [*rows, *others[table]] for table, rows in tables.items()}
    alone, beside = settle(shipped(name), tables), settle(shipped(name), together)
    assert list(alone.lines) == [line for line in beside.lines if not line.record_id.startswith("A-")]


# Facts without which money waits. Not among them: a weight or a dispute, whose blank means something; and how a plan
# ended where the scheme says "is known" or "is missing", because those mean so far.
NEEDED: dict[str, dict[str, tuple[str, ...]]] = {
    "essex-reablement-bonus": {"plans": ("end_reason", "support_at_end", "reviewed_on")},
    "hourly-plus-bonus": {"plans": ("support_at_end", "reviewed_on", "planned_end_on")},
    "ipc-outcome-tariff": {"plans": ("rate", "planned_end_on")},
    "population-prime-provider": {"stays": ("weekly_cost",)},
    "population-prime-provider-at-risk": {"people": ("support_at_10_weeks",)},
    "sutton-75-25-retention": {"outcomes": ("result", "due_on"), "standards": ("met",)},
    "wiltshire-payable-outcomes": {
        "plans": ("agreed_on", "rate", "weekly_hours", "planned_end_on"),
        "outcomes": ("result", "reviewed_on", "verified_by", "achieved_on"),
    },
    "wiltshire-penalty-and-reward": {
        "plans": ("agreed_on", "rate"),
        "outcomes": ("result", "reviewed_on", "verified_by", "achieved_on", "due_on"),
    },
}


@pytest.mark.parametrize("name", NEEDED)
@settings(some, max_examples=tries(40))
@given(data=st.data())
def test_what_is_unknown_is_never_paid_and_never_taken_off(name: str, data: st.DataObject) -> None:
    tables = data.draw(extracts(name))
    candidates = [
        (table, number, field)
        for table, fields in NEEDED[name].items()
        for number in range(len(tables[table]))
        for field in fields
        if tables[table][number][field]
    ]
    if not candidates:
        return
    table, number, field = data.draw(st.sampled_from(candidates))
    rows = list(tables[table])
    rows[number] = {**rows[number], field: ""}
    before = {line.line_id: line for line in settle(shipped(name), tables, LONG_AFTER).lines if line.kind != "limit"}
    for line in settle(shipped(name), {**tables, table: rows}, LONG_AFTER).lines:
        if line.kind != "limit" and line.amount:
            # A deduction is below nil, so what is unknown leaves it nearer to nil too.
            assert line.line_id in before
            assert abs(line.amount) <= abs(before[line.line_id].amount)


@EVERY
@some
@given(data=st.data())
def test_the_parts_of_a_whole_add_up_to_it_whatever_became_of_them(name: str, data: st.DataObject) -> None:
    """What is due or at stake of one payment for one plan or person is its quantity, price and shares, rounded once."""
    tables = data.draw(extracts(name))
    plan_of = {row["outcome_id"]: row["plan_id"] for row in tables["outcomes"]}
    wholes: dict[tuple[str, str], list[Line]] = defaultdict(list)
    divided = [payment.name for payment in shipped(name).scheme.payments if payment.parts or payment.instalments]
    for line in settle(shipped(name), tables, LONG_AFTER).lines:
        if line.payment in divided and line.record_id:
            wholes[line.payment, plan_of.get(line.record_id, line.record_id)].append(line)
    for lines in wholes.values():
        if any(line.quantity is None or line.unit_price is None or line.share is None for line in lines):
            continue
        shares = sum((line.share or Fraction(0) for line in lines), Fraction(0))
        exact = (lines[0].quantity or 0) * (lines[0].unit_price or 0) * shares
        worth = sum(line.amount if line.status is Status.DUE else line.at_stake or 0 for line in lines)
        assert worth == to_pence(Fraction(exact), Rounding.HALF_UP)


@some
@given(data=st.data())
def test_in_essex_what_is_due_stays_due_as_more_becomes_known(data: st.DataObject) -> None:
    tables = data.draw(extracts("essex-reablement-bonus"))
    sooner, later = sorted(
        data.draw(st.tuples(st.dates(date(2026, 3, 1), date(2027, 9, 1)), st.dates(date(2026, 3, 1), date(2027, 9, 1))))
    )
    plan = shipped("essex-reablement-bonus")
    before = settle(plan, tables, LONG_AFTER, sooner.isoformat()).by_id
    after = settle(plan, tables, LONG_AFTER, later.isoformat()).by_id
    for line_id, line in before.items():
        if line.status is Status.DUE:
            assert after[line_id].amount == line.amount
