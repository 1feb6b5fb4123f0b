"""A comparison of schemes: from the files named to figures, to a folder, and to what is printed."""

import io
import shutil
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import typer

from pbr.cli.assuming import asked_of, checked, ends_of, shown_of
from pbr.cli.days_that_fit import after_the_run_off, days_that_do_not_fit
from pbr.cli.last_resort import nothing_more_to_print, plain_reason
from pbr.cli.located import located
from pbr.cli.not_taken import not_taken
from pbr.cli.noticed import noticed_under
from pbr.cli.progress import Progress
from pbr.cli.replacing import MayTake, say_what_was_left
from pbr.cli.rewarding import rewarded, weighed_up
from pbr.cli.simulate import Format
from pbr.cli.window import for_the_window, harmless
from pbr.cli.written import in_place
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.show import all_as_text
from pbr.records.compared import Beside
from pbr.records.compared.warnings import contradictions, contradictions_as_recorded
from pbr.records.known import as_known
from pbr.records.table import Records
from pbr.reports.built import Built, put_all_in_place
from pbr.reports.folder import folder_built
from pbr.reports.page_file import page_built, refuse_unless_ours
from pbr.reports.simulation.columns import WIDEST
from pbr.reports.simulation.csv import write_schemes
from pbr.reports.simulation.draws import draws_block, rates_block
from pbr.reports.simulation.folder import write_simulation
from pbr.reports.simulation.further import Further
from pbr.reports.simulation.json import simulation_json
from pbr.reports.simulation.table import simulation_table
from pbr.simulate.assumptions.assumptions import Assumptions
from pbr.simulate.assumptions.check import check_rates
from pbr.simulate.assumptions.wanted import wanted_for
from pbr.simulate.assumptions.what_if import WhatIf
from pbr.simulate.backcast.backcast import Backcast, cast_back
from pbr.simulate.backcast.by import By
from pbr.simulate.beware import early_day, empty_period, idle_assumptions, mostly_outside_a_run, outside_every_run
from pbr.simulate.candidates import read_candidates
from pbr.simulate.draws.drawing import NOTHING_ASSUMED, Drawing, Wanted, draw_schemes
from pbr.simulate.extract import ReadOnce, read_once, records_for
from pbr.simulate.moved import Move
from pbr.simulate.of_schemes import under
from pbr.values.period import Period


class Compared(NamedTuple):
    """Records cast back under several schemes, what was drawn for them, and the blocks that were asked for."""

    cast: Backcast
    drawing: Drawing | None
    further: tuple[Further, ...]

    @property
    def blocks(self) -> tuple[Further, ...]:
        """Every block beside the back-cast, in the order of the table."""
        return (*((draws_block(self.drawing),) if self.drawing else ()), *self.further)


def compare(
    records: Path,
    schemes: Sequence[Path],
    baseline: Path,
    by: By,
    period: Period | None,
    as_at: date | None,
    hold_errors: bool,
    show_values: bool,
    assumptions: Assumptions | None,
    wanted: Wanted | None,
    shown: Progress,
    move: Move | None = None,
) -> Compared:
    """Read and check the schemes and the records, settle the records under each scheme, ask what is assumed, and draw.

    Raises ``ProblemsFound`` with everything wrong with the schemes, with the records or with the assumptions; when no
    scheme is left to compare, with why none is; and when no record has its day in any scheme's run.
    """
    candidates = read_candidates(schemes, baseline)
    assumptions = checked(assumptions, candidates)
    shown.say("reading the records")
    fields = wanted_for(candidates, assumptions or NOTHING_ASSUMED)
    invent = assumptions.invented if assumptions else ()
    by_the_hour = assumptions is not None and assumptions.figure("cost_per_hour") is not None
    read = read_once(records, candidates, by, hold_errors, show_values, fields, invent, by_the_hour, move)
    cast = cast_back(read, period, as_at, by, shown.write)
    if not cast.results:
        raise ProblemsFound(located([found for left in cast.left_out for found in left.unpriced], records))
    where = Place(records.name or str(records))
    if outside := outside_every_run(cast, where):
        raise ProblemsFound(outside)
    cast = replace(cast, warnings=(*cast.warnings, *noticed_under(cast.notices, records)))
    latest = read.extract.latest_recorded
    found = days_that_do_not_fit(records, read.extract, cast.period, cast.ongoing_until)
    if cast.unasked:
        found += after_the_run_off(records, latest, cast.as_at)
    cast = replace(cast, warnings=(*cast.warnings, *found))
    if assumptions is not None:
        cast = replace(cast, warnings=(*cast.warnings, *assumptions.warnings, *read.not_invented))
    known = as_known(read.extract, cast.as_at)
    if assumptions is not None:
        check_rates(assumptions, known)
    what_if = WhatIf(known, [result.candidate for result in cast.results], assumptions or NOTHING_ASSUMED)
    # What is settled for one block serves the next.
    rewards = rewarded(what_if, shown)
    asked = asked_of(cast, what_if, shown) if assumptions else None
    drawing = draw_schemes(cast, what_if, wanted, shown.reach, ends_of(asked)) if wanted else None
    weighed = weighed_up(cast, what_if, drawing, shown) if assumptions else ()
    found = [*empty_period(cast, where), *mostly_outside_a_run(cast, where)]
    held_rows = read.extract.held_rows
    for result in cast.results:
        own = [row for row in held_rows if row.table in result.candidate.plan.needs]
        of_deductions = not_taken(result.not_deducted, own, where)
        found += [under((result.candidate.label,), one) for one in of_deductions]
    found += _contradictions(cast, read, known, records, show_values)
    if assumptions or wanted:
        found += early_day(cast, latest, where)
    if assumptions:
        found += idle_assumptions(what_if)
    cast = replace(cast, warnings=(*cast.warnings, *found))
    return Compared(cast, drawing, (*shown_of(asked), rewards, *weighed))


