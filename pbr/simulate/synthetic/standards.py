"""Synthetic standards for each provider and quarter, met or not once they have been assessed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pbr.rng.keyed_chance import happens
from pbr.simulate.assumption import Invented
from pbr.simulate.synthetic.plans import PlanSeen
from pbr.values.dataclass import dataclass
from pbr.values.dates import quarter_of
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class InventedStandards(Invented):
    """Some standards for each provider and quarter; ``value`` is the share met.

    ``over`` is the span whose quarters are judged; None: that of the provider's own plans. They are assessed
    ``days_after`` the last day of the quarter.
    """

    codes: tuple[str, ...]
    over: Period | None
    days_after: int
    seed: int


def standard_rows(
    assumed: InventedStandards, plans: Iterable[PlanSeen], taken: date | None
) -> Iterator[dict[str, str]]:
    """The standards of each provider in each quarter of the span stated, or of its own plans.

    A standard that would be assessed after the extract was taken is not assessed yet.
    """
    for provider, span in _spans(plans, taken).items():
        for quarter in _quarters(assumed.over or span):
            day = quarter.last + timedelta(days=assumed.days_after)
            assessed = taken is None or day <= taken
            for code in assumed.codes:
                met = happens(assumed.value.central, assumed.seed, "standards", provider, code, quarter.first)
                yield {
                    "standard": code,
                    "provider_id": provider,
                    "from_on": str(quarter.first),
                    "to_on": str(quarter.last),
                    "assessed_on": str(day) if assessed else "",
                    "met": ("yes" if met else "no") if assessed else "",
                }


def _spans(plans: Iterable[PlanSeen], taken: date | None) -> dict[str, Period]:
    """From the first day of each provider's plans to the last."""
    days: dict[str, list[date]] = defaultdict(list)
    for plan in plans:
        days[plan.provider_id] += [plan.started_on, plan.last_day(taken)]
    return {provider: Period(min(found), max(found)) for provider, found in days.items()}


def _quarters(span: Period) -> Iterator[Period]:
    """The calendar quarters in which a span has a day, each whole."""
    quarter = quarter_of(span.first)
    while quarter.first <= span.last:
        yield quarter
        quarter = quarter_of(quarter.last + timedelta(days=1))
