"""Outcomes of events in the return, in the order in which one goes before another, as both releases write them."""

from enum import Enum


class Outcome(Enum):
    """What came of an event, as release 2 calls it."""

    TO_REABLEMENT = "Progress to reablement/ST-Max"
    TO_ASSESSMENT = "Progress to assessment, review or reassessment"
    NOT_MAPPED = "Release 1 specification only: Not mapped"
    TO_SUPPORT_PLANNING = "Progress to support planning or services"
    CONTINUES = "Continuation of support or services"
    TO_HOSPITAL = "Admitted to hospital"
    MOVED = "NFA: Responsibility moved to another local authority"
    TO_NHS = "NFA: Referral to NHS services or NHS funded social care"
    SELF_FUNDED = "NFA: Self-funded client or under 12wk disregard"
    ADVICE = "NFA: Information and advice or signposting"
    REFERRED_WITHIN = "NFA: Referral to other service within the local authority"
    DECLINED = "NFA: Support declined"
    DECEASED = "NFA: Deceased"
    ENDED_AS_PLANNED = "NFA: Support ended as planned"
    ENDED_FOR_ANOTHER_REASON = "NFA: Support ended for other reason"
    NOT_OFFERED = "NFA: No services offered for other reason"
    OTHER = "NFA: Other"


ORDER: dict[Outcome, int] = {outcome: rank for rank, outcome in enumerate(Outcome, 1)}
"""Of two outcomes of one event the lower goes before the other: the published order of precedence."""

NOT_GIVEN = 999
"""The place in that order of an event without an outcome."""

SAYS_NO_SEQUEL = frozenset(
    {
        Outcome.CONTINUES,
        Outcome.TO_SUPPORT_PLANNING,
        Outcome.TO_ASSESSMENT,
        Outcome.TO_REABLEMENT,
        Outcome.NOT_MAPPED,
    }
)
"""The outcomes by which nobody can tell what followed."""

_PENALTY = 100

OUTCOMES: tuple[tuple[Outcome, tuple[str, ...]], ...] = (
    (Outcome.TO_REABLEMENT, ("Progress to Reablement/ST-Max",)),
    (Outcome.TO_ASSESSMENT, ("Progress to Assessment", "Progress to Re-assessment / Unplanned Review")),
    (Outcome.NOT_MAPPED, ("Progress to financial assessment", "Progress to End of Life Care")),
    (Outcome.TO_SUPPORT_PLANNING, ("Progress to Support Planning / Services",)),
    (Outcome.CONTINUES, ("No change in package", "Provision of service")),
    (Outcome.TO_HOSPITAL, ("Admitted to hospital",)),
    (Outcome.MOVED, ("NFA - Moved to another LA",)),
    (Outcome.TO_NHS, ("NFA - 100% NHS funded care",)),
    (Outcome.SELF_FUNDED, ("NFA - Self-funded client (Inc. 12wk disregard)",)),
    (Outcome.ADVICE, ("NFA - Information & Advice / Signposting only",)),
    (Outcome.REFERRED_WITHIN, ()),
    (Outcome.DECLINED, ("NFA - Support declined",)),
    (Outcome.DECEASED, ("NFA - Deceased",)),
    (Outcome.ENDED_AS_PLANNED, ("Service ended as planned",)),
    (Outcome.ENDED_FOR_ANOTHER_REASON, ("NFA - Support ended: Other reason",)),
    (Outcome.NOT_OFFERED, ("NFA - No services offered: Other reason",)),
    (Outcome.OTHER, ("NFA- Other",)),
)
"""Each outcome, with the words of release 1; one is new in release 2."""


def rank_of(outcome: Outcome | None) -> int:
    """The place of an outcome in the published order."""
    return NOT_GIVEN if outcome is None else ORDER[outcome]


def rank_as_sequel(outcome: Outcome | None) -> int:
    """The place of an outcome where a sequel is looked for: one that says none comes after all that do."""
    return rank_of(outcome) + _PENALTY if outcome in SAYS_NO_SEQUEL else rank_of(outcome)


def is_usable(outcome: Outcome | None) -> bool:
    """Whether an outcome says what followed."""
    return rank_as_sequel(outcome) < _PENALTY
