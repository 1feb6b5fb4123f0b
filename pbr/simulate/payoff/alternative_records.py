"""The records as they would stand if everything that is drawn turned out in one stated way.

What is drawn gets plausible days, so that the contract can pay for it: an outcome is achieved on the day it was due,
or a fortnight sooner, and reviewed no sooner than it was due; a plan that goes on is taken to end as planned. A plan
ended by an event (a death, a hospital stay, a move) is not drawn: draws take what its outcomes lack as "not assessed"
(`with_events_set_aside`), and the most and least as not known, since a review may still find anything.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from operator import itemgetter

from pbr.records.dictionary import TABLES
from pbr.records.dictionary.confirmations import CONFIRMATIONS
from pbr.records.extract.needed import Needs, needs_of_tables, tables_of
from pbr.records.table import Records, Row, Table
from pbr.simulate.changed_records import with_fields, with_rows_at
from pbr.simulate.payoff.turned_rows import cell_of, day_of, turned_rows, turned_table
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
_TEN_WEEKS = timedelta(days=70)


class WhichDrawn(StrEnum):
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
        words_of = {fact[0]: ALTERNATIVES[fact][alternative if fact == varied else 0].name for fact in facts}
        above = {table.kind.parent for table in asked.tables.values()}
        changed: dict[str, Mapping[int, Row]] = {}
        whole: dict[str, Table] = {}
        for name, words in words_of.items():
            table = asked.tables.get(name)
            if table is None:
                continue
            if name in above or table.kind.parent in words_of:
                # What belongs to a changed row is changed with it.
                changed[name] = turned_rows(table, layouts, words, self._drawn_of(name))
            else:
                whole[name] = turned_table(table, layouts, words, self._drawn_of(name))
        turned = with_rows_at(asked, changed)
        return replace(turned, tables={**turned.tables, **whole})

    def heads_of(self, table: str, positions: Iterable[int]) -> Iterable[int]:
        """The identities of the rows that head the records of some rows of a table: their plans', or their own."""
        rows = map(self.records.tables[table].rows.__getitem__, positions)
        return map(id, map(itemgetter(-1), rows) if self.records.tables[table].kind.parent else rows)

    def _drawn_of(self, table: str) -> list[int]:
        """The positions of the rows of a table that are drawn."""
        return [at for each, at in self.components.items() if each.table == table]

    def as_recorded(self, tables: Iterable[str]) -> Records:
        """The records as they are, of the ``tables`` asked for."""
        wanted = {*tables}
        kept = {name: table for name, table in self.records.tables.items() if name in wanted}
        return replace(self.records, tables=kept)


def uncertain_records_of(records: Records, facts: Iterable[Fact], which: WhichDrawn) -> UncertainRecords:
    """What is drawn of records as they were known on a day, in the order of the records."""
    components: dict[Component, int] = {}
    for fact in facts:
        if fact[0] in records.tables:
            components |= _drawn_by(records, fact, which)
    return UncertainRecords(records, components)


def _drawn_by(records: Records, fact: Fact, which: WhichDrawn) -> Mapping[Component, int]:
    """What is drawn of one fact: found once, for all schemes that are asked about the same rows."""
    table, field = fact
    known = records.tables[table].made
    found: dict[Component, int] | None = known.get(("drawn", fact, which))
    if found is None:
        layouts, rows = {name: one.layout for name, one in records.tables.items()}, records.tables[table].rows
        if which is WhichDrawn.ALL:
            component_of = _components(table, field, layouts)
            found = {component_of(row): at for at, row in enumerate(rows) if _is_drawn(table, row, layouts, which)}
        else:
            every = _drawn_by(records, fact, WhichDrawn.ALL)
            found = {one: at for one, at in every.items() if _is_drawn(table, rows[at], layouts, which)}
        known["drawn", fact, which] = found
    return found


def with_events_set_aside(records: Records) -> Records:
    """The records with every outcome that an event has left without a result not assessed; the same where none is."""
    outcomes = records.tables.get("outcomes")
    if outcomes is None or "plans" not in records.tables:
        return records
    if "set aside" not in outcomes.made:
        outcomes.made["set aside"] = _with_set_aside(outcomes, records.tables["plans"].layout)
    aside: Table = outcomes.made["set aside"]
    return records if aside is outcomes else replace(records, tables={**records.tables, outcomes.name: aside})


def _with_set_aside(outcomes: Table, above: Mapping[str, int]) -> Table:
    """The outcomes with those set aside, for all schemes that are asked about the same rows."""
    left = {
        at: with_fields(row, outcomes.layout, {"result": "not_assessed"})
        for at, row in enumerate(outcomes.rows)
        if cell_of(row, outcomes.layout, "result") is None and _ended_by_an_event(row[-1], above)
    }
    if not left:
        return outcomes
    return replace(outcomes, rows=[left.get(at, row) for at, row in enumerate(outcomes.rows)])


def _ended_by_an_event(plan: Row, layout: Mapping[str, int]) -> bool:
    reason = cell_of(plan, layout, "end_reason")
    return reason is not None and reason not in _FINISHED


def _is_drawn(table: str, row: Row, layouts: Mapping[str, Mapping[str, int]], which: WhichDrawn) -> bool:
    layout = layouts[table]
    again = which is WhichDrawn.ALL
    if table == "outcomes":
        result = cell_of(row, layout, "result")
        if result == "not_assessed" or _ended_by_an_event(row[-1], layouts["plans"]):
            return False
        return again or result is None or cell_of(row, layout, "disputed") is True
    if table == "plans":
        if _ended_by_an_event(row, layout) or last_day_of(row, layout) is None:
            return False
        return again or cell_of(row, layout, "support_at_end") is None
    if cell_of(row, layout, "support_at_10_weeks") is not None:
        return again
    left, referred = day_of(row, layout, "left_on"), day_of(row, layout, "referred_on")
    return left is None or referred is None or left >= referred + _TEN_WEEKS


def _components(table: str, fact: str, layouts: Mapping[str, Mapping[str, int]]) -> Callable[[Row], Component]:
    """A function from a row of a table to its component; those of one group share what says so."""
    parent, layout = TABLES[table].parent, layouts[table]
    head_layout, id_of = layouts[parent] if parent else layout, ids_in(table, layout)
    places = [(layout.get(name), head_layout.get(name)) for name in GROUPS[table]]
    provider = head_layout["provider_id"]
    groups: dict[tuple[str, ...], tuple[str, ...]] = {}

    def component_of(row: Row) -> Component:
        head: Row = row[-1] if parent else row
        cells = [
            (None if own is None else row[own]) or (None if above is None else head[above]) for own, above in places
        ]
        group = tuple([str(cell or "") for cell in cells])
        return Component(table, fact, id_of(row), head[provider], groups.setdefault(group, group))

    return component_of
