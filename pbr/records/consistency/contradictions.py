"""Records that contradict one another in time: one finding for each kind and table, with its rows and how much."""

from collections.abc import Callable, Iterator

from pbr.records.consistency.after_death import PLANS_AFTER_DEATH, STAYS_AFTER_DEATH, VISITS_AFTER_DEATH
from pbr.records.consistency.comparison import Beside
from pbr.records.consistency.contradiction import Finding, hold_by, many, true_in
from pbr.records.consistency.contradictory_outcomes import BOTH_WAYS
from pbr.records.consistency.duplicate_visits import VISITS_ALIKE
from pbr.records.consistency.end_without_day import findings_of_half_ended
from pbr.records.consistency.facts_left_out import findings_of_no_last_days, findings_of_no_result
from pbr.records.consistency.found_rows import LookedFor
from pbr.records.consistency.hours_among_minutes import findings_of_hours_among_minutes
from pbr.records.consistency.hours_in_a_day import FULL_DAYS
from pbr.records.consistency.near_duplicates import JUDGED_AGAIN, NEARLY_TWICE
from pbr.records.consistency.only_successes import findings_of_nothing_failed
from pbr.records.consistency.order_of_days import findings_out_of_order
from pbr.records.consistency.outlying_figures import findings_of_far_figures
from pbr.records.consistency.outside_plan import OUTCOMES_OUTSIDE, VISITS_OUTSIDE
from pbr.records.consistency.overlapping_plans import OVERLAPPING_PLANS
from pbr.records.consistency.overlaps import overlapping, overlapping_stays, told_days, told_days_beyond
from pbr.records.consistency.planned_and_delivered import FAR_FROM_PLANNED, findings_of_minutes_exchanged
from pbr.records.consistency.recorded_twice import OUTCOMES_TWICE, STANDARDS_TWICE
from pbr.records.consistency.references_alike import findings_of_references_alike
from pbr.records.consistency.referrals import days_referred, of_people_referred
from pbr.records.consistency.wrong_year import findings_in_a_wrong_year


def findings_in(beside: Beside) -> list[Finding]:
    """Everything that the records contradict each other in, as far as the fields that were read can tell."""
    return [finding for look in _LOOKS for finding in look(beside)]


def findings_as_recorded(beside: Beside) -> list[Finding]:
    """What is wrong with days and ends as they stand in the records: a day after the day of settling is one too."""
    return [finding for look in _LOOKS_AS_RECORDED for finding in look(beside)]


def _stays(beside: Beside) -> Iterator[Finding]:
    if beside.has("stays", "from_on", "to_on", "kind"):
        found = overlapping_stays(beside)
        rows = true_in(found.answers)
        if rows:
            overlap = many(rows, "stay overlaps", "stays overlap")
            message = f"{overlap} another stay of the same person: {told_days(found.days, found.moving)}"
            yield Finding("PBR810", "stays", rows, message, hold_by("a stay", "overlaps another stay of the person"))


def _referrals(beside: Beside) -> Iterator[Finding]:
    if not beside.has("people", "left_on"):
        return
    of_provider = overlapping(beside, "people", "provider_id")
    rows = true_in(of_provider.answers)
    if rows:
        message = (
            f"{many(rows, 'referral overlaps', 'referrals overlap')} another of the same person to the same "
            f"provider: {told_days(of_provider.days, of_provider.moving)}"
        )
        words = "overlaps another referral of the person to the provider"
        yield Finding("PBR813", "people", rows, message, hold_by("a person", words))
    of_person = overlapping(beside, "people")
    rest = tuple(at for at in true_in(of_person.answers) if of_provider.answers[at] is not True)
    if rest:
        message = (
            f"{many(rest, 'referral overlaps', 'referrals overlap')} one of the same person to another provider: "
            f"{told_days_beyond(of_person.days, of_person.moving, (of_provider.days, of_provider.moving))}"
        )
        yield Finding("PBR825", "people", rest, message, hold_by("a person", "overlaps another referral of the person"))


def _not_referred(beside: Beside) -> Iterator[Finding]:
    if not beside.has("people"):
        return
    for table, first in (("plans", "started_on"), ("stays", "from_on")):
        if not beside.has(table, first):
            continue
        one = table.removesuffix("s")
        referred, answers = days_referred(beside, table), of_people_referred(beside, table)
        words = "of a person referred to the provider"
        help_ = f"mend the person or the provider, or add the referral; a scheme can take in {table} {words} alone"
        never = tuple(at for at, day in enumerate(referred) if day is None)
        if never:
            message = (
                f"{many(never, f'{one} is', f'{table} are')} of somebody who was never referred to the provider named"
            )
            yield Finding("PBR816", table, never, message, help_)
        before = tuple(at for at, day in enumerate(referred) if day is not None and answers[at] is False)
        if before:
            message = (
                f"{many(before, f'{one} begins', f'{table} begin')} before the person was referred to the provider"
            )
            yield Finding("PBR817", table, before, message, help_)


OF_A_PERSON: tuple[LookedFor, ...] = (OVERLAPPING_PLANS, PLANS_AFTER_DEATH)
"""What is looked for among the plans of each person."""
OF_A_FAMILY_OR_PERSON: tuple[LookedFor, ...] = (
    OVERLAPPING_PLANS, VISITS_OUTSIDE, OUTCOMES_OUTSIDE, PLANS_AFTER_DEATH, VISITS_AFTER_DEATH, FULL_DAYS,
    OUTCOMES_TWICE, STANDARDS_TWICE, NEARLY_TWICE, JUDGED_AGAIN, BOTH_WAYS, VISITS_ALIKE, FAR_FROM_PLANNED,
)  # fmt: skip
"""That and what is looked for among a plan and all that belongs to it, and standards, in the order in which it is told.

A death, and a day of more than 24 hours, may be of several plans of a person.
"""
_LOOKS: tuple[Callable[[Beside], Iterator[Finding]], ...] = (
    _stays, OVERLAPPING_PLANS.findings, _referrals, VISITS_OUTSIDE.findings, OUTCOMES_OUTSIDE.findings,
    PLANS_AFTER_DEATH.findings, VISITS_AFTER_DEATH.findings, STAYS_AFTER_DEATH.findings, _not_referred,
    FULL_DAYS.findings, OUTCOMES_TWICE.findings, STANDARDS_TWICE.findings, NEARLY_TWICE.findings, JUDGED_AGAIN.findings,
    BOTH_WAYS.findings, VISITS_ALIKE.findings, FAR_FROM_PLANNED.findings, findings_of_minutes_exchanged,
    findings_of_hours_among_minutes, findings_of_far_figures, findings_of_nothing_failed,
)  # fmt: skip
_LOOKS_AS_RECORDED: tuple[Callable[[Beside], Iterator[Finding]], ...] = (
    findings_out_of_order, findings_in_a_wrong_year, findings_of_half_ended, findings_of_no_result,
    findings_of_no_last_days, findings_of_references_alike,
)  # fmt: skip
