"""A client level data return, read, and written as a folder of records with the measure worked from it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pbr.api.given.types_given import must_be, must_be_path, must_be_several, must_be_switches
from pbr.files.publish_folder import any_of_ours, only_the_same
from pbr.national_return.measure import Measure
from pbr.national_return.told_return import ToldReturn, tell_return
from pbr.national_return.what_is_not_there import NOT_THERE
from pbr.national_return.written_return import RECORDS_OF_A_RETURN, write_return
from pbr.values.period import Period

__all__ = ["NOT_THERE", "Measure", "ToldReturn", "read_national_return"]


def read_national_return(
    paths: Sequence[str | Path],
    folder: str | Path,
    year: Period | None = None,
    replace: bool = False,
    then: Callable[[], None] = lambda: None,
) -> ToldReturn:
    """Read a council's return, follow each episode to its sequel, and write the records into a folder.

    ``paths`` are its files, of one council; ``year`` is what the measure is of, where none is given the newest
    reporting period. The records of the same return are written over in ``folder``, and with ``replace`` those of any.
    ``then`` is called as soon as the folder is in its place. Raises ``ProblemsFound`` for whatever of the return cannot
    be read, with counts, and where something else is in the folder.
    """
    must_be_several(paths, "a return", 'a list of its files, as ["return.csv"]')
    if not paths:
        raise ValueError("a return is one file, or more")
    for path in paths:
        must_be_path(path, "a file of the return", "a path")
    must_be_path(folder, "the folder of records", "a path")
    must_be(year, Period | None, "a year", "a Period")
    must_be_switches({"replace": replace})
    may_take = (any_of_ours if replace else only_the_same)(Path(folder), RECORDS_OF_A_RETURN)
    told = tell_return([Path(path) for path in paths], year)
    write_return(told, Path(folder), may_take, then)
    return told
