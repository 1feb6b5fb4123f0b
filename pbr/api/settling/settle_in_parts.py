"""A settlement worked out in several processes: the same bytes as in one, however many there are."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from pbr.api.settling.file_in_parts import FileInParts
from pbr.api.settling.part_written import PartWritten, write_part
from pbr.api.settling.prepare import Prepared
from pbr.api.settling.processes import results_of
from pbr.api.settling.running_totals import RunningTotals, totals_of
from pbr.api.settling.settlement_summed_up import summed_up
from pbr.api.settling.workers_that_pay import START
from pbr.engine.part import FinishedRun
from pbr.engine.run_terms import RunTerms
from pbr.engine.verdicts.held_row_lines import where_held_below
from pbr.files.temporary_folder import private_folder, temporary_folder
from pbr.records.records_in_parts import in_parts, without_rows
from pbr.settlement.line import Line
from pbr.settlement.settlement import Settlement

OpensParts = Callable[[Sequence[PartWritten], Sequence[FileInParts], ExitStack], Callable[[str], None]]
"""Opens what parts wrote, and gives what adds the rows of a provider, asked for in order, to the files."""


def settle_in_parts(
    prepared: Prepared, files: Sequence[FileInParts], beside: Path | None, workers: int, start: str = START
) -> Settlement:
    """Settle records in so many processes, write ``files``, and give what it came to.

    What the processes write is kept in a folder of its own within ``beside``, or where the system keeps such files,
    which nobody else can read and which is gone at the end, whatever the end is. Raises ``ProblemsFound`` when a record
    has no price, unless errors are held.
    """
    terms = RunTerms(
        prepared.compiled,
        prepared.period,
        prepared.as_at,
        prepared.ongoing_until,
        where_held_below(prepared.records.held_rows),
    )
    totals = totals_of(prepared)
    with temporary_folder("parts", beside) as folder:
        parts = [
            (
                terms,
                records,
                totals.for_part(),
                [file.rows for file in files],
                private_folder(folder / f"part-{number}"),
            )
            for number, records in enumerate(in_parts(prepared.records, workers))
        ]
        written = results_of(write_part, parts, start)
        return put_together(prepared, terms, totals, files, written, part_by_part)


def put_together(
    prepared: Prepared,
    terms: RunTerms,
    totals: RunningTotals,
    files: Sequence[FileInParts],
    parts: Sequence[PartWritten],
    opened_in_order: OpensParts,
) -> Settlement:
    """Write the lines of each provider in order, as their parts are opened: those of no part are made here."""
    run = FinishedRun(terms, (part.gathered for part in parts), without_rows(prepared.records))
    for part in parts:
        totals.merge(part.totals)
    with ExitStack() as opened:
        append = opened_in_order(parts, files, opened)
        for provider_id in run.providers:
            _take(run.before_records(provider_id), totals, files)
            append(provider_id)
            _take(run.after_records(provider_id), totals, files)
    run.end()
    return summed_up(prepared, run, totals)


def _take(lines: list[Line], totals: RunningTotals, files: Sequence[FileInParts]) -> None:
    if lines:
        totals.take(lines)
        for file in files:
            file.take(lines)


def part_by_part(
    parts: Sequence[PartWritten], files: Sequence[FileInParts], opened: ExitStack
) -> Callable[[str], None]:
    """Open what parts wrote, and give what adds the rows of a provider to the files: those of each part together."""
    rows = [_RowsOfPart(part, [opened.enter_context(name.open("rb")) for name in part.files]) for part in parts]

    def append(provider_id: str) -> None:
        for of_part in rows:
            of_part.append_to(files, provider_id)

    return append


class _RowsOfPart:
    """The rows that a part wrote, provider by provider."""

    def __init__(self, part: PartWritten, rows: list[IO[bytes]]) -> None:
        self._rows = rows
        begins = ((0,) * len(rows), *(ends for _, ends in part.ends))
        self._counts = {
            provider_id: [end - begin for begin, end in zip(before, ends, strict=True)]
            for before, (provider_id, ends) in zip(begins, part.ends, strict=False)
        }

    def append_to(self, files: Sequence[FileInParts], provider_id: str) -> None:
        """Add the rows of a provider to the files, those of each kind to its own. Providers are asked for in order."""
        for file, rows, count in zip(files, self._rows, self._counts.get(provider_id, ()), strict=False):
            if count:
                file.append(rows, count)
