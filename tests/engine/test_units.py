"""Every way of counting with every field and every unit of a price is either right to the penny or refused.

The oracle below knows nothing of the product: days, minutes and money as a person with a pencil would work them.
"""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.problems.problem import ProblemsFound
from pbr.records.dictionary import TABLES, FieldType
from tests.engine.rows import Tables, outcome, person, plan, records, standard, stay, visit
from tests.engine.settled import scheme, settle
from tests.thorough import tries

# One row of each kind. The plan runs 14 days (1 to 14 June), the stay 3 (1 to 3 June).
ROWS: Tables = records(
    plan("A", started_on="2026-06-01", planned_end_on="2026-06-14", ended_on="2026-06-14", weekly_hours="5",
         hours_delivered="12.5", plan_value="1020.00"),
    outcome("A1", "A", weight="2", due_on="2026-06-10"),
    visit("V1", "A", "2026-06-02", "45"),
    person("S1", "2026-06-01", left_on="2026-06-14"),
    stay("R1", "2026-06-01", "2026-06-03", weekly_cost="700.00"),
    standard("food", "yes", score="80"),
    ("answers", {"answer_id": "AN1", "question": "safe", "provider_id": "P1", "asked_on": "2026-06-15", "rating": "4"}),
    ("incidents", {"incident_id": "IN1", "sort": "complaint", "provider_id": "P1", "happened_on": "2026-06-15"}),
)  # fmt: skip

DATED_BY = {
    "plan": "started_on",
    "outcome": "due_on",
    "visit": "visited_on",
    "person": "referred_on",
    "stay": "from_on",
    "standard": "from_on",
    "answer": "asked_on",
    "incident": "happened_on",
}
DAYS = {
    "plan": ("started_on", "planned_end_on", 14),
    "person": ("referred_on", "left_on", 14),
    "stay": ("from_on", "to_on", 3),
}
NUMBERS = {
    (kind.one, field.name)
    for kind in TABLES.values()
    if kind.name != "openings"
    for field in kind.fields
    if field.type is FieldType.NUMBER
}
# What the numbers of ROWS are in hours, worked by hand: 45 and 30 minutes, and 12.5 hours.
HOURS = {
    ("visit", "delivered_minutes"): Fraction(3, 4),
    ("visit", "planned_minutes"): Fraction(1, 2),
    ("plan", "hours_delivered"): Fraction(25, 2),
}
# 5 hours a week for two weeks.
AGREED = {("plan", "weekly_hours"): Fraction(10)}


def paid(amount: str, basis: str, dated_by: str, *more: str) -> str:
    """A scheme of one payment."""
    lines = "".join(f"    {line}\n" for line in more)
    return (
        f"\npayments:\n  sum:\n    assumed: made up\n    pay: {amount}\n    for each: {basis}\n"
        f"    priced at: {dated_by}\n{lines}"
    )


def priced(figure: str) -> str:
    """A price called rate."""
    return f"\nprices:\n  rate:\n    assumed: made up\n    from 2026-04-01: {figure}"


def ways() -> dict[str, tuple[str, Fraction | None, str, str]]:
    """Every way of counting: what is counted, how many there are in ROWS (None: no such thing), kind, and its words."""
    found: dict[str, tuple[str, Fraction | None, str, str]] = {}
    for kind, dated_by in DATED_BY.items():
        found[kind] = (kind, Fraction(1), kind, f"due: {dated_by}")
    for kind, (first, last, days) in DAYS.items():
        found[f"day of {kind} from {first} to {last}"] = ("day", Fraction(days), kind, "due: end of month")
        weeks = "due: end of month\n    part weeks: by the day"
        found[f"week of {kind} from {first} to {last}"] = ("week", Fraction(days, 7), kind, weeks)
    for one in NUMBERS:
        kind, field = one
        by = DATED_BY[kind]
        rounded = "\n    rounded: to the minute" if one in HOURS else ""
        found[f"hour of {kind}'s {field}"] = ("hour", HOURS.get(one), kind, f"due: {by}{rounded}")
        if kind in DAYS:
            first, last, _ = DAYS[kind]
            words = f"due: {by}\n    part weeks: by the day"
            found[f"hour of {kind} at {field} from {first} to {last}"] = ("hour", AGREED.get(one), kind, words)
    return found


