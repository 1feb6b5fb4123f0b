"""How a row names its record: its id, its provider, and the reference that its lines carry."""

from collections.abc import Callable, Sequence
from operator import itemgetter

from pbr.conditions.compiler import value_of
from pbr.conditions.row_source import RowSource
from pbr.conditions.syntax_tree import FieldRef
from pbr.engine.facts.compile_context import Compiling
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.records.dictionary import TableKind
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
    source = Source()
    with source.under("def ref_of(row)"):
        source.write(f"return {ref_source(kind, over.layouts.row_in(source), over)}")
    ref_of_row: RefOf = functions_of(source)["ref_of"]
    return ref_of_row


def ref_source(kind: TableKind, row: RowSource, over: Compiling) -> str:
    """An expression for the reference of a row, as generated source; a child's provider and person are its parent's."""
    return ref_of_fields(row.source, ref_fields(kind, row, over))


def ref_of_fields(source: Source, fields: Sequence[str]) -> str:
    """The same of expressions for its fields."""
    return f"{source.know('new', tuple.__new__)}({source.know('RecordRef', RecordRef)}, ({', '.join(fields)}))"


def ref_fields(kind: TableKind, row: RowSource, over: Compiling) -> tuple[str, str, str, str, str]:
    """An expression for each field of the reference of a row, in their order."""
    source = row.source
    table, none = source.bind_value(kind.name, "table"), source.know("no_text", "")
    owner = over.positions[kind.parent or kind.name]
    whose = row.above if kind.parent else row.own
    has_person = bool(kind.parent) or "person_id" in kind.fields_by_name
    plans = over.scheme.tables[kind.parent] if kind.parent else kind if kind.name == PLANS else None
    at = over.positions[kind.name]
    own_id = f"{row.own}[{at[kind.key[0]]}]"
    if len(kind.key) > 1:
        own_id = f"{source.bind(record_id_of(kind, over), 'id_of')}({row.own})"
    person = f"{whose}[{owner['person_id']}]" if has_person else none
    if has_person and not (plans or kind).fields_by_name["person_id"].required:
        # Nobody is named: the line is of a provider, and of no person.
        person = f"({person} or {none})"
    return (
        table,
        own_id,
        none if plans is None else f"{whose}[{owner[plans.key[0]]}]",
        person,
        f"{whose}[{owner['provider_id']}]",
    )
