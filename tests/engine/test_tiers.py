"""Prices by how much there was so far: which row each record is paid by, in every order, and what is not known."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.api import part_key, run_terms
from pbr.api.as_read.key_of_parts import key_of_parts
from pbr.api.given.inputs import records_given
from pbr.api.settling.prepare import prepare
from pbr.api.settling.workers_that_pay import workers_for
from pbr.records.extract.last_extract import LastExtract
from pbr.records.extract.read_extract import read_extract
from pbr.records.extract.since_last import SinceLast
from pbr.records.papers.notice import Notice, NoticeKind, NoticesInForce, PlacedNotice
from pbr.scheme.closed_rows import closed_and_needed
from pbr.scheme.pricing.tiers import Tier, in_tiers
from pbr.settlement.reason_words import reason_in_words
from pbr.values.dates import month_of
from tests.engine.month_after_month import Kept
from tests.engine.rows import Fields, Tables, outcome, plan, records, visit
from tests.engine.settled import HEADING, HERE, WHOLE_RUN, scheme, settle, settle_extract

VISITS = """
prices:
  visit_price:
    assumed: made up
    by: visits so far for each {whom}
    from 2026-04-01:
      first 3: £10.00
      after that: £7.00
payments:
  care:
    assumed: made up
    pay: visit_price
    for each: visit
    priced at: visited_on
    due: {due}
"""
HOURS = """
prices:
  hourly_rate:
    assumed: made up
    by: hours so far for each {whom}
    from 2026-04-01:
      first 2: £20.00 per hour
      next 1.5: £18.00 per hour
      after that: £15.00 per hour
payments:
  care:
    assumed: made up
    pay: hourly_rate
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: end of month
"""
OUTCOMES = """
prices:
  outcome_price:
    assumed: made up
    by: outcomes so far for each {whom}
    from 2026-04-01:
      first 2: £100.00
      next 1: £60.00
      after that: £10.00
payments:
  met:
    assumed: made up
    pay: outcome_price
    for each: outcome
    priced at: agreed_on
    when: result is "achieved"
    due: reviewed_on
