"""Records held by what the last settlement had: missing or unread ones, what belongs to them, and look-alikes.

A row that was put back is among the records, so that the shares of others stay as they are. Whatever would be said of
it, it is held. A measure counts it as not known. One that may be a missing one under another id is held as well, and
it is not known whether it has a share of anything, or belongs to a measure, at all.
"""

from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING

from pbr.engine.measuring.measure_counting import CountedIn, CountsIn
from pbr.engine.measuring.measure_counts import Counted
from pbr.engine.measuring.measures import CompiledMeasure
from pbr.engine.payments.compiled_payment import CompiledPart, CompiledPayment, CompiledWindowPayment
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.records.dictionary import TableKind
from pbr.records.held_row import HeldRow
from pbr.records.put_back import PutBackRow, WhyPutBack
from pbr.records.table import Records, Row
from pbr.settlement.ledger_reasons import reason_of_put_back
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.engine.verdicts.why_put_back import WhyOf


def not_read_as_held(records: Records) -> tuple[HeldRow, ...]:
    """The rows that could not be read and of which nothing is known: the others stand among the records."""
    if not records.put_back:
        return records.held_rows
    back = {(row.table, row.record_id) for row in records.put_back}
    return tuple(row for row in records.held_rows if (row.table, row.record_id) not in back)


def not_of_extract(records: Records, table: str) -> int:
    """How many rows of a table stand there as last known, and were not read from the extract."""
    known = WhyPutBack.PERHAPS_THE_SAME
    return sum(row.table == table and row.why is not known for row in records.put_back)


def holding(functions: SchemeFunctions, records: Records) -> SchemeFunctions:
    """The steps of a scheme by which the rows put back are held; the same ones where there are none."""
    if not records.put_back:
        return functions
    known, alike = _as_last_known(records), _look_alikes(records)
    return replace(
        functions,
        payments={name: _holding(steps, known, alike) for name, steps in functions.payments.items()},
        measures=tuple(_counting(one, known, alike) for one in functions.measures),
    )


def used_as_last_known(records: Records) -> dict[str, CountsIn]:
    """By table, a way of counting that takes every row that stands there as last known, and no other.

    So none of them is told as a record that nothing took: there is no such row in the extract.
    """
    if not records.put_back:
        return {}
    known = _as_last_known(records)
    return {table: _as_if_counted(known.own(table)) for table in {row.table for row in known.rows}}


def _as_if_counted(own: "WhyOf | None") -> CountsIn:
    return lambda row: None if own is None or own(row) is None else (None, Counted.NOT_KNOWN)


@dataclass(frozen=True, slots=True)
class _Back:
    """Some of the rows put back, and where the keys of their tables stand."""

    records: Records
    rows: tuple[PutBackRow, ...]

    def own(self, table: str) -> "WhyOf | None":
        """Why a row of a table is held itself; None where no row of it is."""
        reasons = {row.key: reason_of_put_back(row) for row in self.rows if row.table == table}
        if not reasons:
            return None
        layout = self.records.tables[table].layout
        key_of = itemgetter(*(layout[name] for name in self.records.tables[table].kind.key))
        return lambda row: reasons.get(key_of(row))

    def held(self, kind: TableKind) -> "WhyOf | None":
        """The same, of a row and of the record it belongs to."""
        itself = self.own(kind.name)
        above = self.own(kind.parent) if kind.parent else None
        return _first(itself, None if above is None else _of_parent(above))


def _as_last_known(records: Records) -> _Back:
    known = tuple(row for row in records.put_back if row.why is not WhyPutBack.PERHAPS_THE_SAME)
    return _Back(records, known)


def _look_alikes(records: Records) -> _Back:
    return _Back(records, tuple(row for row in records.put_back if row.why is WhyPutBack.PERHAPS_THE_SAME))


def _of_parent(why: "WhyOf") -> "WhyOf":
    return lambda row: why(row[-1])


def _first(one: "WhyOf | None", other: "WhyOf | None") -> "WhyOf | None":
    if one is None or other is None:
        return one or other
    return lambda row: one(row) or other(row)


def _holding(
    steps: CompiledPayment | CompiledWindowPayment, known: _Back, alike: _Back
) -> CompiledPayment | CompiledWindowPayment:
    """The same steps, by which what was put back is held whatever else would be said of it."""
    if isinstance(steps, CompiledWindowPayment):
        return steps
    why = _first(known.held(steps.kind), alike.held(steps.kind))
    return replace(steps, back=why, parts=tuple(_part(part, known, alike) for part in steps.parts))


def _part(part: CompiledPart, known: _Back, alike: _Back) -> CompiledPart:
    """The same part, of which a look-alike may have a share: it may be one of those that have theirs already."""
    if part.spread is None:
        return part
    kind = part.spread.spread.kind
    why = _first(known.held(kind), alike.held(kind))
    return replace(part, spread=replace(part.spread, back=why, perhaps=alike.own(kind.name)))


def _counting(compiled: CompiledMeasure, known: _Back, alike: _Back) -> CompiledMeasure:
    kind = compiled.measure.kind
    back, perhaps = known.held(kind), alike.held(kind)
    if compiled.to is not None:
        compiled = replace(compiled, to=_counting(compiled.to, known, alike))
    why = _first(back, perhaps)
    if why is None:
        return compiled
    counts_in = compiled.counts_in

    def counts(row: Row) -> CountedIn | None:
        found = counts_in(row)
        if found is None:
            return None
        if perhaps is not None and perhaps(row) is not None:
            return found[0], Counted.NOT_KNOWN_IF_IN
        if back is not None and back(row) is not None:
            certain = found[1] in (Counted.FITS, Counted.DOES_NOT_FIT, Counted.NOT_KNOWN)
            return found[0], Counted.NOT_KNOWN if certain else Counted.NOT_KNOWN_IF_IN
        return found

    brought, number = compiled.brought_by, compiled.measure.number
    if brought is None or number is None:
        return replace(compiled, counts_in=counts)
    # imported late: most schemes have no measure of numbers
    from pbr.engine.measuring.number_measures import not_known_where

    return replace(compiled, counts_in=counts, brought_by=not_known_where(why, brought, number))
