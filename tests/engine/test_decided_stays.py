"""What is decided stays decided: whatever a blank turns out to be, no line that is due or not earned is another then.

Drawn schemes put together what counts records in an order, looks at others, follows another payment or goes by a
measure. Their records lack cells; those are filled in any way in which they may come to be known, as months go by.
"""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.problems.problem import ProblemsFound
from pbr.settlement.line import Line, Status
from tests.engine.rows import Fields, Tables
from tests.engine.settled import scheme, settle
from tests.thorough import tries

some = settings(
    max_examples=tries(400), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
PERIOD, TAKEN, LATER = "2026-04-01 to 2027-12-31", date(2027, 12, 31), "2028-12-31"
"""What is settled; the day on which it is; and the day on which everything is known."""

PRICES = """
measures:
  achieved:
    assumed: made up
    count: outcome where result is "achieved" and achieved_on <= due_on
    out of: outcome
    per: provider
    over: quarter
    dated by: plan's started_on
prices:
  by_rate:
    assumed: made up
    by: rate
    from 2026-04-01:
      standard: £500.01
      otherwise: £700.03
  by_number:
    assumed: made up
    by: plans so far for each person and quarter
    from 2026-04-01:
      first 1: £300.00
      after that: £150.00
payments:
"""
PLAN_CONDITIONS = (
    'rate is "standard"',
    "weekly_hours > 5",
    "plan_value > £700.00",
    'support_at_end is "none"',
    'any outcome where (payable and result is "achieved")',
    "no outcome where (achieved_on > due_on)",
    'at least 2 outcomes where (result is "achieved")',
    'no other plan of the person where (started_on > this plan\'s ended_on and rate is "standard")',
)
OUTCOME_CONDITIONS = ('result is "achieved"', "achieved_on <= due_on", "plan's weekly_hours > 5", "weight > 1")
PAY = {
    "plan": (
        "£123.45",
        "plan_value",
        "by_rate",
        "by_number",
        "plan_value less £700.00",
        "lower of plan_value and £9.00",
    ),
    "outcome": ("£50.01", "25% of £50.01"),
    "hour of visit's delivered_minutes": ("£18.00",),
}
PRICED = {"plan": "started_on", "outcome": "plan's started_on"}
DUE = {
    "plan": ("started_on", "reviewed_on", "later of ended_on and reviewed_on", "end of quarter"),
    "outcome": ("plan's started_on", "reviewed_on", "later of due_on and reviewed_on", "end of quarter"),
    "hour of visit's delivered_minutes": ("visited_on", "later of end of month and plan's reviewed_on"),
}
AT_MOST = {
    "plan": ("1 for each person", "2 for each provider and month"),
    "outcome": ("1 for each plan", "1 for each person and outcome", "2 for each provider"),
    "hour of visit's delivered_minutes": ("2 hours for each person", "weekly_hours for each plan and week"),
}
SCALED = """\
    scaled by: achieved
    steps of the whole:
      below 50%: nil
      from 50%: 60%
      from 100%: 100%
"""


def conditions(each: str) -> st.SearchStrategy[str]:
    """One condition, or two put together."""
    one = st.sampled_from(OUTCOME_CONDITIONS if each == "outcome" else PLAN_CONDITIONS)
    two = st.tuples(one, st.sampled_from(("and", "or", "and not")), one).filter(lambda three: three[0] != three[2])
    return st.one_of(one, two.map(lambda three: f"({three[0]}) {three[1]} ({three[2]})"))


@st.composite
def payments(draw: st.DrawFn, name: str, followed: str) -> str:
    """A payment; ``followed`` is one of plans before it that it may follow, if any."""
    each = draw(st.sampled_from(("plan", "plan", "outcome", "hour of visit's delivered_minutes")))
    amount, due = draw(st.sampled_from(PAY[each])), draw(st.sampled_from(DUE[each]))
    text = f"  {name}:\n    assumed: made up\n    pay: {amount}\n    for each: {each}\n"
    if each.startswith("hour"):
        text += "    rounded: to the minute\n"
    elif draw(st.integers(0, 3)):
        follows = f"{followed} is earned and " if followed and each == "plan" and draw(st.booleans()) else ""
        text += f"    when: {follows}({draw(conditions(each))})\n"
    text += f"    priced at: {PRICED.get(each, 'visited_on')}\n"
    if amount != "by_number" and not draw(st.integers(0, 2)):
        text += f"    at most: {draw(st.sampled_from(AT_MOST[each]))}\n"
    elif each == "outcome" and not draw(st.integers(0, 2)):
        return text + "    due: end of quarter\n" + SCALED
    return text + f"    due: {due}\n"


@st.composite
def schemes(draw: st.DrawFn) -> CompiledScheme:
    """One to three payments; what is refused of them is another test's."""
    first = draw(payments("first", ""))
    others = [draw(payments(name, "first" if "for each: plan" in first else "")) for name in ("second", "third")]
    try:
        return scheme(PRICES + first + "".join(others[: draw(st.integers(0, 2))]))
    except ProblemsFound:
        reject()


START = date(2026, 4, 6)


def blank_or(*cells: str) -> st.SearchStrategy[str]:
    return st.sampled_from((*cells, *cells, ""))


@st.composite
def extracts(draw: st.DrawFn) -> Tables:
    """A few plans of two persons, with outcomes and visits, and cells that nobody has filled in."""
    tables: Tables = {"plans": [], "outcomes": [], "visits": []}
    for number in range(draw(st.integers(1, 4))):
        began = START + timedelta(draw(st.integers(0, 120)))
        ended, plan_id = began + timedelta(41), f"A{number}"
        reviewed = draw(blank_or(str(ended + timedelta(draw(st.integers(0, 9))))))
        tables["plans"].append({
            "plan_id": plan_id, "person_id": draw(st.sampled_from(("S1", "S2"))), "provider_id": draw(any_provider),
            "plan_type": "reablement", "rate": draw(blank_or("standard", "specialist")), "started_on": str(began),
            "ended_on": str(ended), "end_reason": "completed", "plan_value": draw(blank_or("500.00", "1200.05")),
            "weekly_hours": draw(blank_or("1", "10")), "reviewed_on": reviewed,
            "support_at_end": draw(blank_or("none", "reduced")) if reviewed else "",
        })  # fmt: skip
        for one in range(draw(st.integers(0, 2))):
            tables["outcomes"].append(draw(outcomes(f"{plan_id}-{one}", plan_id, began)))
        for one in range(draw(st.integers(0, 2))):
            day, minutes = began + timedelta(draw(st.integers(0, 20))), draw(st.sampled_from(("30", "61", "90")))
            tables["visits"].append({
                "visit_id": f"V{plan_id}-{one}", "plan_id": plan_id, "visited_on": str(day),
                "planned_minutes": "30", "delivered_minutes": minutes,
            })  # fmt: skip
    return tables


any_provider = st.sampled_from(("P1", "P1", "P2"))


@st.composite
def outcomes(draw: st.DrawFn, outcome_id: str, plan_id: str, began: date) -> Fields:
    found = draw(blank_or(str(began + timedelta(draw(st.integers(20, 50))))))
    result = draw(blank_or("achieved", "achieved", "not_achieved")) if found else ""
    return {
        "outcome_id": outcome_id, "plan_id": plan_id, "outcome": draw(st.sampled_from(("washing", "cooking"))),
        "kind": "improvement", "payable": draw(st.sampled_from(("yes", "no"))), "reviewed_on": found, "result": result,
        "weight": draw(st.sampled_from(("", "2"))), "due_on": draw(blank_or(str(began + timedelta(41)))),
        "achieved_on": draw(blank_or(found)) if result == "achieved" else "",
        "disputed": draw(st.sampled_from(("", "", "", "yes"))) if result else "",
    }  # fmt: skip


@st.composite
def filled(draw: st.DrawFn, tables: Tables) -> Tables:
    """The same when everything is known. What is found only now was recorded after the day of settling."""
    later = st.integers(1, 300).map(lambda days: str(TAKEN + timedelta(days)))
    plans = [
        {
            **row,
            "rate": row["rate"] or draw(st.sampled_from(("standard", "lower"))),
            "plan_value": row["plan_value"] or draw(st.sampled_from(("0.00", "700.01", "99999.99"))),
            "weekly_hours": row["weekly_hours"] or draw(st.sampled_from(("0", "3", "168"))),
            "reviewed_on": row["reviewed_on"] or draw(later),
            "support_at_end": row["support_at_end"] or draw(st.sampled_from(("none", "same"))),
        }
        for row in tables["plans"]
    ]
    return {**tables, "plans": plans, "outcomes": [draw(an_outcome_found(row, later)) for row in tables["outcomes"]]}


@st.composite
def an_outcome_found(draw: st.DrawFn, row: Fields, later: st.SearchStrategy[str]) -> Fields:
    result = "" if row["disputed"] else row["result"]
    result = result or draw(st.sampled_from(("achieved", "not_achieved", "not_assessed")))
    reviewed = row["reviewed_on"] or draw(later)
    achieved = (row["achieved_on"] or draw(st.sampled_from((reviewed, str(START))))) if result == "achieved" else ""
    due = row["due_on"] or draw(st.sampled_from((str(START), "2026-12-31")))
    return {**row, "result": result, "reviewed_on": reviewed, "achieved_on": achieved, "due_on": due, "disputed": ""}


@some
@given(data=st.data())
def test_what_is_decided_stays_decided_whatever_comes_to_be_known(data: st.DataObject) -> None:
    contract, tables = data.draw(schemes()), data.draw(extracts())
    now = settle(contract, tables, PERIOD, str(TAKEN)).by_id
    then = settle(contract, data.draw(filled(tables)), PERIOD, LATER).by_id
    for line_id, line in now.items():
        # A pool has what is decided of its records, and more of them may be later: its share is what stays.
        if line.status in (Status.DUE, Status.EARLIER):
            assert of_a_pool(line) or (then[line_id].status, then[line_id].amount) == (line.status, line.amount)
            assert then[line_id].share == line.share
        elif line.status is Status.NOT_EARNED and line_id in then and not of_a_pool(line):
            assert then[line_id].status is Status.NOT_EARNED
        elif line.status in (Status.OPEN, Status.HELD) and line_id in then and line.at_stake is not None:
            assert of_a_pool(line) or abs(then[line_id].amount) <= abs(line.at_stake)


def of_a_pool(line: Line) -> bool:
    return not line.record.id
