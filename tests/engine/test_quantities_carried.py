"""Hours over in one window are paid in the next: by hand, with what is not known, in parts, and run by run."""

from collections import defaultdict
from fractions import Fraction
from itertools import product
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.explain import explain
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.remittance.plain_reasons import plain_reason
from pbr.settlement.line import Status
from pbr.settlement.reason_words import reason_in_words
from tests.engine.month_after_month import Kept
from tests.engine.rows import Tables, plan, records, visit
from tests.engine.settled import period_of, scheme, settle
from tests.engine.test_parts import compared
from tests.engine.test_quantities import uses_of

CARRIED = """
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
    at most: {most}
    carried over: what is over
    priced at: visited_on
    due: {due}
"""

Visit = tuple[str, str, str, str]


def carried(most: str = "2 hours for each plan and week", due: str = "visited_on") -> CompiledScheme:
    return scheme(CARRIED.format(most=most, due=due))


def worked(*visits: Visit, queried: frozenset[str] = frozenset(), **plan_fields: str) -> Tables:
    """Plans A and B, both P1's, and visits by plan, day and minutes."""
    rows = []
    for name, of, day, minutes in visits:
        table, fields = visit(name, of, day, minutes)
        rows.append((table, {**fields, "queried": "yes"} if name in queried else fields))
    return records(plan("A", **plan_fields), plan("B", **plan_fields), *rows)


# 1 June 2026 is a Monday. 50 minutes are £16.67, and two hours of them are paid a week.
def test_the_lines_of_a_record_come_to_what_the_record_does() -> None:
    # V2's 50 minutes: 10 are paid in their week (£3.33), 40 in the next, which comes to £16.67 in all.
    tables = worked(("V1", "A", "2026-06-01", "110"), ("V2", "A", "2026-06-02", "50"))
    settled = settle(carried(), tables)
    assert settled.in_words == {"V1/care": "£36.67", "V2/care": "£3.33", "V2/care/2026-06-08": "£13.34"}
    later = settled.by_id["V2/care/2026-06-08"]
    assert (later.quantity, later.due_on) == (Fraction(2, 3), period_of("2026-06-08 to 2026-06-14").last)
    assert reason_in_words(later.reason) == (
        "carried over: 2/3 of 5/6 hours, after 1/6 paid before; at most 2 hours for each plan and week, what is over "
        "carried over"
    )
    assert plain_reason(later.reason, {}).why == (
        "It is paid for at most 2 hours for each plan and week, what is over carried over: of 5/6 hours, 2/3 left over "
        "from before is paid now."
    )


def test_it_is_due_when_the_record_is_and_not_before_the_end_of_the_window() -> None:
    tables = worked(("V1", "A", "2026-06-01", "180"))
    line = settle(carried(due="end of month"), tables).by_id["V1/care/2026-06-08"]
    assert line.due_on == period_of("2026-06").last


def test_the_plans_own_hours_and_none_known() -> None:
    most = "weekly_hours for each plan and week"
    tables = worked(("V1", "A", "2026-06-01", "180"), weekly_hours="1")
    assert settle(carried(most), tables).in_words == {
        "V1/care": "£20.00", "V1/care/2026-06-08": "£20.00", "V1/care/2026-06-15": "£20.00",
    }  # fmt: skip
    tables = worked(("V1", "A", "2026-06-01", "180"), weekly_hours="")
    assert settle(carried(most), tables).in_words == {"V1/care": "open £60.00"}
    tables = worked(("V1", "A", "2026-06-01", "180"), weekly_hours="0")
    assert settle(carried(most), tables).in_words == {"V1/care": "not earned £60.00"}


def test_nothing_is_carried_past_the_run() -> None:
    # The run ends on Wednesday 31 March 2027, in the week from the 29th, which is the last that pays anything.
    tables = worked(("V1", "A", "2027-03-22", "180"), ("V2", "A", "2027-03-29", "180"))
    assert settle(carried(), tables, "2027-03-01 to 2027-05-31").in_words == {
        "V1/care": "£40.00", "V2/care": "£40.00",
    }  # fmt: skip


def test_where_nothing_is_paid_for_what_is_used_is_told_where_a_record_is() -> None:
    # A's hour of the 2nd and half hour of the 22nd are over for good: no other week of June has anything to tell.
    contract = carried("weekly_hours for each plan and week")
    visits = [visit("V1", "A", "2026-06-02", "60"), visit("V2", "A", "2026-06-22", "30")]
    nil = uses_of(contract, records(plan("A", weekly_hours="0"), *visits))
    assert {use_id: (use.used, use.left) for use_id, use in nil.items()} == {
        "A/care/2026-06-01": (Fraction(1), Fraction(0)), "A/care/2026-06-22": (Fraction(3, 2), Fraction(0)),
    }  # fmt: skip
    # Where half an hour is paid each week, half of the hour is carried to the second, and nothing to the third.
    half = uses_of(contract, records(plan("A", weekly_hours="0.5"), *visits))
    assert {use_id: (use.used, use.left) for use_id, use in half.items()} == {
        "A/care/2026-06-01": (Fraction(1), Fraction(0)), "A/care/2026-06-08": (Fraction(1, 2), Fraction(0)),
        "A/care/2026-06-22": (Fraction(1, 2), Fraction(0)),
    }  # fmt: skip


