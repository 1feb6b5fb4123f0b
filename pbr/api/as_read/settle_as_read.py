"""A large extract settled as it is read: in parts, the same bytes as when it is read whole, whatever the parts are.

Only what is clean is settled so, and nothing is published before that is known of all of it. What is not is read whole
(`NotCleanError`), by what finds every problem, warning and notice with its words, place and count.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import Any

from pbr.api.as_read.beside_plans import read_beside_plans
from pbr.api.as_read.clean_extract import CleanExtract, OpenedInParts
from pbr.api.as_read.families_in_order import families_in_order
from pbr.api.as_read.parts_settled import Pieces, SettledParts, settle_parts
from pbr.api.as_read.prices_missing import refuse_missing_prices
from pbr.api.as_read.rows_scattered import rows_scattered
from pbr.api.settling.comparisons_held import comparisons_held
from pbr.api.settling.file_in_parts import FileInParts
from pbr.api.settling.prepare import Prepared, warnings_of_days
from pbr.api.settling.processes import results_of
from pbr.api.settling.running_totals import totals_of
from pbr.api.settling.settle_in_parts import part_by_part, put_together
from pbr.api.settling.workers_that_pay import START
from pbr.engine.run_off import SettledOver
from pbr.engine.run_terms import RunTerms
from pbr.engine.verdicts.held_row_lines import where_held_below
from pbr.files.temporary_folder import temporary_folder
from pbr.problems.problem import Problem
from pbr.records.cells.council_codes import codes_by_field
from pbr.records.consistency.contradiction_warnings import contradictions
from pbr.records.extract.date_coverage import reach_of_days
from pbr.records.extract.days_after_as_at import days_after_in_words
from pbr.records.extract.table_warnings import understood_of, without_column
from pbr.records.held_row import HeldRow
from pbr.records.in_parts.clean_file import hashed
from pbr.records.in_parts.columns_seen import refuse_names_alike
from pbr.records.in_parts.ids_apart import refuse_ids_in_two_parts
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.in_parts.persons import found_of_persons
from pbr.records.in_parts.references_in_parts import refuse_references_alike
from pbr.records.in_parts.scatter import PLAN
from pbr.records.input_file import InputFile
from pbr.records.tables.reading_result import TableRead
from pbr.settlement.settlement import Settlement
from pbr.values.dataclass import dataclass
from pbr.worked_examples.checked_scheme import CheckedScheme

_OfReading = tuple[tuple[InputFile, ...], tuple[Problem, ...], date | None, tuple[str, ...]]
"""The files that were read, warnings, the last day on which anything became known, and what was understood."""

WorkWithParts = Callable[[RunTerms, CleanExtract, Sequence[tuple[int, Pieces]], Path], SettledParts]
"""Settles some parts, by their numbers and where their rows stand, and writes to a folder what they come to."""


@dataclass(frozen=True, slots=True)
class AskedAsRead:
    """What is settled as it is read: a scheme, the records, and the days; ``nobody_says`` which unless it is asked.

    With ``hold_errors`` a record without a price has a line that says so, and the rest is settled.
    """

    checked: CheckedScheme
    records: Path
    over: SettledOver
    whole_run: bool
    nobody_says: bool
    show_values: bool
    hold_errors: bool = False

    def terms(self, held_rows: Sequence[HeldRow]) -> RunTerms:
        """The terms of the run, where these rows are held."""
        over = self.over
        below = where_held_below(held_rows)
        return RunTerms(self.checked.compiled, over.period, over.as_at, over.ongoing_until, below)


def settle_as_read(
    asked: AskedAsRead,
    given: OpenedInParts,
    files: Sequence[FileInParts],
    beside: Path | None,
    workers: int,
    start: str = START,
) -> Settlement:
    """Read and settle records in so many processes, write ``files``, and give what it came to.

    What is kept meanwhile is in a folder of its own within ``beside``, or where the system keeps such files, which
    nobody else can read and which is gone at the end, whatever the end is. Raises ``NotCleanError`` where the records
    must be read whole, and ``ProblemsFound`` where a record has no price, unless errors are held.
    """
    terms = asked.terms(given.held_rows)
    with temporary_folder("parts", beside) as folder:
        made = [file.rows for file in files]
        others = read_beside_plans(terms, given.extract)
        settled = parts_done(partial(settle_parts, made), terms, given, folder, workers, start)
        if others is not None:
            settled.merge(others.settle(terms, given.extract, made, folder))
        compare_parts(settled, terms, given, folder, workers, start)
        prepared = prepared_of(asked, given, settled)
        written = [part.written for part in settled.parts]
        lacking = [part.lacking for part in settled.parts]
        if not asked.hold_errors:
            gathered = (part.gathered for part in written)
            refuse_missing_prices(lacking, terms, gathered, prepared.records, asked.records)
        in_order = families_in_order if given.extract.is_by_family else part_by_part
        settlement = put_together(prepared, terms, totals_of(prepared), files, written, in_order)
        # What records of parts lack is kept beside what the parts gathered.
        of_parts = (cause.example.lacking for causes in lacking for cause in causes)
        return replace(settlement, lacking=tuple(dict.fromkeys((*of_parts, *settlement.lacking))))


def parts_done(
    work: WorkWithParts, terms: RunTerms, given: OpenedInParts, folder: Path, workers: int, start: str
) -> SettledParts:
    """Scatter the rows to their parts, and do some work with each share of them; what comes of it is in their order."""
    extract = given.extract
    rows = folder / "rows"
    rows.mkdir(mode=0o700)
    try:
        pieces = rows_scattered(extract, rows, workers, partial(_done, start=start))
        for text in given.to_be_hashed:
            hashed(text)
    except ChildProcessError:
        raise
    except OSError:
        # There may be room enough for the lines and not for copies of rows: then nothing is copied.
        raise NotCleanError from None
    numbered = list(enumerate(pieces))
    shares = [numbered[at::workers] for at in range(workers)]
    settled = SettledParts()
    for share in _done(work, [(terms, extract, share, folder) for share in shares if share], start):
        settled.merge(share)
    settled.parts.sort(key=lambda part: part.number)
    with suppress(OSError):
        rmtree(rows)
    return settled


def _done(work: Any, each: Sequence[tuple[Any, ...]], start: str) -> Sequence[Any]:
    """What came of some work with each of these arguments: here where there is one, or else in a process for each."""
    return [work(*arguments) for arguments in each] if len(each) < 2 else results_of(work, each, start)


def compare_parts(
    settled: SettledParts, terms: RunTerms, given: OpenedInParts, folder: Path, workers: int, start: str
) -> None:
    """Take note of what the plans of persons contradict each other in.

    Raises ``NotCleanError`` where parts show together what only a reading of the whole can tell, and where a file is
    not what it was when it was opened.
    """
    refuse_references_alike([part.persons for part in settled.parts], folder)
    for seen in settled.seen.values():
        seen.refuse_what_is_in_doubt()
    refuse_names_alike(settled.seen.values(), codes_by_field(given.extract.lists))
    settled.compared.refuse_what_all_show(terms.compiled.scheme.runs)
    for table in given.extract.of_ids:
        refuse_ids_in_two_parts([part.ids[table] for part in settled.parts if table in part.ids])
    if given.extract.key == PLAN:
        persons = [part.persons for part in settled.parts]
        ranges = range(len(given.extract.of_persons) + 1)
        shares = [(persons, ranges[at::workers], terms.as_at) for at in range(workers)]
        for found in _done(found_of_persons, shares, start):
            settled.compared.among.merge(found)
    for file in given.extract.files:
        file.refuse_if_changed()


def prepared_of(asked: AskedAsRead, given: OpenedInParts, settled: SettledParts) -> Prepared:
    """What a reading of the whole would have prepared, but for its rows."""
    over, checked = asked.over, asked.checked
    # What nobody recorded is known of the last part alone.
    rest = settled.parts[-1].rest
    expected = Counter(one.table for one in rest.expected)
    read = {
        name: sum(part.written.gathered.rows[name] for part in settled.parts) - expected[name] for name in rest.tables
    }
    if not all(read.values()):
        raise NotCleanError
    dropped = {name: sum(part.written.gathered.dropped[name] for part in settled.parts) for name in rest.tables}
    rows = {name: read[name] + dropped[name] for name in read}
    tables = {name: replace(table, dropped=0) for name, table in rest.tables.items()}
    inputs, warnings, latest, understood = _read_of(given, settled, rows)
    reach = reach_of_days(settled.events, over.period)
    told = [*settled.compared.among.told(), *settled.compared.in_rows.told()]
    found = contradictions(told, asked.records, asked.show_values, comparisons_held(checked.scheme))
    said = warnings_of_days(checked.scheme, asked.records, over, reach, latest if asked.nobody_says else None)
    return Prepared(
        scheme=checked.scheme,
        scheme_file=checked.file,
        compiled=checked.compiled,
        records=replace(rest, tables=tables, inputs=inputs, held_rows=given.held_rows),
        records_path=asked.records,
        period=over.period,
        whole_run=asked.whole_run,
        as_at=over.as_at,
        ongoing_until=over.ongoing_until,
        hold_errors=asked.hold_errors,
        warnings=(*checked.warnings, *warnings, *said, *found),
        understood=(*understood, *days_after_in_words(_in_order(settled.after, given), over.as_at)),
        reach=reach,
    )


def _read_of(given: OpenedInParts, settled: SettledParts, rows: Mapping[str, int]) -> _OfReading:
    """What is to be said of the reading: by the one that found what is held, where there was one."""
    if given.read is not None:
        read = given.read
        return read.inputs, read.warnings, read.latest_recorded, read.understood
    latest = max(filter(None, (seen.latest for seen in settled.seen.values())), default=None)
    return tuple(given.opened.inputs(rows)), given.warnings, latest, tuple(_understood(given, settled))


def _in_order(counts: Mapping[tuple[str, str], int], given: OpenedInParts) -> dict[tuple[str, str], int]:
    """Counts by table and field, in the order of the dictionary."""
    named = [(file.table, field.name) for file in given.extract.files for field in file.kind.fields]
    return {key: counts[key] for key in named if key in counts}


def _understood(given: OpenedInParts, settled: SettledParts) -> list[str]:
    reads = [
        TableRead(
            file.kind,
            file.name,
            {},
            day_first=settled.seen[file.table].is_day_first,
            nothing_held_by=without_column(file.kind, file.header.positions),
        )
        for file in given.extract.files
    ]
    return [*(said for read in reads if (said := understood_of(read))), *given.opened.understood()]
