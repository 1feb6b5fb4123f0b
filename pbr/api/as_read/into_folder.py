"""A large extract settled as it is read, if it can be, into a folder or to be printed: whole or not at all."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path

from pbr.api.as_read.beside_plans import expected_beside_plans
from pbr.api.as_read.clean_extract import OpenedInParts, open_in_parts
from pbr.api.as_read.key_of_parts import key_of_parts
from pbr.api.as_read.rows_held import reading_what_is_held, refuse_rows_that_are_wrong
from pbr.api.as_read.settle_as_read import AskedAsRead, settle_as_read
from pbr.api.settling.file_in_parts import FileInParts
from pbr.api.settling.prepare import refuse_mapping_of_others
from pbr.api.settling.settlement_folder import files_of_lines, write_sums
from pbr.engine.run_off import settled_over
from pbr.files.atomic import put_all_in_place
from pbr.files.publish_folder import folder_built
from pbr.files.seal import seal
from pbr.records.in_parts.not_clean import NotCleanError, RowsWrongError
from pbr.records.opened.mapped_path import MappedPath
from pbr.records.table import Records
from pbr.reports.settlement_files import SETTLEMENT
from pbr.settlement.settlement import Settlement
from pbr.values.period import Period
from pbr.worked_examples.checked_scheme import paying_by_name

Opened = Callable[[Path | None], AbstractContextManager[OpenedInParts]]
"""Opens an extract in parts for as long as it is settled; what is kept meanwhile is within a folder, or elsewhere."""


def _as_opened(given: OpenedInParts) -> Opened:
    """An extract that is open already, of which nothing is kept."""
    return lambda _: nullcontext(given)


def asked_as_read(
    scheme: Path,
    records: Path,
    period: Period | None,
    as_at: date | None,
    *,
    show_values: bool,
    hold_errors: bool = False,
) -> AskedAsRead | None:
    """What is asked for, where it can be settled part by part. Raises ``ProblemsFound`` as `prepare` does."""
    checked = paying_by_name(scheme)
    if key_of_parts(checked.compiled) is None:
        return None
    refuse_mapping_of_others(checked, records)
    over = settled_over(checked.scheme.runs, period, as_at)
    nobody_says = period is None and as_at is None
    return AskedAsRead(checked, records, over, period is None, nobody_says, show_values, hold_errors)


def settle_as_read_into_folder(
    asked: AskedAsRead,
    folder: Path,
    may_take: Callable[[Path], None],
    then: Callable[[], None],
    workers: int,
    parts: int | None = None,
) -> Settlement | None:
    """Settle into a folder, all or nothing; None, and nothing done, where the records must be read whole.

    ``then`` is called as soon as everything is in its place. There are as many ``parts`` as keep each small, unless it
    is said how many there are to be: what is written is the same. ``may_take`` raises ``ProblemsFound`` unless what is
    built may take the place of what is in the folder. It is raised for records without a price too, if none are held.
    """

    def settled(opened: Opened) -> Settlement:
        with folder_built(folder, may_take) as built:
            with opened(built.aside) as given:
                expected = expected_beside_plans(asked.terms(given.held_rows), given.extract)
                held = Records({}, given.held_rows, (), expected=expected)
                with files_of_lines(asked.checked.scheme, held, built.aside) as files:
                    settlement = settle_as_read(asked, given, files, built.aside, workers)
            write_sums(built.aside, settlement)
            seal(built.aside, SETTLEMENT.summary)
            put_all_in_place([built], then)
        return settlement

    return _settled(asked, settled, workers, parts)


def settle_as_read_to_print(asked: AskedAsRead, files: Sequence[FileInParts], workers: int) -> Settlement | None:
    """Settle, and write ``files`` once all is known to be clean; None, and nothing written, where it is not.

    Raises ``ProblemsFound`` where a record has no price, unless errors are held.
    """

    def settled(opened: Opened) -> Settlement:
        with opened(None) as given:
            return settle_as_read(asked, given, files, None, workers)

    return _settled(asked, settled, workers, None)


def _settled(
    asked: AskedAsRead, settled: Callable[[Opened], Settlement], workers: int, parts: int | None
) -> Settlement | None:
    """Settle an extract that is clean, or but for rows that are held; None where it must be read whole.

    Raises ``ProblemsFound`` where rows are wrong, unless errors are held.
    """
    records, compiled = asked.records, asked.checked.compiled
    if isinstance(records, MappedPath):
        return _settled_through_mapping(records, asked, settled, workers, parts)
    try:
        return settled(_as_opened(open_in_parts(records, compiled, workers, parts)))
    except RowsWrongError:
        # What was raised holds on to the rows of a part: the reading that follows is not begun before it is let go.
        pass
    except NotCleanError:
        return None
    if not asked.hold_errors:
        refuse_rows_that_are_wrong(records, compiled, show_values=asked.show_values)
        return None
    try:
        reads = reading_what_is_held(records, compiled, show_values=asked.show_values)
        return settled(_as_opened(open_in_parts(records, compiled, workers, parts, reads)))
    except NotCleanError:
        return None


def _settled_through_mapping(
    records: MappedPath,
    asked: AskedAsRead,
    settled: Callable[[Opened], Settlement],
    workers: int,
    parts: int | None,
) -> Settlement | None:
    """Settle an extract that is read through a mapping, where it is clean; None where it must be read whole."""
    # imported late: most extracts are the tables themselves
    from pbr.api.as_read.mapped_in_parts import mapped_in_parts

    compiled = asked.checked.compiled
    try:
        return settled(lambda beside: mapped_in_parts(records, compiled, beside, workers, parts))
    except NotCleanError:
        return None
