"""Sums for a month or a quarter of a provider: certain ones, and ones that hang on standards or outcomes."""

from collections import Counter
from collections.abc import Callable

from tests.second_calculation.shared import (
    QUARTERS,
    Answer,
    Asked,
    Fields,
    Outcome,
    Tables,
    Worked,
    by_key,
    by_measure,
    days_on,
    half_up,
    in_run,
    last_day_of,
    line,
    months_of_run,
    thousandths,
)
from tests.second_calculation.shares import AGAINST, COUNTS, OUT, Ways, released, yes_or_no

STANDARDS = ("safe_staffing", "visits_on_time", "records_complete", "complaints_answered")
EVERY_ONE = {100: 100}
RELEASES = {50: 50, 70: 80, 85: 100}
SUTTON = {"P1": 6000000, "P2": 4500000, "P3": 3000000, "P4": 1200000}
SUTTON_FROM_OCTOBER = SUTTON | {"P1": 6200000, "P3": 3150000}


def block(tables: Tables, asked: Asked) -> Worked:
    """A sum for each month and provider, whatever is delivered."""
    sums = {"P1": 4000000, "P2": 3000000, "P3": 2000000, "P4": 800000}
    return {
        f"{provider}/block/{month}": line(True, pence, last_day_of(month), asked)
        for provider, pence in sums.items()
        for month in months_of_run()
    }


def hertfordshire(tables: Tables, asked: Asked) -> Worked:
    """£50,000.00 a month for whoever provides; what is counted changes nothing."""
    return {
        f"{provider}/service/{month}": line(True, 5000000, last_day_of(month), asked)
        for provider in {plan["provider_id"] for plan in tables["plans"]}
        for month in months_of_run()
    }


