"""``--workbook``: a workbook that is asked for, refused at once where it cannot be made."""

from pathlib import Path

import typer

from pbr.api.settling.workbook_asked import WorkbookAsked, workbook_asked
from pbr.cli.overwrite_check import clear_left_over_files


def workbook_to_write(file: Path | None, out: Path | None, replace: bool) -> WorkbookAsked | None:
    """Ask for the workbook of ``--workbook``; None where there is none. ``out`` is the folder of ``--out``."""
    if file is None:
        return None
    if file.suffix.lower() != ".xlsx":
        raise typer.BadParameter("a workbook is a file whose name ends in .xlsx", param_hint="--workbook")
    if out is not None and out.resolve() in file.resolve().parents:
        raise typer.BadParameter("the folder of --out holds nothing else: put it beside that", param_hint="--workbook")
    clear_left_over_files(file)
    return workbook_asked(file, replace)


def workbook_alone(file: Path | None, replace: bool) -> WorkbookAsked | None:
    """The same where nothing else is written: without a workbook ``--replace`` is a wrong option."""
    if replace and file is None:
        raise typer.BadParameter("there is nothing to replace: name a workbook", param_hint="--replace")
    return workbook_to_write(file, None, replace)
