"""Month after month: what is decided is due, what is not stands as it was settled, and each line is the rest."""

from fractions import Fraction

from pbr.settlement.ledger_reasons import Withdrawn
from tests.engine.month_after_month import Kept, moved
from tests.engine.rows import Fields, outcome, person, plan, records
from tests.engine.settled import scheme, shipped
from tests.engine.small_schemes import TARIFF as TARIFF_OF

WEEKLY = """
prices:
  weekly:
    from 2026-04-01: £{price} per week{then}
    assumed: made up
payments:
  care:
    assumed: made up
    pay: weekly
    for each: week of plan from started_on to planned_end_on
    cut short at: ended_on when end_reason is "died"
    part weeks: by the day
    priced at: each day
    due: end of month
"""
TARIFF = TARIFF_OF.format(price="400.00")
CAP = """
limits:
  most:
    no more than: £{pounds}
    of: outcome
    over: {over}
    assumed: made up
"""
FAILURE = """
prices:
  failure:
    from 2026-04-01: £100.00
    assumed: made up
payments:
  outcome:
    assumed: made up
    deduct: failure
    for each: outcome where payable
    priced at: plan's started_on
    when: result is "not_achieved"
    due: reviewed_on
limits:
  least:
    no less than: £0.00
    of: outcome
    over: plan
    assumed: made up
"""
MONTH = {"started_on": "2026-06-01", "planned_end_on": "2026-06-30"}


def weekly(price: str = "150.00", then: str = "") -> str:
    """A price by the week, and from a later day another."""
    return WEEKLY.format(price=price, then=then and f"\n    {then}")


def reviewed(outcome_id: str, result: str, **fields: str) -> tuple[str, Fields]:
    """An outcome of plan A reviewed in June."""
    return outcome(outcome_id, "A", result=result, **{"reviewed_on": "2026-06-15", **fields})


def test_what_is_settled_is_not_settled_again() -> None:
    kept, rows = Kept(), records(plan("A", **MONTH))
    # 30 days at £150.00 a week: 150 x 30 / 7 = 642.857...
    assert moved(kept.settle(scheme(weekly()), rows, "2026-06")) == [("A/care/2026-06", 64286)]
    assert moved(kept.settle(scheme(weekly()), rows, "2026-06")) == []
    assert moved(kept.settle(scheme(weekly()), rows, "2026-07")) == []


def test_days_that_come_in_doubt_stand_until_they_are_decided() -> None:
    for reason, then in (("completed", []), ("died", [("A/care/2026-06", -42857)])):
        kept, ended = Kept(), {**MONTH, "ended_on": "2026-06-10"}
        kept.settle(scheme(weekly()), records(plan("A", **MONTH)), "2026-06")
        assert moved(kept.settle(scheme(weekly()), records(plan("A", **ended)), "2026-07")) == []
        # 10 days are £214.29, and £642.86 - £214.29 = £428.57
        decided = records(plan("A", **ended, end_reason=reason))
        assert moved(kept.settle(scheme(weekly()), decided, "2026-08")) == then


def test_a_month_stands_where_it_is_not_known_any_more_which_months_there_are() -> None:
    kept = Kept()
    kept.settle(scheme(weekly()), records(plan("A", **MONTH)), "2026-06")
    assert moved(kept.settle(scheme(weekly()), records(plan("A", started_on="2026-06-01")), "2026-07")) == []
    assert kept.total == 64286


def test_a_price_corrected_within_a_month_is_one_entry_for_it() -> None:
    kept, rows = Kept(), records(plan("A", **MONTH))
    # £75.00 a week for 30 days is £321.43 (75 x 30 / 7)
    assert moved(kept.settle(scheme(weekly("75.00")), rows, "2026-06")) == [("A/care/2026-06", 32143)]
    # 7 days at £75.00 are £75.00, 23 days at £77.00 a week £253.00: £328.00 less £321.43
    later = scheme(weekly("75.00", "from 2026-06-08: £77.00 per week"))
    [line] = kept.settle(later, rows, "2026-07")
    assert (line.line_id, line.amount, line.due_to_date, line.unit_price) == ("A/care/2026-06", 657, 32800, None)


