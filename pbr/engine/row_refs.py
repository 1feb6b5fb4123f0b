"""How a row names its record: its id, its provider, and the reference that its lines carry."""

from collections.abc import Callable
from operator import itemgetter

from pbr.conditions.compiler import value_of
from pbr.conditions.syntax_tree import FieldRef
from pbr.engine.compile_context import Compiling
from pbr.records.dictionary import TABLES, TableKind
from pbr.records.record_id import record_id
from pbr.records.table import Row
from pbr.settlement.record_ref import RecordRef, provider_as_a_whole

PLANS = "plans"

RefOf = Callable[[Row], RecordRef]
"""A function from a row to the reference that its lines carry."""


def record_id_of(kind: TableKind, over: Compiling) -> Callable[[Row], str]:
    """A function from a row to its record's id: its key, joined by colons where it is several fields."""
    getters = [
        value_of(FieldRef(kind.name, kind.fields_by_name[name], False, (0, 0)), over.layouts) for name in kind.key
    ]
    if len(getters) == 1:
        one: Callable[[Row], str] = getters[0]
        return one
    return lambda row: record_id(tuple(str(getter(row)) for getter in getters))


def ref_of(kind: TableKind, over: Compiling) -> RefOf:
    """A function from a row to its reference; a child's provider and person are its parent's.

    The payments of a run ask about one row after another, and share what it makes: the same for each kind of record.
    """
    if kind.name not in over.made.refs:
        over.made.refs[kind.name] = _remembering_one(_ref_of(kind, over))
    return over.made.refs[kind.name]


def provider_of(kind: TableKind, over: Compiling) -> Callable[[Row], str]:
    """A function from a row to its provider; a child's is its parent's."""
    if not kind.parent:
        return itemgetter(over.positions[kind.name]["provider_id"])
    provider = over.positions[kind.parent]["provider_id"]
    return lambda row: row[-1][provider]


def _remembering_one(ref_of_row: RefOf) -> RefOf:
    last: Row = ()
    ref = provider_as_a_whole("")

    def remembered(row: Row) -> RecordRef:
        nonlocal last, ref
        if row is not last:
            last, ref = row, ref_of_row(row)
        return ref

    return remembered


def _ref_of(kind: TableKind, over: Compiling) -> RefOf:
    id_of, table, make = record_id_of(kind, over), kind.name, RecordRef._make
    positions = over.positions[table]
    if kind.parent:
        above = over.positions[kind.parent]
        plan, provider, person = above[TABLES[kind.parent].key[0]], above["provider_id"], above["person_id"]
        return lambda row: make((table, id_of(row), row[-1][plan], row[-1][person], row[-1][provider]))
    provider = positions["provider_id"]
    if "person_id" not in kind.fields_by_name:
        return lambda row: make((table, id_of(row), "", "", row[provider]))
    person = positions["person_id"]
    if kind.name != PLANS:
        return lambda row: make((table, id_of(row), "", row[person], row[provider]))
    plan = positions[kind.key[0]]
    return lambda row: make((table, row[plan], row[plan], row[person], row[provider]))
