"""The records of one person, found among all and told as values."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import zip_longest
from typing import Any

from pbr.evidence.results import confirmed_by
from pbr.meeting.person_met import OtherRecord, OutcomeMet, PlanMet, Stands
from pbr.records.cells.council_codes import OUTCOME_CODES
from pbr.records.dictionary.confirmations import CONFIRMED_BY
from pbr.records.table import Row, Table
from pbr.scheme.measuring.framework import Framework

TOLD = ("plans", "outcomes", "people", "stays")
"""The tables whose rows are shown whole, where an extract has them."""

_OTHERS = ("people", "stays")
_PLACED = frozenset({
    "outcome_id", "plan_id", "outcome", "kind", "payable", "weight", "agreed_on", "due_on", "result", "achieved_on",
    "reviewed_on", "verified_by", "disputed",
})  # fmt: skip
"""The fields of an outcome that have a place of their own."""


def plans_of(person: str, tables: Mapping[str, Table], as_at: date) -> tuple[PlanMet, ...]:
    """The plans of a person, in the order of their first days."""
    found = [_facts(table, row) for table, row in _rows_of(person, "plans", tables)]
    found.sort(key=lambda facts: (facts["started_on"], facts["plan_id"]))
    return tuple(
        _plan(facts, after["plan_id"] if after else "", as_at) for facts, after in zip_longest(found, found[1:])
    )


def _plan(facts: Mapping[str, Any], next_plan: str, as_at: date) -> PlanMet:
    ended, started = facts.get("ended_on"), facts["started_on"]
    stands = Stands.UNDER_WAY if ended is None or ended > as_at else Stands.OVER
    return PlanMet(
        facts["plan_id"],
        facts["provider_id"],
        facts["plan_type"],
        Stands.TO_COME if started > as_at else stands,
        started,
        facts.get("planned_end_on"),
        ended,
        facts.get("end_reason", ""),
        facts.get("weekly_hours"),
        facts.get("support_at_end", ""),
        facts.get("reviewed_on"),
        facts.get("verified_by", ""),
        confirmed_by(facts),
        next_plan,
    )


def outcomes_of(plans: Sequence[PlanMet], tables: Mapping[str, Table], framework: Framework) -> tuple[OutcomeMet, ...]:
    """Every outcome of these plans, payable or not, plan by plan and in the order of the records."""
    if "outcomes" not in tables:
        return ()
    table, at = tables["outcomes"], tables["outcomes"].layout["plan_id"]
    places = {plan.plan_id: place for place, plan in enumerate(plans)}
    rows = sorted((row for row in table.rows if row[at] in places), key=lambda row: places[row[at]])
    return tuple(_outcome(_facts(table, row), framework) for row in rows)


def _outcome(facts: Mapping[str, Any], framework: Framework) -> OutcomeMet:
    return OutcomeMet(
        facts["outcome_id"],
        facts["plan_id"],
        facts["outcome"],
        framework.sentence(OUTCOME_CODES, facts["outcome"]),
        facts.get("kind", ""),
        bool(facts.get("payable")),
        facts.get("weight", Fraction(1)),
        facts.get("agreed_on"),
        facts.get("due_on"),
        facts.get("result", ""),
        facts.get("achieved_on"),
        facts.get("reviewed_on"),
        facts.get("verified_by", ""),
        confirmed_by(facts),
        bool(facts.get("disputed")),
        {name: value for name, value in facts.items() if name not in _PLACED and not _is_confirmation(name, value)},
    )


def _is_confirmation(name: str, value: object) -> bool:
    """Whether it says that somebody confirmed the result, which is told with who did."""
    return name in CONFIRMED_BY and value is True


def others_of(person: str, tables: Mapping[str, Table]) -> tuple[OtherRecord, ...]:
    """The referrals and stays of a person."""
    return tuple(
        OtherRecord(name, {field: value for field, value in _facts(table, row).items() if field != "person_id"})
        for name in _OTHERS
        for table, row in _rows_of(person, name, tables)
    )


def _rows_of(person: str, name: str, tables: Mapping[str, Table]) -> Iterator[tuple[Table, Row]]:
    if name in tables:
        at = tables[name].layout["person_id"]
        yield from ((tables[name], row) for row in tables[name].rows if row[at] == person)


def _facts(table: Table, row: Row) -> dict[str, Any]:
    """What a row says, field by field in the order of the dictionary; what is blank is left out."""
    at = table.layout
    said = ((field.name, row[at[field.name]]) for field in table.kind.fields if field.name in at)
    return {name: value for name, value in said if value is not None and value != ""}
