"""Which tables and fields of an extract a scheme uses, so that nothing else has to be read or kept."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from pbr.conditions.date_expressions import Day, fields_of_day
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import Condition, FieldRef, Look
from pbr.records.consistency import COMPARISONS
from pbr.records.consistency.overlaps import ENDS
from pbr.records.dictionary import OPENINGS, TableKind, Tables
from pbr.records.extract.needed import Needs, needs_of_tables
from pbr.scheme.payments.fields_read import fields_of_payment, fields_of_spread
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.amounts import WINDOWS
from pbr.scheme.scheme import Scheme

if TYPE_CHECKING:
    from pbr.records.consistency.comparison import FoundByLooking


class _Needs:
    """Collects fields by table; a field of a parent is needed of the parent's table. Looks are by table and words."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.fields: dict[str, set[str]] = defaultdict(set)
        self.looks: dict[tuple[str, str], Look] = {}

    def table(self, kind: TableKind | None) -> None:
        """Need a table, and the one its rows belong to."""
        if kind is not None:
            self.fields[kind.name] |= set()
            self.table(self.tables.get(kind.parent))

    def refs(self, refs: Iterable[FieldRef]) -> None:
        """Need these fields."""
        for ref in refs:
            if ref.table != WINDOWS:
                self.fields[ref.table].add(ref.field.name)
            compared = COMPARISONS.get((ref.table, ref.field.name))
            for table, fields in compared.reads.items() if compared else ():
                self.fields[table] |= fields
            if ref.look is not None:
                self.looks[ref.table, ref.look.words] = ref.look
                self.table(self.tables[ref.look.table])
                self.conditions(ref.look.where)
                if ref.look.time is not None:
                    self.refs(fields_of(ref.look.time.since))
                    self.fields[ref.look.table].update(ENDS[ref.look.table])

    def conditions(self, *conditions: Condition | None) -> None:
        """Need what these conditions look at."""
        for condition in conditions:
            if condition is not None:
                self.refs(fields_of(condition))

    def days(self, *days: Day | None) -> None:
        """Need what these days are read from."""
        for day in days:
            if day is not None:
                self.refs(fields_of_day(day))


def needs_of(scheme: Scheme) -> Needs:
    """The fields that a scheme uses, by table."""
    needs = _Needs(scheme.tables)
    for payment in scheme.payments:
        _payment(payment, needs)
    for measure in scheme.measures.values():
        needs.table(measure.kind)
        needs.conditions(measure.count, measure.out_of)
        needs.refs(measure.fields_read)
        if measure.rate is not None:
            needs.table(measure.rate.of.kind)
            needs.conditions(measure.rate.of.out_of)
            needs.days(measure.rate.of.dated_by)
            needs.refs(measure.rate.of.fields_read)
        if measure.compared is not None:
            # imported late: few measures are compared with anything
            from pbr.scheme.measuring.baselines import OpeningFigure

            if isinstance(measure.compared.of, OpeningFigure):
                needs.fields[OPENINGS.name] |= {field.name for field in OPENINGS.fields}
        needs.days(measure.dated_by, measure.counted_from)
    _rankings(scheme, needs)
    needs.refs(limit.own_money.field for limit in scheme.limits if limit.own_money is not None)
    needs.refs(
        limit.drawn.until for limit in scheme.limits if limit.drawn is not None and limit.drawn.until is not None
    )
    # What is left out openly is told apart from what nothing takes, where its table is read at all.
    left_out = [(left.kind, left.condition) for left in scheme.left_out]
    for kind, condition in [*left_out, *((hold.kind, hold.condition) for hold in scheme.holds)]:
        if kind.name in needs.fields:
            needs.conditions(condition)
    for listed in scheme.framework.lists:
        for table, name in listed.of.holders:
            if table in needs.fields:
                needs.fields[table].add(name)
    fields = {table: frozenset(needs.fields[table]) for table in scheme.tables if table in needs.fields}
    payments = {payment.name: payment for payment in scheme.payments}
    asked = [
        (table, look)
        for (table, _), look in needs.looks.items()
        if look.place is None or look.place.payment in payments
    ]
    looks = tuple(_looking(table, look, scheme, payments) for table, look in asked)
    return needs_of_tables(fields, scheme.tables, looks)


def _rankings(scheme: Scheme, needs: _Needs) -> None:
    """What providers are ranked by, as it is recorded of standards."""
    if not scheme.rankings:
        return
    # imported late: few schemes rank anybody
    from pbr.scheme.measuring.rankings import FieldOfStandard

    for ranking in scheme.rankings:
        for score in ranking.scores:
            if isinstance(score.figure, FieldOfStandard):
                needs.table(scheme.tables[score.figure.ref.table])
                needs.refs([score.figure.ref])


def _looking(table: str, look: Look, scheme: Scheme, payments: Mapping[str, Payment]) -> "FoundByLooking":
    """A look as it is answered, with what holds a record of those looked at, or the one above it."""
    if look.place is not None:
        # imported late: few schemes follow a payment that is made at most so often
        from pbr.engine.places_answered import PlacesAnswered

        only = replace(scheme, payments=(payments[look.place.payment],), measures={})
        return PlacesAnswered(table, look.place, look.words, only)
    # imported late: few schemes look at other records
    from pbr.engine.facts.looks import Looking

    kinds = (look.table, scheme.tables[look.table].parent)
    return Looking(table, look, tuple(hold for hold in scheme.holds if hold.kind.name in kinds))


def _payment(payment: Payment, needs: _Needs) -> None:
    needs.table(payment.kind)
    needs.refs(fields_of_payment(payment))
    for part in payment.parts:
        if part.spread:
            needs.table(part.spread.kind)
            needs.refs(fields_of_spread(part))
