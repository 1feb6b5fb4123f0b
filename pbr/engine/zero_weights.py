"""Records that weigh nothing where a payment is shared out by weight: each is paid nothing, which is seldom meant."""

from collections.abc import Iterable, Iterator

from pbr.engine.compiled_payment import CompiledPayment
from pbr.records.table import Records, Row
from pbr.settlement.notices import WeighsNothing

FIRST_NAMED = 3
"""How many of the records are named by the line they stand on."""


def weighs_nothing(records: Records, payments: Iterable[CompiledPayment]) -> Iterator[WeighsNothing]:
    """One notice for each part that is spread by weight over records some of which weigh nothing."""
    for steps in payments:
        for compiled in steps.parts:
            shared = compiled.spread
            if shared is None or not shared.spread.by_weight:
                continue
            kind, has_share = shared.spread.kind, shared.as_recorded
            at = records.tables[kind.name].layout["weight"]
            rows: list[Row] = [row for row in records.tables[kind.name].rows if row[at] == 0]
            found = [
                row
                for row in rows
                if (has_share is None or has_share(row) is not False) and steps.take_in(row[-1]) is not None
            ]
            if found:
                first = tuple(shared.record_of(row).id for row in found[:FIRST_NAMED])
                yield WeighsNothing(kind.name, f"{steps.payment.name}/{compiled.part.name}", len(found), first)
