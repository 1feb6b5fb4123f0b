"""A page of results in one file, which appears whole or not at all, and replaces only an earlier page of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pbr.files.atomic import Built, file_aside, refuse_long_name
from pbr.files.utf8_writer import text_to
from pbr.problems.problem import Place, Problem, ProblemsFound

OURS = '<meta name="generator" content="pbr '
"""What says that pbr made a page; it stands near the start."""

_NEAR_THE_START = 2_000
_CALLED = "page of results"


def refuse_unless_ours(file: Path) -> None:
    """Raise ``ProblemsFound`` unless the file is absent, or is an earlier page by pbr, in a folder that exists."""
    refuse_long_name(file, _CALLED)
    if not file.absolute().parent.is_dir():
        raise _problem(file, "PBR022", "cannot be made, because the folder it goes in does not exist", "make it first")
    if file.is_symlink():
        raise _problem(file, "PBR021", "is a link to another place", "name the file itself")
    if file.exists() and not _made_by_us(file):
        raise _problem(file, "PBR021", "is not a page of pbr, so it is left alone", "choose another name for the page")


@contextmanager
def page_built(file: Path, text: str) -> Iterator[Built]:
    """Write the page aside. Raises ``ProblemsFound`` when its place holds something else, or it cannot be written."""
    refuse_unless_ours(file)
    file = file.absolute()
    with file_aside(file, _CALLED) as aside:
        with text_to(aside.open("wb")) as opened:
            opened.write(text)
        yield Built(file, aside, _CALLED, lambda: refuse_unless_ours(file))


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
    return ProblemsFound([Problem(code, f"the {_CALLED} {what}", Place(str(file)), help=how)])