def total_of(text: str) -> Fraction | None:
    """What a scheme pays over ROWS, in pence; None where it is refused."""
    try:
        made = scheme(text)
    except ProblemsFound as found:
        refused = found.problems
    else:
        return Fraction(settle(made, ROWS).total)
    assert {problem.code for problem in refused} <= {"PBR425", "PBR426", "PBR427"}, refused
    assert all(problem.help and problem.place.line for problem in refused)
    return None


some = settings(max_examples=tries(40), deadline=None, database=None)

WAYS = ways()
# A length of time in minutes; nothing else is a length.
LENGTHS = {"minute": 1, "hour": 60, "day": 24 * 60, "week": 7 * 24 * 60}
UNITS = [
    "", "per minute", "per 15 minutes", "per 60 minutes", "per hour", "per 365 hours", "per day",
    "per 5 days", "per 7 days", "per 14 days", "per 30 days", "per week", "per 2 weeks", "per month",
    "per 3 months", "per quarter", "per person", "per 100 people", "per plan", "per 3 plans", "per outcome",
    "per visit", "per 10 visits", "per stay", "per standard", "per answer", "per incident",
]  # fmt: skip
PENCE = 63_000


def oracle(counted: str, unit: str) -> Fraction | None:
    """How many times the price one of what is counted earns; None where nobody could say for certain."""
    if not unit:
        return Fraction(1)
    words = unit.split()[1:]
    number, what = (int(words[0]), words[1]) if words[0].isdigit() else (1, words[0])
    what = {"people": "person"}.get(what, what.removesuffix("s"))
    if what == counted:
        return Fraction(1, number)
    # Minutes and hours measure the time of care; days and weeks measure the calendar: 24 hours of care are no day.
    if {what, counted} in ({"minute", "hour"}, {"day", "week"}):
        if counted == "week" and number not in (1, 7, 14):
            return None
        return Fraction(LENGTHS[counted], LENGTHS[what] * number)
    return None


@pytest.mark.parametrize(("way", "unit"), sorted(product(WAYS, UNITS)))
def test_a_price_in_any_unit_is_right_or_refused(way: str, unit: str) -> None:
    counted, how_many, kind, words = WAYS[way]
    text = priced(f"£630.00 {unit}".strip()) + paid("rate", way, DATED_BY[kind], words)
    each = oracle(counted, unit)
    expected = None if how_many is None or each is None else PENCE * how_many * each
    found = total_of(text)
    assert (found is None) == (expected is None)
    if expected is not None and found is not None:
        assert abs(found - expected) <= Fraction(1, 2), "rounded once, half a penny at most"


# Money in a field: what it is the money of, and how much that is in ROWS.
MONEY = {
    ("plan", "plan_value"): ("plan", 102_000),
    ("outcome", "plan's plan_value"): ("plan", 102_000),
    ("visit", "plan's plan_value"): ("plan", 102_000),
    ("stay", "weekly_cost"): ("week", 70_000),
}


def test_the_table_of_money_names_every_money_field() -> None:
    fields = {field.name for kind in TABLES.values() for field in kind.fields if field.type is FieldType.MONEY}
    assert {name.split()[-1] for _, name in MONEY} == fields


