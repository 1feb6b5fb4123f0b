"""What is printed of a judgement, and whether its files may go where they are to go."""

from pathlib import Path

from pbr.api.judged.judging import Judgement
from pbr.api.judged.judging_files import as_json, as_table, publish_judgement, what_may_be_replaced
from pbr.api.settling.results_published import FolderWanted
from pbr.cli.files_written import in_place
from pbr.cli.formats import CheckFormat
from pbr.cli.overwrite_check import may_take_place, refuse_page
from pbr.cli.printing import note, print_text, whatever_the_printing, whoever_stops_it
from pbr.cli.terminal_text import for_the_window
from pbr.problems.problem_formats import all_as_text
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """Where the files of a judgement go; None where none are asked for."""

    folder: FolderWanted | None
    page: Path | None

    @property
    def named(self) -> str:
        """The places in words; empty where nothing is written."""
        return " and ".join(str(place) for place in (self.folder and self.folder.folder, self.page) if place)


def where_it_goes(out: Path | None, replace: bool, page: Path | None) -> Places:
    """Read the options that say where files go. Raises where they may not go there."""
    may_take = may_take_place(out, what_may_be_replaced, replace)
    if page:
        refuse_page(page, out)
    return Places(FolderWanted(out, may_take) if out and may_take else None, page)


def publish(found: Judgement, places: Places) -> None:
    """Write what was asked for to where it goes: all of it, or nothing."""
    publish_judgement(found, places.folder, places.page, in_place(f"the judgement is in {places.named}"))


def show(found: Judgement, printed: CheckFormat, places: Places) -> None:
    """Print it. What is written already stays there, whatever becomes of the printing."""
    if printed is CheckFormat.TABLE and found.warnings:
        # The JSON has them in itself.
        note(all_as_text(found.warnings))
    text = as_json(found) if printed is CheckFormat.JSON else for_the_window(as_table(found))
    if not places.named:
        print_text(text)
        return
    done = f"the judgement is in {places.named}"
    with whoever_stops_it(done), whatever_the_printing(done):
        print_text(text)
