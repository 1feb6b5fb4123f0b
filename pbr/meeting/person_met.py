"""One person for the review meeting: plans, every outcome, other records, and the money of them; all as values."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

from pbr.meeting.meeting_money import MeetingMoney, Sums, due_of, hanging_of, with_others_of
from pbr.records.held_row import HeldRow
from pbr.records.table import Value
from pbr.values.dataclass import dataclass


class Stands(StrEnum):
    """Where a plan stands on the day of the meeting."""

    OVER = "over"
    UNDER_WAY = "under way"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class PlanMet:
    """A plan of the person; what is blank is None or empty. ``next_plan`` is the one that starts after it.

    ``confirmed_by`` are all who confirmed what its review found: ``verified_by`` and those who were asked by name.
    """

    plan_id: str
    provider_id: str
    plan_type: str
    stands: Stands
    started_on: date
    planned_end_on: date | None
    ended_on: date | None
    end_reason: str
    weekly_hours: Fraction | None
    support_at_end: str
    reviewed_on: date | None
    verified_by: str
    confirmed_by: tuple[str, ...]
    next_plan: str


@dataclass(frozen=True, slots=True)
class OutcomeMet:
    """An outcome of one of the plans, payable or not; what is blank is None or empty.

    ``meaning`` is the contract's sentence for its code. ``evidence`` is whatever else the records say of it, by field:
    fields of the dictionary that have no place of their own here, and those that the scheme adds. ``confirmed_by`` are
    all who confirmed its result.
    """

    outcome_id: str
    plan_id: str
    outcome: str
    meaning: str
    kind: str
    payable: bool
    weight: Fraction
    agreed_on: date | None
    due_on: date | None
    result: str
    achieved_on: date | None
    reviewed_on: date | None
    verified_by: str
    confirmed_by: tuple[str, ...]
    disputed: bool
    evidence: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class OtherRecord:
    """A referral or a stay of the person, field by field; blank fields are left out."""

    table: str
    facts: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class PersonMet:
    """One person as at a day. Money is in whole pence; it is empty for a scheme that pays nothing.

    ``plans`` are in the order of their first days. ``held_rows`` are rows of this person that could not be read.
    """

    person_id: str
    as_at: date
    plans: tuple[PlanMet, ...]
    outcomes: tuple[OutcomeMet, ...]
    others: tuple[OtherRecord, ...]
    money: tuple[MeetingMoney, ...]
    held_rows: tuple[HeldRow, ...]

    @property
    def under_review(self) -> PlanMet | None:
        """The plan that the meeting is about: the last that has started, or else the first to come."""
        started = [plan for plan in self.plans if plan.stands is not Stands.TO_COME]
        return started[-1] if started else next(iter(self.plans), None)

    @property
    def due(self) -> int:
        """What came due by the day, in pence."""
        return due_of(self.money)

    @property
    def hanging(self) -> Sums:
        """What hangs on the review, or on a day to come."""
        return hanging_of(self.money)

    @property
    def with_others(self) -> Sums:
        """What this person's records bring to sums that are paid to the provider by a measure."""
        return with_others_of(self.money)
