"""Whether results may go where they are to go, asked before any of the work is done."""

import sys
from collections.abc import Callable
from pathlib import Path

import typer

from pbr.files.atomic import clear_what_was_left

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
    say_what_was_left(folder)
    return may_be_replaced(folder, replace)


def say_what_was_left(place: Path) -> None:
    """Clear away what runs that were killed left beside a place, and say so on standard error."""
    for sentence in clear_what_was_left(place):
        sys.stderr.write(f"note: {sentence}\n")
