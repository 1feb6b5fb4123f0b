"""One invented plan: who, by whom, how much and how long, and how it ends."""

from typing import Literal

from pbr.rng.sample_stream import Chance
from pbr.sample import probabilities
from pbr.sample.plan_end import Ending, draw_ending
from pbr.sample.request import Rates
from pbr.values.dataclass import dataclass

LOWER_BELOW = 24
HIGHER_BELOW = 48
"""Quarter hours a week below which a plan's level is ``lower``, then ``higher`` (assumed: 6 and 12 hours)."""


@dataclass(frozen=True, slots=True)
class Referred:
    """Where a plan begins: the person, the provider, the type, and the day (a day number, the date's ordinal).

    ``follows`` says what the plan goes on from: nothing, a transfer, or a plan with the same provider.
    """

    person: int
    provider: str
    area: str
    plan_type: str
    started: int
    follows: Literal["nothing", "transfer", "plan"]


@dataclass(frozen=True, slots=True)
class DrawnPlan:
    """A plan as it will turn out, whether or not the extract can know it yet. Days are day numbers (ordinals)."""

    number: int
    plan_id: str
    referred: Referred
    rate: str
    weekly_quarters: int
    weeks: int
    agreed: int | None
    planned_end: int
    ending: Ending


def draw_plan(chance: Chance, number: int, referred: Referred, rates: Rates) -> DrawnPlan:
    """The plan of this number, for someone referred."""
    quarters = probabilities.WEEKLY_QUARTER_HOURS[chance.below(len(probabilities.WEEKLY_QUARTER_HOURS))]
    weeks = chance.pick(probabilities.WEEKS[referred.plan_type])
    planned_end = referred.started + 7 * weeks - 1
    rate = chance.pick(probabilities.RATES)
    return DrawnPlan(
        number=number,
        plan_id=f"A{number:04d}",
        referred=referred,
        rate=level(quarters) if rates is Rates.LEVELS else rate,
        weekly_quarters=quarters,
        weeks=weeks,
        agreed=draw_agreement(chance, referred.started),
        planned_end=planned_end,
        ending=draw_ending(chance, referred.plan_type, referred.provider, referred.started, planned_end),
    )


def draw_agreement(chance: Chance, started: int) -> int | None:
    """The day the last of the person, the provider and the council agreed, or None."""
    if chance.happens(probabilities.NOT_AGREED):
        return None
    if chance.happens(probabilities.AGREED_LATE):
        return started + chance.between(1, 21)
    return started - chance.between(0, 10)


def level(weekly_quarters: int) -> str:
    """The level of care for so many quarter hours a week."""
    if weekly_quarters < LOWER_BELOW:
        return "lower"
    return "higher" if weekly_quarters < HIGHER_BELOW else "intensive"


def plan_value_pence(plan: DrawnPlan) -> int:
    """Weekly hours for the planned weeks at the hourly figure, in pence, half a penny up."""
    quarter_pence = plan.weekly_quarters * plan.weeks * probabilities.HOURLY_PENCE[plan.rate]
    return (quarter_pence + 2) // 4
