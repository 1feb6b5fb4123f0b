"""A path that is empty, as a variable of a script that was never set: it would otherwise be the folder one is in."""

from collections.abc import Sequence
from itertools import pairwise

import typer

_PATHS = ("--out", "--html", "--assume", "--baseline", "--map", "--providers")


def refuse_empty_paths(words: Sequence[str]) -> None:
    """Raise a wrong use of the command where a path is empty, by itself or after an option that takes one."""
    for before, word in pairwise(["", *words]):
        by_itself = word == "" and (before in _PATHS or not before.startswith("-"))
        if by_itself or word in [f"{option}=" for option in _PATHS]:
            raise typer.BadParameter("a path is empty; name a file or folder, or . for this one", param_hint="a path")