def _contradictions(cast: Backcast, read: ReadOnce, known: Records, path: Path, show_values: bool) -> list[Problem]:
    """Warn of what the records contradict each other in, as each scheme by itself would; what was invented is not."""
    invented = {one.table for one in read.inventions}
    found: list[Problem] = []
    for result in cast.results:
        own = records_for(result.candidate, known)
        recorded = {name: table for name, table in own.tables.items() if name not in invented}
        as_written = {name: read.extract.tables[name] for name in recorded}
        runs = result.candidate.scheme.runs
        warnings = [
            *contradictions(Beside(recorded, cast.as_at, own.held_rows, runs), path, show_values),
            *contradictions_as_recorded(Beside(as_written, cast.as_at, own.held_rows, runs), path, show_values),
        ]
        found += [warning for warning in warnings if warning not in found]
    return found


def publish_comparison(
    compared: Compared, folder: Path | None, may_take: MayTake | None, page: Path | None, names_records: bool
) -> None:
    """Write the files of a comparison into a folder, and its page: everything that was asked for, or nothing.

    ``may_take`` raises ``ProblemsFound`` unless the files may take the place of what is in the folder.
    """
    with ExitStack() as asides:
        built: list[Built] = []
        if folder and may_take:
            built.append(asides.enter_context(folder_built(folder, may_take)))
            write_simulation(built[0].aside, compared.cast, compared.blocks)
        if page:
            built.append(asides.enter_context(page_built(page, _page(compared, names_records))))
        places = " and ".join(str(place) for place in (folder, page) if place)
        put_all_in_place(built, in_place(f"the comparison is in {places}") if built else lambda: None)


def refuse_page(file: Path, folder: Path | None) -> None:
    """Raise where a page may not go: in the place of something else, or in the folder that is replaced as a whole."""
    if folder and file.absolute().is_relative_to(folder.absolute()):
        raise typer.BadParameter(
            "the folder of --out is replaced as a whole: put the page beside it", param_hint="--html"
        )
    say_what_was_left(file)
    refuse_unless_ours(file)


def _page(compared: Compared, names_records: bool) -> str:
    from pbr.reports.simulation.html.page import simulation_page
    from pbr.reports.simulation.html.report import Report
    from pbr.reports.simulation.shown import Shown

    drawing, further = compared.drawing, compared.further
    if drawing:
        further = (rates_block(drawing), *further)
    report = Report(
        compared.cast,
        drawing.uncertainty if drawing else None,
        further,
        Shown(names_records),
        drawing.beyond if drawing else {},
    )
    return simulation_page(report)


def show(compared: Compared, printed: Format, written: Path | None) -> None:
    """Print the product asked for. What is written already stays there, whatever becomes of the printing."""
    if printed is Format.CSV and compared.cast.warnings:
        # The table and the JSON have them in themselves.
        sys.stderr.write(f"{all_as_text(compared.cast.warnings)}\n")
    try:
        _print(_text(compared, printed))
    except BrokenPipeError:
        # A reader who stops (``| head``) is no error, whatever the exit code says.
        nothing_more_to_print()
    except KeyboardInterrupt:
        if written is None:
            raise
        sys.stderr.write(f"interrupted while printing; the comparison is in {written}\n")
    except OSError as refused:
        if written is None:
            raise
        nothing_more_to_print()
        why = plain_reason(refused)
        sys.stderr.write(f"compared, and it is in {written}, but nothing could be printed: {why}\n")


def _text(compared: Compared, printed: Format) -> str:
    cast, further = compared.cast, compared.blocks
    match printed:
        case Format.TABLE:
            return for_the_window(simulation_table(cast, _width(), further))
        case Format.JSON:
            return simulation_json(cast, further)
        case Format.CSV:
            file = io.StringIO()
            write_schemes(file, cast)
            return file.getvalue()


def _width() -> int:
    """Give how wide a table may be: no wider than a narrow terminal, and the same for every pipe."""
    return min(WIDEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else WIDEST


def _print(text: str) -> None:
    """Print text as UTF-8 with line feeds, whatever this system would make of it; nothing in it commands a terminal."""
    text = harmless(text) if sys.stdout.isatty() else text
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