"""
PROVIDER = "provider and run"
FOUR = records(
    plan("A"),
    visit("V1", "A", "2026-06-01", "30"),
    visit("V2", "A", "2026-06-02", "30"),
    visit("V3", "A", "2026-06-03", "30"),
    visit("V4", "A", "2026-07-01", "30"),
)


def of_visits(whom: str = PROVIDER, due: str = "end of month") -> str:
    """Visits of a plan, a person or a provider, due on a day."""
    return VISITS.format(whom=whom, due=due)


def test_the_first_three_visits_of_a_provider_and_then_others() -> None:
    # Three at £10.00 and one at £7.00 are £37.00, and July's is the £7.00.
    whole = settle(scheme(of_visits()), FOUR)
    assert whole.in_words == {"V1/care": "£10.00", "V2/care": "£10.00", "V3/care": "£10.00", "V4/care": "£7.00"}
    assert whole.total == 3700
    july = settle(scheme(of_visits()), FOUR, "2026-07")
    assert july.total == 700
    assert july.in_words["V1/care"] == "earlier £10.00"


def test_rows_of_a_price_and_what_falls_in_them() -> None:
    tiers = (Tier("first 2", Fraction(2)), Tier("next 1", Fraction(3)), Tier("after that", None))
    assert in_tiers(tiers, Fraction(0), Fraction(2)) == (("first 2", Fraction(1)),)
    assert in_tiers(tiers, Fraction(2), Fraction(1)) == (("next 1", Fraction(1)),)
    assert in_tiers(tiers, Fraction(1), Fraction(4)) == (
        ("first 2", Fraction(1, 4)), ("next 1", Fraction(1, 4)), ("after that", Fraction(1, 2)),
    )  # fmt: skip
    # Nothing at all is of the row that the next would be in; without a bound to what is before it is the last row.
    assert in_tiers(tiers, Fraction(2), Fraction(0)) == (("next 1", Fraction(1)),)
    assert in_tiers(tiers, None, Fraction(1)) == (("after that", Fraction(1)),)


def test_an_hour_that_crosses_is_paid_by_each_row_for_its_own_part_and_rounded_once() -> None:
    rows = records(
        plan("A"),
        visit("V1", "A", "2026-06-01", "100"),
        visit("V2", "A", "2026-06-02", "25"),
        visit("V3", "A", "2026-06-03", "0"),
        visit("V4", "A", "2026-06-04", "240"),
    )
    made = settle(scheme(HOURS.format(whom="plan and month")), rows)
    # 100 minutes at £20.00 are £33.33. Of 25, 20 are left of two hours: £6.67 and 5 at £18.00, £1.50, together £8.1667.
    # 85 minutes are left of the 90 at £18.00, £25.50, and 155 come at £15.00: £38.75.
    assert made.in_words == {"V1/care": "£33.33", "V2/care": "£8.17", "V3/care": "£0.00", "V4/care": "£64.25"}
    crossing = made.by_id["V2/care"]
    assert crossing.quantity == Fraction(25, 60)
    assert crossing.unit_price == Fraction(2000 * 20 + 1800 * 5, 25)
    assert crossing.share == 1


@pytest.mark.parametrize(
    ("whom", "paid"),
    [
        ("plan and run", {"V1": 1000, "V2": 1000, "V3": 1000, "V4": 700, "W1": 1000, "W2": 1000}),
        ("plan and month", {"V1": 1000, "V2": 1000, "V3": 1000, "V4": 1000, "W1": 1000, "W2": 1000}),
        ("person and run", {"V1": 1000, "V2": 1000, "W1": 1000, "V3": 700, "V4": 700, "W2": 700}),
        ("person and quarter", {"V1": 1000, "V2": 1000, "W1": 1000, "V3": 700, "V4": 1000, "W2": 1000}),
        ("provider and contract year", {"V1": 1000, "V2": 1000, "V3": 1000, "V4": 700, "W1": 1000, "W2": 1000}),
        ("person and day", {"V1": 1000, "V2": 1000, "V3": 1000, "V4": 1000, "W1": 1000, "W2": 1000}),
    ],
)
def test_for_whom_and_over_which_days_they_are_counted(whom: str, paid: dict[str, int]) -> None:
    rows = records(
        plan("B", provider_id="P2"),
        visit("W1", "B", "2026-06-02", "30"),
        visit("W2", "B", "2026-07-02", "30"),
    )
    both: Tables = {name: [*FOUR[name], *rows[name]] for name in FOUR}
    made = settle(scheme(of_visits(whom, "visited_on")), both).by_id
    assert {name.removesuffix("/care"): line.amount for name, line in made.items()} == paid


def test_a_price_that_changes_counts_on_and_has_rows_of_its_own() -> None:
    raised = of_visits().replace(
        "payments:", "    from 2026-06-03:\n      first 2: £12.00\n      after that: £8.00\npayments:"
    )
    # The third visit is after the first two, by whichever price the first two were paid.
    assert [line.amount for line in settle(scheme(raised), FOUR).lines] == [1000, 1000, 800, 800]


# What is not known.


@pytest.mark.parametrize("result", ["open", "held"])
def test_one_behind_is_open_only_where_its_own_price_would_differ(result: str) -> None:
    doubtful = {"reviewed_on": "2026-06-01"} if result == "open" else {"reviewed_on": "2026-06-01", "disputed": "yes"}
    doubtful |= {} if result == "open" else {"result": "achieved"}

    def met(name: str, day: str) -> tuple[str, Fields]:
        return outcome(name, "A", agreed_on="2026-05-05", result="achieved", reviewed_on=f"2026-06-{day}")

    rows = records(
        plan("A"), outcome("K0", "A", agreed_on="2026-05-05", **doubtful), met("K1", "02"), met("K2", "03"),
        met("K3", "04"), met("K4", "05"),
    )  # fmt: skip
    made = settle(scheme(OUTCOMES.format(whom=PROVIDER)), rows).by_id
    said = {name: (line.status.value, line.amount or line.at_stake) for name, line in made.items()}
    # K1 is first or second. K2 is second or third, K3 third or fourth. K4 is fourth or fifth, which is the same price.
    assert said == {
        "K0/met": (result, 10000), "K1/met": ("due", 10000), "K2/met": ("open", None), "K3/met": ("open", None),
        "K4/met": ("due", 1000),
    }  # fmt: skip
    assert reason_in_words(made["K2/met"].reason) == (
        "open: the price depends on outcomes so far for each provider and run, and not known yet is what K0 before it "
        "counts"
    )


def test_miles_that_nobody_recorded_may_be_any_number() -> None:
    miles = """
