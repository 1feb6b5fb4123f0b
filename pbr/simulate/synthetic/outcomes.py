"""Synthetic outcomes: so many for each plan, of a kind, and achieved or not by its last day; as stated, and made."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from pydantic import Field

from pbr.rng.keyed_chance import happens
from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Text
from pbr.simulate.assumption import Invented
from pbr.simulate.plan_duration import sooner_end
from pbr.simulate.synthetic.plans import PlanSeen
from pbr.simulate.synthetic.stated_rates import read_rate, read_seed, read_whole, stated_in
from pbr.values.dataclass import dataclass
from pbr.values.share import percent

_NAME = "invent.outcomes"
_MANY = re.compile(r"[1-9]|1[0-9]|20", re.ASCII)


class OutcomesForm(ProvenanceForm):
    """The outcomes that are invented where the extract holds none: how many, of what kind, and what became of them."""

    for_each_plan: Text = Field(alias="for each plan")
    improvement: Text
    payable: Text
    achieved: Text
    seed: Text


@dataclass(frozen=True, slots=True)
class InventedOutcomes(Invented):
    """So many outcomes for each plan; ``value`` is the share achieved.

    ``improvement`` is the share that is to improve something, and ``payable`` the share that the contract pays for.
    """

    for_each_plan: int
    improvement: Fraction
    payable: Fraction
    seed: int


def read_outcomes(form: OutcomesForm, reading: Reading) -> InventedOutcomes | None:
    """The outcomes to invent; None where anything is wrong, which ``reading`` is told."""
    place = reading.place("invent", "outcomes")
    provenance = read_provenance(form, place, reading)
    many = read_whole(form.for_each_plan, _MANY, "a whole number from 1 to 20, such as 3", reading)
    seed = read_seed(form.seed, reading)
    achieved, improvement, payable = (
        read_rate(text, _NAME, reading, "under rates, of: outcomes")
        for text in (form.achieved, form.improvement, form.payable)
    )
    if many is None or seed is None or achieved is None or improvement is None or payable is None:
        return None
    what = f"{many} outcome{'s' if many > 1 else ''} for each plan"
    shares = f"{achieved.text} achieved, {percent(improvement.central)} improvement, {percent(payable.central)} payable"
    return InventedOutcomes(
        _NAME, achieved, provenance, place, "outcomes", stated_in(form), what, f"{shares} (seed {seed})",
        many, improvement.central, payable.central, seed,
    )  # fmt: skip


def outcome_rows(assumed: InventedOutcomes, plans: Iterable[PlanSeen], taken: date | None) -> Iterator[dict[str, str]]:
    """The outcomes of each plan.

    An outcome is reviewed by the council on the last day of its plan, planned or sooner; one whose plan ends after the
    extract was taken is not reviewed yet.
    """
    for plan in plans:
        yield from _outcomes(assumed, plan, taken)


def _outcomes(assumed: InventedOutcomes, plan: PlanSeen, taken: date | None) -> Iterator[dict[str, str]]:
    ended = sooner_end(plan.ended_on, plan.planned_end_on)
    reviewed = "" if ended is None or (taken is not None and ended > taken) else str(ended)
    for number in range(1, assumed.for_each_plan + 1):
        key = (assumed.seed, plan.plan_id, number)
        achieved = happens(assumed.value.central, *key, "achieved")
        yield {
            "outcome_id": f"{plan.plan_id}/invented/{number}",
            "plan_id": plan.plan_id,
            "outcome": "invented",
            "kind": "improvement" if happens(assumed.improvement, *key, "kind") else "maintenance",
            "payable": "yes" if happens(assumed.payable, *key, "payable") else "no",
            "agreed_on": str(plan.started_on),
            "due_on": str(plan.planned_end_on or ended or ""),
            "result": ("achieved" if achieved else "not_achieved") if reviewed else "",
            "achieved_on": reviewed if achieved else "",
            "reviewed_on": reviewed,
            "verified_by": "council" if reviewed else "",
        }
