"""Records that weigh nothing where a payment is shared out by weight: each is paid nothing, which is seldom meant."""

from collections.abc import Iterator

from pbr.conditions.compiler import test_of
from pbr.engine.eligibility import take_in_of
from pbr.engine.line_maker import record_id_of
from pbr.engine.run_context import Settling
from pbr.records.table import Records, Row
from pbr.settlement.notices import WeighsNothing

FIRST_NAMED = 3
"""How many of the records are named by the line they stand on."""


def weighs_nothing(records: Records, settling: Settling) -> Iterator[WeighsNothing]:
    """One notice for each part that is spread by weight over records some of which weigh nothing."""
    for payment in settling.scheme.payments:
        for part in payment.parts:
            if part.spread is None or not part.spread.by_weight:
                continue
            kind = part.spread.kind
            at = records.tables[kind.name].layout["weight"]
            rows: list[Row] = [row for row in records.tables[kind.name].rows if row[at] == 0]
            if not rows:
                continue
            has_share = test_of(part.spread.where, settling.layouts) if part.spread.where else None
            take_in = take_in_of(payment, settling)
            found = [
                row
                for row in rows
                if (has_share is None or has_share(row) is not False) and take_in(row[-1]) is not None
            ]
            if found:
                first = tuple(map(record_id_of(kind, settling), found[:FIRST_NAMED]))
                yield WeighsNothing(kind.name, f"{payment.name}/{part.name}", len(found), first)
