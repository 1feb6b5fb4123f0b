"""The workbook of a settlement, built aside while the lines go by."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from pbr.api.settling.line_by_line import Take, settle_into
from pbr.api.settling.prepare import Prepared
from pbr.api.settling.workbook_asked import WorkbookAsked, workbook_aside
from pbr.engine.deductions_not_taken import deductions_by_table
from pbr.files.atomic import Built, put_all_in_place
from pbr.reports.workbook.settlement_workbook import SettlementWorkbook, beside_of
from pbr.settlement.settlement import Settlement
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class WorkbookBuilt:
    """A workbook being built: what writes it, and what puts it in its place once its end is written."""

    writes: SettlementWorkbook
    built: Built


@contextmanager
def workbook_built(asked: WorkbookAsked, prepared: Prepared) -> Iterator[WorkbookBuilt]:
    """Begin a workbook beside its place, where nobody else can read it; what is there at the end goes.

    Raises ``ProblemsFound`` when it cannot be written.
    """
    records, scheme = prepared.records, prepared.scheme
    with (
        workbook_aside(asked) as (built, folder),
        SettlementWorkbook(built.aside, folder, prepared.as_at, besides=beside_of(scheme)) as writes,
    ):
        writes.write_held(records.held_rows, records.expected, deductions_by_table(scheme))
        yield WorkbookBuilt(writes, built)


def settle_into_workbook(
    prepared: Prepared, asked: WorkbookAsked, takes: Sequence[Take], then: Callable[[], None] = lambda: None
) -> Settlement:
    """Settle into a workbook, all or nothing; the lines go by ``takes`` too. ``then`` is called when it is in place."""
    with workbook_built(asked, prepared) as workbook:
        settlement = settle_into(prepared, [*takes, workbook.writes.write])
        workbook.writes.end(settlement)
        put_all_in_place([workbook.built], then)
    return settlement
