"""A page of results in one file, which appears whole or not at all, and replaces only an earlier page of ours."""

import os
import tempfile
from pathlib import Path

from pbr.problems.problem import Place, Problem, ProblemsFound

OURS = '<meta name="generator" content="pbr '
"""What says that pbr made a page; it stands near the start."""

_NEAR_THE_START = 2_000


def refuse_unless_ours(file: Path) -> None:
    """Raise ``ProblemsFound`` unless the file is absent, or is an earlier page by pbr, in a folder that exists."""
    if not file.absolute().parent.is_dir():
        raise _problem(file, "PBR022", "cannot be made, because the folder it goes in does not exist", "make it first")
    if file.is_symlink():
        raise _problem(file, "PBR021", "is a link to another place", "name the file itself")
    if file.exists() and not _made_by_us(file):
        raise _problem(file, "PBR021", "is not a page of pbr, so it is left alone", "choose another name for the page")


def publish_page(file: Path, text: str) -> None:
    """Write the page aside, make sure that it is on the disk, and put it in its place in one step.

    Raises ``ProblemsFound`` when the place holds something else, or when nothing may be written there; it is then as it
    was, whatever went wrong.
    """
    refuse_unless_ours(file)
    file = file.absolute()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".unfinished", dir=file.parent)
        aside = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as opened:
                opened.write(text)
                opened.flush()
                os.fsync(opened.fileno())
            aside.replace(file)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
    except PermissionError:
        raise _problem(
            file, "PBR023", "may not be written here", "ask for permission, or choose another place"
        ) from None
    except OSError as refused:
        why = (refused.strerror or "the system refused").lower()
        raise _problem(file, "PBR023", f"could not be written: {why}", "nothing was changed") from None


def _made_by_us(file: Path) -> bool:
    """Whether the file says that pbr made it."""
    if not file.is_file():
        return False
    try:
        with file.open(encoding="utf-8", errors="replace") as opened:
            return OURS in opened.read(_NEAR_THE_START)
    except OSError:
        return False


def _problem(file: Path, code: str, what: str, how: str) -> ProblemsFound:
    return ProblemsFound([Problem(code, f"the page of results {what}", Place(str(file)), help=how)])
