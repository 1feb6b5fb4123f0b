"""A scheme with what draws set aside left open: only the plans of which that is so are settled again."""

from collections.abc import Callable
from dataclasses import replace

from pbr.engine.fields_needed import needs_of
from pbr.records.table import Records
from pbr.scheme.scheme import Scheme
from pbr.simulate.changed_records import with_plans_alone
from pbr.simulate.payoff.alternative_records import facts_used, with_events_set_aside
from pbr.simulate.payoff.scheme_model import SchemeModel

_PlanKey = tuple[str, str]
"""A provider and a plan."""


def leaves_open(scheme: Scheme, needed: Records) -> bool:
    """Whether draws under a scheme set anything aside: outcomes that an event has left without a result."""
    return with_events_set_aside(needed) is not needed and bool(facts_used(needs_of(scheme)))


def with_left_open(model: SchemeModel, needed: Records, settle: Callable[[Records], SchemeModel]) -> SchemeModel:
    """The model of records of which nothing is set aside. ``settle`` settles some of those that were ``needed``."""
    if not _is_of_each_plan(model):
        return settle(needed)
    plans = _plans_set_aside(needed)
    again = settle(_alone(needed, plans))
    mine = [one for one in model.families if (one.provider_id, one.plan_id) not in plans]
    others = [one for one in again.families if (one.provider_id, one.plan_id) in plans]
    families = sorted([*mine, *others], key=lambda one: (one.provider_id, one.person_id, one.plan_id))
    sums = {part: model.sums[part] for one in mine for part in one.components}
    sums |= {part: again.sums[part] for one in others for part in one.components}
    open_sums = {key: each for key, each in model.open_sums.items() if (key[0], key[2]) not in plans}
    open_sums |= {key: each for key, each in again.open_sums.items() if (key[0], key[2]) in plans}
    return SchemeModel(model.scheme, tuple(families), sums, (), {}, open_sums, ())


def _is_of_each_plan(model: SchemeModel) -> bool:
    """Whether what a plan comes to, before limits, hangs on no other plan."""
    payments = model.scheme.payments
    together = (model.scaled, model.countings, model.only_open, model.scheme.only_one)
    over_others = ((one.at_most, one.most_of, one.amount.so_far, one.scale, one.added_up) for one in payments)
    return not any(together) and all(over is None for each in over_others for over in each)


def _plans_set_aside(needed: Records) -> frozenset[_PlanKey]:
    """The plans of which some outcome is set aside, found once for all schemes."""
    plans, outcomes = needed.tables["plans"].layout, needed.tables["outcomes"]
    if "plans set aside" not in outcomes.made:
        provider, plan = plans["provider_id"], plans["plan_id"]
        pairs = zip(outcomes.rows, with_events_set_aside(needed).tables["outcomes"].rows, strict=True)
        outcomes.made["plans set aside"] = frozenset(
            (row[-1][provider], row[-1][plan]) for row, after in pairs if row is not after
        )
    found: frozenset[_PlanKey] = outcomes.made["plans set aside"]
    return found


def _alone(needed: Records, plans: frozenset[_PlanKey]) -> Records:
    """The records with only these plans: each table of them is one for all schemes, which then draw the same rows."""
    key, tables = ("alone", plans), needed.tables
    if any(key not in table.made for table in tables.values() if "plans" in (table.name, table.kind.parent)):
        for name, table in with_plans_alone(needed, plans).tables.items():
            if table is not tables[name]:
                tables[name].made.setdefault(key, table)
    return replace(needed, tables={name: table.made.get(key, table) for name, table in tables.items()})
