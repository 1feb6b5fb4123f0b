"""A folder of results that appears whole or not at all.

It is built aside, in a folder beside its place that nobody else can read; what was written is made sure to be on the
disk; and one rename puts it in its place. Until that rename nothing has changed, whatever goes wrong.
"""

import json
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.reports.settlement_json import MADE_BY

FILES = ("lines.csv", "totals.csv", "held.csv", "measures.csv", "settlement.json")
"""What a folder of a settlement holds, and nothing else."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of folder of ours: its name, all the files it may hold, and the one of them that says pbr wrote it."""

    name: str
    files: tuple[str, ...]
    summary: str


SETTLEMENT = Kind("settlement", FILES, "settlement.json")

Written = TypeVar("Written")


def publish(folder: Path, write: Callable[[Path], Written], kind: Kind = SETTLEMENT) -> Written:
    """Let ``write`` fill a folder built aside, then put it in the place of ``folder``; give back what it gave.

    Raises ``ProblemsFound`` when the folder is not one of ours to replace, when the disk is full, or when something may
    not be written there. Whatever is raised before the last step, by ``write`` too, leaves the place as it was.
    """
    refuse_unless_ours(folder, kind)
    folder = folder.absolute()
    with _in_plain_words(folder):
        aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".unfinished", dir=folder.parent))
        try:
            written = write(aside)
            for file in aside.iterdir():
                _make_sure(file)
            _make_sure(aside)
            with _not_interrupted():
                _replace(folder, aside)
        except BaseException:
            with _not_interrupted():
                shutil.rmtree(aside, ignore_errors=True)
            raise
    return written


def refuse_unless_ours(folder: Path, kind: Kind = SETTLEMENT) -> None:
    """Raise ``ProblemsFound`` unless the folder is absent, empty, or holds one of its kind by pbr and no more."""
    if folder.is_symlink():
        raise _problem(folder, "PBR021", "is a link to another place", "name the folder itself")
    if not folder.exists():
        if not folder.parent.is_dir():
            raise _problem(
                folder, "PBR022", "cannot be made, because the folder it goes in does not exist", "make it first"
            )
        return
    if not folder.is_dir():
        raise _problem(folder, "PBR021", "is a file, not a folder", "choose another name for the results")
    with _in_plain_words(folder):
        inside = list(folder.iterdir())
        ours = not inside or (all(_is_ours(file, kind) for file in inside) and _made_by_us(folder / kind.summary))
    if not ours:
        raise _problem(
            folder,
            "PBR021",
            f"holds files that are not a {kind.name} of pbr, so it is left alone",
            f"choose a new or empty folder, or one that holds an earlier {kind.name} and nothing else",
        )


def _is_ours(file: Path, kind: Kind) -> bool:
    return file.name in kind.files and file.is_file() and not file.is_symlink()


def _made_by_us(summary: Path) -> bool:
    """Whether the file says that pbr wrote it."""
    try:
        said = json.loads(summary.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError, RecursionError):
        return False
    return isinstance(said, dict) and str(said.get(MADE_BY, "")).startswith("pbr ")


def _replace(folder: Path, aside: Path) -> None:
    """Put the new folder in its place; an earlier one is moved away first, and back again if that fails."""
    if not folder.exists():
        aside.rename(folder)
    else:
        earlier = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".earlier", dir=folder.parent))
        kept = earlier / folder.name
        folder.rename(kept)
        try:
            aside.rename(folder)
        except BaseException:
            kept.rename(folder)
            earlier.rmdir()
            raise
        shutil.rmtree(earlier, ignore_errors=True)
    # The folder is in its place: a disk that cannot confirm it now must not make this look like a failure.
    with suppress(OSError):
        _make_sure(folder.parent)


def _make_sure(path: Path) -> None:
    """Wait until a file or folder is on the disk. Windows has no such thing for a folder."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _not_interrupted() -> Iterator[None]:
    """Let Ctrl-C and a request to stop wait while the folder changes places, so that there is never half of it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {wish: signal.signal(wish, signal.SIG_IGN) for wish in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for wish, answer in before.items():
            signal.signal(wish, answer)


@contextmanager
def _in_plain_words(folder: Path) -> Iterator[None]:
    """Say in plain words what the system refused."""
    try:
        yield
    except PermissionError:
        raise _problem(
            folder, "PBR023", "may not be written here", "ask for permission, or choose another place"
        ) from None
    except OSError as refused:
        why = (refused.strerror or "the system refused").lower()
        raise _problem(folder, "PBR023", f"could not be written: {why}", "nothing was changed") from None


def _problem(folder: Path, code: str, what: str, how: str) -> ProblemsFound:
    return ProblemsFound([Problem(code, f"the folder of results {what}", Place(str(folder)), help=how)])
