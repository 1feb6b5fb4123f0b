"""A workbook that is asked for: whether it can be made and may be written, found out before anything is settled."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from pbr.files.atomic import Built, file_aside, folder_aside
from pbr.files.publish_workbook import CALLED, MayTake, what_it_may_replace
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.values.dataclass import dataclass


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
        how = "install the extra that has it: pip install '.[workbooks]' in the folder of the clone"
        message = "a workbook needs XlsxWriter, which is not installed"
        raise ProblemsFound([Problem("PBR040", message, Place(str(file)), how)])
    return WorkbookAsked(file, what_it_may_replace(file, replace))


@contextmanager
def workbook_aside(asked: WorkbookAsked) -> Iterator[tuple[Built, Path]]:
    """Give a workbook that is to be built beside its place, and a folder for what waits to be put in it.

    Nobody else can read either; what is there at the end goes. Raises ``ProblemsFound`` where they cannot be made.
    """
    place = asked.file.absolute()
    with folder_aside(place, CALLED) as folder, file_aside(place, CALLED) as aside:
        yield Built(place, aside, CALLED, lambda: asked.may_take(aside)), folder
