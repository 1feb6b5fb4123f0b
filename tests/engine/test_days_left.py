"""Only so many days or weeks are paid for: the earliest first, by window, with what is not known, and run by run."""

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.settlement.line import Status
from pbr.settlement.reason_words import reason_in_words
from tests.engine.month_after_month import Kept
from tests.engine.rows import Fields, Tables, plan, records
from tests.engine.settled import extract_of, period_of, scheme, settle
from tests.engine.test_parts import compared

DAYS = """
payments:
  care:
    assumed: made up
    pay: {pay}
    for each: {each} of plan from started_on to ended_on
    at most: {most}
    priced at: each day
    when: {when}
    due: end of month
{more}"""
FOURTEEN = "14 days for each person and contract year"
ANY = 'end_reason is not "declined"'
WHOLE = "2026-04-01 to 2026-12-31"


def of_days(most: str = FOURTEEN, pay: str = "£50.00", each: str = "day", more: str = "") -> CompiledScheme:
    return scheme(DAYS.format(most=most, pay=pay, each=each, when=ANY, more=more))


def served(*rows: tuple[str, str, str, str], **fields: str) -> Tables:
    """Plans of person S1: their id, provider, first and last day; ``fields`` are those of plan A."""
    made: list[tuple[str, Fields]] = []
    for name, provider, first, last in rows:
        of = {"end_reason": "completed", **(fields if name == "A" else {})}
        made.append(plan(name, provider_id=provider, started_on=first, ended_on=last, **of))
    return records(*made)


def test_the_first_fourteen_days_of_a_person_are_paid_with_whichever_provider() -> None:
    # A has 10 days, £500.00; of B's 9, from 20 June, 4 are left, £200.00, and the 5 from 24 June are not paid.
    tables = served(("A", "P1", "2026-06-01", "2026-06-10"), ("B", "P2", "2026-06-20", "2026-06-28"))
    settled = settle(of_days(), tables, WHOLE)
    assert settled.in_words == {
        "A/care/2026-06": "£500.00", "B/care/2026-06": "£200.00", "B/care/2026-06-24": "not earned £250.00",
    }  # fmt: skip
    paid, over = settled.by_id["B/care/2026-06"], settled.by_id["B/care/2026-06-24"]
    assert (paid.quantity, paid.service_to) == (Fraction(4), date(2026, 6, 23))
    assert reason_in_words(over.reason) == f"not earned: at most {FOURTEEN}, and 14 days came before it"


def test_days_of_two_at_once_are_counted_day_by_day() -> None:
    # To 4 June only A's, 4 days; from the 5th both: 6, 8, 10, 12, and 14 on the 9th. A has 9 and B 5.
    tables = served(("A", "P1", "2026-06-01", "2026-06-10"), ("B", "P2", "2026-06-05", "2026-06-14"))
    said = settle(of_days(), tables, WHOLE).in_words
    assert said == {
        "A/care/2026-06": "£450.00", "A/care/2026-06-10": "not earned £50.00",
        "B/care/2026-06": "£250.00", "B/care/2026-06-10": "not earned £250.00",
    }  # fmt: skip
    # Of one day the first by reference: with 13 days it is A's ninth, and B's is over.
    odd = settle(of_days("13 days for each person and contract year"), tables, WHOLE).in_words
    assert (odd["A/care/2026-06"], odd["B/care/2026-06"]) == ("£450.00", "£200.00")


def test_each_month_begins_anew_and_weeks_are_seven_days() -> None:
    # 5 days in each month: 5 of May's 7 and 5 of June's 10 at £50.00.
    tables = served(("A", "P1", "2026-05-25", "2026-06-10"))
    said = settle(of_days("5 days for each plan and month"), tables, WHOLE).in_words
    assert said == {
        "A/care/2026-05": "£250.00", "A/care/2026-05-30": "not earned £100.00",
        "A/care/2026-06": "£250.00", "A/care/2026-06-06": "not earned £250.00",
    }  # fmt: skip
    # Two weeks at £70.00: 7 days of May and 7 of June, and 3 over (three sevenths of £70.00).
    contract = of_days("2 weeks for each plan", pay="£70.00", each="week", more="    part weeks: by the day\n")
    assert settle(contract, tables, WHOLE).in_words == {
        "A/care/2026-05": "£70.00", "A/care/2026-06": "£70.00", "A/care/2026-06-08": "not earned £30.00",
    }  # fmt: skip


def test_what_is_not_decided_before_a_day_leaves_it_open() -> None:
    # Nobody knows why A ended: its 10 days may count. B's first 4 days are paid either way, the other 6 only if not.
    tables = served(("A", "P1", "2026-06-01", "2026-06-10"), ("B", "P1", "2026-06-11", "2026-06-20"), end_reason="")
    settled = settle(of_days(), tables, WHOLE)
    assert settled.in_words == {
        "A/care/2026-06": "open £500.00", "B/care/2026-06": "£200.00", "B/care/2026-06-15": "open £300.00",
    }  # fmt: skip
    said = reason_in_words(settled.by_id["B/care/2026-06-15"].reason)
    assert said == f"open: at most {FOURTEEN}, and not known yet is how much A before it counts"
    over, contract = period_of(WHOLE), of_days()
    run = Run(contract, as_known(extract_of(contract, tables), over.last), over, over.last)
    list(run.lines())
    (use,) = run.quantity_uses
    assert (use.use_id, use.words, use.reached) == ("S1/care/2026-04-to-2027-03", "10 of 14 days", None)


