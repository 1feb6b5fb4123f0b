"""Of which records a story needs the lines: of those asked for, and of what their money hangs on; seldom of all."""

from collections.abc import Callable, Collection, Set

from pbr.engine.pricing.always_priced import is_always_priced
from pbr.explain.lines_in_common import NamedSubject
from pbr.explain.lookup import Asked, RowAsked
from pbr.records.dictionary import TableKind
from pbr.records.record_id import parts_of_id
from pbr.records.table import Records, Row
from pbr.scheme.scheme import Scheme

IsNeeded = Callable[[TableKind, Row], bool]
"""A function that says of a record at the head of a family whether the lines of the family are needed."""


def families_needed(
    asked: Asked, heads: Collection[RowAsked], named: Collection[NamedSubject], records: Records, scheme: Scheme
) -> IsNeeded | None:
    """What says whether the lines of a family are needed, where ``heads`` are asked for; None where those of all are.

    What measures, places, tiers and looks at other records tell is worked out over all records, whose lines these are.
    """
    if any(not one.provider_id for one in named) or _tells_of_all(scheme, records):
        return None
    rows = {id(one.row) for one in heads}
    providers = _providers_needed(asked, heads, records, scheme) | {one.provider_id for one in named}
    at = {name: table.layout["provider_id"] for name, table in records.tables.items() if not table.kind.parent}
    return lambda kind, row: id(row) in rows or row[at[kind.name]] in providers


def _tells_of_all(scheme: Scheme, records: Records) -> bool:
    """Whether it takes the lines of all records to tell of one: what it comes to, or how many cannot be settled."""
    summed = any(payment.added_up is not None for payment in scheme.payments)
    of_all = any(limit.of_all for limit in scheme.limits)
    return bool(summed or of_all or scheme.only_one) or not is_always_priced(scheme, records)


def _providers_needed(asked: Asked, heads: Collection[RowAsked], records: Records, scheme: Scheme) -> Set[str]:
    """The providers of whom all lines are needed: where pools, or limits over more than a plan, put them together."""
    pooled = any(payment.scale is not None and payment.kind is not None for payment in scheme.payments)
    if not pooled and all(limit.over == "plan" for limit in scheme.limits):
        return frozenset()
    tables = records.tables
    # The line of a limit over a person with a provider is called by both.
    called = (part for before in asked.before for part in (before, *parts_of_id(before)))
    return {*called, *(one.row[tables[one.kind.name].layout["provider_id"]] for one in heads)}
