"""A workbook of results, which appears whole or not at all, and takes the place of nothing but the same workbook."""

import zipfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from pbr.files.atomic import in_plain_words, refuse_long_name
from pbr.problems.problem import Place, Problem, ProblemsFound

CALLED = "workbook"

MADE_BY = "Made by"
"""The property of the document by which a workbook of ours is known."""

_PROPERTIES = "docProps/custom.xml"
_LONGEST_PROPERTIES = 100_000

MayTake = Callable[[Path], None]


def what_it_may_replace(file: Path, replace: bool) -> MayTake:
    """Give what decides, once a workbook is built, whether it may take the place of what is there.

    That is nothing, or the same workbook byte for byte; with ``replace`` any workbook by pbr that was there from the
    beginning. Raises ``ProblemsFound`` at once where none may.
    """
    _refuse_unless_ours(file)
    at_first = _hash_of(file)

    def may_take(aside: Path) -> None:
        _refuse_unless_ours(file)
        there = _hash_of(file)
        if there is None or there == _hash_of(aside) or (replace and there == at_first):
            return
        if replace:
            message = f"the {CALLED} was written by another run while this one worked: it is another one now"
            raise _problem(file, "PBR033", message, "choose another name, or run this again to replace that one")
        message = f"the {CALLED} that is there is another one, or was changed since pbr wrote it"
        raise _problem(file, "PBR041", message, "choose another name; or, to give that one up, say --replace")

    return may_take


def _refuse_unless_ours(file: Path) -> None:
    """Raise ``ProblemsFound`` unless the file is absent or a workbook by pbr, in a folder that exists."""
    refuse_long_name(file, CALLED)
    if not file.absolute().parent.is_dir():
        message = f"the {CALLED} cannot be made, because the folder it goes in does not exist"
        raise _problem(file, "PBR022", message, "make it first")
    if file.is_symlink():
        raise _problem(file, "PBR021", f"the {CALLED} is a link to another place", "name the file itself")
    if file.exists() and not _made_by_us(file):
        message = f"the {CALLED} is not one that pbr wrote, so it is left alone"
        raise _problem(file, "PBR021", message, f"choose another name for the {CALLED}")


def _made_by_us(file: Path) -> bool:
    """Whether the properties of a workbook say that pbr made it; those that Excel saved again still do."""
    if not file.is_file():
        return False
    with suppress(OSError, ValueError, KeyError, NotImplementedError, RuntimeError, zipfile.BadZipFile):
        with zipfile.ZipFile(file) as workbook, workbook.open(_PROPERTIES) as properties:
            said = properties.read(_LONGEST_PROPERTIES).decode("utf-8", errors="replace")
        return f'name="{MADE_BY}"' in said and ">pbr " in said
    return False


def _hash_of(file: Path) -> str | None:
    """The SHA-256 of a file; None where there is none."""
    with in_plain_words(file, CALLED):
        try:
            with file.open("rb") as opened:
                hashed = sha256()
                while block := opened.read(1 << 20):
                    hashed.update(block)
                return hashed.hexdigest()
        except FileNotFoundError:
            return None


def _problem(file: Path, code: str, message: str, how: str) -> ProblemsFound:
    return ProblemsFound([Problem(code, message, Place(str(file)), help=how)])
