"""Every measure of the shipped schemes counted a second time, also those that change no payment."""

from collections import Counter
from fractions import Fraction

from tests.second_calculation import contract_sums
from tests.second_calculation.population import (
    IN_A_HOME,
    after_death,
    at_ten_weeks,
    in_two_homes,
    own_customer,
    referral,
    referred_twice,
)
from tests.second_calculation.shared import (
    QUARTERS,
    RUN_FIRST,
    RUN_LAST,
    Asked,
    Fields,
    Tables,
    days_on,
    every,
    one_of,
    opposite,
)
from tests.second_calculation.shares import Ways, yes_or_no

SUPPORT = ("support_at_10_weeks", "support_at_52_weeks")
Counted = dict[tuple[str, str, str], list[Ways]]
"""What may become of each record of a measure, by the measure, the provider and the window."""

Rated = dict[tuple[str, str, str], tuple[int, int, int, tuple[Fraction, Fraction] | None]]
"""How many to how many, how many are not known, and both ends of the rate, by the same."""


def hertfordshire(tables: Tables, asked: Asked) -> Counted:
    """Reablement that began six weeks ago or longer: after it no care package, or a reduced one."""
    counted: Counted = {}
    for measure, support in (("no_ongoing_care_package", "none"), ("a_reduced_package", "reduced")):
        for plan in tables["plans"]:
            begun = plan["plan_type"] == "reablement" and days_on(plan["started_on"], 42) <= asked.as_at
            for quarter, (first, last) in QUARTERS.items():
                ways = counted.setdefault((measure, plan["provider_id"], quarter), [])
                if begun and first <= plan["started_on"] <= last:
                    ways.append(yes_or_no(one_of(plan["support_at_end"], support)))
    return counted


def prime_provider(tables: Tables, asked: Asked) -> Counted:
    """Of the people of the run: no further support after ten weeks, and none after a year but some after ten weeks."""
    twice = referred_twice(tables["people"], asked)
    counted: Counted = {}
    for person in tables["people"]:
        ten_weeks = counted.setdefault(("no_further_support_by_ten_weeks", person["provider_id"], "run"), [])
        a_year = counted.setdefault(("helped_later_in_the_first_year", person["provider_id"], "run"), [])
        if not RUN_FIRST <= person["referred_on"] <= RUN_LAST:
            continue
        # Of somebody whose referrals are held until somebody has looked, no answer is known.
        answers = person | dict.fromkeys(SUPPORT, "") if referral(person) in twice else person
        ten_weeks += at_ten_weeks([answers], asked)
        if days_on(person["referred_on"], 364) <= asked.as_at:
            a_year.append(yes_or_no(helped_later(answers)))
    return counted


def helped_later(person: Fields) -> bool | None:
    """Whether somebody needed support after ten weeks and none after a year."""
    ten_weeks, a_year = (one_of(person[field], "none") for field in SUPPORT)
    return every(opposite(ten_weeks), a_year)


def admissions(tables: Tables, asked: Asked) -> Rated:
    """Admissions to care homes of the provider's own customers, to each hundred people referred in the run.

    A stay that is held until somebody has looked may be one or not; a referral that is held is a referral.
    """
    queries = in_two_homes(tables["stays"], asked) | after_death(tables, asked)
    referred = Counter(
        person["provider_id"] for person in tables["people"] if RUN_FIRST <= person["referred_on"] <= RUN_LAST
    )
    sure: Counter[str] = Counter()
    perhaps: Counter[str] = Counter()
    for stay in tables["stays"]:
        entered = stay["kind"] in IN_A_HOME and RUN_FIRST <= stay["from_on"] <= RUN_LAST
        if entered and own_customer(stay, tables["people"]):
            (perhaps if stay["stay_id"] in queries else sure)[stay["provider_id"]] += 1
    rated: Rated = {}
    for provider in {*referred, *sure, *perhaps}:
        of, least, most = referred[provider], sure[provider], sure[provider] + perhaps[provider]
        both = (Fraction(100 * least, of), Fraction(100 * most, of)) if of else None
        rated["residential_admissions", provider, "run"] = least, of, most - least, both
    return rated


def at_risk(tables: Tables, asked: Asked) -> Counted:
    """Of the people of a quarter: no further support after ten weeks."""
    counted: Counted = {}
    for person in tables["people"]:
        for quarter, (first, last) in QUARTERS.items():
            ways = counted.setdefault(("no_further_support_by_ten_weeks", person["provider_id"], quarter), [])
            if first <= person["referred_on"] <= last:
                ways += at_ten_weeks([person], asked)
    return counted


def staffordshire(tables: Tables, asked: Asked) -> Counted:
    """Standards with ninety points or more, and those that are not below sixty."""
    return {
        (measure, provider, quarter): contract_sums.scored(tables, provider, quarter, asked, points)
        for measure, points in (("standards_excellent", 90), ("standards_not_poor", 60))
        for provider in ("P1", "P2", "P3", "P4")
        for quarter in QUARTERS
    }


def withheld(tables: Tables, asked: Asked) -> Counted:
    """Standards that were met."""
    return {
        ("targets_met", provider, quarter): contract_sums.met(tables, provider, quarter, asked)
        for provider in ("P1", "P2", "P3", "P4")
        for quarter in QUARTERS
    }


def sutton_by_standards(tables: Tables, asked: Asked) -> Counted:
    """Standards that were met, and outcomes that were achieved."""
    standards = {
        ("standards_met", provider, quarter): contract_sums.met(tables, provider, quarter, asked)
        for provider in contract_sums.SUTTON
        for quarter in QUARTERS
    }
    return standards | sutton_proved_once(tables, asked)


def sutton_proved_once(tables: Tables, asked: Asked) -> Counted:
    """Outcomes that were achieved, of those that were due in a quarter.

    A quarter is listed by its own outcomes: not for one without a day, which may be due in any.
    """
    return {
        ("outcomes_achieved", provider, quarter): contract_sums.due_in(tables, provider, quarter)
        for provider in contract_sums.SUTTON
        for quarter in QUARTERS
        if contract_sums.has_any_due_in(tables, provider, quarter)
    }
