"""Everything that was made, in one file to save: the same bytes for the same files, whenever it is made."""

import shutil
import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from pbr.in_browser.desk import (
    CHECK,
    COMPARISON,
    FINANCE,
    JUDGEMENT,
    MEETING,
    PROVIDERS,
    RECORDS,
    REPORT,
    RUN,
    RUN_WORKBOOK,
    SETTLEMENT,
    STATEMENT,
    STATEMENTS,
    WORKBOOK,
)

ARCHIVES: Mapping[str, tuple[str, ...]] = {
    "settlement": (SETTLEMENT, WORKBOOK, STATEMENTS),
    "folder": (SETTLEMENT,),
    "statement": (STATEMENT,),
    "finance": (FINANCE,),
    "comparison": (COMPARISON, REPORT),
    "judgement": (JUDGEMENT, MEETING),
    "check": (CHECK,),
    "run": (RUN, RUN_WORKBOOK),
    "sample": (RECORDS, PROVIDERS),
}
"""What is put in each archive, of what there is, by what the page calls it."""

_ONE_TIME = (1980, 1, 1, 0, 0, 0)
"""The time that every file in it has: the earliest that there is in such an archive."""


def archive_of(what: str) -> bytes | None:
    """Put into an archive what the page calls so; None where none of it is there."""
    names = ARCHIVES[what]
    return zipped(names) if any(Path(name).exists() for name in names) else None


def zipped(names: Iterable[str]) -> bytes:
    """Put these files and folders, those that are there, into an archive: each a piece at a time."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            path = Path(name)
            for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
                if file.is_file():
                    with file.open("rb") as content, archive.open(_entry(file), "w") as entry:
                        shutil.copyfileobj(content, entry)
    return made.getvalue()


def _entry(file: Path) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(file.as_posix(), _ONE_TIME)
    # A workbook is such an archive itself.
    entry.compress_type = zipfile.ZIP_STORED if file.suffix == ".xlsx" else zipfile.ZIP_DEFLATED
    return entry
