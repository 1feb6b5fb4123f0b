"""What a review meeting has to settle: results that are missing, disputed or confirmed by nobody, and what follows."""

from collections.abc import Iterator

from pbr.evidence.results import OnWhoseWord, rests_on
from pbr.meeting.person_met import OutcomeMet, PersonMet, PlanMet, Stands
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ToSettle:
    """One thing that is missing: of what, of which record, and what it is."""

    what: str
    record_id: str
    missing: str


def to_settle(met: PersonMet) -> tuple[ToSettle, ...]:
    """What is missing, of plans and then of outcomes; an outcome of a plan still to come is not missed yet."""
    stands = {plan.plan_id: plan.stands for plan in met.plans}
    found = [one for plan in met.plans for one in _of_plan(plan, met)]
    for outcome in met.outcomes:
        if stands[outcome.plan_id] is not Stands.TO_COME:
            found += _of_outcome(outcome, met)
    return tuple(found)


def _of_plan(plan: PlanMet, met: PersonMet) -> Iterator[ToSettle]:
    if plan.stands is not Stands.OVER:
        return
    # Where a plan has outcomes, the review at its end is theirs.
    reviewed_by_outcomes = any(one.plan_id == plan.plan_id for one in met.outcomes)
    if plan.reviewed_on is None and not reviewed_by_outcomes:
        yield ToSettle("plan", plan.plan_id, "it is over, and no review is recorded")
    elif plan.support_at_end:
        match rests_on(plan.confirmed_by):
            case OnWhoseWord.NOBODY:
                yield ToSettle("plan", plan.plan_id, "nobody is recorded as having confirmed what the review found")
            case OnWhoseWord.PROVIDER:
                yield ToSettle("plan", plan.plan_id, "what the review found rests on the provider's word alone")


def _of_outcome(one: OutcomeMet, met: PersonMet) -> Iterator[ToSettle]:
    if one.disputed:
        yield ToSettle("outcome", one.outcome_id, "its result is disputed")
    if not one.result and one.due_on is not None and one.due_on <= met.as_at:
        yield ToSettle("outcome", one.outcome_id, "it was due, and has no result")
    if not one.result:
        return
    match rests_on(one.confirmed_by):
        case OnWhoseWord.NOBODY:
            yield ToSettle("outcome", one.outcome_id, "nobody is recorded as having confirmed its result")
        case OnWhoseWord.PROVIDER:
            yield ToSettle("outcome", one.outcome_id, "it rests on the provider's word alone")