def test_a_cap_is_worked_over_what_stands() -> None:
    capped, plan_a = scheme(TARIFF + CAP.format(pounds="450.00", over="plan")), plan("A")
    kept = Kept()
    first = records(plan_a, reviewed("A1", "achieved"), reviewed("A2", "achieved"))
    assert moved(kept.settle(capped, first, "2026-06")) == [
        ("A1/outcome", 40000), ("A2/outcome", 40000), ("A/most", -35000),
    ]  # fmt: skip
    disputed = records(plan_a, reviewed("A1", "achieved"), reviewed("A2", "achieved", disputed="yes"))
    assert moved(kept.settle(capped, disputed, "2026-07")) == []
    failed = records(plan_a, reviewed("A1", "achieved"), reviewed("A2", "not_achieved"))
    assert moved(kept.settle(capped, failed, "2026-08")) == [("A2/outcome", -40000), ("A/most", 35000)]


def test_a_floor_is_worked_over_what_stands() -> None:
    kept, plan_a = Kept(), plan("A")
    assert moved(kept.settle(scheme(FAILURE), records(plan_a, reviewed("A1", "not_achieved")), "2026-06")) == [
        ("A1/outcome", -10000), ("A/least", 10000),
    ]  # fmt: skip
    taken_back = records(plan_a, reviewed("A1", "", reviewed_on=""))
    assert moved(kept.settle(scheme(FAILURE), taken_back, "2026-07")) == []


def test_a_cap_over_a_provider_goes_on_month_after_month() -> None:
    # £1,575.00 a month under £2,000.00 in all: 2,000 - 1,575 = 425 in the second month, and nothing more after it
    capped, kept = scheme(TARIFF.replace("400.00", "1575.00") + CAP.format(pounds="2000.00", over="provider")), Kept()
    rows = [plan("A")]
    found = []
    for at, month in enumerate(("2026-06", "2026-07", "2026-08", "2026-09")):
        rows.append(outcome(f"A{at}", "A", result="achieved", reviewed_on=f"{month}-15"))
        found.append([line.amount for line in kept.settle(capped, records(*rows), month) if line.payment == "most"])
    assert found == [[], [-115000], [-157500], [-157500]]


def test_two_persons_are_two_under_a_cap_over_a_person() -> None:
    capped = scheme(TARIFF.replace("400.00", "800.00") + CAP.format(pounds="450.00", over="person with each provider"))
    rows = records(
        plan("A", person_id="S1"), plan("B", person_id="S2"),
        outcome("A1", "A", result="achieved", reviewed_on="2026-06-15"),
        outcome("B1", "B", result="achieved", reviewed_on="2026-06-15"),
    )  # fmt: skip
    lines = Kept().settle(capped, rows, "2026-06")
    cut = [(line.record_id, line.amount) for line in lines if line.payment == "most"]
    assert cut == [("S1", -35000), ("S2", -35000)]


def test_a_cap_counts_what_stands_disputed_of_an_outcome_that_moved_to_a_plan_elsewhere() -> None:
    kept, capped = Kept(), scheme(TARIFF + CAP.format(pounds="450.00", over="plan"))
    beside = plan("B", provider_id="P2")
    kept.settle(capped, records(plan("A"), beside, reviewed("A1", "achieved"), reviewed("A2", "achieved")), "2026-06")
    moved_on = {"result": "achieved", "reviewed_on": "2026-06-15", "disputed": "yes"}
    rows = records(plan("A"), beside, reviewed("A1", "achieved"), outcome("A2", "B", **moved_on))
    # Both outcomes stand at £400.00 with P1, and the cap's -350 with them, until the dispute is settled.
    assert moved(kept.settle(capped, rows, "2026-07")) == []
    rows = records(plan("A"), beside, reviewed("A1", "achieved"), outcome("A2", "B", **{**moved_on, "disputed": ""}))
    assert [(line.provider_id, line.line_id, line.amount) for line in kept.settle(capped, rows, "2026-08")] == [
        ("P1", "A2/outcome", -40000), ("P1", "A/most", 35000), ("P2", "A2/outcome", 40000),
    ]  # fmt: skip


