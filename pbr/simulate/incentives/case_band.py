"""The kinds of case that incentives are told apart by."""

from typing import NamedTuple

from pbr.records.table import Row
from pbr.simulate.payoff.uncertain_result import Component


class CaseBand(NamedTuple):
    """Cases alike in their type of plan, rate and kind of outcome; empty where the extract does not say."""

    plan_type: str = ""
    rate: str = ""
    kind: str = ""

    @property
    def words(self) -> str:
        """The band as people read it: ``reablement, standard``."""
        return ", ".join(word for word in self if word) or "all"


def band_of(component: Component) -> CaseBand:
    """The band of something that can turn out in several ways."""
    return CaseBand(component.of("plan_type"), component.of("rate"), component.of("kind"))


def band_of_plan(row: Row, layout: dict[str, int]) -> CaseBand:
    """The band of a plan."""
    # Written out: every plan is asked.
    plan_type = row[layout["plan_type"]] if "plan_type" in layout else None
    rate = row[layout["rate"]] if "rate" in layout else None
    return CaseBand(str(plan_type or ""), str(rate or ""))
