"""Whether results may go where they are to go, asked before any of the work is done."""

import sys
from collections.abc import Callable
from pathlib import Path

import typer

from pbr.files.atomic import clear_what_was_left
from pbr.files.publish_folder import Kind, any_of_ours, only_the_same

MayTake = Callable[[Path], None]


def may_take_place(folder: Path | None, kind: Kind, replace: bool) -> MayTake | None:
    """Give what decides, once results are built, whether they may take the place of what is in the folder of ``--out``.

    None where there is no folder: ``--replace`` is then a wrong option. Raises ``ProblemsFound`` at once where none
    may. What runs that were killed left beside it is cleared away first.
    """
    if folder is None:
        if replace:
            raise typer.BadParameter("there is nothing to replace: it goes with --out FOLDER", param_hint="--replace")
        return None
    say_what_was_left(folder)
    return (any_of_ours if replace else only_the_same)(folder, kind)


def say_what_was_left(place: Path) -> None:
    """Clear away what runs that were killed left beside a place, and say so on standard error."""
    for sentence in clear_what_was_left(place):
        sys.stderr.write(f"note: {sentence}\n")
