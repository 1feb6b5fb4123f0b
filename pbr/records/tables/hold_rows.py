"""Rows of an extract that are held (quarantined) because something is wrong with them, each with its provider."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from pbr.records.held_row import HeldRow
from pbr.records.tables.reading_result import TableRead


def held_rows(read: TableRead, tables: Mapping[str, TableRead]) -> list[HeldRow]:
    """The rows of a table that are held, by line, each with the provider of its parent if it names none."""
    providers = _providers_of_parents(read, tables)
    return [
        HeldRow(
            read.kind.name,
            read.file,
            row.place.line,
            row.record_id,
            row.provider_id or providers.get(row.parent, ""),
            row.problems,
            # A record above it that is not in the extract may be any: its id is then as good as unreadable.
            row.parent if row.parent in providers else "",
            row.person_id,
            f"{read.kind.name}:{row.place.column}" if row.place.column else "",
        )
        for row in sorted(read.set_aside, key=lambda row: row.place)
    ]


def _providers_of_parents(read: TableRead, tables: Mapping[str, TableRead]) -> dict[Any, str]:
    """The provider of every row that a held row belongs to."""
    if not read.kind.parent or not read.set_aside:
        return {}
    parent = tables[read.kind.parent]
    wanted = {row.parent for row in read.set_aside}
    pick = itemgetter(parent.layout[parent.kind.key[0]], parent.layout["provider_id"])
    providers: dict[Any, str] = {key: provider for key, provider in map(pick, parent.rows) if key in wanted}
    return providers | {row.key: row.provider_id for row in parent.set_aside if row.key in wanted}
