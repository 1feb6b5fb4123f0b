"""The records as they would stand if everything that is drawn turned out in one stated way.

What is drawn gets plausible days, so that the contract can pay for it: an outcome is achieved on the day it was due,
or a fortnight sooner, and reviewed no sooner than it was due; a plan that goes on is taken to end as planned. A plan
ended by an event (a death, a hospital stay, a move) is not drawn: draws take what its outcomes lack as "not assessed"
(`with_events_set_aside`), and the most and least as not known, since a review may still find anything.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from pbr.records.dictionary import TABLES
from pbr.records.dictionary.confirmations import CONFIRMATIONS, CONFIRMED_BY, EVIDENCE
from pbr.records.extract.needed import Needs, needs_of_tables, tables_of
from pbr.records.table import Records, Row, Value
from pbr.simulate.changed_records import with_fields, with_rows_at
from pbr.simulate.payoff.uncertain_result import ALTERNATIVES, GROUPS, Component
from pbr.simulate.plan_duration import last_day_of
from pbr.simulate.record_ids import ids_in
from pbr.values.dataclass import dataclass

Fact = tuple[str, str]
"""A table and the field of it that is drawn."""

VARIED: Mapping[Fact, frozenset[str]] = {
    ("outcomes", "result"): frozenset({"result", "achieved_on"}),
    ("plans", "support_at_end"): frozenset({"support_at_end"}),
    ("people", "support_at_10_weeks"): frozenset({"support_at_10_weeks"}),
}
"""The fields that differ between the alternatives of a fact."""

TURNED: Mapping[str, frozenset[str]] = {
    "outcomes": frozenset({"result", "achieved_on", "reviewed_on", "verified_by", "disputed", *CONFIRMATIONS}),
    "plans": frozenset({"support_at_end", "ended_on", "end_reason", "reviewed_on", "verified_by", *CONFIRMATIONS}),
    "people": frozenset({"support_at_10_weeks"}),
}
"""The fields of a drawn record that may be others than those recorded, by table, in any of its ways."""

_CONFIRMED: Mapping[str, Value] = {**dict.fromkeys(CONFIRMED_BY, True), EVIDENCE: "drawn"}
"""A result that is drawn is one that everybody confirmed: what is drawn is what came of it, and not who says so."""

_USED: Mapping[Fact, Mapping[str, frozenset[str]]] = {
    ("outcomes", "result"): {
        "outcomes": frozenset({"outcome", "kind", "result", "achieved_on", "due_on"}),
        "plans": frozenset({"plan_type", "started_on", "planned_end_on", "ended_on", "end_reason"}),
    },
    ("plans", "support_at_end"): {
        "plans": frozenset({"plan_type", "support_at_end", "planned_end_on", "ended_on", "end_reason"})
    },
    ("people", "support_at_10_weeks"): {"people": frozenset({"support_at_10_weeks", "left_on"})},
}
_FINISHED = ("completed", "recovered_early")
_SOONER = timedelta(days=14)
_TEN_WEEKS = timedelta(days=70)


class Which(StrEnum):
    """Which components are drawn: those not known yet, or all of them again."""

    NOT_KNOWN_YET = "not known yet"
    ALL = "all"


def facts_used(needs: Mapping[str, frozenset[str]]) -> tuple[Fact, ...]:
    """The facts that can be drawn among the fields a scheme, or a payment, uses."""
    return tuple(fact for fact, fields in VARIED.items() if fields & needs.get(fact[0], frozenset()))


def needs_to_draw(needs: Needs, by: Iterable[str] = ()) -> Needs:
    """The fields to read so that what a scheme uses can be drawn: its own, and those that days and groups come from.

    ``by`` names further fields of a group, such as ``rate`` or ``area``, which an extract may not have.
    """
    wanted = dict(needs)
    for fact in facts_used(needs):
        for table, fields in _USED[fact].items():
            grouped = {*GROUPS[fact[0]], *GROUPS[table]} & {*by} & TABLES[table].fields_by_name.keys()
            wanted[table] = wanted.get(table, frozenset()) | fields | grouped
    return needs_of_tables(wanted, tables_of(needs))


@dataclass(frozen=True, slots=True)
class UncertainRecords:
    """What is drawn of an extract: each component with the position of its row in its table's rows."""

    records: Records
    components: Mapping[Component, int]

    def at(self, facts: Iterable[Fact], varied: Fact | None, alternative: int, tables: Iterable[str]) -> Records:
        """The records with every component of ``facts`` at its best, but those of ``varied`` at an alternative.

        Only the ``tables`` asked for are given. Rows keep their order, and children belong to the changed rows.
        """
        layouts = {name: table.layout for name, table in self.records.tables.items()}
        asked = self.as_recorded(tables)
        changed: dict[str, dict[int, Row]] = {}
        for name, table in asked.tables.items():
            fact = next((fact for fact in facts if fact[0] == name), None)
            if fact is not None:
                words = ALTERNATIVES[fact][alternative if fact == varied else 0].name
                drawn = {at for each, at in self.components.items() if each.table == name}
                turned = _turning(name, layouts, words)
                changed[name] = {row: turned(table.rows[row]) for row in drawn}
        return with_rows_at(asked, changed)

    def as_recorded(self, tables: Iterable[str]) -> Records:
        """The records as they are, of the ``tables`` asked for."""
        wanted = {*tables}
        kept = {name: table for name, table in self.records.tables.items() if name in wanted}
        return replace(self.records, tables=kept)


