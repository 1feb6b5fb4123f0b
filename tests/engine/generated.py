"""Small extracts of any content: blanks, disputes, every code, odd pennies and weights, dates in and out of the run."""

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from pbr.records.dictionary import TABLES
from tests.engine.rows import Fields, Tables
from tests.engine.settled import NAMES, shipped
from tests.own_fields.in_an_extract import OWN_COLUMNS, with_own_codes

PROVIDERS = ("P1", "P2")
EARLIEST = date(2026, 3, 1)
RATES = {
    "ipc-outcome-tariff": ("lower", "higher", "intensive"),
    "wiltshire-payable-outcomes": ("standard", "specialist"),
    "wiltshire-penalty-and-reward": ("standard", "specialist"),
}
SEQUELS = ("nfa_other", "short_term_other", "long_term_community", "nfa_deceased", "unable_to_classify")
OUTCOMES = {"reablement-outcomes-2a": SEQUELS}
MONEY = st.integers(0, 200_001).map(lambda pence: f"{pence // 100}.{pence % 100:02}")
HOURS = st.sampled_from(("7", "10.5", "0", "3.333333", "1"))
WEIGHTS = st.sampled_from(("", "1", "0", "3", "2.5", "0.333333"))
YES_NO = st.sampled_from(("yes", "no"))
OFFER = st.fixed_dictionaries(
    {
        "weekly_allocation": st.one_of(MONEY, st.just("")),
        "weekly_offer": st.one_of(MONEY, st.just("")),
        "above_allocation_agreed": st.sampled_from(("", "yes", "no")),
    }
)
"""The columns of Wigan's own."""


@cache
def own_cells(scheme: str, table: str) -> st.SearchStrategy[Fields]:
    """The cells of a scheme's own in one row of a table: those that the extracts of other tests have, and blanks."""
    if scheme not in OWN_COLUMNS or scheme == "wigan-best-offer":
        return OFFER if table == "plans" and scheme in OWN_COLUMNS else st.just({})
    columns = OWN_COLUMNS[scheme].get(table, {})
    return st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in columns.items()})


def codes_of(scheme: str) -> tuple[str, ...]:
    """The codes of outcomes that occur in the extracts of a scheme: those its framework lists, if it does."""
    return OUTCOMES.get(scheme, ("washing",))


@cache
def any_of(*cells: str) -> st.SearchStrategy[str]:
    """One of some cells; as all strategies here it is made once, which is most of the work of drawing from it."""
    return st.sampled_from(cells)


