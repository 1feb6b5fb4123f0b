"""A lead provider's price for a population: as published, and the variant with a tenth of it at risk."""

from itertools import combinations

from tests.second_calculation.shared import (
    QUARTERS,
    RUN_FIRST,
    RUN_LAST,
    Asked,
    Fields,
    Outcome,
    Tables,
    Worked,
    by_measure,
    days_by_month,
    days_on,
    half_up,
    in_run,
    last_day_of,
    line,
    months_on,
    one_of,
    thousandths,
)
from tests.second_calculation.shares import Ways, released, yes_or_no

A_YEAR = 60000000 // 100
IN_A_HOME = ("residential", "nursing")


def referral(person: Fields) -> str:
    """The key of a referral."""
    return f"{person['person_id']}:{person['provider_id']}:{person['referred_on']}"


def instalments(person: Fields, payment: str, pence: int, asked: Asked) -> Worked:
    """A sum in twelve instalments, on the day of the referral and the same day of each month after it."""
    return {
        f"{referral(person)}/{payment}/{number + 1:02}": line(
            True,
            half_up(pence * (number + 1), 12) - half_up(pence * number, 12),
            months_on(person["referred_on"], number),
            asked,
        )
        for number in range(12)
    }


def prime_provider(tables: Tables, asked: Asked) -> Worked:
    """A price for each person referred, less what care homes cost for the provider's own customers."""
    worked: Worked = {}
    twice = referred_twice(tables["people"], asked)
    for person in tables["people"]:
        if in_run(person["referred_on"]):
            lines = instalments(person, "population_price", A_YEAR, asked)
            worked.update(held(lines) if referral(person) in twice else lines)
    queries = in_two_homes(tables["stays"], asked) | after_death(tables, asked)
    for stay in tables["stays"]:
        if stay["kind"] in IN_A_HOME and own_customer(stay, tables["people"]):
            lines = stay_in_a_home(stay, asked)
            worked.update(held(lines) if stay["stay_id"] in queries else lines)
    return worked


def held(lines: Worked) -> Worked:
    """The same lines, held."""
    return {name: ("held", pence) for name, (_, pence) in lines.items()}


def stay_in_a_home(stay: Fields, asked: Asked) -> Worked:
    """What each month of a stay takes off, by the day, at the end of the month; one still to begin has no months."""
    if not stay["to_on"] and stay["from_on"] > asked.goes_on_to:
        return {f"{stay['stay_id']}/residential_care": ("open", None)} if stay["from_on"] <= RUN_LAST else {}
    return {
        f"{stay['stay_id']}/residential_care/{month}": line(
            True,
            -half_up(thousandths(stay["weekly_cost"]) * days, 7 * 10) if stay["weekly_cost"] else None,
            last_day_of(month),
            asked,
        )
        for month, days in days_by_month(stay["from_on"], stay["to_on"] or asked.goes_on_to).items()
    }


def own_customer(stay: Fields, people: list[Fields]) -> bool:
    """Whether the person had been referred to the stay's provider by its first day."""
    return any(
        (person["person_id"], person["provider_id"]) == (stay["person_id"], stay["provider_id"])
        and person["referred_on"] <= stay["from_on"]
        for person in people
    )


def referred_twice(people: list[Fields], asked: Asked) -> set[str]:
    """The referrals of a person to a provider of which one has come before the person had left the other."""
    found: set[str] = set()
    for one, other in combinations(sorted(people, key=lambda person: person["referred_on"]), 2):
        same = all(one[key] == other[key] for key in ("person_id", "provider_id"))
        if same and other["referred_on"] <= (one["left_on"] or asked.as_at):
            found |= {referral(one), referral(other)}
    return found


def in_two_homes(stays: list[Fields], asked: Asked) -> set[str]:
    """The stays of a person in care homes that have a day in both. Without a last day one runs to the day of settling.

    That is so after the run too: whoever is still in one home is in two, though no day of it is paid any more.
    """
    found: set[str] = set()
    for one, other in combinations([stay for stay in stays if stay["kind"] in IN_A_HOME], 2):
        same_day = max(one["from_on"], other["from_on"]) <= min(stay["to_on"] or asked.as_at for stay in (one, other))
        if one["person_id"] == other["person_id"] and same_day:
            found |= {one["stay_id"], other["stay_id"]}
    return found


def after_death(tables: Tables, asked: Asked) -> set[str]:
    """The stays that go on, or begin, after the day on which the person is recorded as having died.

    It is the first such day, where referrals say different ones.
    """
    died: dict[str, str] = {}
    for person in tables["people"]:
        if person["left_reason"] == "died" and person["left_on"]:
            died[person["person_id"]] = min(person["left_on"], died.get(person["person_id"], person["left_on"]))
    return {
        stay["stay_id"]
        for stay in tables["stays"]
        if stay["person_id"] in died and max(stay["from_on"], stay["to_on"] or asked.as_at) > died[stay["person_id"]]
    }


def at_risk(tables: Tables, asked: Asked) -> Worked:
    """Nine tenths in instalments; a tenth released by how many of a quarter's people need no support at ten weeks."""
    worked: Worked = {}
    for person in tables["people"]:
        if in_run(person["referred_on"]):
            worked.update(instalments(person, "fixed_price", A_YEAR * 9 // 10, asked))
            referred_in = next(
                name for name, (first, last) in QUARTERS.items() if first <= person["referred_on"] <= last
            )
            worked[f"{referral(person)}/at_risk/{referred_in}"] = "note", A_YEAR // 10
    for provider in {person["provider_id"] for person in tables["people"]}:
        for quarter, (first, last) in QUARTERS.items():
            referred = [
                person
                for person in tables["people"]
                if person["provider_id"] == provider and max(first, RUN_FIRST) <= person["referred_on"] <= last
            ]
            if referred:
                worked[f"{provider}/at_risk/{quarter}"] = pool(referred, last, asked)
    return worked


def pool(referred: list[Fields], last: str, asked: Asked) -> Outcome:
    """What is released of a tenth of the price of those referred in a quarter, twelve weeks after its last day."""
    percent = released(at_ten_weeks(referred, asked), {40: 50, 50: 100})
    return by_measure(A_YEAR // 10 * len(referred), percent, days_on(last, 84), asked)


def at_ten_weeks(referred: list[Fields], asked: Asked) -> list[Ways]:
    """Of those who were referred ten weeks ago or longer, who needs no further support."""
    return [
        yes_or_no(one_of(person["support_at_10_weeks"], "none"))
        for person in referred
        if days_on(person["referred_on"], 70) <= asked.as_at
    ]
