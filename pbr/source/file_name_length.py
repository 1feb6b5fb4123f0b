"""Names of files longer than systems take: refused by us, since not every system does and some cut them short."""

import errno
import os
from pathlib import Path

_LONGEST = 255
"""Bytes of one name, without the folders it is in."""


def is_too_long(path: Path) -> bool:
    """Whether a file or folder on the way to it has a name longer than systems take."""
    return any(len(os.fsencode(part)) > _LONGEST for part in path.parts)


def refuse_long_names(path: Path) -> None:
    """Raise ``OSError``, as a system should, where a name is too long."""
    if is_too_long(path):
        raise OSError(errno.ENAMETOOLONG, "File name too long", str(path))


def is_folder(path: Path) -> bool:
    """Whether it is a folder; a name that is too long is none, whatever a system says to it."""
    return not is_too_long(path) and path.is_dir()
