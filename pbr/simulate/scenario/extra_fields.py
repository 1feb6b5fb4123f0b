"""What assumptions need of an extract beside what its schemes do, where the extract has it."""

from collections.abc import Iterable

from pbr.simulate.payoff.alternative_records import needs_to_draw
from pbr.simulate.payoff.uncertain_result import GROUPS
from pbr.simulate.plan_duration import ENDS
from pbr.simulate.scenario.assumptions import Assumptions
from pbr.simulate.schemes_compared import Candidate

_DAYS = frozenset({"started_on", *ENDS})
FIELDS_OF_HOURS = {
    "visits": frozenset({"visited_on", "delivered_minutes"}),
    "plans": frozenset({"hours_delivered", "weekly_hours"}) | _DAYS,
}
"""The fields, by table, by which hours of care are known."""
_DISPUTED = frozenset({"disputed"})


def wanted_for(candidates: Iterable[Candidate], assumptions: Assumptions) -> dict[str, frozenset[str]]:
    """The fields, by table, by which results are drawn and rates told apart, and the hours and days of care.

    How long a plan is must not hang on which schemes are compared, where the plans are to be longer.
    """
    groups = {field for fields in GROUPS.values() for field in fields}
    wanted: dict[str, frozenset[str]] = {}
    for candidate in candidates:
        for table, fields in needs_to_draw(candidate.compiled.needs, groups).items():
            wanted[table] = wanted.get(table, frozenset()) | fields
    if "outcomes" in wanted:
        wanted["outcomes"] |= _DISPUTED
    if assumptions.figure("cost_per_hour") is not None:
        for table, fields in FIELDS_OF_HOURS.items():
            wanted[table] = wanted.get(table, frozenset()) | fields
    if any(one.of == "weeks" for one in assumptions.volumes):
        wanted["plans"] = wanted.get("plans", frozenset()) | _DAYS
    return wanted
