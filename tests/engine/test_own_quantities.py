"""A quantity of the plan's own is paid for and no more: blank is open, in parts it is the same, and so run by run."""

from fractions import Fraction
from itertools import product
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.explain import explain
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.settlement.line import Status
from pbr.settlement.reason_words import reason_in_words
from tests.engine.month_after_month import Kept
from tests.engine.rows import Tables, plan, records, visit
from tests.engine.settled import period_of, scheme, settle
from tests.engine.test_parts import compared
from tests.engine.test_quantities import uses_of

CARE = """
records:
  fields:
    of a visit:
      queried: yes or no; blank means no
  hold when:
    of a visit:
      in_doubt: queried
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    at most: weekly_hours for each plan and week
    priced at: visited_on
    due: visited_on
"""

Visit = tuple[str, str, str, str]


def worked(hours: dict[str, str], *visits: Visit, disputed: str = "") -> Tables:
    """Plans by their hours a week, blank where nobody knows, and visits by plan, day and minutes."""
    rows = []
    for name, of, day, minutes in visits:
        table, fields = visit(name, of, day, minutes)
        rows.append((table, {**fields, "queried": "yes"} if name == disputed else fields))
    return records(*(plan(name, weekly_hours=each) for name, each in hours.items()), *rows)


def test_the_reason_says_how_much_the_plan_has_and_which_field_says_so() -> None:
    # 1 June 2026 is a Monday: 2 of 2.5 hours are used before V2, which is paid for half an hour, £10.00.
    tables = worked({"A": "2.5"}, ("V1", "A", "2026-06-01", "120"), ("V2", "A", "2026-06-02", "60"))
    settled = settle(scheme(CARE), tables)
    assert settled.in_words == {"V1/care": "£40.00", "V2/care": "£10.00"}
    assert reason_in_words(settled.by_id["V2/care"].reason) == (
        "at most 2.5 hours (weekly_hours for each plan and week): paid for 0.5 of 1 hour, because 2 hours came before "
        "it"
    )


def test_while_the_plans_number_is_blank_what_would_be_paid_is_open() -> None:
    tables = worked({"A": ""}, ("V1", "A", "2026-06-01", "120"), ("V2", "A", "2026-06-02", "0"))
    settled = settle(scheme(CARE), tables)
    assert settled.in_words == {"V1/care": "open £40.00", "V2/care": "£0.00"}
    assert reason_in_words(settled.by_id["V1/care"].reason) == (
        "open: plan's weekly_hours is not known, and 'care' is limited to it"
    )
    use = uses_of(scheme(CARE), tables)["A/care/2026-06-01"]
    assert (use.words, use.most, use.left, use.reached) == ("2 hours of what is not known", None, None, None)


def test_nil_is_known_and_pays_for_nothing() -> None:
    settled = settle(scheme(CARE), worked({"A": "0"}, ("V1", "A", "2026-06-01", "60")))
    assert settled.in_words == {"V1/care": "not earned £20.00"}
    assert reason_in_words(settled.by_id["V1/care"].reason) == (
        "not earned: at most 0 hours (weekly_hours for each plan and week)"
    )


def test_over_three_months_with_two_workers_a_blank_and_a_dispute() -> None:
    kept, contract = Kept(), scheme(CARE)
    june = [("V1", "A", "2026-06-01", "180"), ("W1", "B", "2026-06-02", "60")]
    july = [("V2", "A", "2026-07-06", "60"), ("V3", "A", "2026-07-07", "120")]
    august = [("V4", "A", "2026-08-03", "60")]

    def amounts(period: str, hours: dict[str, str], *visits: Visit, disputed: str = "") -> dict[str, int]:
        tables = worked(hours, *visits, disputed=disputed)
        compared(contract, tables, period_of(period), 2)
        return {line.line_id: line.amount for line in kept.settle(contract, tables, period)}

    # June: 2 of A's 3 hours, £40.00. Nobody knows B's yet.
    assert amounts("2026-06", {"A": "2", "B": ""}, *june) == {"V1/care": 4_000}
    # July: B's hours are recorded, and its one hour is late. V2 is disputed, so that V3 has one hour left or two.
    assert amounts("2026-07", {"A": "2", "B": "5"}, *june, *july, disputed="V2") == {"W1/care": 2_000}
    # August: A's hours are blanked. What was settled stands, and V4 is open; the dispute is over, and stays unsettled.
    assert amounts("2026-08", {"A": "", "B": "5"}, *june, *july, *august) == {}
    assert sum(one.settled for one in kept.positions.values()) == 6_000
    # September: they were three all along. V1 has its third hour, V2 and V3 three together, V4 its one.
    assert amounts("2026-09", {"A": "3", "B": "5"}, *june, *july, *august) == {
        "V1/care": 2_000, "V2/care": 2_000, "V3/care": 4_000, "V4/care": 2_000,
    }  # fmt: skip
    everything = worked({"A": "3", "B": "5"}, *june, *july, *august)
    whole = settle(contract, everything, "2026-06-01 to 2026-09-30")
    assert whole.total == sum(one.settled for one in kept.positions.values()) == 16_000


