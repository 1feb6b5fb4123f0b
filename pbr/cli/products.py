"""What a settlement makes: files in a folder, or a table, CSV or JSON on standard output."""

import io
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import IO, TextIO

from pbr.cli.last_resort import nothing_more_to_print, plain_reason
from pbr.cli.located import located
from pbr.cli.not_taken import not_taken
from pbr.cli.noticed import noticed
from pbr.cli.prepare import Prepared
from pbr.cli.progress import Progress, progress
from pbr.cli.settle import Format
from pbr.cli.window import for_the_window, harmless
from pbr.cli.written import in_place
from pbr.engine.deducted import deductions_by_table, watch_deductions
from pbr.engine.run import Run
from pbr.problems.problem import Place, ProblemsFound
from pbr.problems.show import all_as_text
from pbr.reports.built import put_all_in_place
from pbr.reports.folder import folder_built
from pbr.reports.held_csv import HeldCsv
from pbr.reports.lines_csv import LinesCsv
from pbr.reports.measures_csv import write_measures
from pbr.reports.settlement_json import settlement_json
from pbr.reports.table_plain import plain_table
from pbr.reports.totals_csv import write_totals
from pbr.settlement.line import Line
from pbr.settlement.settlement import Settlement
from pbr.settlement.tally import Tally

_LINES_AT_ONCE = 5_000

Take = Callable[[Sequence[Line]], None]
"""Takes a batch of lines as they go by."""


def publish_settlement(
    prepared: Prepared, folder: Path, may_take: Callable[[Path], None], printed: Format
) -> Settlement:
    """Settle into a folder, all or nothing, and print the product asked for.

    ``may_take`` raises ``ProblemsFound`` unless what is built may take the place of what is in the folder.
    """
    with progress() as shown, folder_built(folder, may_take) as built:
        settlement = _write_files(prepared, built.aside, shown)
        put_all_in_place([built], in_place(f"the settlement is in {folder}"))
    try:
        if printed is Format.CSV:
            with (folder / "lines.csv").open("rb") as file:
                _print_csv(file)
        else:
            _print(settlement, printed)
    except KeyboardInterrupt:
        _note(f"interrupted while printing; the settlement is in {folder}")
    except OSError as refused:
        nothing_more_to_print()
        _note(f"settled, and the files are in {folder}, but nothing could be printed: {plain_reason(refused)}")
    return settlement


def print_settlement(prepared: Prepared, printed: Format) -> Settlement:
    """Settle and print the product asked for, once all of it is known to be good."""
    with ExitStack() as open_files:
        with progress() as shown:
            takes: list[Take] = [shown.write]
            if printed is Format.CSV:
                # Printed only when the last line is known to be good, so it waits in a file and not in memory.
                aside = open_files.enter_context(tempfile.TemporaryFile())
                text = open_files.enter_context(_text(aside))
                takes.append(LinesCsv(text).write)
            settlement = _settle(prepared, takes)
        if printed is Format.CSV:
            text.flush()
            aside.seek(0)
            _print_csv(aside)
            _note(all_as_text(settlement.warnings))
        else:
            _print(settlement, printed)
    return settlement


def print_explanation(prepared: Prepared, wanted: str) -> None:
    """Print the story of one plan, outcome, person or line; warnings, which are no part of it, go to standard error."""
    from pbr.explain import explain

    story = explain(
        prepared.plan, prepared.records, prepared.records_path, prepared.period, prepared.as_at, wanted,
        prepared.ongoing_until,
    )  # fmt: skip
    _print_text(for_the_window(story))
    _note("\n".join(f"note: {understood}" for understood in prepared.understood))
    _note(all_as_text(prepared.warnings))


