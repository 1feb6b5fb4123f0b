"""Only so much of a quantity is paid for: in order, in part, with what is not known, in parts, and run by run."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.api.as_read.key_of_parts import key_of_parts
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.run import Run
from pbr.explain import explain
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.remittance.plain_reasons import plain_reason
from pbr.settlement.line import Status
from pbr.settlement.quantity_reasons import PaidInPart
from pbr.settlement.quantity_use import QuantityUse
from pbr.settlement.reason_words import reason_in_words
from tests.engine.month_after_month import Kept
from tests.engine.rows import Fields, Tables, outcome, plan, records, visit
from tests.engine.settled import extract_of, period_of, scheme, settle
from tests.engine.test_parts import compared

HOURS = """
payments:
  care:
    assumed: made up
    {verb}: £20.00
    for each: hour of visit's delivered_minutes{where}
    rounded: to the minute
    at most: {most}
    priced at: visited_on
    due: {due}
    hold when: {hold}
"""
WEEK = "14 hours for each plan and week"


def of_hours(most: str = WEEK, due: str = "visited_on", more: str = "", verb: str = "pay") -> CompiledScheme:
    written = HOURS.format(most=most, due=due, verb=verb, where="", hold="")
    return scheme(written.replace("    hold when: \n", "") + more)


def worked(*visits: tuple[str, str, str, str]) -> Tables:
    """Visits of plan A (of P1) and B (the same person's, of P2): their hours, or nothing where nobody knows."""
    rows = [visit(name, of, day, str(int(Fraction(hours) * 60)) if hours else "") for name, of, day, hours in visits]
    return records(plan("A"), plan("B", provider_id="P2"), *rows)


# 1 June 2026 is a Monday. Of the first week 6 + 6 = 12 hours are paid, then 2 of V3's 4, and V4 finds none left;
# 8 June is another week: 120 + 120 + 40 + 0 + 40 = £320.00.
FIVE = worked(
    ("V1", "A", "2026-06-01", "6"),
    ("V2", "A", "2026-06-02", "6"),
    ("V3", "A", "2026-06-03", "4"),
    ("V4", "A", "2026-06-04", "1"),
    ("V5", "A", "2026-06-08", "2"),
)


def uses_of(contract: CompiledScheme, tables: Tables, period: str = "2026-06") -> dict[str, QuantityUse]:
    over = period_of(period)
    run = Run(contract, as_known(extract_of(contract, tables), over.last), over, over.last)
    list(run.lines())
    return {one.use_id: one for one in run.quantity_uses}


def test_of_those_without_a_day_none_is_over_for_certain() -> None:
    """Of 12 hours 5 are of a visit whose plan is reviewed; of the 8 and the 7 of two others either may come first."""
    rows = records(
        plan("A"), plan("B"), plan("C", reviewed_on="2026-07-01"),
        visit("V1", "A", "2026-06-01", "480"),
        visit("V2", "B", "2026-06-02", "420"),
        visit("V3", "C", "2026-06-03", "300"),
    )  # fmt: skip
    made = settle(of_hours("12 hours for each person", "plan's reviewed_on"), rows)
    assert made.in_words["V3/care"] == "£100.00"
    assert made.in_words["V2/care"] == "open £140.00"
    assert made.by_id["V1/care"].status is Status.OPEN
    # What is certain uses 5: with 5 in all nothing is left for the others, whenever their plans are reviewed.
    full = settle(of_hours("5 hours for each person", "plan's reviewed_on"), rows)
    assert [full.by_id[f"{name}/care"].status for name in ("V1", "V2")] == [Status.NOT_EARNED] * 2


def test_what_is_over_is_not_paid_and_the_line_says_why() -> None:
    settled = settle(of_hours(), FIVE)
    assert settled.in_words == {
        "V1/care": "£120.00",
        "V2/care": "£120.00",
        "V3/care": "£40.00",
        "V4/care": "not earned £20.00",
        "V5/care": "£40.00",
    }
    assert settled.total == 32_000
    part, none = settled.by_id["V3/care"], settled.by_id["V4/care"]
    assert (part.quantity, part.unit_price, part.unit) == (Fraction(2), Fraction(2000), "hour")
    assert reason_in_words(part.reason) == f"at most {WEEK}: paid for 2 of 4 hours, because 12 hours came before it"
    assert reason_in_words(none.reason) == f"not earned: at most {WEEK}, and 16 hours came before it"
    assert reason_in_words(settled.by_id["V2/care"].reason) == "for each hour of visit's delivered_minutes"


def test_what_is_used_and_left_is_told_by_window() -> None:
    uses = uses_of(of_hours(), FIVE)
    said = {name: (one.words, str(one.left), one.reached) for name, one in uses.items()}
    assert said == {
        "A/care/2026-06-01": ("17 of 14 hours", "0", True),
        "A/care/2026-06-08": ("2 of 14 hours", "12", False),
    }


def test_the_first_by_their_due_days_then_by_the_day_of_the_price() -> None:
    # All fall due on 30 June, so that the day of the visit decides; a fifth of an hour is 12 minutes: £4.00.
    tables = worked(("V1", "A", "2026-06-09", "2"), ("V2", "A", "2026-06-02", "1.8"), ("V3", "A", "2026-06-03", "0.2"))
    settled = settle(of_hours("2 hours for each plan and month", "end of month"), tables)
    assert settled.in_words == {"V1/care": "not earned £40.00", "V2/care": "£36.00", "V3/care": "£4.00"}


def test_a_visit_of_nothing_is_due_at_nil_though_all_is_used() -> None:
    tables = worked(("V1", "A", "2026-06-01", "14"), ("V2", "A", "2026-06-02", "0"))
    assert settle(of_hours(), tables).in_words == {"V1/care": "£280.00", "V2/care": "£0.00"}


@pytest.mark.parametrize(
    ("whom", "paid"),
    [
        # A has 3 hours and B 2: each plan has 4 of its own, the person 4 in all, and a provider 4 again.
        ("plan", {"V1": "£60.00", "V2": "£40.00"}),
        ("person", {"V1": "£60.00", "V2": "£20.00"}),
        ("provider", {"V1": "£60.00", "V2": "£40.00"}),
    ],
)
def test_whose_hours_are_limited(whom: str, paid: dict[str, str]) -> None:
    tables = worked(("V1", "A", "2026-06-01", "3"), ("V2", "B", "2026-06-02", "2"))
    contract = of_hours(f"4 hours for each {whom} and run")
    settled = settle(contract, tables)
    assert settled.in_words == {f"{name}/care": said for name, said in paid.items()}
    whose = {"plan": ["A", "B"], "person": ["S1"], "provider": ["P1", "P2"]}
    assert [one.whose for one in uses_of(contract, tables).values()] == whose[whom]


MILES = """
records:
  fields:
    of an outcome:
      miles: number of miles
payments:
  travel:
    assumed: made up
    pay: £0.50
    for each: mile of outcome's miles
    at most: 40 miles for each {whom}
    priced at: agreed_on
    when: result is "achieved"
    due: reviewed_on
"""


def driven(*rows: tuple[str, str, str, Fields]) -> Tables:
    each = [
        outcome(name, "A", agreed_on=day, reviewed_on=day, miles=miles, **{"result": "achieved", **fields})
        for name, day, miles, fields in rows
    ]
    return records(plan("A"), *each)


def test_a_blank_number_keeps_what_comes_after_it_open() -> None:
    # K2 may be of any length: what is left for K3 is not known. K1 before it is certain.
    tables = driven(("K1", "2026-06-01", "15", {}), ("K2", "2026-06-02", "", {}), ("K3", "2026-06-03", "30", {}))
    contract = scheme(MILES.format(whom="plan and month"))
    settled = settle(contract, tables)
    assert settled.in_words == {"K1/travel": "£7.50", "K2/travel": "open", "K3/travel": "open £15.00"}
    said = reason_in_words(settled.by_id["K3/travel"].reason)
    assert said == "open: at most 40 miles for each plan and month, and not known yet is how much K2 before it counts"
    used = uses_of(contract, tables)["A/travel/2026-06"]
    assert used.words == "45 of 40 miles"
    assert (used.may_be, used.reached) == (None, True)


def test_once_all_is_used_for_certain_nothing_depends_on_what_is_blank() -> None:
    tables = driven(("K1", "2026-06-01", "40", {}), ("K2", "2026-06-02", "", {}), ("K3", "2026-06-03", "30", {}))
    settled = settle(scheme(MILES.format(whom="plan and month")), tables)
    assert settled.in_words == {"K1/travel": "£20.00", "K2/travel": "open", "K3/travel": "not earned £15.00"}


def test_what_is_disputed_keeps_its_place_and_stays_held() -> None:
    # K1 is disputed: of the 40 miles K2 has 25 whether K1's 15 count or not, and K3 finds 15 or none.
    tables = driven(
        ("K1", "2026-06-01", "15", {"disputed": "yes"}), ("K2", "2026-06-02", "25", {}), ("K3", "2026-06-03", "30", {})
    )
    settled = settle(scheme(MILES.format(whom="plan and month")), tables)
    assert settled.in_words == {"K1/travel": "held £7.50", "K2/travel": "£12.50", "K3/travel": "open £15.00"}
    failed = driven(
        ("K1", "2026-06-01", "15", {"result": "not_achieved"}),
        ("K2", "2026-06-02", "25", {}),
        ("K3", "2026-06-03", "30", {}),
    )
    # What is not earned counts nothing: K3 has 15 of its 30 miles, £7.50.
    settled = settle(scheme(MILES.format(whom="plan and month")), failed)
    assert settled.in_words == {"K1/travel": "not earned £7.50", "K2/travel": "£12.50", "K3/travel": "£7.50"}


def test_a_deduction_is_limited_as_well() -> None:
    settled = settle(of_hours("2 hours for each plan and run", verb="deduct"), FIVE)
    assert settled.in_words["V1/care"] == "-£40.00"
    assert settled.total == -4_000


def test_with_a_minimum_time_and_a_cap_and_a_floor_of_money() -> None:
    # 20 minutes count as 30: three visits are 1.5 hours of at most 1.25, so 0.5 + 0.5 + 0.25 at £20.00 are £25.00. The
    # cap of £22.00 takes £3.00, and the floor of £30.00 over the provider adds £8.00.
    written = """
limits:
  cap:
    assumed: made up
    no more than: £22.00
    of: care
    over: plan
  floor:
    assumed: made up
    no less than: £30.00
    of: care, cap
    over: provider
"""
    contract = scheme(
        HOURS.format(most="1.25 hours for each plan and run", due="visited_on", verb="pay", where="", hold="")
        .replace("    hold when: \n", "")
        .replace("to the minute", "to the minute, at least 30 minutes")
        + written
    )
    tables = worked(*((f"V{at}", "A", f"2026-06-0{at}", "1/3") for at in (1, 2, 3)))
    settled = settle(contract, tables)
    assert settled.in_words == {
        "V1/care": "£10.00", "V2/care": "£10.00", "V3/care": "£5.00", "A/cap": "-£3.00", "P1/floor": "£8.00",
    }  # fmt: skip


def test_a_price_card_is_looked_up_by_the_whole_record() -> None:
    # V2's 60 minutes are in the row above 30 though only 15 of them are paid: 0.25 hours at £16.00, £4.00.
    contract = scheme("""
prices:
  rate:
    assumed: made up
    by: delivered_minutes
    from 2026-04-01:
      up to 30: £20.00 per hour
      above 30: £16.00 per hour
payments:
  care:
    assumed: made up
    pay: rate
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    at most: 0.75 hours for each plan and day
    priced at: visited_on
    due: visited_on
""")
    tables = worked(("V1", "A", "2026-06-01", "0.5"), ("V2", "A", "2026-06-01", "1"))
    assert settle(contract, tables).in_words == {"V1/care": "£10.00", "V2/care": "£4.00"}


def test_by_the_month_in_a_ledger_and_what_comes_late() -> None:
    contract, kept = of_hours("10 hours for each plan and run", "end of month"), Kept()
    june = [("V1", "A", "2026-06-10", "6")]
    july = [("V2", "A", "2026-07-01", "6")]
    august = [("V3", "A", "2026-08-01", "1")]

    def amounts(period: str, *visits: tuple[str, str, str, str]) -> dict[str, int]:
        return {line.line_id: line.amount for line in kept.settle(contract, worked(*visits), period)}

    # June: 6 hours, £120.00. July: 4 of 6, £80.00. August: none is left.
    assert amounts("2026-06", *june) == {"V1/care": 12_000}
    assert amounts("2026-07", *june, *july) == {"V2/care": 8_000}
    assert amounts("2026-08", *june, *july, *august) == {}
    # A visit of 3 hours in June is entered in September: it is paid, £60.00, and takes 3 of July's hours back.
    late = ("V0", "A", "2026-06-01", "3")
    assert amounts("2026-09", late, *june, *july, *august) == {"V0/care": 6_000, "V2/care": -6_000}
    everything = settle(contract, worked(late, *june, *july, *august), "2026-04-01 to 2026-09-30")
    assert everything.total == sum(one.settled for one in kept.positions.values()) == 20_000


def test_what_is_not_known_before_it_leaves_what_was_settled() -> None:
    contract, kept = scheme(MILES.format(whom="plan and run")), Kept()
    first: tuple[str, str, str, Fields] = ("K1", "2026-06-10", "25", {})
    then: tuple[str, str, str, Fields] = ("K2", "2026-07-01", "25", {})
    # June: 25 miles, £12.50. July: 15 of 25, £7.50.
    assert [line.amount for line in kept.settle(contract, driven(first), "2026-06")] == [1_250]
    assert [line.amount for line in kept.settle(contract, driven(first, then), "2026-07")] == [750]
    # K1's miles are blanked: K2 is open, and what was settled of both stands.
    lines = kept.run(contract, driven(("K1", "2026-06-10", "", {}), then), "2026-08")
    assert {line.line_id: (line.status, line.due_to_date) for line in lines} == {
        "K1/travel": (Status.OPEN, 1_250), "K2/travel": (Status.OPEN, 750),
    }  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_in_any_number_of_parts_it_is_the_same(data: st.DataObject) -> None:
    visit_of = st.tuples(st.sampled_from("AB"), st.integers(1, 14), st.sampled_from(["0", "1", "2.5", "5"]))
    drawn = data.draw(st.lists(visit_of, max_size=12))
    tables = worked(*((f"V{at}", of, f"2026-06-{day:02}", hours) for at, (of, day, hours) in enumerate(drawn)))
    contract = of_hours("6 hours for each plan and week")
    lines = compared(contract, tables, period_of("2026-06"), data.draw(st.sampled_from((1, 2, 7))))
    # No plan is ever paid for more than 6 hours in a week, and for all of them where it has as many for certain.
    for name, use in uses_of(contract, tables).items():
        of = [line for line in lines if line.record.plan == use.whose and line.status is Status.DUE]
        paid = sum(line.quantity or 0 for line in of if use.window == _week(line.due_on))
        assert paid <= 6, name
        assert use.may_be is None or use.used < use.may_be or paid == min(6, use.used)


def _week(day: object) -> str:
    assert hasattr(day, "weekday")
    return "2026-06-01" if str(day) < "2026-06-08" else "2026-06-08"


def test_what_is_counted_over_several_plans_is_settled_in_one_process() -> None:
    assert key_of_parts(of_hours()) == "plan_id"
    assert key_of_parts(of_hours("4 hours for each person and run")) == "person_id"


def test_a_record_that_is_paid_in_part_is_explained(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,initial,2026-05-04\n"
    )
    (tmp_path / "visits.csv").write_text(
        "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n"
        "V1,A,2026-06-01,30,780\nV2,A,2026-06-02,30,120\nV3,A,2026-06-03,30,60\n"
    )
    contract, over = of_hours(), period_of("2026-06")
    extract = read_extract(tmp_path, contract.needs, hold_errors=False)
    said = {}
    for name in ("V2", "V3"):
        told = explain(contract, as_known(extract, over.last), tmp_path, over, over.last, name)
        said[name] = " ".join(told.split())
    assert "paid for 1 of 2 hours, because 13 hours came before it" in said["V2"]
    assert "delivered_minutes is 120 minutes is 2 hours. Of 2 hours 1 is paid for" in said["V2"]
    assert "1 hour x £20.00 = £20.00" in said["V2"]
    assert "care: at most 14 hours for A in 2026-06-01; 16 of 14 hours used, it is reached." in said["V2"]
    assert "To be due it needs this: something is left for it of 14 hours for each plan and week" in said["V3"]


def test_a_record_longer_than_all_that_is_paid_for_has_nothing_before_it() -> None:
    # 16 hours are paid for 14; the visit after it has 16 before it, and is 2 hours over.
    alone = PaidInPart(WEEK, "hour", Fraction(16), Fraction(14), Fraction(0))
    assert reason_in_words(alone) == f"at most {WEEK}: paid for 14 of 16 hours"
    second = PaidInPart(WEEK, "hour", Fraction(2), Fraction(1), Fraction(13))
    assert reason_in_words(second) == f"at most {WEEK}: paid for 1 of 2 hours, because 13 hours came before it"
    assert plain_reason(alone, {}).why == f"It is paid for at most {WEEK}: that is 14 of 16 hours."
    assert plain_reason(second, {}).why == (
        f"It is paid for at most {WEEK}, and 13 hours came before it: 1 of 2 hours is what is left."
    )