def test_it_is_explained_where_the_number_is_blank_and_where_it_is_known(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,started_on,weekly_hours\n"
        "A,S1,P1,initial,2026-05-04,\nB,S2,P1,initial,2026-05-04,1.5\n"
    )
    (tmp_path / "visits.csv").write_text(
        "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes,queried\nV1,A,2026-06-01,30,60,\nW1,B,2026-06-02,30,120,\n"
    )
    contract, over = scheme(CARE), period_of("2026-06")
    extract = read_extract(tmp_path, contract.needs, hold_errors=False)
    said = {}
    for name in ("V1", "W1"):
        told = explain(contract, as_known(extract, over.last), tmp_path, over, over.last, name)
        said[name] = " ".join(told.split())
    assert "what it is limited to is known: plan's weekly_hours is not known" in said["V1"]
    assert "care: what is paid for of A in 2026-06-01 is not known; 1 hour used." in said["V1"]
    assert "Of 2 hours 1.5 is paid for: at most 1.5 hours (weekly_hours for each plan and week)." in said["W1"]
    assert "care: at most 1.5 hours for B in 2026-06-01; 2 of 1.5 hours used, it is reached." in said["W1"]


Drawn = tuple[str, int, int, bool]


def by_hand(drawn: list[Drawn], hours: dict[str, int], counts: dict[int, bool]) -> dict[str, int]:
    """What each visit comes to in pence: one after another, by day, of what its plan's week has left."""
    left = {(of, week): Fraction(each) for of, each in hours.items() for week in (0, 1)}
    paid = {}
    for at, (of, day, minutes, _) in sorted(enumerate(drawn), key=lambda one: (one[1][1], f"V{one[0]:02}")):
        if not counts.get(at, True):
            continue
        week = (of, (day - 1) // 7)
        found = min(left[week], Fraction(minutes, 60))
        left[week] -= found
        paid[f"V{at:02}/care"] = int(found * 2_000)
    return paid


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("AB"), st.integers(1, 14), st.sampled_from((0, 30, 90)), st.booleans()), max_size=7
    ),
    st.fixed_dictionaries({"A": st.sampled_from(("", "0", "2")), "B": st.sampled_from(("1", "3"))}),
    st.sampled_from((1, 2, 7)),
)
def test_what_is_decided_is_so_however_the_rest_turns_out(
    drawn: list[Drawn], hours: dict[str, str], parts: int
) -> None:
    rows = []
    for at, (of, day, minutes, disputed) in enumerate(drawn):
        table, fields = visit(f"V{at:02}", of, f"2026-06-{day:02}", str(minutes))
        rows.append((table, {**fields, "queried": "yes"} if disputed else fields))
    tables = records(*(plan(name, weekly_hours=each) for name, each in hours.items()), *rows)
    lines = {one.line_id: one for one in compared(scheme(CARE), tables, period_of("2026-06"), parts)}
    disputes = [at for at, one in enumerate(drawn) if one[3]]
    may_have = [int(hours["A"])] if hours["A"] else [0, 1, 100]
    worlds = [
        by_hand(drawn, {"A": of_a, "B": int(hours["B"])}, dict(zip(disputes, counts, strict=True)))
        for of_a in may_have
        for counts in product((True, False), repeat=len(disputes))
    ]
    for at in range(len(drawn)):
        name = f"V{at:02}/care"
        line, paid = lines[name], {world.get(name, 0) for world in worlds}
        if at in disputes:
            assert line.status is Status.HELD
        elif len(paid) == 1:
            assert line.amount in paid
            assert line.status is (Status.NOT_EARNED if not line.amount and drawn[at][2] else Status.DUE)
        else:
            assert (line.status, line.amount) == (Status.OPEN, 0)
            assert line.at_stake is not None
            assert line.at_stake >= max(paid)