def test_nil_of_one_plan_says_nothing_of_the_weeks_of_another() -> None:
    """Of A's three hours one goes to the second week; B is to have nil, and is told where it has a visit."""
    contract = carried("weekly_hours for each plan and week")
    both = records(
        plan("A", weekly_hours="2"),
        plan("B", weekly_hours="0"),
        visit("V1", "A", "2026-06-01", "180"),
        visit("W1", "B", "2026-06-01", "60"),
    )
    assert set(uses_of(contract, both)) == {"A/care/2026-06-01", "A/care/2026-06-08", "B/care/2026-06-01"}


def test_what_is_over_waits_for_what_is_queried_in_the_next_week() -> None:
    # V2 may fill the second week: V1's hour that is over is paid in the second or the third.
    visits = [("V1", "A", "2026-06-01", "180"), ("V2", "A", "2026-06-08", "120")]
    settled = settle(carried(), worked(*visits, queried=frozenset({"V2"})))
    assert settled.in_words == {"V1/care": "£40.00", "V1/care/2026-06-08": "open £20.00", "V2/care": "held £40.00"}
    assert reason_in_words(settled.by_id["V1/care/2026-06-08"].reason) == (
        "open: at most 2 hours for each plan and week, what is over carried over, and not known yet is how much V2 "
        "before it counts"
    )
    assert settle(carried(), worked(*visits)).in_words == {
        "V1/care": "£40.00", "V1/care/2026-06-15": "£20.00", "V2/care": "£40.00",
    }  # fmt: skip


def test_three_months_of_a_ledger_with_a_query_and_a_late_visit() -> None:
    contract, kept = carried("2 hours for each plan and month"), Kept()
    april = [("V1", "A", "2026-04-10", "300"), ("W1", "B", "2026-04-10", "60")]
    may = [("V2", "A", "2026-05-10", "60")]

    def amounts(period: str, *visits: Visit, queried: str = "") -> dict[str, int]:
        tables = worked(*visits, queried=frozenset({queried}))
        compared(contract, tables, period_of(period), 2)
        return {line.line_id: line.amount for line in kept.settle(contract, tables, period)}

    # April: 2 of A's 5 hours. May has one of its own and room for one.
    assert amounts("2026-04", *april) == {"V1/care": 4_000, "W1/care": 2_000}
    assert amounts("2026-05", *april, *may) == {"V1/care/2026-05": 2_000, "V2/care": 2_000}
    # V1 is queried in June: all that was settled of it stands, and nothing more is paid of it.
    assert amounts("2026-06", *april, *may, queried="V1") == {}
    # It is right after all. A visit of an hour in May is late: it takes V1's place in May, which goes to June.
    late = [("V3", "A", "2026-05-20", "60")]
    assert amounts("2026-07", *april, *may, *late) == {
        "V1/care/2026-05": -2_000, "V1/care/2026-06": 4_000, "V1/care/2026-07": 2_000, "V3/care": 2_000,
    }  # fmt: skip
    assert sum(one.settled for one in kept.positions.values()) == 2_000 * 8


def test_what_later_months_paid_stands_while_an_earlier_one_is_in_doubt() -> None:
    contract, kept = carried("2 hours for each plan and month"), Kept()
    april, may = ("V1", "A", "2026-04-10", "300"), ("V2", "A", "2026-05-10", "60")

    def amounts(period: str, *visits: Visit, queried: str = "") -> dict[str, int]:
        lines = kept.settle(contract, worked(*visits, queried=frozenset({queried})), period)
        return {line.line_id: line.amount for line in lines}

    assert amounts("2026-04", april) == {"V1/care": 4_000}
    assert amounts("2026-05", april) == {"V1/care/2026-05": 4_000}
    assert amounts("2026-06", april) == {"V1/care/2026-06": 2_000}
    # A visit of May comes in late and is queried: what May and June paid of V1 stands, whichever of them it will be.
    assert amounts("2026-07", april, may, queried="V2") == {}
    # It counts, and has May's second hour; June has room for the one that it puts off.
    assert amounts("2026-08", april, may) == {
        "V1/care/2026-05": -2_000, "V1/care/2026-06": 2_000, "V2/care": 2_000,
    }  # fmt: skip


def test_it_is_explained(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,initial,2026-05-04\n"
    )
    (tmp_path / "visits.csv").write_text(
        "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes,queried\n"
        "V1,A,2026-06-01,30,110,\nV2,A,2026-06-02,30,50,\n"
    )
    contract, over = carried(), period_of("2026-06")
    extract = read_extract(tmp_path, contract.needs, hold_errors=False)
    said = " ".join(explain(contract, as_known(extract, over.last), tmp_path, over, over.last, "V2").split())
    assert "Of 5/6 hours 5/6 are paid by now: £16.67, less £3.33 for the 1/6 before: £13.34." in said
    assert "care: at most 2 hours for A in 2026-06-08; 2/3 of 2 hours used, 4/3 hours left." in said


