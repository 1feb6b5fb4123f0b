"""Which pbr this is: its version, and a stamp of its own files, so that no change of them goes unseen."""

import os
import sys
from hashlib import sha256
from pathlib import Path

from pbr import __version__

ROOMS = (
    "calendar", "conditions", "engine", "files", "generate", "judging", "problems", "records", "rng", "scheme",
    "settlement", "source", "values", "worked_examples",
)  # fmt: skip
"""The rooms that say what a scheme means and whether it keeps its worked examples, of `pbr`."""
_PACKAGE = Path(__file__).parent.parent


def which_pbr(package: Path = _PACKAGE) -> str:
    """What stands for this pbr and this Python, as a line of text; another where a file of those rooms has changed.

    A change is seen as Python sees that what it has compiled is old: by the size of a file and when it was last
    written. Raises ``OSError`` where the files cannot be looked at, as in an archive.
    """
    seen = "".join(sorted(line for room in ROOMS for line in _files(str(package / room))))
    stamp = sha256(seen.encode("utf-8", "surrogateescape")).hexdigest()
    return f"{__version__} {sys.implementation.cache_tag} {sys.hexversion:x} {stamp}"


def _files(folder: str) -> list[str]:
    found: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name.endswith((".py", ".txt")):
                about = entry.stat()
                found.append(f"{entry.path}\0{about.st_size}\0{about.st_mtime_ns}\n")
            elif name != "__pycache__" and entry.is_dir():
                found += _files(entry.path)
    return found
