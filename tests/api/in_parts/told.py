"""Warnings without the lines that only a file has: what parts and a reading of the whole say alike."""

import re
from collections.abc import Iterable

from pbr.problems.problem import Problem

Told = tuple[str, str, str]


def told(warnings: Iterable[Problem]) -> list[Told]:
    """The code, the file and the words of each, with ids where it names any."""
    return [(one.code, one.place.file, _unnumbered(one.message)) for one in warnings]


def _unnumbered(message: str) -> str:
    """What is said: lines stand alone in brackets, or before the ids."""
    return re.sub(r" \(lines? [^)]*\)", "", re.sub(r"\(lines? [^;)]*; ", "(", message))