def test_a_dispute_begins_no_floor_over_what_was_taken_back() -> None:
    kept, floored = Kept(), scheme(TARIFF + CAP.replace("more", "less").format(pounds="600.00", over="plan"))
    assert moved(kept.settle(floored, records(plan("A"), reviewed("A1", "achieved")), "2026-06")) == [
        ("A1/outcome", 40000), ("A/most", 20000),
    ]  # fmt: skip
    assert moved(kept.settle(floored, records(plan("A"), reviewed("A1", "not_achieved")), "2026-07")) == [
        ("A1/outcome", -40000), ("A/most", -20000),
    ]  # fmt: skip
    disputed = records(plan("A"), reviewed("A1", "not_achieved", disputed="yes"))
    assert moved(kept.settle(floored, disputed, "2026-08")) == []


def test_a_month_in_doubt_counts_under_the_person_that_the_plan_is_of_now() -> None:
    capped, kept = (
        scheme(
            weekly() + CAP.format(pounds="450.00", over="person with each provider").replace("of: outcome", "of: care")
        ),
        Kept(),
    )
    # £642.86 under £450.00: -192.86
    assert len(kept.settle(capped, records(plan("A", **MONTH, person_id="S1")), "2026-06")) == 2
    corrected = kept.settle(capped, records(plan("A", **MONTH, person_id="S2")), "2026-07")
    assert [(line.record_id, line.amount) for line in corrected] == [("S1", 19286), ("S2", -19286)]
    in_doubt = plan("A", started_on="2026-06-01", person_id="S2")
    assert moved(kept.settle(capped, records(in_doubt), "2026-08")) == []


def test_a_provider_without_a_record_is_paid_no_more_months() -> None:
    monthly, kept = shipped("hertfordshire-reablement"), Kept()
    first = kept.settle(monthly, records(plan("A", plan_type="reablement")), "2026-04-01 to 2026-09-30")
    paid = sum(line.amount for line in first)
    assert paid > 0
    later = kept.settle(monthly, records(plan("A", plan_type="reablement", provider_id="P2")), "2026-10")
    assert sum(line.amount for line in later if line.provider_id == "P1") == -paid
    assert {line.provider_id for line in later if line.amount > 0} == {"P2"}


def test_an_outcome_added_to_three_that_were_paid_moves_them_all() -> None:
    # £136.00 of a plan's balance over three outcomes of one weight, then over four: 45.33, 45.34, 45.33; then 34.00
    kept, spread = Kept(), scheme(SPREAD)
    three = [outcome(f"A{at}", "A", result="achieved", reviewed_on="2026-06-15") for at in (1, 2, 3)]
    valued = plan("A", plan_value="170.00")
    lines = kept.settle(spread, records(valued, *three), "2026-06")
    assert moved(lines)[1:] == [("A1/care.balance", 4533), ("A2/care.balance", 4534), ("A3/care.balance", 4533)]
    four = [*three, outcome("A4", "A")]
    assert moved(kept.settle(spread, records(valued, *four), "2026-07")) == [
        ("A1/care.balance", -1133), ("A2/care.balance", -1134), ("A3/care.balance", -1133),
    ]  # fmt: skip


SPREAD = """
payments:
  care:
    assumed: made up
    pay: plan_value
    for each: plan
    priced at: started_on
    in parts:
      first:
        share: 20%
        due: started_on
      balance:
        share: rest
        spread: equally over outcome where payable
        when: result is "achieved"
        due: reviewed_on
"""


def test_a_plan_that_moves_takes_what_is_decided_with_it_and_leaves_what_is_disputed() -> None:
    kept, tariff = Kept(), scheme(TARIFF)
    kept.settle(tariff, records(plan("A"), reviewed("A1", "achieved"), reviewed("A2", "achieved")), "2026-06")
    moves = records(plan("A", provider_id="P2"), reviewed("A1", "achieved"), reviewed("A2", "achieved", disputed="yes"))
    lines = kept.settle(tariff, moves, "2026-07")
    assert [(line.provider_id, line.record_id, line.amount) for line in lines] == [
        ("P1", "A1", -40000), ("P2", "A1", 40000),
    ]  # fmt: skip
    decided = records(plan("A", provider_id="P2"), reviewed("A1", "achieved"), reviewed("A2", "achieved"))
    lines = kept.settle(tariff, decided, "2026-08")
    assert [(line.provider_id, line.record_id, line.amount) for line in lines] == [
        ("P1", "A2", -40000), ("P2", "A2", 40000),
    ]  # fmt: skip