@pytest.mark.parametrize("share", ["", "10% of "])
@pytest.mark.parametrize(
    ("way", "field"), [(way, one) for way in sorted(WAYS) for one in MONEY if WAYS[way][2] == one[0]]
)
def test_money_in_a_field_is_paid_for_what_it_is_of_or_refused(way: str, field: tuple[str, str], share: str) -> None:
    counted, how_many, kind, words = WAYS[way]
    of_what, pence = MONEY[field]
    found = total_of(paid(share + field[1], way, DATED_BY[kind], words))
    if how_many is None:
        times = None
    elif of_what == "week":
        # A week's money: for each week, or a seventh for each day. Three days are 3/7 either way.
        times = how_many if counted == "week" else how_many / 7 if counted == "day" else None
    elif counted == of_what:
        times = Fraction(1)
    else:
        # A whole plan's money for each of its outcomes or visits only as a share that is written.
        times = Fraction(1) if share and counted in ("outcome", "visit") else None
    if times is None:
        assert found is None
    else:
        expected = pence * times * (Fraction(1, 10) if share else 1)
        assert found is not None
        assert abs(found - expected) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("window", "unit", "pounds"),
    # The run has 12 months and 4 quarters, and one provider: 12 x 630, 4 x 630, and a third of 12 x 630.
    [
        ("month", "", 7560), ("month", "per month", 7560), ("month", "per 3 months", 2520),
        ("month", "per quarter", None),
        ("quarter", "per quarter", 2520), ("quarter", "", 2520), ("quarter", "per month", None),
        ("quarter", "per week", None),
        ("month", "per 100 people", None), ("month", "per hour", None),
    ],
)  # fmt: skip
def test_a_provider_s_window_is_paid_in_its_own_unit(window: str, unit: str, pounds: int | None) -> None:
    figure = f"£630.00 {unit}".strip()
    fee = f"\nprices:\n  rate:\n    by: provider_id\n    assumed: made up\n    from 2026-04-01:\n      P1: {figure}"
    text = fee + paid("rate", f"{window} per provider", f"start of {window}", f"due: end of {window}")
    found = total_of(text)
    assert found == (None if pounds is None else pounds * 100)


def hours_paid(basis: str, figure: str, rows: Tables, *more: str) -> int:
    """What a rate comes to."""
    kind = basis.removeprefix("hour of ").split("'")[0]
    return settle(
        scheme(priced(figure) + paid("rate", basis, DATED_BY[kind], f"due: {DATED_BY[kind]}", *more)), rows
    ).total


@some
@given(minutes=st.integers(0, 480), pence=st.integers(0, 100_000))
def test_hours_times_rate_is_the_same_in_whichever_unit_they_are_held(minutes: int, pence: int) -> None:
    # A visit holds minutes of one day, a plan hours; multiples of 3 minutes, so that the hours end within two places.
    minutes *= 3
    exact = Fraction(minutes, 60)
    as_hours = f"{minutes // 60}.{minutes % 60 // 3 * 5:02}"
    assert Fraction(as_hours) == exact
    rate = f"£{pence // 100}.{pence % 100:02}"
    rows = records(
        plan("A", started_on="2026-06-01", ended_on="2026-06-14", hours_delivered=as_hours),
        visit("V1", "A", "2026-06-02", str(minutes)),
    )
    by_hand = int(exact * pence + Fraction(1, 2))
    in_minutes = ("rounded: to the minute",)
    for figure in (rate, f"{rate} per hour", f"{rate} per 60 minutes"):
        assert hours_paid("hour of plan's hours_delivered", figure, rows) == by_hand
        assert hours_paid("hour of plan's hours_delivered", figure, rows, *in_minutes) == by_hand
        assert hours_paid("hour of visit's delivered_minutes", figure, rows, *in_minutes) == by_hand


@some
@given(days=st.integers(0, 300), pence=st.integers(0, 100_000))
def test_a_rate_by_the_week_is_the_same_in_days_and_in_weeks(days: int, pence: int) -> None:
    """Days as days or weeks, priced per week, per 7 days, or per 14 days at twice the rate; all inside one month."""
    days = days % 28 + 1
    rate, twice = (f"£{each // 100}.{each % 100:02}" for each in (pence, 2 * pence))
    rows = records(plan("A", started_on="2026-06-01", planned_end_on=f"2026-06-{days:02}"))
    by_hand = int(Fraction(days, 7) * pence + Fraction(1, 2))
    due, span = "due: end of month", "of plan from started_on to planned_end_on"
    for figure in (f"{rate} per week", f"{rate} per 7 days", f"{twice} per 14 days", f"{twice} per 2 weeks"):
        for basis, more in ((f"week {span}", [due, "part weeks: by the day"]), (f"day {span}", [due])):
            text = priced(figure) + paid("rate", basis, "started_on", *more)
            assert settle(scheme(text), rows).total == by_hand