records:
  fields:
    of a visit:
      miles: number of miles
prices:
  mileage:
    assumed: made up
    by: miles so far for each plan and run
    from 2026-04-01:
      first 10: £0.45
      after that: £0.25
payments:
  travel:
    assumed: made up
    pay: mileage
    for each: mile of visit's miles
    priced at: visited_on
    due: end of month
"""

    def driven(name: str, day: str, many: str) -> tuple[str, Fields]:
        table, row = visit(name, "A", f"2026-06-{day}", "30")
        return table, {**row, "miles": many}

    rows = records(
        plan("A"), driven("V1", "01", "4"), driven("V2", "02", ""), driven("V3", "03", "4"), driven("V4", "04", "0")
    )
    made = settle(scheme(miles), rows)
    assert made.in_words == {"V1/travel": "£1.80", "V2/travel": "open", "V3/travel": "open", "V4/travel": "£0.00"}
    assert reason_in_words(made.by_id["V2/travel"].reason) == "open: the number of miles is not known"
    assert "what V2 before it counts" in reason_in_words(made.by_id["V3/travel"].reason)
    # Of 8 after 4, 6 are left at 45p and 2 come at 25p.
    rows["visits"][1]["miles"], rows["visits"][2]["miles"] = "0", "8"
    assert settle(scheme(miles), rows).in_words["V3/travel"] == "£3.20"


def test_money_that_nobody_recorded_is_named_and_not_the_number_of_records() -> None:
    shared = """
prices:
  tier:
    assumed: made up
    by: money so far for each provider and run
    from 2026-04-01: {"first £1,000": 10%, after that: 5%}
payments:
  commission:
    assumed: made up
    pay: tier of plan_value
    for each: plan
    priced at: started_on
    due: started_on
