"""No accidental nought: each payment and each record in its scope end as one line, whatever is blank."""

from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.settlement.line import Status
from tests.engine.generated import extracts
from tests.engine.rows import Fields, Tables, outcome, plan, records
from tests.engine.settled import NAMES, settle, shipped
from tests.thorough import tries

RUN_FIRST, RUN_LAST = "2026-04-01", "2027-03-31"
Lines = Iterable[tuple[str, str]]


def in_run(day: str) -> bool:
    """Whether a day is in the run of every scheme that comes with pbr."""
    return RUN_FIRST <= day <= RUN_LAST


def plans_of(tables: Tables, *kinds: str) -> list[Fields]:
    """The plans of some types that start in the run."""
    return [row for row in tables["plans"] if in_run(row["started_on"]) and row["plan_type"] in kinds]


def outcomes_of(tables: Tables, plan_row: Fields) -> list[Fields]:
    """The payable outcomes of a plan."""
    return [row for row in tables["outcomes"] if row["plan_id"] == plan_row["plan_id"] and row["payable"] == "yes"]


def essex(tables: Tables) -> Lines:
    for row in plans_of(tables, "reablement"):
        yield row["plan_id"], "package"
        yield row["plan_id"], "bonus"


def hourly_plus_bonus(tables: Tables) -> Lines:
    for row in plans_of(tables, "initial", "ongoing", "reablement", "other"):
        yield row["plan_id"], "bonus"
    yield from ((visit_id, "hours") for visit_id, _ in time_and_task(tables))


def time_and_task(tables: Tables) -> Lines:
    for row in tables["visits"]:
        if in_run(row["visited_on"]):
            yield row["visit_id"], "visits"


def bonus_per_outcome(tables: Tables) -> Lines:
    for row in plans_of(tables, "initial", "ongoing", "reablement", "other"):
        yield from ((one, "bonus.delivered") for one in shared_over(tables, row))
    yield from ((visit_id, "hours") for visit_id, _ in time_and_task(tables))


def shared_over(tables: Tables, row: Fields) -> list[str]:
    """What a part spread over a plan's payable outcomes has lines for: each, or the plan where there is nothing."""
    return [one["outcome_id"] for one in outcomes_of(tables, row)] or [row["plan_id"]]


def set_sum_per_outcome(tables: Tables) -> Lines:
    for row in plans_of(tables, "reablement"):
        yield from ((one["outcome_id"], "objective") for one in outcomes_of(tables, row))


def six_weeks_before(tables: Tables) -> Lines:
    yield from ((row["plan_id"], "package") for row in plans_of(tables, "reablement"))


def monthly(payment: str, providers: int) -> Callable[[Tables], Lines]:
    """A line for each month of the run, for the providers that have a price and those that have records."""

    def lines(tables: Tables) -> Lines:
        return [("", payment)] * 12 * providers

    return lines


def hertfordshire(tables: Tables) -> Lines:
    yield from [("", "service")] * 12 * len({row["provider_id"] for row in tables["plans"]})


def of_the_measure(tables: Tables) -> Lines:
    """A line for each sequel that is in the measure, of a plan that ended in the run or is not known to have ended."""
    ended = {row["plan_id"]: row["ended_on"] for row in tables["plans"]}
    for row in tables["outcomes"]:
        counts = row["outcome"] in ("nfa_other", "short_term_other", "long_term_community")
        if counts and not "" < ended[row["plan_id"]] < RUN_FIRST:
            yield row["outcome_id"], "counted"


