"""A folder for what is needed only meanwhile: nobody else can read it, and it is gone after any end.

A run removes its own at its end. One that the system ends without a word cannot: what it left is removed by the next
run that needs such a folder. A run holds a lock on its own, which the system takes off when the run is no more.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from stat import S_ISDIR
from typing import Literal

from pbr.files.interrupt_guard import is_being_written, marked_as_being_written

Purpose = Literal["extract", "parts", "records", "run", "tables"]
"""What such a folder is for: it stands in its name."""
_NAMED = re.compile(r"pbr-(?:extract|parts|records|run|tables)-[a-z0-9_]+")
_NOT_LOCKED_YET = ".new"
_OPEN_TO_OTHERS = 0o077


def private_folder(folder: Path) -> Path:
    """Make a folder that only this user can read, and give it."""
    folder.mkdir(mode=0o700)
    return folder


@contextmanager
def temporary_folder(purpose: Purpose, beside: Path | None = None) -> Iterator[Path]:
    """Make a folder that only this user can read, and remove it with all that is in it at the end.

    It is within ``beside``, or where the system keeps such files: there what earlier runs left is removed first.
    """
    if beside is None:
        _clear_what_was_left(Path(tempfile.gettempdir()))
    made = Path(tempfile.mkdtemp(prefix=f"pbr-{purpose}-", suffix=_NOT_LOCKED_YET, dir=beside))
    try:
        with marked_as_being_written(made):
            # Under this name it may be cleared away by others: so it is locked before.
            marked = made.rename(made.with_suffix(""))
            try:
                # What is built within it locks the folder that it is built in: not the one that is locked already.
                inside = marked / purpose
                inside.mkdir(mode=0o700)
                yield inside
            finally:
                shutil.rmtree(marked, ignore_errors=True)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _clear_what_was_left(place: Path) -> None:
    """Remove the folders of runs that are no more. Where there are no locks nobody knows which these are: all stay."""
    if not hasattr(os, "geteuid"):
        # Windows has no such locks, nor says with these means who owns a folder.
        return
    with suppress(OSError), os.scandir(place) as found:
        for path in [Path(one) for one in found if _NAMED.fullmatch(one.name)]:
            if _is_own(path) and is_being_written(path) is False:
                shutil.rmtree(path, ignore_errors=True)


def _is_own(path: Path) -> bool:
    """Whether it is a folder, and no link to one, that whoever runs this owns and nobody else may read."""
    with suppress(OSError):
        about = path.lstat()
        return S_ISDIR(about.st_mode) and about.st_uid == os.geteuid() and not about.st_mode & _OPEN_TO_OTHERS
    return False