def test_run_by_run_and_what_comes_late() -> None:
    contract, kept = of_days("14 days for each person"), Kept()
    may, june = ("A", "P1", "2026-05-25", "2026-05-31"), ("C", "P1", "2026-06-01", "2026-06-10")
    late = ("B", "P2", "2026-05-20", "2026-05-24")

    def moved(period: str, *rows: tuple[str, str, str, str]) -> dict[str, int]:
        return {line.line_id: line.amount for line in kept.settle(contract, served(*rows), period)}

    # 7 days of May, £350.00; 7 of June, and 3 are over.
    assert moved("2026-05", may) == {"A/care/2026-05": 35_000}
    assert moved("2026-06", may, june) == {"C/care/2026-06": 35_000}
    assert moved("2026-07", may, june) == {}
    # B's 5 days of May come late, and are before A's: of June 2 days are left, £100.00 of £350.00.
    assert moved("2026-08", may, june, late) == {"C/care/2026-06": -25_000, "B/care/2026-05": 25_000}
    assert settle(contract, served(may, june, late), WHOLE).total == 70_000


def test_what_became_open_stands_as_it_was_settled() -> None:
    contract, kept = of_days("14 days for each person"), Kept()
    rows = [("A", "P1", "2026-05-01", "2026-05-10"), ("B", "P1", "2026-05-11", "2026-05-20")]
    # 10 days and 4, £700.00.
    assert sum(line.amount for line in kept.settle(contract, served(*rows), "2026-05")) == 70_000
    lines = kept.run(contract, served(*rows, end_reason=""), "2026-06")
    assert sum(line.due_to_date for line in lines) == 70_000


def test_a_service_that_begins_later_leaves_no_day_before_it_open() -> None:
    begun = 'plan_type is not "ongoing"'
    contract = scheme(DAYS.format(pay="£50.00", each="day", most="30 days for each person", when=begun, more=""))
    kept = Kept()
    tables = served(("A", "P1", "2026-05-04", "2026-06-10"), ("B", "P2", "2026-06-01", "2026-06-30"))
    # By 31 May A has 28 days, £1,400.00; B has not begun, and has none of them whatever comes of it.
    may = kept.run(contract, tables, "2026-05")
    assert [(line.line_id, line.amount) for line in may if kept.keep(line)] == [("A/care/2026-05", 140_000)]
    # On 1 June each has one: they are the 29th and the 30th, and the others are over.
    june = kept.settle(contract, tables, "2026-06")
    assert {line.line_id: line.amount for line in june} == {"A/care/2026-06": 5_000, "B/care/2026-06": 5_000}


def test_a_service_whose_last_day_is_not_known_may_have_any_day_from_its_first() -> None:
    days = DAYS.replace("to ended_on", "to planned_end_on")
    contract = scheme(days.format(pay="£50.00", each="day", most="13 days for each person", when=ANY, more=""))
    tables = served(("A", "P1", "2026-06-01", "2026-06-10"), ("B", "P1", "2026-06-06", ""))
    for row in tables["plans"]:
        row["planned_end_on"] = row["ended_on"]
    # B may have any day from 6 June: A's of the 9th is the 12th at most, with three of B's, and the 10th the 14th.
    assert settle(contract, tables, WHOLE).in_words == {
        "A/care/2026-06": "£450.00", "A/care/2026-06-10": "open £50.00", "B/care": "open",
    }  # fmt: skip


_PLANS = st.tuples(st.sampled_from(["P1", "P2"]), st.integers(0, 40), st.integers(1, 20))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(_PLANS, max_size=5), st.integers(1, 20), st.sampled_from(["plan", "person"]),
    st.sampled_from(["run", "month", "week"]), st.sampled_from([1, 2, 7]),
)  # fmt: skip
def test_as_counted_one_by_one(
    drawn: list[tuple[str, int, int]], most: int, whom: str, window: str, parts: int
) -> None:
    begins = date(2026, 5, 20)
    rows = []
    for at, (provider, after, days) in enumerate(drawn):
        first = begins + timedelta(days=after)
        rows.append((f"A{at}", provider, str(first), str(first + timedelta(days=days - 1))))
    contract = of_days(f"{most} days for each {whom} and {window}")
    lines = settle(contract, served(*rows), WHOLE).lines
    if whom == "plan":
        assert compared(contract, served(*rows), period_of(WHOLE), parts) == lines
    every = sorted(
        (date.fromisoformat(first) + timedelta(days=at), name)
        for name, _, first, last in rows
        for at in range((date.fromisoformat(last) - date.fromisoformat(first)).days + 1)
    )
    counted: defaultdict[object, int] = defaultdict(int)
    expected: defaultdict[str, int] = defaultdict(int)
    for day, name in every:
        label = {"run": "", "month": str(day)[:7], "week": str(day - timedelta(days=day.weekday()))}[window]
        group = (name if whom == "plan" else "", label)
        counted[group] += 1
        if counted[group] <= most:
            expected[name] += 5_000
    paid: defaultdict[str, int] = defaultdict(int)
    for line in lines:
        if line.status is Status.DUE:
            paid[line.record_id] += line.amount
    assert {name: pence for name, pence in paid.items() if pence} == dict(expected)
