"""Everything that was made, in one file to save: the same bytes for the same files, whenever it is made."""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

_ONE_TIME = (1980, 1, 1, 0, 0, 0)
"""The time that every file in it has: the earliest that there is in such an archive."""


def zipped(names: Iterable[str]) -> bytes:
    """Put these files and folders, those that are there, into an archive."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            path = Path(name)
            for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
                if file.is_file():
                    archive.writestr(_entry(file), file.read_bytes())
    return made.getvalue()


def _entry(file: Path) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(file.as_posix(), _ONE_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
