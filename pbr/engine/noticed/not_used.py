"""Records that no payment and no measure took, noted for notices: of which tables they matter, and why."""

from collections.abc import Callable, Iterable, Mapping

from pbr.engine.noticed.gathered import Gathered
from pbr.engine.noticed.outside_run import OutsideRunRecords
from pbr.engine.noticed.passed_over import PassedOver
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.records.table import Row, Table

Note = Callable[[Row], None]
"""What takes note of a record that has no use."""


def noting_by_table(
    tables: Iterable[Table], functions: SchemeFunctions, gathered: Gathered
) -> Mapping[str, Note | None]:
    """What takes note of a record of each table, among what is gathered; None where nobody is told of any.

    Of a record that heads a family it is also noted where a measure lost it by its day.
    """
    passed_over = PassedOver(functions.watched, gathered.missed)
    outside_run = OutsideRunRecords(functions.measures, functions.over, gathered.misdated)
    return {table.name: _noting(table, passed_over, outside_run) for table in tables}


def _noting(table: Table, passed_over: PassedOver, outside_run: OutsideRunRecords) -> Note | None:
    by_its_day = not table.kind.parent and outside_run.notices_of(table.name)
    watched = table.name in passed_over.watches
    if not by_its_day and not watched:
        return None

    def note(row: Row) -> None:
        if by_its_day:
            outside_run.miss(table.name, row)
        if watched:
            passed_over.miss(table.name, row)

    return note