"""
    made = settle(scheme(shared), records(plan("A", plan_value="400.00"), plan("B", plan_value="")))
    # 10% of £400.00 is £40.00.
    assert made.in_words["A/commission"] == "£40.00"
    assert reason_in_words(made.by_id["B/commission"].reason) == "open: plan_value is not known"


def test_what_is_not_earned_counts_nothing_and_is_shown_at_its_place() -> None:
    def judged(name: str, result: str, day: str) -> tuple[str, Fields]:
        return outcome(name, "A", agreed_on="2026-05-05", result=result, reviewed_on=f"2026-06-{day}")

    rows = records(
        plan("A"), judged("K1", "achieved", "01"), judged("K2", "not_achieved", "02"), judged("K3", "achieved", "03"),
        judged("K4", "not_achieved", "04"),
    )  # fmt: skip
    made = settle(scheme(OUTCOMES.format(whom=PROVIDER)), rows).in_words
    assert made == {
        "K1/met": "£100.00", "K2/met": "not earned £100.00", "K3/met": "£100.00", "K4/met": "not earned £60.00",
    }  # fmt: skip


def test_a_row_that_could_not_be_read_may_count(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,ongoing,2026-05-04\nB,S2,P2,ongoing,2026-05-04\n"
    )
    rows = [f"V{at},A,2026-06-0{at},30,30" for at in range(1, 5)]
    rows += ["V5,A,2026-06-31,30,30", *(f"W{at},B,2026-06-0{at},30,30" for at in range(1, 5))]
    (tmp_path / "visits.csv").write_text(
        "\n".join(["visit_id,plan_id,visited_on,planned_minutes,delivered_minutes", *rows, ""])
    )
    for whom in ("provider and run", "person and run", "plan and run"):
        compiled = scheme(of_visits(whom))
        extract = read_extract(tmp_path, compiled.needs, hold_errors=True)
        settled = settle_extract(compiled, extract, WHOLE_RUN, "").by_id
        said = {name: line.status.value for name, line in settled.items() if name.endswith("/care")}
        # Only whether the third is fourth depends on it; with the other provider all is known.
        assert {name for name, status in said.items() if status == "open"} == {"V3/care"}, whom
        assert "visits.csv:6 before it counts" in reason_in_words(settled["V3/care"].reason)


DAYS = [(date(2026, 5, 27) + timedelta(days=shift)).isoformat() for shift in range(0, 40, 5)]
PERSONS = {"A": "S1", "B": "S1", "C": "S2"}
PROVIDERS = {"A": "P1", "B": "P2", "C": "P1"}
PLANS = [plan(one, person_id=PERSONS[one], provider_id=PROVIDERS[one]) for one in PERSONS]
SCOPES: dict[str, Callable[[Fields], object]] = {
    "provider and run": lambda row: PROVIDERS[row["plan_id"]],
    "person and month": lambda row: (PERSONS[row["plan_id"]], month_of(date.fromisoformat(row["agreed_on"])).first),
    "plan and run": lambda row: row["plan_id"],
}


@st.composite
def outcomes(draw: st.DrawFn) -> list[Fields]:
    """Outcomes of three plans, of a few days, of which some are not decided."""
    drawn = draw(
        st.lists(
            st.tuples(
                st.sampled_from("ABC"), st.sampled_from(DAYS), st.sampled_from(["achieved", "achieved", "failed", ""]),
                st.sampled_from(DAYS), st.booleans(),
            ),
            max_size=9,
        )
    )  # fmt: skip
    made = []
    for at, (plan_id, agreed, result, reviewed, disputed) in enumerate(drawn):
        fields = {"agreed_on": agreed, "result": result.replace("failed", "not_achieved")}
        if result:
            fields |= {"reviewed_on": reviewed, "disputed": "yes" if disputed and at % 3 == 0 else ""}
        made.append(outcome(f"O{at}", plan_id, **fields)[1])
    return draw(st.permutations(made))


def paid_by_hand(rows: list[Fields], whom: str) -> dict[str, int]:
    """What each that is earned is paid where all is decided: in order, one after another."""
    counted: defaultdict[object, int] = defaultdict(int)
    paid = {}
    earned = [row for row in rows if row["result"] == "achieved"]
    for row in sorted(earned, key=lambda row: (row["reviewed_on"], row["agreed_on"], row["outcome_id"])):
        place = counted[SCOPES[whom](row)]
        counted[SCOPES[whom](row)] += 1
        paid[row["outcome_id"]] = 10000 if place < 2 else 6000 if place == 2 else 1000
    return paid


@pytest.mark.parametrize("whom", SCOPES)
@given(outcomes())
@settings(max_examples=40)
def test_what_is_paid_is_so_however_the_rest_turns_out(whom: str, rows: list[Fields]) -> None:
    """A line is due where it comes to one sum in every way that the rest can turn out, and open where it does not."""
    tables: Tables = records(*PLANS)
    tables["outcomes"] = rows
    made = settle(scheme(OUTCOMES.format(whom=whom)), tables, "2026-04-01 to 2026-12-31").by_id
    doubtful = [row for row in rows if not row["result"] or row.get("disputed")]
    if len(doubtful) > 4:
        return
    ways = [
        paid_by_hand([_turned(row, doubtful, answers) for row in rows], whom)
        for answers in product((True, False), repeat=len(doubtful))
    ]
    for row in rows:
        line, name = made[f"{row['outcome_id']}/met"], row["outcome_id"]
        comes_to = {way[name] for way in ways if name in way}
        if row["result"] == "achieved" and not row.get("disputed"):
            expected = ("due", comes_to.pop()) if len(comes_to) == 1 else ("open", 0)
            assert (line.status.value, line.amount) == expected
        elif row in doubtful and comes_to:
            # Its own sum is known where it is the same whatever becomes of the others.
            assert line.amount == 0
            assert line.at_stake == (comes_to.pop() if len(comes_to) == 1 else None)


def _turned(row: Fields, doubtful: list[Fields], answers: tuple[bool, ...]) -> Fields:
    turned = {id(one): answer for one, answer in zip(doubtful, answers, strict=True)}
    if id(row) not in turned:
        return row
    # Without a review it is due on no day, and comes last.
    result = "achieved" if turned[id(row)] else "not_achieved"
    return {**row, "result": result, "reviewed_on": row.get("reviewed_on") or "9999-12-31"}


@given(st.lists(st.sampled_from([0, 15, 30, 45, 60, 90, 120, 300]), max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_all_together_is_what_the_sum_comes_to_in_whatever_order_the_rows_stand(
    minutes: list[int], chance: object
) -> None:
    rows = [visit(f"V{at}", "A", f"2026-06-{at + 1:02}", str(many)) for at, many in enumerate(minutes)]
    chance.shuffle(rows)  # type: ignore[attr-defined]
    made = settle(scheme(HOURS.format(whom="plan and run")), records(plan("A"), *rows))
    total = Fraction(sum(minutes), 60)
    first, second = min(total, Fraction(2)), min(max(total - 2, Fraction(0)), Fraction(3, 2))
    # Quarters of an hour at whole pounds are whole pence.
    assert made.total == 2000 * first + 1800 * second + 1500 * max(total - Fraction(7, 2), Fraction(0))


# Month after month.


def test_an_earlier_visit_that_comes_in_late_moves_what_is_behind_it() -> None:
    kept, compiled = Kept(), scheme(of_visits())
    june: Tables = {name: [row for row in rows if row.get("visit_id") != "V4"] for name, rows in FOUR.items()}
    assert [line.amount for line in kept.settle(compiled, june, "2026-06")] == [1000, 1000, 1000]
    late: Tables = {**FOUR, "visits": [*FOUR["visits"], visit("V0", "A", "2026-06-01", "30")[1]]}
    july = {line.line_id: line.amount for line in kept.settle(compiled, late, "2026-07")}
    # V0 is first now and V3 fourth, so £3.00 of V3 goes back; V4 is fifth. In all it is £44.00, as settled at once.
    assert july == {"V0/care": 1000, "V3/care": -300, "V4/care": 700}
    assert settle(compiled, late).total == 3000 + 1000 - 300 + 700 == 4400


def test_with_a_due_day_of_its_entry_it_moves_nothing() -> None:
    by_entry = """
