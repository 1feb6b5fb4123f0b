"""A client level data return, read, and written as a folder of records with the measure worked from it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pbr.api.types_given import must_be_path
from pbr.files.publish_folder import any_of_ours, only_the_same
from pbr.national_return.measure import Measure, measure_of
from pbr.national_return.told_return import ToldReturn, tell_return
from pbr.national_return.what_is_not_there import NOT_THERE
from pbr.national_return.written_return import RECORDS_OF_A_RETURN, write_return
from pbr.values.period import Period

__all__ = ["NOT_THERE", "Measure", "ToldReturn", "measure_of", "read_national_return", "what_return_may_replace"]


def what_return_may_replace(folder: Path, replace: bool) -> Callable[[Path], None]:
    """Give what decides, once records are built, whether they may take the place of what is in a folder.

    Raises ``ProblemsFound`` at once where none may.
    """
    return (any_of_ours if replace else only_the_same)(folder, RECORDS_OF_A_RETURN)


def read_national_return(
    paths: Sequence[str | Path],
    folder: str | Path,
    year: Period | None = None,
    may_take: Callable[[Path], None] | None = None,
    then: Callable[[], None] = lambda: None,
) -> ToldReturn:
    """Read a council's return, follow each episode to its sequel, and write the records into a folder.

    ``year`` is what the measure is of; where none is given it is the newest reporting period. ``then`` is called as
    soon as the folder is in its place. Raises ``ProblemsFound`` for whatever of the return cannot be read, with counts.
    """
    for path in paths:
        must_be_path(path, "a file of the return", "a path")
    must_be_path(folder, "the folder of records", "a path")
    allowed = may_take or what_return_may_replace(Path(folder), False)
    told = tell_return([Path(path) for path in paths], year)
    write_return(told, Path(folder), allowed, then)
    return told
