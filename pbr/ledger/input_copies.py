"""Copies of the inputs of a run, each once whatever runs read it, under its hash."""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import file_digest
from pathlib import Path
from typing import NamedTuple

from pbr.files.atomic import file_aside
from pbr.files.made_sure import make_sure
from pbr.ledger.damage import changed_since_read
from pbr.ledger.folder_names import INPUTS, name_of_input
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.input_file import InputFile

CALLED = "copy of an input"


class InputToKeep(NamedTuple):
    """An input to keep: what it was known as when it was read, and where it is."""

    used: InputFile
    source: Path


class Copied(NamedTuple):
    """A copy that waits ``aside`` for its ``place``."""

    place: Path
    aside: Path


@contextmanager
def copies_aside(folder: Path, inputs: Iterable[InputToKeep]) -> Iterator[list[Copied]]:
    """Copy inputs that a ledger has not got yet; what waits at the end goes.

    Raises ``ProblemsFound`` where an input is not what was read, or cannot be copied.
    """
    with ExitStack() as opened:
        yield [
            _copied(folder / INPUTS / name_of_input(sha256), kept, opened)
            for sha256, kept in {kept.used.sha256: kept for kept in inputs}.items()
            if not _is_there(folder / INPUTS / name_of_input(sha256), sha256)
        ]


def put_copies_in_place(copies: Iterable[Copied]) -> None:
    """Move copies to their places, and make sure that they stay there."""
    folders = set()
    for copied in copies:
        os.replace(copied.aside, copied.place)  # noqa: PTH105 - as all of the last steps of a run
        folders.add(copied.place.parent)
    for folder in folders:
        make_sure(folder)


def refuse_unless_kept(folder: Path, inputs: Iterable[InputToKeep]) -> None:
    """Raise ``ProblemsFound`` where an input is not in its place: a copy that was there already may have gone since."""
    for kept in inputs:
        if not (folder / INPUTS / name_of_input(kept.used.sha256)).is_file():
            message = "the copy of this file that the ledger had was removed while this run was worked out"
            raise ProblemsFound([Problem("PBR070", message, Place(kept.used.name), "settle again: it is copied anew")])


def _copied(place: Path, kept: InputToKeep, opened: ExitStack) -> Copied:
    aside = opened.enter_context(file_aside(place, CALLED))
    with kept.source.open("rb") as source, aside.open("wb") as copy:
        shutil.copyfileobj(source, copy)
    if not _is_there(aside, kept.used.sha256):
        raise ProblemsFound([changed_since_read(kept.used.name)])
    make_sure(aside)
    return Copied(place, aside)


def _is_there(path: Path, sha256: str) -> bool:
    """Whether a file is there and has this hash."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest() == sha256
