"""Names of files longer than systems take: refused by us, since not every system does and some cut them short."""

import os
from pathlib import Path

from pbr.problems.problem import Place, Problem, ProblemsFound

_LONGEST = 255
"""Bytes of one name, without the folders it is in."""
_SHOWN = 40
"""Letters: a name longer than that says nothing, and would bury the sentence."""


def is_too_long(path: Path) -> bool:
    """Whether a file or folder on the way to it has a name longer than systems take."""
    return any(len(os.fsencode(part)) > _LONGEST for part in path.parts)


def refuse_long_names(path: Path) -> None:
    """Raise ``ProblemsFound`` where a name is longer than systems take; what is shown of it is cut."""
    if is_too_long(path):
        message = f"this has a name that is too long: systems take up to {_LONGEST} letters"
        help_text = "check what was given: it may be something else than the name of a file or folder"
        raise ProblemsFound([Problem("PBR004", message, Place(str(_cut(path))), help_text)])


def _cut(path: Path) -> Path:
    """The path with every name cut that is too long."""
    return Path(*(f"{part[:_SHOWN]}..." if is_too_long(Path(part)) else part for part in path.parts))


def is_folder(path: Path) -> bool:
    """Whether it is a folder; a name that is too long is none, whatever a system says to it."""
    return not is_too_long(path) and path.is_dir()
