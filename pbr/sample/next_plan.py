"""Which plan comes next: a person newly referred, or one whose plan goes on in another."""

from dataclasses import replace

from pbr.rng.sample_stream import Chance
from pbr.sample import probabilities
from pbr.sample.invented_plan import DrawnPlan, Referred
from pbr.sample.request import SampleWanted


def next_referred(chance: Chance, wanted: SampleWanted, before: DrawnPlan | None) -> Referred:
    """Who the next plan is for.

    A transferred plan is always followed by a plan with another provider, and a completed one with support
    still needed sometimes by an ongoing plan with the same one.
    """
    first, last = wanted.first.toordinal(), wanted.last.toordinal()
    if before and before.ending.ended < last:
        if before.ending.ended_by == "transferred":
            return transferred(before, draw_other_provider(chance, before.referred.provider))
        if is_supported_further(chance, before):
            return supported_further(before)
    return Referred(
        person=before.referred.person + 1 if before else 1,
        provider=chance.pick(probabilities.PROVIDERS),
        area=chance.pick(probabilities.AREAS),
        plan_type=chance.pick(probabilities.PLAN_TYPES),
        started=chance.between(first, last),
        follows="nothing",
    )


def is_supported_further(chance: Chance, before: DrawnPlan) -> bool:
    """Whether an ongoing plan follows: only a person's first plan is followed so."""
    if before.referred.follows != "nothing" or before.ending.ended_by != "completed":
        return False
    return before.ending.support in {"same", "increased"} and chance.happens(probabilities.FOLLOWED_BY_ONGOING)


def transferred(before: DrawnPlan, provider: str) -> Referred:
    """The same person with another provider, from the day after the transfer."""
    return replace(before.referred, provider=provider, started=before.ending.ended + 1, follows="transfer")


def supported_further(before: DrawnPlan) -> Referred:
    """The same person in an ongoing plan with the same provider, from the day after the last."""
    return replace(before.referred, plan_type="ongoing", started=before.ending.ended + 1, follows="plan")


def draw_other_provider(chance: Chance, provider: str) -> str:
    """Any provider but this one, each as likely."""
    others = [other for other in probabilities.PROVIDERS.kinds if other != provider]
    return others[chance.below(len(others))]
