"""What is said of a ledger that is not as pbr wrote it: always the file and the run."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pbr.ledger.manifest_json import DamagedManifestError, NewerFormatError
from pbr.problems.problem import Place, Problem, ProblemsFound

_FROM_A_COPY = "put it back from a copy of the ledger, and let pbr ledger verify look at all of it"


def file_damaged(path: Path, run: int | None, what: str) -> Problem:
    """A file of a run, or of no one run, is not as it was written: ``what`` says in which way."""
    of_run = "" if run is None else f" of run {run}"
    return Problem("PBR063", f"this file{of_run} {what}", Place(str(path)), _FROM_A_COPY)


def file_unread(path: Path, refused: OSError) -> Problem:
    """A file of a ledger cannot be read: whether it is as it was written is not known."""
    if isinstance(refused, PermissionError):
        how = "ask its owner: what is in a ledger is for its owner alone"
        return Problem("PBR003", "you are not allowed to read this part of the ledger", Place(str(path)), how)
    why = (refused.strerror or "the system refused").lower()
    return Problem("PBR004", f"this part of the ledger could not be read: {why}", Place(str(path)))


@contextmanager
def read_plainly(path: Path) -> Iterator[None]:
    """Say in plain words what the system would not read."""
    try:
        yield
    except OSError as refused:
        raise ProblemsFound([file_unread(path, refused)]) from None


def runs_missing(folder: Path, first: int, last: int) -> Problem:
    """Runs are not there, and a later one is."""
    which = f"run {first} is" if first == last else f"runs {first} to {last} are"
    how = "put back what was taken out, or take out what was put in, from a copy of the ledger"
    return Problem("PBR064", f"{which} not there, and a later one is", Place(str(folder)), how)


def chain_broken(path: Path, run: int, what: str) -> Problem:
    """A run does not follow the one before it."""
    how = "a run was taken out, put in or changed: put the folder back from a copy of the ledger"
    return Problem("PBR064", f"run {run} {what}", Place(str(path)), how)


def changed_since_read(name: str) -> Problem:
    """A file that a run was worked out from, by its name, is another by now."""
    message = "this file was changed after it was read, so what was settled could never be worked out again"
    return Problem("PBR070", message, Place(name), "settle again, from files at rest")


def does_not_add_up(path: Path, run: int, what: str) -> Problem:
    """What a run says does not follow from its entries and those before it."""
    return Problem("PBR065", f"run {run} does not add up: {what}", Place(str(path)), _FROM_A_COPY)


def manifest_unread(path: Path, run: int, wrong: DamagedManifestError | NewerFormatError) -> Problem:
    """The manifest of a run cannot be read."""
    if isinstance(wrong, NewerFormatError):
        how = "settle with the version of pbr that wrote it, or a later one"
        return Problem("PBR062", f"a newer version of pbr wrote run {run} of this ledger", Place(str(path)), how)
    return file_damaged(path, run, "is not as it was written")
