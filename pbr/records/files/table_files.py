"""Which files of an extract hold the tables a scheme needs."""

from collections.abc import Collection, Sequence
from pathlib import Path

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import PROVIDERS, TABLES
from pbr.records.files.encoding import cannot_open
from pbr.records.files.record_names import ADJUSTMENTS_FILE, NOTICES_FILE, WORKBOOKS, file_of
from pbr.source.file_name_length import refuse_long_names


def files_of(path: Path, needed: Sequence[str], also: Collection[str] = ()) -> tuple[dict[str, Path], list[Problem]]:
    """Give the file of each needed table, and warnings of files whose names are not understood.

    ``path`` is a folder, or one CSV file of any name where one table is needed. Raises ``ProblemsFound`` naming every
    file that is not there. ``also`` are names of files that are read besides.
    """
    try:
        refuse_long_names(path)
        path.stat()
        if path.is_dir():
            return _files_in(path, needed, also)
    except OSError as error:
        raise cannot_open(error, str(path)) from error
    if len(needed) == 1:
        return {needed[0]: path}, []
    in_order = dict.fromkeys(name for name in (*TABLES, *needed) if name in needed)
    names = " and ".join(map(file_of, in_order))
    message = f"the scheme needs {names}, and this is one file"
    remedy = "give the folder that holds them"
    if path.suffix.casefold() in WORKBOOKS:
        message = f"the scheme needs {names}, and this is a workbook"
        remedy = "save each sheet as a CSV in one folder, or read the workbook through a mapping (pbr map)"
    raise ProblemsFound([Problem("PBR620", message, Place(str(path)), remedy)])


def tables_in_files(names: Collection[str], needed: Collection[str]) -> dict[str, str]:
    """The table that each file holds which was read, by the name of the file.

    One file by itself of any other name is the one table there was; among several it is a table that a scheme had and
    has no longer, and is left out.
    """
    by_file = {file_of(table): table for table in (*TABLES, *needed)}
    if len(names) == 1:
        return {name: by_file.get(name) or next(iter(needed)) for name in names}
    return {name: by_file[name] for name in names if name in by_file}


def _files_in(folder: Path, needed: Sequence[str], also: Collection[str]) -> tuple[dict[str, Path], list[Problem]]:
    present = sorted(each.name for each in folder.iterdir() if each.suffix.casefold() == ".csv")
    standard = {*map(file_of, (*TABLES, *needed))}
    strange = [name for name in present if name not in standard and name not in also and name != PROVIDERS.file]
    missing = [file_of(name) for name in needed if file_of(name) not in present]
    if missing:
        # imported late: where every file is there nobody looks for one
        from pbr.records.files.tables_elsewhere import where_it_may_be

        raise ProblemsFound(
            [
                Problem(
                    "PBR601",
                    f"there is no file {file}, which the scheme needs",
                    Place(file),
                    where_it_may_be(file, folder, strange, len(needed)),
                )
                for file in missing
            ]
        )
    absent = [file for file in standard if file not in present]
    return {name: folder / file_of(name) for name in needed}, [_not_read(name, sorted(absent)) for name in strange]


def _not_read(name: str, absent: Sequence[str]) -> Problem:
    """A warning of a file that is not read: one for a ledger, or one whose name is that of no table."""
    if name in (NOTICES_FILE, ADJUSTMENTS_FILE):
        remedy = "leave it: pbr settle --ledger reads it"
        return Problem("PBR619", f"{name} is read with a ledger only, and not here", Place(name), remedy, "warning")
    message = f"{name} is not the name of a table, and is not read"
    remedy = did_you_mean(name, absent) or "take it out of the folder if no one needs it"
    return Problem("PBR619", message, Place(name), remedy, "warning")
