"""Records that weigh nothing where a payment is shared out by weight: each is paid nothing, which is seldom meant."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import itemgetter

from pbr.engine.facts.rows_noticed import FIRST_NAMED, RowsNoticed
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.records.table import Records, Row
from pbr.settlement.notices import WeighsNothing

Shared = tuple[str, str]
"""The table of the records that a part is shared over, and the part with its payment: ``outcomes``, ``bonus/half``."""


def of_no_weight(records: Records, payments: Iterable[CompiledPayment]) -> Iterator[tuple[Shared, RowsNoticed]]:
    """Each part that is spread by weight over records some of which weigh nothing, with those records."""
    for steps in payments:
        for compiled in steps.parts:
            shared = compiled.spread
            if shared is None or not shared.spread.by_weight:
                continue
            kind, has_share = shared.spread.kind, shared.as_recorded
            at = records.tables[kind.name].layout["weight"]
            found = [
                row
                for row in _of_weight_nothing(records.tables[kind.name].rows, at)
                if (has_share is None or has_share(row) is not False) and steps.take_in(row[-1]) is not None
            ]
            if found:
                first = [shared.record_of(row) for row in islice(found, FIRST_NAMED)]
                yield (kind.name, f"{steps.payment.name}/{compiled.part.name}"), RowsNoticed(len(found), first)


def _of_weight_nothing(rows: Sequence[Row], at: int) -> list[Row]:
    """The rows that weigh nothing: each spelling of a weight was read into one object, and few are nothing."""
    weights = list(map(itemgetter(at), rows))
    nothing = {key for key, weight in dict(zip(map(id, weights), weights, strict=True)).items() if weight == 0}
    return [row for row, weight in zip(rows, weights, strict=True) if id(weight) in nothing] if nothing else []


def weighs_nothing(found: Mapping[Shared, RowsNoticed]) -> Iterator[WeighsNothing]:
    """One notice for each such part."""
    for (table, part), rows in found.items():
        yield WeighsNothing(table, part, rows.rows, rows.first_ids)
