"""Where a record is now that was settled with another provider, or beside another plan, and its lines there."""

from collections.abc import Callable, Mapping
from dataclasses import field

from pbr.engine.facts.linked_records import Children
from pbr.engine.facts.row_refs import ref_of
from pbr.engine.facts.run_context import Settling
from pbr.engine.settled_before.settled_so_far import RecordKey
from pbr.records.dictionary import TableKind
from pbr.records.table import Records, Row
from pbr.settlement.line import Line
from pbr.values.dataclass import dataclass

SettleFamilyAlone = Callable[[TableKind, Row, Children], list[Line]]
"""Settles a record and what belongs to it by themselves, as if nothing had been settled before."""


@dataclass(slots=True)
class RecordsNow:
    """The records of an extract by their ids. Nothing of it is made until a settled record is not where it was."""

    records: Records
    settling: Settling
    alone: Callable[[], SettleFamilyAlone]
    _settled: dict[int, list[Line]] = field(default_factory=dict)
    _settle: SettleFamilyAlone | None = None
    _rows: dict[RecordKey, Row] | None = None
    _below: Mapping[int, Children] | None = None

    def provider_of(self, record: RecordKey) -> str | None:
        """The provider of a record; None where no record has that id."""
        row = self._by_id().get(record)
        return None if row is None else ref_of(self._kind(record[0]), self.settling)(row).provider

    def lines_of(self, record: RecordKey) -> list[Line]:
        """The lines of the family that a record is in now, settled by itself; none where no record has that id."""
        row = self._by_id().get(record)
        if row is None:
            return []
        kind = self._kind(record[0])
        head, head_kind = (row[-1], self._kind(kind.parent)) if kind.parent else (row, kind)
        if id(head) not in self._settled:
            if self._settle is None:
                self._settle = self.alone()
            self._settled[id(head)] = self._settle(head_kind, head, self._children_of(head, head_kind))
        return self._settled[id(head)]

    def _kind(self, table: str) -> TableKind:
        return self.records.tables[table].kind

    def _by_id(self) -> dict[RecordKey, Row]:
        if self._rows is None:
            self._rows = {}
            for name, table in self.records.tables.items():
                record_of = ref_of(table.kind, self.settling)
                self._rows |= {(name, record_of(row).id): row for row in table.rows}
        return self._rows

    def _children_of(self, head: Row, kind: TableKind) -> Children:
        tables = [name for name, table in self.records.tables.items() if table.kind.parent == kind.name]
        if self._below is None:
            below: dict[int, Children] = {}
            for name in tables:
                for row in self.records.tables[name].rows:
                    below.setdefault(id(row[-1]), {}).setdefault(name, []).append(row)
            self._below = below
        found = self._below.get(id(head), {})
        return {name: found.get(name, []) for name in tables}