Drawn = tuple[str, int, int, bool]
WEEKS = ("2026-06-01", "2026-06-08", "2026-06-15", "2026-06-22", "2026-06-29")


def by_tens(drawn: list[Drawn], counts: dict[int, bool], most: int = 12) -> dict[int, dict[str, int]]:
    """How many tens of minutes of each visit are paid in which week: they stand in line one by one."""
    paid: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for of in "AB":
        waiting: list[int] = []
        for at, week in enumerate(WEEKS):
            own = sorted(
                (day, one)
                for one, (whose, day, _, _) in enumerate(drawn)
                if whose == of and (day - 1) // 7 == at and counts.get(one, True)
            )
            line = [one for _, one in own for _ in range(drawn[one][2] // 10)]
            served = [*line[:most], *waiting[: max(0, most - len(line))]]
            waiting = [*waiting[max(0, most - len(line)) :], *line[most:]]
            for one in served:
                paid[one][week] += 1
    return paid


def pence(tens: int) -> int:
    """£20.00 an hour, to the penny, half up."""
    return (2 * 2_000 * tens + 6) // 12


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("AAB"), st.integers(1, 21), st.sampled_from((0, 50, 130)), st.booleans()), max_size=7
    ),
    st.sampled_from((1, 2, 7)),
)
def test_what_is_decided_is_so_however_the_rest_turns_out(drawn: list[Drawn], parts: int) -> None:
    visits = [(f"V{at}", of, f"2026-06-{day:02}", str(minutes)) for at, (of, day, minutes, _) in enumerate(drawn)]
    queried = [at for at, one in enumerate(drawn) if one[3]]
    tables = worked(*visits, queried=frozenset(f"V{at}" for at in queried))
    lines = {one.line_id: one for one in compared(carried(), tables, period_of("2026-06"), parts)}
    worlds = [
        by_tens(drawn, dict(zip(queried, each, strict=True))) for each in product((True, False), repeat=len(queried))
    ]
    for at, (_, day, minutes, is_queried) in enumerate(drawn):
        own_week = WEEKS[(day - 1) // 7]
        own, later = lines[f"V{at}/care"], {name: lines.get(f"V{at}/care/{name}") for name in WEEKS}
        made = {name: line for name, line in later.items() if line is not None}
        paid = [world.get(at, {}) for world in worlds]
        if is_queried:
            assert (own.status, made) == (Status.HELD, {})
        elif any(one.get(own_week, 0) != paid[0].get(own_week, 0) for one in paid):
            assert (own.status, made) == (Status.OPEN, {})
        elif all(one == paid[0] for one in paid):
            assert set(made) == {name for name in paid[0] if name != own_week}
            so_far = paid[0].get(own_week, 0)
            assert own.amount == pence(so_far)
            for name, line in made.items():
                comes = pence(so_far + paid[0][name]) - pence(so_far)
                so_far += paid[0][name]
                # The last week is not over by the end of June.
                assert (line.amount or line.at_stake or 0) == comes
                assert line.status is (Status.NOT_DUE if name == WEEKS[-1] else Status.DUE)
        else:
            assert own.amount == pence(paid[0].get(own_week, 0))
            assert [line.status for line in made.values()] in ([Status.OPEN], [Status.NOT_DUE])
            assert sum(line.at_stake or 0 for line in made.values()) == pence(minutes // 10) - own.amount


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_run_by_run_it_comes_to_what_one_settlement_does(data: st.DataObject) -> None:
    drawn = data.draw(
        st.lists(st.tuples(st.sampled_from("AAB"), st.integers(1, 28), st.sampled_from((50, 130))), max_size=6)
    )
    contract, kept = carried("2 hours for each plan and month"), Kept()
    visits = [(f"V{at}", of, f"2026-{4 + at % 3:02}-{day:02}", str(many)) for at, (of, day, many) in enumerate(drawn)]
    names = [name for name, *_ in visits]
    for month in range(4, 10):
        known = [one for one in visits if int(one[2][5:7]) <= month and (month > 7 or data.draw(st.booleans()))]
        queried = data.draw(st.sets(st.sampled_from(names))) if names and month < 9 else set()
        kept.settle(contract, worked(*known, queried=frozenset(queried)), f"2026-{month:02}")
    whole = settle(contract, worked(*visits), "2026-04-01 to 2026-09-30")
    assert sum(one.settled for one in kept.positions.values()) == whole.total
    assert {key.record_id + key.slot: one.settled for key, one in kept.positions.items() if one.settled} == {
        line.record.id + line.slot.label: line.amount for line in whole.lines if line.amount
    }