records:
  fields:
    of a visit:
      entered_on: date, recorded
""" + of_visits(due="later of end of month and entered_on")
    kept, compiled = Kept(), scheme(by_entry)
    entered: list[Fields] = [{**row, "entered_on": row["visited_on"]} for row in FOUR["visits"]]
    june: Tables = {**FOUR, "visits": entered[:3]}
    assert [line.amount for line in kept.settle(compiled, june, "2026-06")] == [1000, 1000, 1000]
    late = {**visit("V0", "A", "2026-06-01", "30")[1], "entered_on": "2026-07-03"}
    july = kept.settle(compiled, {**FOUR, "visits": [*entered, late]}, "2026-07")
    assert {line.line_id: line.amount for line in july} == {"V0/care": 700, "V4/care": 700}


def test_what_was_settled_stands_while_what_is_before_it_is_not_decided() -> None:
    def met(name: str, day: str, **fields: str) -> tuple[str, Fields]:
        return outcome(name, "A", agreed_on="2026-05-05", reviewed_on=day, **{"result": "achieved", **fields})

    kept, compiled = Kept(), scheme(OUTCOMES.format(whom=PROVIDER))
    three = [met(f"K{at}", f"2026-06-0{at}") for at in (1, 2, 3)]
    assert [line.amount for line in kept.settle(compiled, records(plan("A"), *three), "2026-06")] == [
        10000,
        10000,
        6000,
    ]
    # Nothing moves while K1 is in dispute, though K3 would then be third or second.
    disputed = [met("K1", "2026-06-01", disputed="yes"), *three[1:]]
    assert kept.settle(compiled, records(plan("A"), *disputed), "2026-07") == []
    # It fails after all: its £100.00 goes back, and K3 is second, with £40.00 more.
    failed = [met("K1", "2026-06-01", result="not_achieved"), *three[1:]]
    august = {line.line_id: line.amount for line in kept.settle(compiled, records(plan("A"), *failed), "2026-08")}
    assert august == {"K1/met": -10000, "K3/met": 4000}


def test_a_visit_that_goes_missing_keeps_its_place(tmp_path: Path) -> None:
    visits = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n"
    rows = [f"V{at},A,2026-06-0{at},30,30\n" for at in range(1, 6)]
    for name, there in (("june", rows), ("july", rows[1:])):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plans.csv").write_text(_csv([plan("A")[1]]))
        (tmp_path / name / "visits.csv").write_text(visits + "".join(there))
    compiled = scheme(of_visits())
    last = LastExtract({name: tmp_path / "june" / f"{name}.csv" for name in ("plans", "visits")})
    extract = read_extract(tmp_path / "july", compiled.needs, False, since=SinceLast(last, NoticesInForce(), False))
    made = settle_extract(compiled, extract, WHOLE_RUN, "").in_words
    # V1 is held. Without it V4 would be the third, and so its price is not known; V5 is paid less either way.
    assert made == {
        "V1/care": "held £10.00", "V2/care": "£10.00", "V3/care": "£10.00", "V4/care": "open", "V5/care": "£7.00",
    }  # fmt: skip


def test_a_row_is_closed_only_where_none_is_counted_after_it() -> None:
    def refused(table: str, whom: str) -> bool:
        notice = Notice(table, "X", NoticeKind.CLOSED, date(2026, 7, 1), "", "r", "s")
        found = closed_and_needed([PlacedNotice(notice, HERE, False)], scheme(of_visits(whom)).scheme)
        assert all("is closed, and care, which counts others with it, still needs it" in one.message for one in found)
        return bool(found)

    assert refused("visits", "plan and run")
    assert refused("visits", PROVIDER)
    assert refused("plans", PROVIDER)
    # What is counted for a plan goes with it.
    assert not refused("plans", "plan and run")
    assert not refused("outcomes", PROVIDER)


# In parts, and whole.


def test_what_is_counted_over_several_plans_is_settled_whole(tmp_path: Path) -> None:
    path = tmp_path / "by_hand.yaml"
    example = "examples:\n  None:\n    as at: 2026-06-30\n    total due: £0.00\n"
    path.write_text(HEADING.format(runs=WHOLE_RUN, rounding="half up") + of_visits() + example, encoding="utf-8")
    assert part_key(run_terms(path)) == "provider_id"
    tables = records_given({name: _csv(rows) for name, rows in FOUR.items()})
    prepared = prepare(path, tables, None, date(2026, 6, 30), False, False)
    assert workers_for(prepared, 4) == 1
    assert key_of_parts(prepared.compiled) is None
    assert key_of_parts(scheme(of_visits("plan and run"))) == "plan_id"


def _csv(rows: list[Fields]) -> str:
    return "\n".join([",".join(rows[0]), *(",".join(row.values()) for row in rows), ""])
