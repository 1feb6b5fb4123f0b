"""How an invented plan ends: why, when, with what support, and when it is reviewed."""

from pbr.rng.sample_stream import Chance
from pbr.sample import probabilities
from pbr.values.dataclass import dataclass

FINISHED = frozenset({"completed", "recovered_early"})
LEFT = frozenset({"died", "moved", "declined", "transferred", "direct_payment"})
"""Reasons after which the person is no longer with the provider."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a plan ends. ``support`` is blank where nobody judges it. Days are day numbers (ordinals)."""

    ended_by: str
    ended: int
    support: str
    reviewed: int | None
    verified_by: str
    delivered_percent: int

    @property
    def finished(self) -> bool:
        """Whether the plan ran its course, rather than being cut short."""
        return self.ended_by in FINISHED


def draw_ending(chance: Chance, plan_type: str, provider: str, started: int, planned_end: int) -> Ending:
    """How a plan of this type and provider ends."""
    ended_by, support = draw_reason(chance, plan_type, provider)
    ended = draw_end(chance, ended_by, started, planned_end)
    delivered = chance.between(*probabilities.DELIVERED_PERCENT)
    if not is_reviewed(chance, ended_by):
        return Ending(ended_by, ended, support, None, "", delivered)
    longest = chance.pick(probabilities.REVIEW_DELAY)
    shortest = longest // 2 if longest > 7 else 0
    reviewed = ended + chance.between(shortest, longest)
    return Ending(ended_by, ended, support, reviewed, chance.pick(probabilities.VERIFIED_BY), delivered)


def draw_reason(chance: Chance, plan_type: str, provider: str) -> tuple[str, str]:
    """The end reason, and the support at the end (blank where nobody judges it)."""
    if chance.happens(probabilities.TRANSFERRED):
        return "transferred", ""
    if plan_type != "reablement" and chance.happens(probabilities.DIRECT_PAYMENT):
        return "direct_payment", ""
    if plan_type == "ongoing":
        ended_by = chance.pick(probabilities.ONGOING_ENDS)
        return ended_by, draw_ongoing_support(chance, ended_by, provider)
    return draw_sequel(chance, provider)


def draw_ongoing_support(chance: Chance, ended_by: str, provider: str) -> str:
    """The support at the end of an ongoing plan."""
    if ended_by == "recovered_early":
        return "none"
    if ended_by != "completed":
        return ""
    did_well = chance.happens(probabilities.NEEDED_LESS[provider])
    return chance.pick(probabilities.LESS_AFTER_ONGOING if did_well else probabilities.MORE)


def draw_sequel(chance: Chance, provider: str) -> tuple[str, str]:
    """The end reason and support after short-term support.

    The published counts say how often a plan is cut short; of the others, the provider's own share needs
    no long-term support.
    """
    match chance.pick(probabilities.SEQUELS):
        case "early end, NHS care or death":
            return chance.pick(probabilities.NHS_OR_DEATH), ""
        case "early end, no long-term support":
            ended_by = chance.pick(probabilities.EARLY_ENDS)
            return ended_by, "none" if ended_by == "recovered_early" else ""
        case "early end, long-term support":
            return "other", "increased"
        case "support declined":
            return "declined", ""
        case "self-funding":
            return "completed", "same"
    if chance.happens(probabilities.NEEDED_LESS[provider]):
        return "completed", chance.pick(probabilities.LESS_AFTER_SHORT_TERM)
    return "completed", chance.pick(probabilities.MORE)


def draw_end(chance: Chance, ended_by: str, started: int, planned_end: int) -> int:
    """The last day of the plan."""
    days = planned_end - started + 1
    if ended_by == "recovered_early":
        return started + days * chance.between(40, 85) // 100
    if ended_by != "completed":
        return started + chance.below(days)
    match chance.pick(probabilities.COMPLETED_ON):
        case "sooner":
            return planned_end - chance.between(1, 6)
        case "later":
            return planned_end + chance.between(1, 14)
    return planned_end


def is_reviewed(chance: Chance, ended_by: str) -> bool:
    """Whether the council ever reviews the plan."""
    if ended_by == "died":
        return False
    if ended_by in FINISHED or ended_by == "other":
        return not chance.happens(probabilities.NEVER_REVIEWED)
    return chance.happens(probabilities.REVIEWED_AFTER_CUT_SHORT)
