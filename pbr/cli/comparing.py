"""A comparison of schemes: from the files named to figures, to a folder, and to what is printed."""

import io
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import typer

from pbr.cli.assuming import asked_of, checked
from pbr.cli.last_resort import nothing_more_to_print, plain_reason
from pbr.cli.located import located
from pbr.cli.noticed import noticed_under
from pbr.cli.progress import Progress
from pbr.cli.rewarding import rewarded, weighed_up
from pbr.cli.simulate import Format
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.show import all_as_text
from pbr.records.known import as_known
from pbr.reports.folder import publish
from pbr.reports.simulation.columns import WIDEST
from pbr.reports.simulation.csv import write_schemes
from pbr.reports.simulation.draws import draws_block, rates_block
from pbr.reports.simulation.folder import SIMULATION, write_simulation
from pbr.reports.simulation.further import Further
from pbr.reports.simulation.json import simulation_json
from pbr.reports.simulation.table import simulation_table
from pbr.simulate.assumptions.assumptions import Assumptions
from pbr.simulate.assumptions.check import check_rates
from pbr.simulate.assumptions.wanted import wanted_for
from pbr.simulate.assumptions.what_if import WhatIf
from pbr.simulate.backcast.backcast import Backcast, cast_back
from pbr.simulate.backcast.by import By
from pbr.simulate.beware import early_day, empty_period, idle_assumptions
from pbr.simulate.candidates import read_candidates
from pbr.simulate.draws.drawing import NOTHING_ASSUMED, Drawing, Wanted, draw_schemes
from pbr.simulate.extract import read_once
from pbr.values.period import Period

_DAYS_OF_SILENCE = 31
"""An extract whose newest event is older than this when settled is likely to be as at an earlier day."""


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
) -> Compared:
    """Read and check the schemes and the records, settle the records under each scheme, ask what is assumed, and draw.

    Raises ``ProblemsFound`` with everything wrong with the schemes, with the records or with the assumptions; and, when
    no scheme is left to compare, with why none is.
    """
    candidates = read_candidates(schemes, baseline)
    assumptions = checked(assumptions, candidates)
    shown.say("reading the records")
    fields = wanted_for(candidates, assumptions or NOTHING_ASSUMED)
    invent = assumptions.invented if assumptions else ()
    by_the_hour = assumptions is not None and assumptions.figure("cost_per_hour") is not None
    read = read_once(records, candidates, by, hold_errors, show_values, fields, invent, by_the_hour)
    cast = cast_back(read, period, as_at, by, shown.write)
    if not cast.results:
        raise ProblemsFound(located([found for left in cast.left_out for found in left.unpriced], records))
    cast = replace(cast, warnings=(*cast.warnings, *noticed_under(cast.notices, records)))
    latest = read.extract.latest_recorded
    if period is None and as_at is None and latest is not None and (cast.as_at - latest).days > _DAYS_OF_SILENCE:
        cast = replace(cast, warnings=(*cast.warnings, _old_extract(records, latest, cast.as_at)))
    if assumptions is not None:
        cast = replace(cast, warnings=(*cast.warnings, *assumptions.warnings, *read.not_invented))
    known = as_known(read.extract, cast.as_at)
    if assumptions is not None:
        check_rates(assumptions, known)
    what_if = WhatIf(known, [result.candidate for result in cast.results], assumptions or NOTHING_ASSUMED)
    # What is settled for one block serves the next.
    rewards = rewarded(what_if, shown)
    asked = asked_of(cast, what_if, shown) if assumptions else ()
    drawing = draw_schemes(cast, what_if, wanted, shown.reach) if wanted else None
    weighed = weighed_up(cast, what_if, drawing, shown) if assumptions else ()
    where = Place(records.name or str(records))
    found = empty_period(cast, where)
    if assumptions or wanted:
        found += early_day(cast, latest, where)
    if assumptions:
        found += idle_assumptions(what_if)
    cast = replace(cast, warnings=(*cast.warnings, *found))
    return Compared(cast, drawing, (*asked, rewards, *weighed))


def _old_extract(records: Path, latest: date, as_at: date) -> Problem:
    """Warn that what goes on is counted to a day long after the extract was taken."""
    message = (
        f"nothing is recorded after {latest}, and the comparison is as at {as_at}: "
        "services without an end are counted up to that day"
    )
    advice = f"if the extract was taken on {latest} or soon after, say so with --as-at"
    return Problem("PBR026", message, Place(records.name or str(records)), advice, severity="warning")


def publish_comparison(compared: Compared, folder: Path) -> None:
    """Write the files of a comparison into a folder, all or nothing."""
    publish(folder, lambda build: write_simulation(build, compared.cast, compared.blocks), SIMULATION)


def refuse_page(file: Path, folder: Path | None) -> None:
    """Raise where a page may not go: in the place of something else, or in the folder that is replaced as a whole."""
    from pbr.reports.page_file import refuse_unless_ours

    if folder and file.absolute().is_relative_to(folder.absolute()):
        raise typer.BadParameter(
            "the folder of --out is replaced as a whole: put the page beside it", param_hint="--html"
        )
    refuse_unless_ours(file)


def publish_html(compared: Compared, file: Path, names_records: bool) -> None:
    """Write a comparison as a page, whole or not at all."""
    from pbr.reports.page_file import publish_page
    from pbr.reports.simulation.html.page import simulation_page
    from pbr.reports.simulation.html.report import Report

    drawing, further = compared.drawing, compared.further
    if drawing:
        further = (rates_block(drawing), *further)
    report = Report(compared.cast, drawing.uncertainty if drawing else None, further, names_records)
    publish_page(file, simulation_page(report))


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
            return simulation_table(cast, _width(), further)
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
    """Print text as UTF-8 with line feeds, whatever this system would make of it."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