def test_a_cap_stays_with_what_stands_at_the_provider_before() -> None:
    kept, capped = Kept(), scheme(TARIFF + CAP.format(pounds="450.00", over="plan"))
    kept.settle(capped, records(plan("A"), reviewed("A1", "achieved"), reviewed("A2", "achieved")), "2026-06")
    moves = records(plan("A", provider_id="P2"), reviewed("A1", "achieved"), reviewed("A2", "achieved", disputed="yes"))
    # One of £400.00 stays with P1, under its cap of £450.00: -400 and the cap's +350; the other is P2's now.
    assert [(line.provider_id, line.line_id, line.amount) for line in kept.settle(capped, moves, "2026-07")] == [
        ("P1", "A1/outcome", -40000), ("P1", "A/most", 35000), ("P2", "A1/outcome", 40000),
    ]  # fmt: skip


def test_a_start_moved_to_another_month_is_taken_back_and_comes_later() -> None:
    package = scheme(SPREAD.replace("plan_value", "package", 1).replace("payments:", PACKAGE, 1))
    kept = Kept()
    assert moved(kept.settle(package, records(plan("A", started_on="2026-06-10")), "2026-06")) == [
        ("A/care.first", 31500)
    ]
    later = records(plan("A", started_on="2026-09-10"))
    assert moved(kept.settle(package, later, "2026-07")) == [("A/care.first", -31500)]
    assert moved(kept.settle(package, later, "2026-09")) == [("A/care.first", 31500)]


PACKAGE = """prices:
  package:
    from 2026-04-01: £1,575.00
    assumed: made up
payments:"""


def test_what_a_notice_withdraws_is_taken_back_and_its_siblings_share_what_it_had() -> None:
    kept, spread = Kept(), scheme(SPREAD)
    valued = plan("A", plan_value="170.00")
    three = [outcome(f"A{at}", "A", result="achieved", reviewed_on="2026-06-15") for at in (1, 2, 3)]
    kept.settle(spread, records(valued, *three), "2026-06")
    # £136.00 over two is £68.00 each: 68.00 - 45.33 = 22.67, and 68.00 - 45.34 = 22.66
    gone = {("outcomes", "A3"): Withdrawn("outcomes", "A3", "")}
    assert moved(kept.settle(spread, records(valued, *three[:2]), "2026-07", withdrawn=gone)) == [
        ("A1/care.balance", 2267), ("A2/care.balance", 2266), ("A3/care.balance", -4533),
    ]  # fmt: skip


def test_what_is_closed_stands_for_good() -> None:
    kept, tariff = Kept(), scheme(TARIFF)
    kept.settle(tariff, records(plan("A"), reviewed("A1", "achieved")), "2026-06")
    assert moved(kept.settle(tariff, records(plan("B")), "2026-07")) == []
    assert kept.total == 40000


def test_what_a_record_brings_to_a_pool_stays_while_it_is_disputed() -> None:
    at_risk, kept = shipped("population-prime-provider-at-risk"), Kept()
    rows = [person(f"S{at}", "2026-05-04", support_at_10_weeks="none") for at in (1, 2, 3)]
    lines = kept.settle(at_risk, records(*rows), "2026-04-01 to 2027-03-31")
    brought = {key.record_id: one.brings for key, one in kept.positions.items() if one.brings is not None}
    assert set(brought) == {"S1:P1:2026-05-04", "S2:P1:2026-05-04", "S3:P1:2026-05-04"}
    assert all(share and share == Fraction(share) for share in brought.values())
    assert [line.unit for line in lines if line.amount].count("pool") == 1
    assert moved(kept.settle(at_risk, records(*rows), "2026-04-01 to 2027-03-31")) == []
