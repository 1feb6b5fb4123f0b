"""Which fields of an extract are read: those of every scheme compared, and those that counting and grouping take."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pbr.records.dictionary import TableKind, Tables
from pbr.records.extract.needed import Needs, needs_of_tables
from pbr.simulate.breakdown import By
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.shared_extract.looks_together import looks_together

_COUNTED = {"plans": ("started_on", "ended_on"), "outcomes": ("result", "achieved_on", "reviewed_on", "disputed")}
"""What counting plans and achieved outcomes needs, where the extract has it."""

_GROUPED = {"plans": (By.AREA, By.RATE, By.PLAN_TYPE), "people": (By.AREA,)}
"""The tables whose rows say which group they are of."""


def fields_to_read(
    included: Sequence[Candidate],
    present: Mapping[str, frozenset[str]] | None,
    by: By,
    wanted: Mapping[str, frozenset[str]],
    tables: Tables,
) -> Needs:
    """Give the fields that any of the schemes needs, and those that counting and grouping can have.

    Raises ``ProblemsFound`` where two of them would find otherwise by one look at other records.
    """
    needs: dict[str, set[str]] = defaultdict(set)
    looks = looks_together(included)
    for candidate in included:
        for table, fields in candidate.compiled.needs.items():
            needs[table] |= fields
    if present is not None:
        for table, names in (*_COUNTED.items(), *wanted.items()):
            if table in present and _can_stand(table, present, tables):
                needs[table] |= _found(tables[table], names, present[table])
    for table, groups in _GROUPED.items():
        if table in needs and by in groups and (present is None or by in present[table]):
            needs[table].add(by.value)
    return needs_of_tables({table: frozenset(needs[table]) for table in tables if table in needs}, tables, looks)


def _can_stand(table: str, present: Mapping[str, frozenset[str]], tables: Tables) -> bool:
    """Whether a table that no scheme may have asked for has its own keys, and its parent beside it."""
    kind = tables[table]
    return set(kind.identifiers) <= present[table] and (not kind.parent or _parent_stands(kind.parent, present, tables))


def _parent_stands(parent: str, present: Mapping[str, frozenset[str]], tables: Tables) -> bool:
    return parent in present and _can_stand(parent, present, tables)


def _found(kind: TableKind, names: Iterable[str], columns: frozenset[str]) -> set[str]:
    """Give those of the fields that have their columns, and the columns that date them."""
    return {name for name in names if name in columns and {*kind.dating(name)} <= columns}
