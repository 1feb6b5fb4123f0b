"""Synthetic people: a referral for each person and provider, and the support needed afterwards; as stated, and made."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from pydantic import Field

from pbr.rng.keyed_chance import happens
from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Text
from pbr.simulate.assumption import Invented
from pbr.simulate.synthetic.plans import PlanSeen
from pbr.simulate.synthetic.stated_rates import read_rate, read_seed, stated_in
from pbr.values.dataclass import dataclass

_NAME = "invent.people"


class PeopleForm(ProvenanceForm):
    """The referrals that are invented where the extract holds none, and how many of them need no support later."""

    none_at_10_weeks: Text = Field(alias="no support at 10 weeks")
    none_at_52_weeks: Text = Field(alias="no support at 52 weeks")
    seed: Text


@dataclass(frozen=True, slots=True)
class InventedPeople(Invented):
    """One referral for each person and provider; ``value`` is the share that needs no support after ten weeks.

    ``none_at_52_weeks`` is the share after 52 weeks, among those who needed none at ten and the others alike.
    """

    none_at_52_weeks: Fraction
    seed: int


def read_people(form: PeopleForm, reading: Reading) -> InventedPeople | None:
    """The people to invent; None where anything is wrong, which ``reading`` is told."""
    place = reading.place("invent", "people")
    provenance = read_provenance(form, place, reading)
    ten = read_rate(form.none_at_10_weeks, _NAME, reading, "under rates, of: people")
    year = read_rate(form.none_at_52_weeks, _NAME, reading)
    seed = read_seed(form.seed, reading)
    if ten is None or year is None or seed is None:
        return None
    return InventedPeople(
        _NAME, ten, provenance, place, "people", stated_in(form), "one referral for each person and provider",
        f"{ten.text} needing no support at 10 weeks, {year.text} at 52 weeks (seed {seed})", year.central, seed,
    )  # fmt: skip


_DIED = "died"


def people_rows(assumed: InventedPeople, plans: Iterable[PlanSeen], taken: date | None) -> Iterator[dict[str, str]]:
    """One referral of each person to each provider, on the day the first plan there starts.

    Someone leaves on the day a plan ends by death, and otherwise stays. What support is needed is not known where the
    person had died by then, or where that is after the extract was taken.
    """
    of: dict[tuple[str, str], list[PlanSeen]] = defaultdict(list)
    for plan in plans:
        of[plan.provider_id, plan.person_id].append(plan)
    for theirs in of.values():
        yield _referral(assumed, theirs, taken)


def _referral(assumed: InventedPeople, plans: Sequence[PlanSeen], taken: date | None) -> dict[str, str]:
    first = min(plans, key=lambda plan: (plan.started_on, plan.plan_id))
    died = max((plan.ended_on for plan in plans if plan.ended_on and plan.end_reason == _DIED), default=None)

    def support(weeks: int, rate: Fraction) -> str:
        day = first.started_on + timedelta(weeks=weeks)
        if (taken is not None and day > taken) or (died is not None and died < day):
            return ""
        return "none" if happens(rate, assumed.seed, "people", first.provider_id, first.person_id, weeks) else "same"

    return {
        "person_id": first.person_id,
        "provider_id": first.provider_id,
        "referred_on": str(first.started_on),
        "area": first.area,
        "left_on": str(died or ""),
        "left_reason": _DIED if died else "",
        "support_at_10_weeks": support(10, assumed.value.central),
        "support_at_52_weeks": support(52, assumed.none_at_52_weeks),
    }
