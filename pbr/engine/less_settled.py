"""The lines of a provider against a ledger: each less what was settled of it, and what was settled and is gone."""

from collections.abc import Iterator

from pbr.engine.against_ledger.lines_that_move import LinesThatMove, less_settled_at
from pbr.engine.against_ledger.residual import Residual
from pbr.engine.provider_lines import ProviderLines
from pbr.engine.record_lines import RecordLines
from pbr.settlement.line import Line


def lines_less_settled(
    provider_id: str,
    residual: Residual,
    moving: LinesThatMove | None,
    of_records: RecordLines,
    of_providers: ProviderLines,
) -> Iterator[list[Line]]:
    """The lines of a provider that stand together, but those that limits over all of them add.

    Of what stands as it was settled no lines are made where ``moving`` settles the families: it is counted.
    """
    residual.begin(provider_id)
    if residual.positions.table.columns.pooled:
        # What is brought to a pool is told of whether it moves or not.
        moving = None
    if moving is None:
        for kind, row, children in of_records.families.of(provider_id):
            lines = residual.of_family(of_records.of_family(kind, row, children), kind, row, children)
            yield of_records.limited(lines, provider_id, of_records.plan_id(kind, row), of_records.own_sums(kind, row))
    else:
        yield from _that_move(provider_id, residual, moving, of_records)
    for plan_id, lines in residual.of_rest():
        yield of_records.limited(lines, provider_id, plan_id)
    for lines in of_providers.of_windows_and_pools(provider_id):
        yield of_records.limited(residual.of_lines(lines), provider_id, "")
    yield of_records.limited(residual.of_provider_left(), provider_id, "")


def _that_move(
    provider_id: str, residual: Residual, moving: LinesThatMove, of_records: RecordLines
) -> Iterator[list[Line]]:
    """The lines of families that move something: no limit counts them.

    Of most families no line is made and nothing is left, and nothing more is asked of those.
    """
    moving.begin(residual.positions)
    for kind, row, children in of_records.families.of(provider_id):
        lines, places = moving.of_family(row, children)
        made = less_settled_at(lines, places, residual.positions) if lines else []
        if residual.leaves_any(of_records.plan_id(kind, row), children):
            made += residual.left_of_family(lines, kind, row, children)
        if made:
            yield made
    moving.count(provider_id, of_records.gathered.used)
