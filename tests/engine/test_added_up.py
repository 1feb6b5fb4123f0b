"""Records added up before they are rounded and priced: who is with whom, what is not known, and in parts."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from math import floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.run import Run
from pbr.problems.problem import Place, Problem
from pbr.quality.money_at_gaps import money_at_gaps
from pbr.records.extract.as_at import as_known
from pbr.records.held_row import HeldRow
from pbr.settlement.reason_words import reason_in_words
from tests.engine.month_after_month import Kept, moved
from tests.engine.rows import Fields, Tables, plan, records, visit
from tests.engine.settled import extract_of, period_of, scheme, settle, settle_extract
from tests.engine.test_parts import compared
from tests.thorough import tries

CARE = """
records:
  fields:
    of a visit:
      confirmed: yes or no
      query: yes or no; blank means no
  hold when:
    of a visit:
      queried: query
{prices}payments:
  care:
    assumed: made up
    {verb}: {amount}
    for each: {each}
    added up: by {by}{rounded}
    priced at: visited_on
    when: confirmed
    due: {due}
"""
CARD = """\
prices:
  card:
    assumed: made up
    by: delivered_minutes
    from 2026-04-01:
      30: £10.00
      45: £17.00
      otherwise: £20.00
"""
WHOLE = "2026-04-01 to 2027-03-31"


def care(by: str, rounded: str = "up to 30 minutes", due: str = "end of month", verb: str = "pay") -> str:
    hours = "hour of visit's delivered_minutes"
    said = f"\n    rounded: {rounded}"
    return CARE.format(prices="", amount="£20.00", by=by, rounded=said, due=due, verb=verb, each=hours)


def confirmed(
    visit_id: str, plan_id: str, day: str, minutes: str, said: str = "yes", query: str = ""
) -> tuple[str, Fields]:
    table, fields = visit(visit_id, plan_id, day, minutes)
    return table, {**fields, "confirmed": said, "query": query}


# The contract of the case that nobody could say: £20.00 an hour, the minutes of one plan on one day added up, then
# rounded up to 30 minutes. 20 minutes of 1 June are 30; 10 of 2 June are 30; £20.00 in all.
Z04 = records(
    plan("A"), confirmed("V1", "A", "2026-06-01", "10"), confirmed("V2", "A", "2026-06-01", "10"),
    confirmed("V3", "A", "2026-06-02", "10"),
)  # fmt: skip


def test_visits_of_a_day_are_added_up_and_then_rounded() -> None:
    settled = settle(scheme(care("plan and day")), Z04)
    assert settled.in_words == {"A/care/2026-06-01": "£10.00", "A/care/2026-06-02": "£10.00"}
    line = settled.by_id["A/care/2026-06-01"]
    assert (line.record.table, line.record.plan, line.person_id, line.provider_id) == ("plans", "A", "S1", "P1")
    assert (line.quantity, line.unit, str(line.due_on)) == (Fraction(1, 2), "hour", "2026-06-30")
    assert (str(line.service_from), str(line.service_to)) == ("2026-06-01", "2026-06-01")
    counts = {one.table: (one.used, one.out_of_scope) for one in settled.rows}
    assert counts == {"plans": (1, 0), "visits": (3, 0)}


def test_an_open_record_is_named_and_says_why() -> None:
    rows = records(
        plan("A"), confirmed("V1", "A", "2026-06-01", "25"), confirmed("V2", "A", "2026-06-01", "10", ""),
        confirmed("V3", "A", "2026-06-02", "25"), confirmed("V4", "A", "2026-06-02", "10", "yes", "yes"),
    )  # fmt: skip
    by_id = settle(scheme(care("plan and day")), rows).by_id
    assert {key: reason_in_words(line.reason) for key, line in by_id.items()} == {
        "A/care/2026-06-01": "open: among what is added up V2 is not decided: confirmed is not known",
        "A/care/2026-06-02": "held: among what is added up V4 is held: queried (query)",
    }


def test_a_card_is_read_by_the_sum_and_a_row_between_is_not_passed_over() -> None:
    days = "day of visit's visited_on"
    card = scheme(
        CARE.format(prices=CARD, verb="pay", amount="card", each=days, by="plan and day", rounded="", due="visited_on")
    )
    rows = [
        # 20 are in no row, and 30 in one; 50 and 60 are in none
        ("2026-06-01", "20", "10", "open £10.00"), ("2026-06-02", "50", "10", "£20.00"),
        # 30 either way; 40 and 50 are in none, but a row of its own has 45, which lies between them
        ("2026-06-03", "30", "0", "£10.00"), ("2026-06-04", "40", "10", "open £20.00"),
    ]  # fmt: skip
    visits = [
        made
        for day, sure, perhaps, _ in rows
        for made in (confirmed(f"S{day}", "A", day, sure), confirmed(f"P{day}", "A", day, perhaps, ""))
    ]
    found = settle(card, records(plan("A"), *visits)).in_words
    assert found == {f"A/care/{day}": words for day, _, _, words in rows}


def test_an_unread_row_holds_what_it_may_be_of() -> None:
    problem = Problem("PBR701", "not a number", Place("visits.csv", 9), "")
    unread = HeldRow("visits", "visits.csv", 9, "V9", "P1", (problem,), "A")
    of_b = records(plan("B"), confirmed("V4", "B", "2026-06-01", "30"))
    rows = {table: [*Z04[table], *of_b[table]] for table in Z04}
    for by, whose in (("plan and day", "A"), ("provider and day", "P1")):
        held = {f"{whose}/care/2026-06-01", f"{whose}/care/2026-06-02"}
        contract = scheme(care(by))
        known = as_known(extract_of(contract, rows), date(2026, 6, 30))
        over = period_of("2026-06")
        run = Run(contract, replace(known, held_rows=(unread,)), over, over.last)
        assert {line.line_id for line in run.lines() if line.payment and line.status == "held"} == held


def test_a_provider_is_paid_for_what_all_its_plans_come_to() -> None:
    rows = records(
        plan("A"), plan("B", provider_id="P2"), plan("C"), confirmed("V1", "A", "2026-06-01", "20"),
        confirmed("V2", "C", "2026-06-30", "20"), confirmed("V3", "B", "2026-06-01", "20"),
    )  # fmt: skip
    # 40 minutes are 60 at £20.00 an hour; 20 are 30
    assert settle(scheme(care("provider and month")), rows).in_words == {
        "P1/care/2026-06": "£20.00", "P2/care/2026-06": "£10.00",
    }  # fmt: skip


def test_a_run_in_which_nothing_is_due_yet_says_the_day() -> None:
    assert settle(scheme(care("plan and week")), Z04, "2026-06-01 to 2026-06-20").in_words == {
        "A/care/2026-06-01": "not due £10.00"
    }


# Month after month: what is settled stands, what comes late moves it, what is not decided leaves it.


def test_a_late_visit_moves_its_day_by_what_it_adds() -> None:
    kept, contract = Kept(), scheme(care("plan and day"))
    assert moved(kept.settle(contract, Z04, "2026-06")) == [("A/care/2026-06-01", 1000), ("A/care/2026-06-02", 1000)]
    assert moved(kept.settle(contract, Z04, "2026-06")) == []
    late = {**Z04, "visits": [*Z04["visits"], confirmed("V4", "A", "2026-06-01", "15")[1]]}
    # 35 minutes are 60: £20.00 less £10.00
    assert moved(kept.settle(contract, late, "2026-07")) == [("A/care/2026-06-01", 1000)]
    # it is queried, and what was settled stands; then it never was
    queried = {**Z04, "visits": [*Z04["visits"], confirmed("V4", "A", "2026-06-01", "15", "yes", "yes")[1]]}
    assert moved(kept.settle(contract, queried, "2026-08")) == []
    never = {**Z04, "visits": [*Z04["visits"], confirmed("V4", "A", "2026-06-01", "15", "no")[1]]}
    assert moved(kept.settle(contract, never, "2026-09")) == [("A/care/2026-06-01", -1000)]


@pytest.mark.parametrize(("by", "whose"), [("plan and day", "A"), ("provider and day", "P1")])
def test_a_day_of_which_no_visit_is_left_goes_back(by: str, whose: str) -> None:
    kept, contract = Kept(), scheme(care(by))
    kept.settle(contract, Z04, "2026-06")
    moved_on = {**Z04, "visits": [*Z04["visits"][:2], confirmed("V3", "A", "2026-06-03", "10")[1]]}
    assert moved(kept.settle(contract, moved_on, "2026-07")) == [
        (f"{whose}/care/2026-06-03", 1000), (f"{whose}/care/2026-06-02", -1000),
    ]  # fmt: skip
    assert kept.total == 2000


def test_a_plan_that_moves_takes_its_days_with_it() -> None:
    kept, contract = Kept(), scheme(care("plan and day"))
    kept.settle(contract, Z04, "2026-06")
    elsewhere = {**Z04, "plans": [plan("A", provider_id="P2")[1]]}
    found = kept.settle(contract, elsewhere, "2026-07")
    assert sorted((line.provider_id, line.line_id, line.amount) for line in found) == [
        ("P1", "A/care/2026-06-01", -1000), ("P1", "A/care/2026-06-02", -1000),
        ("P2", "A/care/2026-06-01", 1000), ("P2", "A/care/2026-06-02", 1000),
    ]  # fmt: skip


def test_a_scheme_that_adds_up_no_more_takes_back_what_was_added_up() -> None:
    kept, single = Kept(), scheme(care("plan and day").replace("    added up: by plan and day\n", ""))
    kept.settle(scheme(care("plan and day")), Z04, "2026-06")
    found = moved(kept.settle(single, Z04, "2026-07"))
    assert sorted(found) == [
        ("A/care/2026-06-01", -1000), ("A/care/2026-06-02", -1000), ("V1/care", 1000), ("V2/care", 1000),
        ("V3/care", 1000),
    ]  # fmt: skip
    assert moved(kept.settle(scheme(care("plan and day")), Z04, "2026-08"))
    assert kept.total == 2000


# Against a sum by hand: every way in which what is not decided may turn out.

DAYS = [date(2026, 5, 28) + timedelta(shift) for shift in range(12)]
WINDOWS: dict[str, Callable[[date], str]] = {
    "day": lambda day: day.isoformat(),
    "week": lambda day: (day - timedelta(day.weekday())).isoformat(),
    "month": lambda day: day.isoformat()[:7],
    "calendar year": lambda day: day.isoformat()[:4],
    "": lambda day: "run",
}
ROUNDED: dict[str, Callable[[int], int]] = {
    "up to 30 minutes": lambda minutes: -(-minutes // 30) * 30,
    "down to 30 minutes": lambda minutes: minutes // 30 * 30,
    "to the nearest 15 minutes": lambda minutes: floor(Fraction(minutes, 15) + Fraction(1, 2)) * 15,
    "to the minute, at least 20 minutes": lambda minutes: max(20, minutes) if minutes else 0,
}
SAID = st.sampled_from([("yes", ""), ("yes", ""), ("yes", ""), ("no", ""), ("", ""), ("yes", "yes")])


@st.composite
def visits(draw: st.DrawFn) -> list[Fields]:
    """Visits to three plans of two providers, of which some are not decided and some are not earned."""
    drawn = draw(
        st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(DAYS), st.integers(0, 50), SAID), max_size=12)
    )
    made = [
        confirmed(f"V{at:02}", plan_id, day.isoformat(), str(minutes), *said)[1]
        for at, (plan_id, day, minutes, said) in enumerate(drawn)
    ]
    return draw(st.permutations(made))


PROVIDERS = {"A": "P1", "B": "P2", "C": "P1"}
PLANS = [plan(one, provider_id=provider) for one, provider in PROVIDERS.items()]


def by_hand(rows: Iterable[Fields], by: str, window: str, rounded: str) -> dict[str, str]:
    """Each line as an example writes it, from every way in which its records may turn out."""
    groups: dict[str, list[Fields]] = defaultdict(list)
    for row in rows:
        whose = row["plan_id"] if by == "plan" else PROVIDERS[row["plan_id"]]
        groups[f"{whose}/care/{WINDOWS[window](date.fromisoformat(row['visited_on']))}"].append(row)
    return {line: _said(group, ROUNDED[rounded]) for line, group in groups.items()}


def _said(group: list[Fields], rounded: Callable[[int], int]) -> str:
    sure = [int(row["delivered_minutes"]) for row in group if row["confirmed"] == "yes" and not row["query"]]
    doubts = [int(row["delivered_minutes"]) for row in group if row["query"] or not row["confirmed"]]
    refused = sum(int(row["delivered_minutes"]) for row in group if row["confirmed"] == "no")
    ways = {
        rounded(sum(sure) + sum(one for one, counts in zip(doubts, ways, strict=True) if counts))
        for ways in product((True, False), repeat=len(doubts))
    }
    if not sure and not doubts:
        return f"not earned {_pounds(rounded(refused))}"
    if sure and len(ways) == 1:
        return _pounds(ways.pop())
    status = "held" if any(row["query"] for row in group) else "open"
    return f"{status} {_pounds(max(ways))}"


def _pounds(minutes: int) -> str:
    """Minutes at £20.00 an hour, half a penny up."""
    pence = floor(Fraction(minutes * 2000, 60) + Fraction(1, 2))
    return f"£{pence // 100}.{pence % 100:02}"


@pytest.mark.parametrize("by", ["plan", "provider"])
@pytest.mark.parametrize("window", list(WINDOWS))
@settings(max_examples=tries(25), deadline=None, database=None)
@given(rows=visits(), rounded=st.sampled_from(list(ROUNDED)))
def test_it_comes_to_what_every_way_of_turning_out_comes_to(
    by: str, window: str, rows: list[Fields], rounded: str
) -> None:
    contract = scheme(care(f"{by} and {window}" if window else by, rounded))
    tables: Tables = {**records(*PLANS), "visits": rows}
    assert settle(contract, tables, WHOLE).in_words == by_hand(rows, by, window, rounded)


@settings(max_examples=tries(25), deadline=None, database=None)
@given(rows=visits(), by=st.sampled_from(["plan and day", "plan and week", "provider and week", "provider and month"]))
def test_in_parts_it_is_the_same(rows: list[Fields], by: str) -> None:
    tables: Tables = {**records(*PLANS), "visits": sorted(rows, key=lambda row: row["visit_id"])}
    for parts in (1, 2, 5):
        compared(scheme(care(by)), tables, period_of("2026-04-01 to 2026-12-31"), parts)


@settings(max_examples=tries(40), deadline=None, database=None)
@given(
    first=visits(), then=visits(), by=st.sampled_from(["plan and day", "provider and week", "plan and month", "plan"])
)
def test_month_after_month_it_comes_to_what_all_at_once_does(first: list[Fields], then: list[Fields], by: str) -> None:
    contract, kept = scheme(care(by, due="end of month")), Kept()
    known: list[Fields] = []
    for at, (rows, period) in enumerate(((first, "2026-05"), (then, "2026-06"))):
        known += [{**row, "visit_id": f"{at}{row['visit_id']}", "confirmed": row["confirmed"] or "no"} for row in rows]
        kept.settle(contract, {**records(*PLANS), "visits": known}, period)
    decided = [{**row, "query": ""} for row in known]
    tables: Tables = {**records(*PLANS), "visits": decided}
    kept.settle(contract, tables, "2026-07-01 to 2027-03-31")
    assert kept.total == settle(contract, tables, WHOLE).total


def test_a_sum_without_a_row_of_the_card_is_an_error_of_its_plan_or_its_window() -> None:
    card = CARD.replace("      otherwise: £20.00\n", "")
    for by, table in (("plan and day", "plans"), ("provider and day", "")):
        contract = scheme(
            CARE.format(
                prices=card, verb="pay", amount="card", each="day of visit's visited_on", by=by, rounded="",
                due="visited_on",
            )
        )  # fmt: skip
        rows = records(plan("A"), confirmed("V1", "A", "2026-06-01", "30"), confirmed("V2", "A", "2026-06-01", "5"))
        settled = settle_extract(contract, extract_of(contract, rows), WHOLE, "")
        (unpriced,) = settled.unpriced
        assert (unpriced.code, unpriced.record.table, unpriced.window is None) == ("PBR902", table, bool(table))
        assert [line.status for line in settled.lines] == ["error"]


def test_what_is_blank_is_found_behind_what_is_added_up() -> None:
    rows = records(plan("A"), confirmed("V1", "A", "2026-06-01", "25"), confirmed("V2", "A", "2026-06-01", "10", ""))
    (gap,) = money_at_gaps(settle(scheme(care("plan and day")), rows).lines)
    assert (gap.fields, gap.at_stake, gap.lines) == (("visits.confirmed",), 2000, 1)
