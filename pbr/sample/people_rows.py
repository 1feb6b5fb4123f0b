"""Rows of people.csv: each referral of a person to a provider."""

from pbr.rng.sample_stream import Chance
from pbr.sample import probabilities
from pbr.sample.cell_text import IsoDays, Row, known_by
from pbr.sample.invented_plan import DrawnPlan
from pbr.sample.plan_end import LEFT

COLUMNS = (
    *("person_id", "provider_id", "referred_on", "area", "left_on", "left_reason"),
    *("support_at_10_weeks", "support_at_52_weeks"),
)
TEN_WEEKS = 70
A_YEAR = 364


def person_row(chance: Chance, plan: DrawnPlan, first: int, last: int, iso: IsoDays) -> Row:
    """The referral that a plan begins, as an extract taken on ``last`` has it.

    ``first`` and ``last`` are the first and last day of the sample (day numbers); nobody is referred before
    the first. Someone transferred is referred to the new provider on the day the plan with it starts.
    """
    referred = plan.referred
    waited = chance.between(0, 10) if referred.follows == "nothing" else 0
    referred_on = max(first, referred.started - waited)
    left = known_by(last, plan.ending.ended) if plan.ending.ended_by in LEFT else None
    at_ten_weeks = support_at_ten_weeks(chance, plan, referred_on)
    at_a_year = support_at_a_year(chance, at_ten_weeks)
    followed_up = not chance.happens(probabilities.NOT_FOLLOWED_UP)
    return (
        f"S{referred.person:04d}",
        referred.provider,
        iso[referred_on],
        referred.area,
        iso[left],
        plan.ending.ended_by if left else "",
        at_ten_weeks if followed_up and referred_on + TEN_WEEKS <= last else "",
        at_a_year if followed_up and referred_on + A_YEAR <= last else "",
    )


def support_at_ten_weeks(chance: Chance, plan: DrawnPlan, referred_on: int) -> str:
    """The support ten weeks after referral; blank for someone who has left."""
    ending = plan.ending
    if ending.ended > referred_on + TEN_WEEKS:
        return chance.pick(probabilities.STILL_SUPPORTED)
    if ending.ended_by in LEFT:
        return ""
    return ending.support or chance.pick(probabilities.STILL_SUPPORTED)


def support_at_a_year(chance: Chance, at_ten_weeks: str) -> str:
    """The support a year after referral, from what it was at ten weeks."""
    if at_ten_weeks == "none":
        stays_so = chance.happens(probabilities.STILL_NONE_AT_A_YEAR)
        return "none" if stays_so else chance.pick(probabilities.STILL_SUPPORTED)
    if at_ten_weeks in {"", "residential"}:
        return at_ten_weeks
    return "none" if chance.happens(probabilities.NONE_BY_A_YEAR) else at_ten_weeks
