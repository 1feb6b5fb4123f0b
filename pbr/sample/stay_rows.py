"""Rows of stays.csv: a stay in a care home or hospital that goes with a plan."""

from pbr.rng.sample_stream import Chance
from pbr.sample import probabilities
from pbr.sample.cell_text import IsoDays, Row, known_by
from pbr.sample.invented_plan import DrawnPlan
from pbr.values.money import plain_pounds

COLUMNS = ("stay_id", "person_id", "provider_id", "kind", "from_on", "to_on", "weekly_cost")


def stay_rows(chance: Chance, plan: DrawnPlan, last: int, iso: IsoDays) -> list[Row]:
    """The stay of a plan's person, if there is one that began by ``last`` (a day number): none or one row."""
    ending = plan.ending
    ends: int | None
    if ending.ended_by == "hospital":
        kind, cost, begins = "hospital", "", ending.ended
        ends = begins + chance.between(3, 30)
    elif ending.support == "residential":
        kind, cost = draw_care_home(chance)
        begins = ending.ended + 1
        ends = None if chance.happens(probabilities.STILL_IN_CARE_HOME) else begins + chance.between(13, 83)
    elif chance.happens(probabilities.RESPITE):
        kind, cost = draw_care_home(chance)
        begins = plan.referred.started + chance.between(3, 14)
        ends = begins + chance.between(6, 20)
    else:
        return []
    if begins > last:
        return []
    referred = plan.referred
    return [
        (
            f"{plan.plan_id}-R1",
            f"S{referred.person:04d}",
            referred.provider,
            kind,
            iso[begins],
            iso[known_by(last, ends)],
            cost,
        )
    ]


def draw_care_home(chance: Chance) -> tuple[str, str]:
    """The kind of care home and its weekly cost in pounds, to the nearest five pounds around the published mean."""
    kind = "nursing" if chance.happens(probabilities.NURSING) else "residential"
    return kind, plain_pounds(probabilities.CARE_HOME_WEEK_PENCE + 500 * chance.between(-30, 30))
