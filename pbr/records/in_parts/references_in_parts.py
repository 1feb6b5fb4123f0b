"""References of people and plans that may be one in two writings, in several parts: most are told apart at a glance.

Letters and a number are. Any others are put aside by what all writings of them have in common, and looked at some at a
time.
"""

import pickle
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from zlib import crc32

from pbr.records.consistency.references_alike import Numbered, as_written_anyhow
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.in_parts.persons import PERSON, PersonsAside

_OF = ("plan_id", PERSON)
_MOST_FILES = 200

_Written = list[tuple[str, str]]
"""What the writings of a reference have in common, and the reference."""


def refuse_references_alike(parts: Sequence[PersonsAside], folder: Path) -> None:
    """Raise ``NotCleanError`` where two references of all parts may be one in two writings.

    What has to be put aside for that is in ``folder``.
    """
    for at, field in enumerate(_OF):
        references = [part.references[at] for part in parts if part.references and field in part.fields]
        if not _are_told_apart(references):
            _refuse_any_alike(parts, field, folder)


def _are_told_apart(of_parts: Sequence[Numbered | None]) -> bool:
    together = of_parts[0] if of_parts else None
    for other in of_parts[1:]:
        together = None if together is None or other is None else together.with_those_of(other)
    return not of_parts or (together is not None and together.are_told_apart)


def _refuse_any_alike(parts: Sequence[PersonsAside], field: str, folder: Path) -> None:
    ranges = len(parts[0].ends)
    paths = [folder / f"{field}-{number}" for number in range(min(ranges, _MOST_FILES))]
    with ExitStack() as opened:
        files = [opened.enter_context(path.open("xb")) for path in paths]
        for part in parts:
            for one in range(ranges):
                columns = part.columns(one)
                found = _shared_out([*{*columns[part.fields.index(field)]}], len(files)) if columns else []
                for file, written in zip(files, found, strict=False):
                    pickle.dump(written, file, pickle.HIGHEST_PROTOCOL)
    for path in paths:
        references: dict[str, str] = {}
        for common, reference in _read(path):
            if references.setdefault(common, reference) != reference:
                raise NotCleanError


def _shared_out(references: Sequence[str], among: int) -> list[_Written]:
    """References by what they have in common: all writings of one come to one place, in whichever part they stand."""
    found: list[_Written] = [[] for _ in range(among)]
    for common, reference in zip(as_written_anyhow(references), references, strict=True):
        found[crc32(common.encode()) % among].append((common, reference))
    return found


def _read(path: Path) -> Iterator[tuple[str, str]]:
    with path.open("rb") as file:
        while file.peek(1):
            yield from pickle.load(file)