def hourly_withheld(tables: Tables) -> Lines:
    """What is certain of a visit, and what is withheld: a note by its record, and a line by its provider's quarter."""
    provider_of = {row["plan_id"]: row["provider_id"] for row in tables["plans"]}
    quarters = set()
    for row in tables["visits"]:
        if in_run(row["visited_on"]):
            yield from ((row["visit_id"], payment) for payment in ("certain", "withheld"))
            month = int(row["visited_on"][5:7])
            quarters.add((provider_of[row["plan_id"]], row["visited_on"][:4], (month - 1) // 3))
    yield from [("", "withheld")] * len(quarters)


def no_lines_counted(tables: Tables) -> Lines:
    return ()


def chosen_at_the_offer(tables: Tables) -> Lines:
    for row in tables["plans"]:
        if row["plan_type"] == "ongoing" and "2026-04-06" <= row["paid_from"] <= "2027-04-04":
            gross = row["paid_gross"] == "yes"
            for payment in ("direct_payment_gross", "person_pays") if gross else ("direct_payment",):
                yield from [(row["plan_id"], payment)] * 13


def funds(tables: Tables) -> Lines:
    for row in tables["plans"]:
        if "2026-04-06" <= row["fund_from"] <= "2027-03-07" and row["choice"] != "direct_payment":
            yield from [(row["plan_id"], "fund")] * 24
            yield from [(row["plan_id"], "brought")] if row["brought_forward"] else []
    for row in tables["visits"]:
        if "2026-04-06" <= row["visited_on"] <= "2027-03-07":
            yield row["visit_id"], "purchases" if row["bought_in"] else "hours"


def quarterly(*payments: str, providers: int) -> Callable[[Tables], Lines]:
    """A line of each payment or part for each quarter of the run."""

    def lines(tables: Tables) -> Lines:
        return [("", payment) for payment in payments] * 4 * providers

    return lines


def ipc(tables: Tables) -> Lines:
    yield from ((row["plan_id"], "episode") for row in plans_of(tables, "reablement"))


def population(tables: Tables) -> Lines:
    for row in tables["people"]:
        if in_run(row["referred_on"]):
            for _ in range(12):
                yield f"{row['person_id']}:{row['provider_id']}:{row['referred_on']}", "population_price"


def at_risk(tables: Tables) -> Lines:
    providers = Counter[tuple[str, str]]()
    for row in tables["people"]:
        if in_run(row["referred_on"]):
            record_id = f"{row['person_id']}:{row['provider_id']}:{row['referred_on']}"
            yield from [(record_id, "fixed_price")] * 12
            yield record_id, "at_risk"
            month = int(row["referred_on"][5:7])
            providers[row["provider_id"], f"{row['referred_on'][:4]} quarter {(month - 1) // 3}"] += 1
    yield from [("", "at_risk")] * len(providers)


def sutton(tables: Tables) -> Lines:
    # Four quarters of two parts, for the four providers that have a price
    yield from [("", "contract.standards"), ("", "contract.retained")] * 4 * 4


def wiltshire(tables: Tables) -> Lines:
    for row in plans_of(tables, "initial", "ongoing"):
        if chose_the_money(row):
            yield row["plan_id"], "direct_payment_taken"
            continue
        yield row["plan_id"], "plan.up_front"
        yield from ((one, "plan.balance") for one in shared_over(tables, row))


def chose_the_money(row: Fields) -> bool:
    """Whether an ongoing plan that was offered was taken as money. A day after that of settling is not known yet.

    Why it ended is known without the day on which it did, and not before a day that is later.
    """
    agreed = "" < row["agreed_on"] <= RUN_LAST
    ended = row["end_reason"] == "direct_payment" and row["ended_on"] <= RUN_LAST
    return row["plan_type"] == "ongoing" and not agreed and ended


def penalty_and_reward(tables: Tables) -> Lines:
    for row in plans_of(tables, "initial", "ongoing"):
        if chose_the_money(row):
            continue
        for one in outcomes_of(tables, row):
            yield from ((one["outcome_id"], payment) for payment in ("outcome", "penalty", "sooner_reward"))


EXPECTED = {
    "block-contract": monthly("block", 4),
    "bracknell-single-rate": time_and_task,
    "essex-ranked-rates": time_and_task,
    "time-and-task-weekends": time_and_task,
    "essex-six-weeks-before": six_weeks_before,
    "hertfordshire-reablement": hertfordshire,
    "hourly-plus-bonus-per-outcome": bonus_per_outcome,
    "ipc-set-sum-per-outcome": set_sum_per_outcome,
    "reablement-outcomes-2a": of_the_measure,
    "staffordshire-quality-reward": quarterly("contract", "reward", "zero_tolerance", providers=4),
    "sutton-ability-proved-once": quarterly("contract.ability", "contract.retained", providers=4),
    "wigan-best-offer": no_lines_counted,
    "direct-payment": chosen_at_the_offer,
    "individual-service-fund": funds,
    "wirral-rapid-access": no_lines_counted,
    "hourly-withheld-until-targets-are-met": hourly_withheld,
    "withheld-until-targets-are-met": quarterly("contract.withheld", "contract.certain", providers=4),
    "essex-reablement-bonus": essex,
    "hourly-plus-bonus": hourly_plus_bonus,
    "ipc-outcome-tariff": ipc,
    "population-prime-provider": population,
    "population-prime-provider-at-risk": at_risk,
    "sutton-75-25-retention": sutton,
    "time-and-task": time_and_task,
    "wiltshire-payable-outcomes": wiltshire,
    "wiltshire-penalty-and-reward": penalty_and_reward,
}
# These have as many lines as months, or as what they limit comes to.
UNCOUNTED = ("weekly_care", "care", "weeks", "residential_care", "no_plan_below_nil", "unspent")


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=tries(15), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_each_payment_and_record_in_scope_is_one_line(name: str, data: st.DataObject) -> None:
    tables = data.draw(extracts(name))
    found = Counter(
        (line.record_id, f"{line.payment}.{line.part}" if line.part else line.payment)
        for line in settle(shipped(name), tables).lines
        if line.payment not in UNCOUNTED
    )
    assert found == Counter(EXPECTED[name](tables))


@settings(max_examples=tries(30), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_weeks_of_care_have_a_line_for_each_month_or_one_that_says_why_not(data: st.DataObject) -> None:
    tables = data.draw(extracts("ipc-outcome-tariff"))
    lines = [line for line in settle(shipped("ipc-outcome-tariff"), tables).lines if line.payment == "weekly_care"]
    for row in tables["plans"]:
        own = [line for line in lines if line.record_id == row["plan_id"]]
        if row["plan_type"] not in ("initial", "ongoing") or row["started_on"] > RUN_LAST:
            assert own == []
        elif row["planned_end_on"] and not row["ended_on"]:
            first, last = max(row["started_on"], RUN_FIRST)[:7], min(row["planned_end_on"], RUN_LAST)[:7]
            months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:]) - int(first[5:]) + 1
            assert len(own) == max(0, months)
        elif not row["planned_end_on"]:
            assert [line.status for line in own] == [Status.OPEN]


def test_every_status_has_a_line() -> None:
    """All but error, which stops a settlement instead."""
    rows = records(
        plan("A", rate="standard", weekly_hours="10", agreed_on="2026-05-01", planned_end_on="2026-06-14",
             ended_on="2026-06-14", end_reason="completed"),
        outcome("A1", "A", agreed_on="2026-05-01", result="achieved", achieved_on="2026-06-14",
                reviewed_on="2026-06-15", verified_by="council"),
        outcome("A2", "A", agreed_on="2026-05-01", result="not_achieved", reviewed_on="2026-06-15",
                verified_by="council"),
        outcome("A3", "A", agreed_on="2026-05-01", result="achieved", reviewed_on="2026-06-15", verified_by="council",
                disputed="yes"),
        outcome("A4", "A"),
        outcome("A5", "A", agreed_on="2026-05-01", result="achieved", achieved_on="2026-06-14",
                reviewed_on="2026-07-01", verified_by="council"),
        plan("B", plan_type="ongoing", rate="standard", weekly_hours="10", planned_end_on="2026-06-14",
             ended_on="2026-06-01", end_reason="direct_payment"),
    )  # fmt: skip
    settled = settle(shipped("wiltshire-payable-outcomes"), rows, "2026-06", as_at="2026-07-31")
    # A: 6 weeks of 10 hours at £17.00 is £1,020.00: £204.00, and £816.00 over five is £163.20. B was taken as money.
    assert settled.in_words == {
        "A/plan.up_front": "earlier £204.00",
        "A1/plan.balance": "£163.20",
        "A2/plan.balance": "not earned £163.20",
        "A3/plan.balance": "held £163.20",
        "A4/plan.balance": "open £163.20",
        "A5/plan.balance": "not due £163.20",
        "B/direct_payment_taken": "note £1,020.00",
    }
    of_a_ledger = {Status.SETTLED, Status.TAKEN_BACK}
    assert {line.status for line in settled.lines} == {*Status} - {Status.ERROR} - of_a_ledger
    assert settled.total == 16320
