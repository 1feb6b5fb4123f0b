"""What is printed for a meeting, and its page written where it is to go."""

from collections.abc import Callable
from pathlib import Path

import typer

from pbr.cli.files_written import in_place
from pbr.cli.formats import CheckFormat
from pbr.cli.held_rows_shown import held_rows_shown
from pbr.cli.overwrite_check import clear_left_over_files
from pbr.cli.printing import note, print_text, whatever_the_printing, whoever_stops_it
from pbr.cli.terminal_text import for_the_window
from pbr.problems.exit_codes import ROWS_HELD
from pbr.problems.problem import Problem
from pbr.problems.problem_formats import all_as_text
from pbr.records.held_row import HeldRow
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Shown:
    """Text to print, with what is said beside it; and a page with what writes it, where one is asked for."""

    text: str
    printed: CheckFormat
    warnings: tuple[Problem, ...]
    held_rows: tuple[HeldRow, ...]
    page: Path | None
    publish: Callable[[Path, Callable[[], None]], None]


def show(shown: Shown) -> None:
    """Write the page, print the text, and end with 3 where rows are held."""
    done = f"the page is in {shown.page}"
    if shown.page:
        clear_left_over_files(shown.page)
        shown.publish(shown.page, in_place(done))
    if shown.printed is CheckFormat.TABLE and shown.warnings:
        # The JSON has them in itself.
        note(all_as_text(shown.warnings))
    text = shown.text if shown.printed is CheckFormat.JSON else for_the_window(shown.text)
    if shown.page:
        with whoever_stops_it(done), whatever_the_printing(done):
            print_text(text)
    else:
        print_text(text)
    if shown.held_rows:
        note(held_rows_shown(shown.held_rows))
        raise typer.Exit(ROWS_HELD)