def _write_files(prepared: Prepared, build: Path, shown: Progress) -> Settlement:
    """Write every file of a settlement into the folder being built."""
    with _new(build / "lines.csv") as lines, _new(build / "held.csv") as held:
        takes = [
            LinesCsv(lines).write,
            HeldCsv(
                held,
                prepared.records.held_rows,
                prepared.records.expected,
                deductions_by_table(prepared.scheme),
            ).write,
            shown.write,
        ]
        settlement = _settle(prepared, takes)
    with _new(build / "totals.csv") as file:
        write_totals(file, settlement.tally)
    with _new(build / "measures.csv") as file:
        write_measures(file, settlement.measures)
    with _new(build / "settlement.json") as file:
        file.write(settlement_json(settlement))
    return settlement


def _settle(prepared: Prepared, takes: Sequence[Take]) -> Settlement:
    """Let the lines go by, and add them up.

    Raises ``ProblemsFound`` when a record has no price, unless errors are held: then its line says so.
    """
    run = Run(prepared.plan, prepared.records, prepared.period, prepared.as_at, ongoing_until=prepared.ongoing_until)
    tally = Tally()
    lines = run.lines()
    held_rows = prepared.records.held_rows
    deductions = watch_deductions(prepared.scheme, held_rows, prepared.period, prepared.as_at)
    watching = (*takes, deductions.write) if deductions else takes
    while batch := list(islice(lines, _LINES_AT_ONCE)):
        for take in watching:
            take(batch)
        for line in batch:
            tally.add(line)
    if run.unpriced and not prepared.hold_errors:
        raise ProblemsFound(located(run.unpriced, prepared.records_path))
    not_deducted = deductions.by_provider if deductions else {}
    return Settlement(
        scheme=prepared.scheme.name,
        title=prepared.scheme.title,
        scheme_file=prepared.scheme_file,
        inputs=prepared.records.inputs,
        period=prepared.period,
        whole_run=prepared.whole_run,
        tally=tally,
        measures=run.measures,
        rows=run.row_counts(),
        held_rows=held_rows,
        expected=prepared.records.expected,
        warnings=(
            *prepared.warnings,
            *noticed(run.notices, prepared.records_path),
            *not_taken(not_deducted, held_rows, _place(prepared)),
        ),
        as_at=prepared.as_at,
        understood=prepared.understood,
        not_deducted=not_deducted,
    )


def _place(prepared: Prepared) -> Place:
    return Place(prepared.records_path.name or str(prepared.records_path))


def _new(path: Path) -> TextIO:
    return _text(path.open("xb"))


def _text(file: IO[bytes]) -> TextIO:
    """Give an open file as one to write text to: UTF-8, line ends as written, and no failure for a broken letter."""
    return io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="")


def _print(settlement: Settlement, printed: Format) -> None:
    """Print the settlement as a table or as JSON."""
    if printed is Format.JSON:
        text = settlement_json(settlement)
        _print_text(harmless(text) if sys.stdout.isatty() else text)
        return
    with _while_read():
        if sys.stdout.isatty():
            from pbr.reports.table_terminal import print_on_terminal

            print_on_terminal(settlement, sys.stdout)
        else:
            sys.stdout.write(plain_table(settlement))
        sys.stdout.flush()


def _print_bytes(file: IO[bytes]) -> None:
    """Print a file as its bytes are, UTF-8 with line feeds, whatever this system would make of text."""
    with _while_read():
        shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _print_csv(file: IO[bytes]) -> None:
    """Print a CSV as it is; on a terminal, with what would command it written out: a cell may hold anything."""
    if not sys.stdout.isatty():
        _print_bytes(file)
        return
    with _while_read():
        for line in io.TextIOWrapper(file, encoding="utf-8", newline="\n"):
            sys.stdout.write(harmless(line))
        sys.stdout.flush()


def _print_text(text: str) -> None:
    """Print text as UTF-8 with line feeds, whatever this system would make of it."""
    _print_bytes(io.BytesIO(text.encode("utf-8", "backslashreplace")))


@contextmanager
def _while_read() -> Iterator[None]:
    """Print for as long as someone reads: a reader who stops (``| head``) is no error, whatever the exit code says."""
    try:
        yield
    except BrokenPipeError:
        nothing_more_to_print()


def _note(words: str) -> None:
    if words:
        sys.stderr.write(f"{words}\n")