def uncertain_records_of(records: Records, facts: Iterable[Fact], which: Which) -> UncertainRecords:
    """What is drawn of records as they were known on a day, in the order of the records."""
    layouts = {name: table.layout for name, table in records.tables.items()}
    components: dict[Component, int] = {}
    for table, fact in facts:
        if table in records.tables:
            id_of = ids_in(table, layouts[table])
            for at, row in enumerate(records.tables[table].rows):
                if _is_drawn(table, row, layouts, which):
                    components[_component(table, fact, id_of(row), row, layouts)] = at
    return UncertainRecords(records, components)


def with_events_set_aside(records: Records) -> Records:
    """The records with every outcome that an event has left without a result not assessed; the same where none is."""
    outcomes = records.tables.get("outcomes")
    if outcomes is None or "plans" not in records.tables:
        return records
    above = records.tables["plans"].layout
    left = {
        at: with_fields(row, outcomes.layout, {"result": "not_assessed"})
        for at, row in enumerate(outcomes.rows)
        if _get(row, outcomes.layout, "result") is None and _ended_by_an_event(row[-1], above)
    }
    return with_rows_at(records, {"outcomes": left}) if left else records


def _get(row: Row, layout: Mapping[str, int], field: str) -> Value:
    value: Value = row[layout[field]] if field in layout else None
    return value


def _day(row: Row, layout: Mapping[str, int], *fields: str) -> date | None:
    """The first of some days that is known."""
    for field in fields:
        value = _get(row, layout, field)
        if isinstance(value, date):
            return value
    return None


def _ended_by_an_event(plan: Row, layout: Mapping[str, int]) -> bool:
    reason = _get(plan, layout, "end_reason")
    return reason is not None and reason not in _FINISHED


def _is_drawn(table: str, row: Row, layouts: Mapping[str, Mapping[str, int]], which: Which) -> bool:
    layout = layouts[table]
    again = which is Which.ALL
    if table == "outcomes":
        result = _get(row, layout, "result")
        if result == "not_assessed" or _ended_by_an_event(row[-1], layouts["plans"]):
            return False
        return again or result is None or _get(row, layout, "disputed") is True
    if table == "plans":
        if _ended_by_an_event(row, layout) or last_day_of(row, layout) is None:
            return False
        return again or _get(row, layout, "support_at_end") is None
    if _get(row, layout, "support_at_10_weeks") is not None:
        return again
    left, referred = _day(row, layout, "left_on"), _day(row, layout, "referred_on")
    return left is None or referred is None or left >= referred + _TEN_WEEKS


def _component(table: str, fact: str, record_id: str, row: Row, layouts: Mapping[str, Mapping[str, int]]) -> Component:
    kind = TABLES[table]
    layout = layouts[table]
    head, head_layout = (row[-1], layouts[kind.parent]) if kind.parent else (row, layout)
    group = tuple(str(_get(row, layout, name) or _get(head, head_layout, name) or "") for name in GROUPS[table])
    return Component(table, fact, record_id, head[head_layout["provider_id"]], group)


def _turning(table: str, layouts: Mapping[str, Mapping[str, int]], alternative: str) -> Callable[[Row], Row]:
    """A function from a row to the same row turned out in an alternative."""
    always, by_row = _turned_to(table, layouts, alternative)
    layout = layouts[table]
    same = [(layout[name], value) for name, value in always.items() if name in layout]
    each = [(layout[name], of_row) for name, of_row in by_row.items() if name in layout]

    def turned(row: Row) -> Row:
        made = list(row)
        for at, value in same:
            made[at] = value
        for at, of_row in each:
            made[at] = of_row(row)
        return tuple(made)

    return turned


def _turned_to(
    table: str, layouts: Mapping[str, Mapping[str, int]], alternative: str
) -> tuple[Mapping[str, Value], Mapping[str, Callable[[Row], Value]]]:
    """The fields that are the same in every row of an alternative, and those that go by the row."""
    layout = layouts[table]
    if table == "people":
        return {"support_at_10_weeks": alternative}, {}
    if table == "plans":
        return {"support_at_end": alternative, "verified_by": "council", **_CONFIRMED}, {
            "ended_on": lambda row: last_day_of(row, layout),
            "end_reason": lambda row: _get(row, layout, "end_reason") or "completed",
            "reviewed_on": lambda row: _day(row, layout, "reviewed_on") or last_day_of(row, layout),
        }
    above, due = layouts["plans"], _due_of_outcomes(layout, layouts["plans"])

    def sooner(row: Row) -> date:
        day = due(row)
        started: date = row[-1][above["started_on"]]
        return max(day - _SOONER, min(started, day - timedelta(days=1)))

    def reviewed(row: Row) -> date:
        day = due(row)
        return max(_day(row, layout, "reviewed_on") or day, day)

    always = {"verified_by": "council", "disputed": False, **_CONFIRMED}
    achieved = {"achieved_sooner": sooner, "achieved": due}.get(alternative)
    if achieved is None:
        return {**always, "result": "not_achieved", "achieved_on": None}, {"reviewed_on": reviewed}
    return {**always, "result": "achieved"}, {"achieved_on": achieved, "reviewed_on": reviewed}


def _due_of_outcomes(layout: Mapping[str, int], above: Mapping[str, int]) -> Callable[[Row], date]:
    """The day on which an outcome is to be achieved: its own, or its plan's end, or if not known its start."""
    own, ends = layout.get("due_on"), [above[name] for name in ("planned_end_on", "ended_on") if name in above]
    started = above["started_on"]

    def due(row: Row) -> date:
        plan = row[-1]
        day: date = (None if own is None else row[own]) or next((plan[at] for at in ends if plan[at]), plan[started])
        return day

    return due
