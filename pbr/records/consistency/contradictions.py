"""Records that contradict one another in time: one finding for each kind and table, with its rows and how much."""

from collections.abc import Callable, Iterator

from pbr.records.consistency.after_death import PLANS_AFTER_DEATH, STAYS_AFTER_DEATH, VISITS_AFTER_DEATH
from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding
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
from pbr.records.consistency.overlapping_plans import OVERLAPPING_PLANS, OVERLAPPING_REFERRALS, OVERLAPPING_STAYS
from pbr.records.consistency.planned_and_delivered import FAR_FROM_PLANNED, findings_of_minutes_exchanged
from pbr.records.consistency.recorded_twice import OUTCOMES_TWICE, STANDARDS_TWICE
from pbr.records.consistency.references_alike import findings_of_references_alike
from pbr.records.consistency.referrals import PLANS_NOT_REFERRED, STAYS_NOT_REFERRED
from pbr.records.consistency.wrong_year import findings_in_a_wrong_year


def findings_in(beside: RecordsCompared) -> list[Finding]:
    """Everything that the records contradict each other in, as far as the fields that were read can tell."""
    return [finding for look in _LOOKS for finding in look(beside)]


def findings_as_recorded(beside: RecordsCompared) -> list[Finding]:
    """What is wrong with days and ends as they stand in the records: a day after the day of settling is one too."""
    return [finding for look in _LOOKS_AS_RECORDED for finding in look(beside)]


OF_A_PERSON: tuple[LookedFor, ...] = (OVERLAPPING_PLANS, PLANS_AFTER_DEATH)
"""What is looked for among the plans of each person."""
OF_A_FAMILY_OR_PERSON: tuple[LookedFor, ...] = (
    OVERLAPPING_STAYS, OVERLAPPING_PLANS, OVERLAPPING_REFERRALS, VISITS_OUTSIDE, OUTCOMES_OUTSIDE, PLANS_AFTER_DEATH,
    VISITS_AFTER_DEATH, STAYS_AFTER_DEATH, PLANS_NOT_REFERRED, STAYS_NOT_REFERRED, FULL_DAYS, OUTCOMES_TWICE,
    STANDARDS_TWICE, NEARLY_TWICE, JUDGED_AGAIN, BOTH_WAYS, VISITS_ALIKE, FAR_FROM_PLANNED,
)  # fmt: skip
"""That, what is looked for among a person's referrals and stays, among a plan and all that belongs to it, and among
standards, in the order in which it is told.

A death, and a day of more than 24 hours, may be of several plans of a person.
"""
_LOOKS: tuple[Callable[[RecordsCompared], Iterator[Finding]], ...] = (
    *(one.findings for one in OF_A_FAMILY_OR_PERSON), findings_of_minutes_exchanged,
    findings_of_hours_among_minutes, findings_of_far_figures, findings_of_nothing_failed,
)  # fmt: skip
_LOOKS_AS_RECORDED: tuple[Callable[[RecordsCompared], Iterator[Finding]], ...] = (
    findings_out_of_order, findings_in_a_wrong_year, findings_of_half_ended, findings_of_no_result,
    findings_of_no_last_days, findings_of_references_alike,
)  # fmt: skip
