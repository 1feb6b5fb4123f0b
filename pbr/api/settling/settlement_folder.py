"""The folder of a settlement: every file of it, published whole or not at all."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path

from pbr.api.settling.file_in_parts import FileInParts, appending_to
from pbr.api.settling.line_by_line import Take, settle_into
from pbr.api.settling.prepare import Prepared
from pbr.api.settling.progress import NOBODY_WAITS, Progress
from pbr.api.settling.settle_into_files import settle_into_files
from pbr.api.settling.workbook_asked import WorkbookAsked
from pbr.engine.deductions_not_taken import deductions_by_table
from pbr.files.atomic import put_all_in_place
from pbr.files.publish_folder import any_of_ours, folder_built, only_the_same, refuse_another
from pbr.files.seal import seal
from pbr.files.utf8_writer import new_file
from pbr.records.table import Records
from pbr.reports.held_csv import HeldCsv, HeldLines
from pbr.reports.limits_csv import write_limits
from pbr.reports.lines_csv import LineRows, LinesCsv
from pbr.reports.measures_csv import write_measures
from pbr.reports.payers_csv import write_payer_totals
from pbr.reports.providers_csv import write_provider_totals
from pbr.reports.settlement_files import LIMITS, PAYERS, QUANTITIES, SETTLEMENT, known_before
from pbr.reports.settlement_json import settlement_json
from pbr.reports.totals_csv import write_totals
from pbr.scheme.scheme import Scheme
from pbr.settlement.provider_totals import provider_totals
from pbr.settlement.settlement import Settlement
from pbr.values.period import Period


def what_may_be_replaced(folder: Path, replace: bool) -> Callable[[Path], None]:
    """Give what decides, once a settlement is built, whether it may take the place of what is in a folder.

    That is a settlement of the same scheme and period, or with ``replace`` any. Raises ``ProblemsFound`` at once where
    none may.
    """
    return (any_of_ours if replace else only_the_same)(folder, SETTLEMENT)


def refuse_another_settlement(folder: Path, scheme: Path, period: Period | None, as_at: date | None) -> None:
    """Raise ``ProblemsFound`` before records are read where a folder holds a settlement of another scheme or days.

    Whether it is of the same records is seen once they are settled. A folder without a settlement costs nothing.
    """
    if not (folder / SETTLEMENT.summary).exists():
        return
    # imported late: most settlements go into a new folder
    from pbr.engine.run_off import settled_over
    from pbr.worked_examples.checked_scheme import paying_by_name

    checked = paying_by_name(scheme)
    over = settled_over(checked.scheme.runs, period, as_at)
    known = known_before(checked.scheme.name, checked.file.sha256, over.period, over.as_at)
    refuse_another(folder, SETTLEMENT, known)


def settle_into_folder(
    prepared: Prepared,
    folder: Path,
    may_take: Callable[[Path], None],
    then: Callable[[], None] = lambda: None,
    shown: Progress = NOBODY_WAITS,
    workbook: WorkbookAsked | None = None,
    workers: int = 1,
) -> Settlement:
    """Settle into a folder, and a workbook if one is asked for, all or nothing.

    ``then`` is called as soon as everything is in its place. So many ``workers`` settle at once, each some of the
    records; what is written is the same. With a workbook, whose rows are made one by one, there is one.

    ``may_take`` raises ``ProblemsFound`` unless what is built may take the place of what is in the folder.
    """
    with folder_built(folder, may_take) as built:
        if workbook is None:
            settlement = write_files(prepared, built.aside, shown, workers)
            put_all_in_place([built], then)
            return settlement
        # imported late: it needs XlsxWriter, which only a workbook does
        from pbr.api.settling.settlement_workbook import workbook_built

        with workbook_built(workbook, prepared) as beside:
            settlement = write_files(prepared, built.aside, shown, 1, [beside.writes.write])
            beside.writes.end(settlement)
            put_all_in_place([built, beside.built], then)
        return settlement


def write_files(
    prepared: Prepared, build: Path, shown: Progress, workers: int, others: Sequence[Take] = ()
) -> Settlement:
    """Write every file of a settlement into the folder being built.

    With one worker the lines go by ``others`` as well.
    """
    with files_of_lines(prepared.scheme, prepared.records, build) as files:
        if workers > 1:
            # imported late: most extracts are settled in one process
            from pbr.api.settling.settle_in_parts import settle_in_parts

            settlement = settle_in_parts(prepared, files, build, workers)
        elif others:
            settlement = settle_into(prepared, [*(file.take for file in files), shown.write, *others])
        else:
            settlement = settle_into_files(prepared, files, shown)
    write_sums(build, settlement)
    seal(build, SETTLEMENT.summary)
    return settlement


def write_sums(build: Path, settlement: Settlement) -> None:
    """Write what a settlement came to into the folder being built: the files that have no lines."""
    with new_file(build / "totals.csv") as file:
        write_totals(file, settlement.tally)
    with new_file(build / "providers.csv") as file:
        write_provider_totals(file, provider_totals(settlement.tally.groups))
    if settlement.payers is not None:
        with new_file(build / PAYERS) as file:
            write_payer_totals(file, settlement.payers)
    with new_file(build / "measures.csv") as file:
        write_measures(file, settlement.measures)
    if settlement.limits:
        with new_file(build / LIMITS) as file:
            write_limits(file, settlement.limits)
    if settlement.quantities:
        # imported late: most schemes pay for any quantity
        from pbr.reports.quantities_csv import write_quantities

        with new_file(build / QUANTITIES) as file:
            write_quantities(file, settlement.quantities)
    with new_file(build / "settlement.json") as file:
        file.write(settlement_json(settlement))


@contextmanager
def files_of_lines(scheme: Scheme, records: Records, build: Path) -> Iterator[list[FileInParts]]:
    """Make the files that have rows of lines, and give what writes each; of records those that are held are told."""
    # imported late: a settlement that is only printed is told to nobody else
    from pbr.api.settling.kept_for_statements import keep_for_statements

    with (
        new_file(build / "lines.csv") as lines,
        new_file(build / "held.csv") as held,
        keep_for_statements(build, scheme) as reasons,
    ):
        deducted, payers = deductions_by_table(scheme), tuple(scheme.payers)
        lines_csv = LinesCsv(lines)
        held_csv = HeldCsv(held, records.held_rows, records.expected, deducted, payers)
        yield [
            FileInParts(LineRows, lines_csv.write, appending_to(lines), lines_csv.write_made),
            FileInParts(partial(HeldLines, payers=payers), held_csv.write, appending_to(held), held_csv.write_made),
            reasons,
        ]