@cache
def blank_or(cells: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A cell that is blank now and then."""
    return st.one_of(cells, cells, cells, st.just(""))


@cache
def code(table: str, field: str) -> st.SearchStrategy[str]:
    """Any code of a field."""
    return st.sampled_from(TABLES[table].fields_by_name[field].codes)


@cache
def days(start: date = EARLIEST, most: int = 480) -> st.SearchStrategy[str]:
    """A day from a start, up to so many days later."""
    return st.integers(0, most).map(lambda count: (start + timedelta(count)).isoformat())


@cache
@st.composite
def a_plan(draw: st.DrawFn, plan_id: str, rates: tuple[str, ...]) -> Fields:
    """One plan."""
    started_on = draw(days())
    start = date.fromisoformat(started_on)
    return {
        "plan_id": plan_id,
        "person_id": draw(any_of("PERSON1", "PERSON2", "PERSON3")),
        "provider_id": draw(any_of(*PROVIDERS)),
        "plan_type": draw(any_of("initial", "ongoing", "reablement", "reablement", "other")),
        "rate": draw(blank_or(any_of(*rates))),
        "agreed_on": draw(blank_or(days())),
        "started_on": started_on,
        "planned_end_on": draw(blank_or(days(start, 190))),
        "ended_on": draw(blank_or(days(start, 190))),
        "end_reason": draw(blank_or(code("plans", "end_reason"))),
        "weekly_hours": draw(blank_or(HOURS)),
        "support_at_end": draw(blank_or(code("plans", "support_at_end"))),
        "reviewed_on": draw(blank_or(days())),
    }


@cache
@st.composite
def an_outcome(draw: st.DrawFn, outcome_id: str, plan_id: str, codes: tuple[str, ...]) -> Fields:
    """One outcome of a plan."""
    return {
        "outcome_id": outcome_id,
        "plan_id": plan_id,
        "outcome": draw(any_of(*codes)),
        "kind": draw(code("outcomes", "kind")),
        "payable": draw(any_of("yes", "yes", "no")),
        "weight": draw(WEIGHTS),
        "due_on": draw(blank_or(days())),
        "result": draw(blank_or(any_of("achieved", "achieved", "not_achieved", "not_assessed"))),
        "achieved_on": draw(blank_or(days())),
        "reviewed_on": draw(blank_or(days())),
        "verified_by": draw(blank_or(any_of("council", "council", "council", "person", "provider"))),
        "disputed": draw(any_of("", "", "", "no", "yes")),
    }


@cache
@st.composite
def a_visit(draw: st.DrawFn, visit_id: str, plan_id: str) -> Fields:
    """One visit."""
    minutes = draw(st.integers(0, 200).map(str))
    fields = {"visit_id": visit_id, "plan_id": plan_id, "visited_on": draw(days())}
    return {**fields, "planned_minutes": "30", "delivered_minutes": minutes}


@cache
@st.composite
def a_person(draw: st.DrawFn, person_id: str) -> Fields:
    """One referral."""
    return {
        "person_id": person_id,
        "provider_id": draw(any_of(*PROVIDERS)),
        "referred_on": draw(days()),
        "support_at_10_weeks": draw(blank_or(code("people", "support_at_10_weeks"))),
        "support_at_52_weeks": draw(blank_or(code("people", "support_at_52_weeks"))),
    }


@cache
@st.composite
def a_stay(draw: st.DrawFn, stay_id: str) -> Fields:
    """One stay."""
    from_on = draw(days())
    return {
        "stay_id": stay_id,
        "person_id": "PERSON1",
        "provider_id": draw(any_of(*PROVIDERS)),
        "kind": draw(code("stays", "kind")),
        "from_on": from_on,
        "to_on": draw(blank_or(days(date.fromisoformat(from_on), 190))),
        "weekly_cost": draw(blank_or(MONEY)),
    }


STANDARDS = ("safe_staffing", "visits_on_time", "records_complete", "complaints_answered")
"""The standards that Sutton's framework lists."""


@cache
@st.composite
def a_standard(draw: st.DrawFn, name: str) -> Fields:
    """One standard judged."""
    from_on = draw(days())
    return {
        "standard": name,
        "provider_id": draw(any_of(*PROVIDERS)),
        "from_on": from_on,
        "to_on": from_on,
        "assessed_on": draw(blank_or(days())),
        "met": draw(blank_or(YES_NO)),
    }


@cache
@st.composite
def extracts(draw: st.DrawFn, scheme: str) -> Tables:
    """An extract for a scheme that comes with pbr; tables it does not read are empty.

    Only the codes that its prices have occur. For a scheme of a test's own, every table is filled.
    """
    read = {*shipped(scheme).needs} if scheme in NAMES else {*TABLES}
    codes = codes_of(scheme)
    rates = RATES.get(scheme, ("standard", "specialist", "lower"))

    def number_of(table: str) -> range:
        return range(draw(st.integers(0, 4))) if table in read else range(0)

    drawn = [draw(a_plan(f"PLAN{number}", rates)) for number in range(draw(st.integers(1, 4)))]
    plans = [with_own_codes(scheme, "plans", plan) for plan in drawn]
    if scheme in OWN_COLUMNS:
        plans = [{**plan, **draw(own_cells(scheme, "plans"))} for plan in plans]
    of_plans = [(plan["plan_id"], plan["plan_id"][-1]) for plan in plans]
    return {
        "plans": plans,
        "outcomes": [
            draw(an_outcome(f"OUTCOME{last}{number}", plan_id, codes))
            for plan_id, last in of_plans
            for number in number_of("outcomes")
        ],
        "visits": [
            {**draw(a_visit(f"VISIT{last}{number}", plan_id)), **draw(own_cells(scheme, "visits"))}
            for plan_id, last in of_plans
            for number in number_of("visits")
        ],
        "people": [draw(a_person(f"PERSON{number}")) for number in number_of("people")],
        "stays": [draw(a_stay(f"STAY{number}")) for number in number_of("stays")],
        "standards": [draw(a_standard(STANDARDS[number])) for number in number_of("standards")],
    }


@cache
@st.composite
def periods(draw: st.DrawFn) -> str:
    """A period of a few days or months, anywhere from before the run to after it."""
    first = draw(st.integers(0, 800).map(lambda count: date(2026, 2, 1) + timedelta(count)))
    return f"{first} to {first + timedelta(draw(st.integers(0, 400)))}"
