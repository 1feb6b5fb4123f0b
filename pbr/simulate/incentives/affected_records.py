"""The records that decide, with one of them, what a provider is paid: a person's, or all of a provider's.

What one record changes is found by settling these twice, so they are kept as few as the scheme allows.
"""

from collections import defaultdict
from dataclasses import replace

from pbr.engine.generated.rows_alike import ends_by_parent
from pbr.records.table import Records, Row, Table
from pbr.scheme.pricing.places import Whom
from pbr.scheme.scheme import Scheme
from pbr.simulate.changed_records import with_rows_of

_Key = tuple[str, str]


def looks_at_the_whole_provider(scheme: Scheme) -> bool:
    """Whether what one person brings depends on a provider's other people: by a measure, a limit over providers, or
    what is counted for each provider.
    """
    limited = any(limit.over == "provider" for limit in scheme.limits)
    return limited or is_scaled(scheme) or _counts_for_each(scheme, "provider")


def _counts_for_each(scheme: Scheme, whom: Whom) -> bool:
    return any(payment.counted is not None and payment.counted.whom == whom for payment in scheme.payments)


def is_scaled(scheme: Scheme) -> bool:
    """Whether a measure scales any payment of a scheme, or a part of one."""
    return any(payment.scale or any(part.scale for part in payment.parts) for payment in scheme.payments)


class Neighbours:
    """Finds the records that belong together, in the order of the extract."""

    def __init__(self, scheme: Scheme, records: Records) -> None:
        self._records = records
        self._whole_provider = looks_at_the_whole_provider(scheme)
        self._whole_person = _counts_for_each(scheme, "person") or any(limit.of_all for limit in scheme.limits)
        self._heads: dict[str, dict[_Key, list[Row]]] = {}
        self._places: dict[str, dict[int, int]] = {}
        for name, table in records.tables.items():
            if not table.kind.parent:
                heads: dict[_Key, list[Row]] = defaultdict(list)
                for row in table.rows:
                    heads[self._key(name, row)].append(row)
                self._heads[name] = heads
                self._places[name] = {id(row): at for at, row in enumerate(table.rows)}

    def of(self, table: str, row: Row) -> Records:
        """The records that decide together with one row of a table."""
        above = self._records.tables[table].kind.parent
        provider, person = self._key(above, row[-1]) if above else self._key(table, row)
        wanted = [(provider, person)] if self._whole_provider else [(provider, ""), (provider, person)]
        if self._whole_person and self._whole_provider:
            # Who of whose persons comes to what with whom else is not followed: all records decide together.
            wanted += [key for heads in self._heads.values() for key in heads]
        elif self._whole_person and person:
            wanted += [key for heads in self._heads.values() for key in heads if key[1] == person]
        rows: dict[str, list[Row]] = {}
        for name, heads in self._heads.items():
            rows[name] = [one for key in dict.fromkeys(wanted) for one in heads.get(key, ())]
        for name, below in self._records.tables.items():
            if parent := below.kind.parent:
                rows[name] = [one for head in rows[parent] for one in self._below(below, parent, head)]
        held = tuple(one for one in self._records.held_rows if one.provider_id == provider)
        return replace(with_rows_of(self._records, rows), held_rows=held)

    def _below(self, table: Table, parent: str, head: Row) -> list[Row]:
        """The rows of a table that belong to a record."""
        ends, at = ends_by_parent(table, self._records.tables[parent].rows), self._places[parent][id(head)]
        return table.rows[ends[at - 1] if at else 0 : ends[at]]

    def _key(self, table: str, row: Row) -> _Key:
        layout = self._records.tables[table].layout
        person = "" if self._whole_provider or "person_id" not in layout else str(row[layout["person_id"]])
        return str(row[layout["provider_id"]]), person
