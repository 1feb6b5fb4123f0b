"""Whether records can lack a price: told by a scheme's prices and by what stands in the records, settling none of them.

A record without a price stops a whole settlement, and is told wherever one of its records is. Where there can be none,
nobody has to settle every record to find out.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product
from math import prod
from operator import itemgetter

from pbr.conditions.syntax_tree import FieldRef
from pbr.engine.pricing.price_rows import rows_tried
from pbr.records.table import Records, Value
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.pricing.prices import DatedFigures, figure_for
from pbr.scheme.scheme import Scheme

_MOST_TRIED = 10_000
"""How many combinations of values are looked up at most; where there are more, every record is settled."""


def is_always_priced(scheme: Scheme, records: Records) -> bool:
    """Whether no payment for records can lack a price, whichever day they take it of; in doubt it says no."""
    uses = (use for payment in scheme.payments if payment.kind is not None for use in _uses_of(payment))
    return all(_is_always_there(use, scheme.runs.first, records) for use in uses)


def _uses_of(payment: Payment) -> Iterable[PriceUse]:
    written = (*payment.amount.uses(), *(part.share for part in payment.parts))
    return (use for use in written if isinstance(use, PriceUse))


def _is_always_there(use: PriceUse, first: date, records: Records) -> bool:
    """Whether a figure is there on every day from the first of the run on, for all that chooses among its rows."""
    held = use.price.step_on(first)
    if held is None or use.so_far is not None or use.bands is not None:
        return False
    met = [_values_met(ref, records) for ref in use.by]
    steps = [step for step in use.price.steps if step.first >= held.first]
    if prod(map(len, met)) * len(steps) > _MOST_TRIED:
        return False
    return all(_has_row(use, step, chosen_by) for step in steps for chosen_by in product(*met))


def _values_met(ref: FieldRef, records: Records) -> set[Value]:
    """The different values of a field. A blank is none of them: what it decides is open, and never without a price."""
    table = records.tables[ref.table]
    return {*map(itemgetter(table.layout[ref.field.name]), table.rows)} - {None}


def _has_row(use: PriceUse, step: DatedFigures, chosen_by: Sequence[Value]) -> bool:
    levels = [rows_tried(use, step, ref, value) for ref, value in zip(use.by, chosen_by, strict=True)]
    return figure_for(step, levels) is not None
