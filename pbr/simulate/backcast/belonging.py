"""Whose a line is: the plan it is for, and the provider, area, rate or type of plan it is counted under."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pbr.records.dictionary import TABLES
from pbr.records.table import Records, Table
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line
from pbr.simulate.backcast.by import By
from pbr.simulate.row_ids import ids_in
from pbr.simulate.ways.dependence import table_of

NOT_RECORDED = "(not recorded)"
"""The group of records that do not say which group they are of."""

NO_ONE_PLAN = "(for no one plan)"
"""The group of lines for a provider as a whole, or for a record that is of no such group."""


class About(NamedTuple):
    """What a line is about: its table and record, the plan that record is of (empty: none), and its group."""

    table: str
    plan_id: str
    group: str


class Belonging:
    """Says of each line of an extract's settlements what it is about."""

    def __init__(self, records: Records, by: By) -> None:
        self._tables = records.tables
        self._by = by
        self._plan_of: dict[str, Mapping[str, str]] = {}
        self.group_of_plan = self._groups("plans")
        self._group_of_referral = self._groups("people")

    def of(self, scheme: Scheme) -> Callable[[Line], About]:
        """Give a function from a line of one scheme to what it is about."""
        tables: dict[tuple[str, str], str] = {}
        for payment in scheme.payments:
            own = payment.kind.name if payment.kind else ""
            tables[payment.name, ""] = own
            for part in payment.parts:
                tables[payment.name, part.name] = part.spread.kind.name if part.spread else own
        # A limit over a plan names the plan as its record; other limits name none.
        tables |= {(limit.name, ""): "plans" for limit in scheme.limits}
        by_provider = self._by is By.PROVIDER
        payments = {payment.name: payment for payment in scheme.payments}

        def about(line: Line) -> About:
            table = tables.get((line.payment, line.part), "") if line.record_id else ""
            if table and line.slot:
                # A part that is spread over the outcomes of a plan without any names the plan itself.
                table = table_of(line, payments[line.payment])
            plan_id = self._plan(table, line.record_id)
            if by_provider:
                return About(table, plan_id, line.provider_id)
            return About(table, plan_id, self._group(table, plan_id, line.record_id))

        return about

    def _plan(self, table: str, record_id: str) -> str:
        if table == "plans" or not table:
            return record_id if table else ""
        if TABLES[table].parent != "plans":
            return ""
        plan_of = self._plan_of.get(table)
        if plan_of is None:
            plan_of = self._plan_of[table] = _plans_of(self._tables[table])
        return plan_of[record_id]

    def _group(self, table: str, plan_id: str, record_id: str) -> str:
        if plan_id:
            return self.group_of_plan.get(plan_id, NOT_RECORDED)
        if table == "people" and self._by is By.AREA:
            return self._group_of_referral.get(record_id, NOT_RECORDED)
        return NO_ONE_PLAN

    def _groups(self, name: str) -> dict[str, str]:
        """Give the group of each record of a table."""
        table = self._tables.get(name)
        if table is None:
            return {}
        column = "provider_id" if self._by is By.PROVIDER else self._by.value
        if column not in table.layout:
            return {}
        at, ids = table.layout[column], ids_in(name, table.layout)
        return {ids(row): row[at] or NOT_RECORDED for row in table.rows}


def _plans_of(table: Table) -> dict[str, str]:
    """Give the plan of each record of a table whose rows belong to plans."""
    own, plan = table.layout[TABLES[table.name].key[0]], table.layout["plan_id"]
    return {row[own]: row[plan] for row in table.rows}
