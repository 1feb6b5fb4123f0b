"""Where a table may be that a folder of records has not: in a folder inside, in another file type, by another name."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from pbr.problems.suggest import nearest_to
from pbr.records.files.record_names import WORKBOOKS

_IN_A_SETTLEMENT = "settlement.json"
_TEXTS = (".txt", ".tsv", ".tab", "")


def where_it_may_be(file: str, folder: Path, strange: Sequence[str], needed: int) -> str:
    """Say how to mend that a folder has no such file.

    ``strange`` are the CSV files in it that are no tables, and ``needed`` is how many tables are. Names of files are
    shown, and nothing that is in them.
    """
    if (folder / _IN_A_SETTLEMENT).is_file():
        return "this is the folder of a settlement: give the folder of the records that it was made of"
    if meant := nearest_to(file, strange):
        return f"if {meant} is it, call it {file}"
    others = sorted(each for each in folder.iterdir() if each.suffix.casefold() != ".csv")
    stem = file.removesuffix(".csv")
    for other in others:
        if other.stem.casefold() == stem and other.suffix.casefold() in _TEXTS and other.is_file():
            return f"if {other.name} is it, save it as {file}"
    inside = [other for other in others if _has(other, file)]
    if len(inside) > 1:
        return f"it is in {len(inside)} folders inside, such as {inside[0]}: give the one that is meant"
    if inside:
        return f"it is in {inside[0]}: give that folder"
    workbooks = [other.name for other in others if other.suffix.casefold() in WORKBOOKS]
    if workbooks:
        return (
            f"save the sheet of {workbooks[0]} as {file} (CSV UTF-8), or read the workbook through a mapping (pbr map)"
        )
    if needed == 1 and len(strange) == 1:
        return f"if {strange[0]} is it, call it {file}, or give that file in place of the folder"
    return "put it in the folder of records"


def _has(folder: Path, file: str) -> bool:
    """Whether a folder inside has the file; not where it may not be looked into."""
    with suppress(OSError):
        return (folder / file).is_file()
    return False
