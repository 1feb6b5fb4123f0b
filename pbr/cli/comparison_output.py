"""What is printed of a comparison: a table, CSV or JSON; and whether its page may go where it is to go."""

import shutil
import sys
from pathlib import Path

import typer

from pbr.api.comparing.comparison import Compared
from pbr.api.comparing.comparison_files import (
    PageWanted,
    publish_comparison,
    what_may_be_replaced,
)
from pbr.api.comparing.comparison_text import WIDEST_TABLE, as_csv, as_json, as_table
from pbr.api.settling.results_published import FolderWanted
from pbr.cli.files_written import in_place
from pbr.cli.formats import PrintFormat
from pbr.cli.overwrite_check import may_take_place, refuse_page
from pbr.cli.printing import note, print_text, whatever_the_printing, whoever_stops_it
from pbr.cli.terminal_text import for_the_window
from pbr.problems.problem_formats import all_as_text
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """Where the files of a comparison go; None where none are asked for."""

    folder: FolderWanted | None
    page: PageWanted | None


def where_it_goes(out: Path | None, replace: bool, page: Path | None, identifiers: bool) -> Places:
    """Read the options that say where files go. Raises where they may not go there, or where nothing goes anywhere."""
    may_take = may_take_place(out, what_may_be_replaced, replace)
    if page:
        refuse_page(page, out)
    elif identifiers:
        raise typer.BadParameter("there is no page to name records in: add --html FILE", param_hint="--identifiers")
    folder = FolderWanted(out, may_take) if out and may_take else None
    return Places(folder, PageWanted(page, identifiers) if page else None)


def publish(compared: Compared, places: Places) -> None:
    """Write what was asked for to where it goes: all of it, or nothing."""
    folder = places.folder.folder if places.folder else None
    page = places.page.file if places.page else None
    named = " and ".join(str(place) for place in (folder, page) if place)
    publish_comparison(compared, places.folder, places.page, in_place(f"the comparison is in {named}"))


def show(compared: Compared, printed: PrintFormat, written: Path | None) -> None:
    """Print the product asked for. What is written already stays there, whatever becomes of the printing."""
    if printed is PrintFormat.CSV and compared.cast.warnings:
        # The table and the JSON have them in themselves.
        note(all_as_text(compared.cast.warnings))
    if written is None:
        print_text(_text(compared, printed))
        return
    with (
        whoever_stops_it(f"the comparison is in {written}"),
        whatever_the_printing(f"compared, and it is in {written}"),
    ):
        print_text(_text(compared, printed))


def _text(compared: Compared, printed: PrintFormat) -> str:
    match printed:
        case PrintFormat.TABLE:
            return for_the_window(as_table(compared, _width()))
        case PrintFormat.JSON:
            return as_json(compared)
        case PrintFormat.CSV:
            return as_csv(compared)


def _width() -> int:
    """Give how wide a table may be: no wider than a narrow terminal, and the same for every pipe."""
    return min(WIDEST_TABLE, shutil.get_terminal_size().columns) if sys.stdout.isatty() else WIDEST_TABLE