def staffordshire(tables: Tables, asked: Asked) -> Worked:
    """A sum a quarter, 2% more where every standard is excellent, a tenth off where one is poor."""
    worked: Worked = {}
    for provider, pence in {"P1": 4000000, "P2": 3000000, "P3": 2000000, "P4": 800000}.items():
        for quarter, (_, last) in QUARTERS.items():
            reward = released(scored(tables, provider, quarter, asked, 90), EVERY_ONE)
            kept = released(scored(tables, provider, quarter, asked, 60), EVERY_ONE)
            taken = None if kept is None else 100 - kept
            worked[f"{provider}/contract/{quarter}"] = line(True, pence, last, asked)
            worked[f"{provider}/reward/{quarter}"] = by_measure(pence // 50, reward, days_on(last, 42), asked)
            worked[f"{provider}/zero_tolerance/{quarter}"] = by_measure(-pence // 10, taken, days_on(last, 42), asked)
    return worked


def withheld(tables: Tables, asked: Asked) -> Worked:
    """A tenth of a quarter's sum is kept back until every target is met; the rest is certain."""
    worked: Worked = {}
    for provider, pence in {"P1": 5000000, "P2": 3000000, "P3": 2000000, "P4": 800000}.items():
        for quarter, (_, last) in QUARTERS.items():
            every_one = released(met(tables, provider, quarter, asked), EVERY_ONE)
            worked[f"{provider}/contract.withheld/{quarter}"] = by_measure(
                pence // 10, every_one, days_on(last, 42), asked
            )
            worked[f"{provider}/contract.certain/{quarter}"] = line(True, pence - pence // 10, last, asked)
    return worked


def hourly_withheld(tables: Tables, asked: Asked) -> Worked:
    """£13.50 an hour for certain; £1.50 an hour of all of a quarter's visits together, when every target is met."""
    provider_of = {plan["plan_id"]: plan["provider_id"] for plan in tables["plans"]}
    worked: Worked = {}
    minutes: Counter[tuple[str, str]] = Counter()
    for visit in tables["visits"]:
        day, given = visit["visited_on"], int(visit["delivered_minutes"])
        if in_run(day):
            quarter = next(name for name, (first, last) in QUARTERS.items() if first <= day <= last)
            worked[f"{visit['visit_id']}/certain"] = line(True, half_up(1350 * given, 60), last_day_of(day[:7]), asked)
            worked[f"{visit['visit_id']}/withheld/{quarter}"] = "note", half_up(150 * given, 60)
            minutes[provider_of[visit["plan_id"]], quarter] += given
    for (provider, quarter), given in minutes.items():
        every_one = released(met(tables, provider, quarter, asked), EVERY_ONE)
        due_on = days_on(QUARTERS[quarter][1], 42)
        worked[f"{provider}/withheld/{quarter}"] = by_measure(half_up(150 * given, 60), every_one, due_on, asked)
    return worked


def sutton_by_standards(tables: Tables, asked: Asked) -> Worked:
    """75% where every standard of the quarter is met, and 25% released by the outcomes achieved."""
    worked: Worked = {}
    for provider, quarter, last, pence in sutton_quarters(SUTTON_FROM_OCTOBER):
        every_one = released(met(tables, provider, quarter, asked), EVERY_ONE)
        worked[f"{provider}/contract.standards/{quarter}"] = by_measure(
            pence * 3 // 4, every_one, days_on(last, 14), asked
        )
        worked[f"{provider}/contract.retained/{quarter}"] = retained(tables, provider, quarter, pence, asked)
    return worked


def sutton_proved_once(tables: Tables, asked: Asked) -> Worked:
    """75% for certain on the last day of the quarter, and 25% released by the outcomes achieved."""
    worked: Worked = {}
    for provider, quarter, last, pence in sutton_quarters(SUTTON):
        worked[f"{provider}/contract.ability/{quarter}"] = line(True, pence * 3 // 4, last, asked)
        worked[f"{provider}/contract.retained/{quarter}"] = retained(tables, provider, quarter, pence, asked)
    return worked


def sutton_quarters(from_october: dict[str, int]) -> list[tuple[str, str, str, int]]:
    """Each provider and quarter, its last day, and the contract's sum, which may be another from October."""
    return [
        (provider, quarter, last, (from_october if first >= "2026-10-01" else SUTTON)[provider])
        for provider in SUTTON
        for quarter, (first, last) in QUARTERS.items()
    ]


def retained(tables: Tables, provider: str, quarter: str, pence: int, asked: Asked) -> Outcome:
    """A quarter of a contract's sum, released six weeks after the quarter by the outcomes that were due in it."""
    percent = released(due_in(tables, provider, quarter), RELEASES)
    return by_measure(pence - pence * 3 // 4, percent, days_on(QUARTERS[quarter][1], 42), asked)


def due_in(tables: Tables, provider: str, quarter: str) -> list[Ways]:
    """The outcomes of a provider that were due in a quarter, or may have been."""
    plans = by_key(tables["plans"], "plan_id")
    ways = [
        turning_out(outcome, *QUARTERS[quarter])
        for outcome in tables["outcomes"]
        if plans[outcome["plan_id"]]["provider_id"] == provider
    ]
    return [one for one in ways if one != {OUT}]


def has_any_due_in(tables: Tables, provider: str, quarter: str) -> bool:
    """Whether any outcome of a provider is known to be due in a quarter, and may be counted there."""
    of_known_days = {**tables, "outcomes": [outcome for outcome in tables["outcomes"] if outcome["due_on"]]}
    return bool(due_in(of_known_days, provider, quarter))


def turning_out(outcome: Fields, first: str, last: str) -> Ways:
    """What may become of an outcome in the count of a quarter."""
    if outcome["payable"] == "no" or (outcome["due_on"] and not first <= outcome["due_on"] <= last):
        return frozenset({OUT})
    found = {"achieved": {COUNTS}, "not_achieved": {AGAINST}, "not_assessed": {OUT}, "": {COUNTS, AGAINST, OUT}}
    # A disputed result may turn out to be any.
    ways = found["" if outcome["disputed"] == "yes" else outcome["result"]]
    return frozenset(ways if outcome["due_on"] else ways | {OUT})


def judged(tables: Tables, provider: str, quarter: str, asked: Asked, asks: Callable[[Fields], Answer]) -> list[Ways]:
    """The standards of a provider whose period begins in a quarter; one that is set and has no row is not known."""
    first, last = QUARTERS[quarter]
    rows = [row for row in tables["standards"] if row["provider_id"] == provider and first <= row["from_on"] <= last]
    ways = [yes_or_no(asks(row)) for row in rows]
    if first <= asked.as_at:
        ways += [yes_or_no(None) for name in STANDARDS if name not in {row["standard"] for row in rows}]
    return ways


def met(tables: Tables, provider: str, quarter: str, asked: Asked) -> list[Ways]:
    """The standards of a provider and quarter: met, not met, or not known."""
    return judged(tables, provider, quarter, asked, lambda row: row["met"] == "yes" if row["met"] else None)


def scored(tables: Tables, provider: str, quarter: str, asked: Asked, points: int) -> list[Ways]:
    """The standards of a provider and quarter: so many points or more, fewer, or not known."""

    def so_many(row: Fields) -> Answer:
        return thousandths(row["score"]) >= points * 1000 if row["score"] else None

    return judged(tables, provider, quarter, asked, so_many)
