"""Whether results may go where they are to go, asked before any of the work is done."""

import sys
from collections.abc import Callable
from pathlib import Path

import typer

from pbr.files.atomic import clear_what_was_left
from pbr.files.publish_file import refuse_unless_ours

MayTake = Callable[[Path], None]


def may_take_place(
    folder: Path | None, may_be_replaced: Callable[[Path, bool], MayTake], replace: bool
) -> MayTake | None:
    """Give what decides, once results are built, whether they may take the place of what is in the folder of ``--out``.

    None where there is no folder: ``--replace`` is then a wrong option. Raises ``ProblemsFound`` at once where none
    may. What runs that were killed left beside it is cleared away first.
    """
    if folder is None:
        if replace:
            raise typer.BadParameter(
                "there is nothing to replace: it goes with --out FOLDER (a page replaces its own kind without)",
                param_hint="--replace",
            )
        return None
    clear_left_over_files(folder)
    return may_be_replaced(folder, replace)


def refuse_page(page: Path, folder: Path | None = None) -> None:
    """Raise where the page of ``--html`` may not go: into the folder of ``--out``, or in the place of something else.

    That folder is replaced as a whole. What runs that were killed left beside the page is cleared away first.
    """
    if folder and page.absolute().is_relative_to(folder.absolute()):
        raise typer.BadParameter(
            "the folder of --out is replaced as a whole: put the page beside it", param_hint="--html"
        )
    clear_left_over_files(page)
    refuse_unless_ours(page)


def clear_left_over_files(place: Path) -> None:
    """Clear away what runs that were killed left beside a place, and say so on standard error."""
    for sentence in clear_what_was_left(place):
        sys.stderr.write(f"note: {sentence}\n")
