"""A workbook that is asked for: whether it can be made and may be written, found out before anything is settled."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pbr.files.publish_workbook import MayTake, what_it_may_replace
from pbr.problems.problem import Place, Problem, ProblemsFound


@dataclass(frozen=True, slots=True)
class WorkbookAsked:
    """Where a workbook goes, and what says whether what is built may take the place of what is there."""

    file: Path
    may_take: MayTake


def workbook_asked(file: Path, replace: bool) -> WorkbookAsked:
    """Ask for a workbook. With ``replace`` it takes the place of any that pbr wrote.

    Raises ``ProblemsFound`` where XlsxWriter is not installed, and where the file may not be written.
    """
    if find_spec("xlsxwriter") is None:
        how = "install it: pip install xlsxwriter"
        message = "a workbook needs XlsxWriter, which is not installed"
        raise ProblemsFound([Problem("PBR040", message, Place(str(file)), how)])
    return WorkbookAsked(file, what_it_may_replace(file, replace))
