"""What a function of ``pbr.api`` is given by mistake: refused in a plain sentence, which says what is expected."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from types import UnionType
from typing import Any


def must_be(value: object, kinds: type | UnionType | tuple[type, ...], name: str, expected: str) -> None:
    """Raise ``TypeError`` unless a value is of one of the kinds; the value itself is not shown."""
    # True is a whole number to Python, and to nobody else; a moment is a date to it, and has no place among days.
    no_number = isinstance(value, bool) and kinds in (int, int | None)
    no_day = isinstance(value, datetime) and kinds in (date, date | None)
    if no_number or no_day or not isinstance(value, kinds):
        raise TypeError(f"{name} is to be {expected}, and not {type(value).__name__}")


def must_be_path(value: object, name: str, expected: str) -> None:
    """Raise ``TypeError`` unless a value is text or a ``Path``, and ``ValueError`` for no text at all."""
    must_be(value, (str, Path), name, expected)
    if value == "":
        raise ValueError(f"{name} is empty: it is to be {expected}")


def must_be_several(value: object, name: str, expected: str) -> None:
    """Raise ``TypeError`` for one text where several are expected, of which every letter would be taken for one."""
    if isinstance(value, (str, bytes, Path, Mapping)) or not hasattr(value, "__iter__"):
        raise TypeError(f"{name} is to be {expected}, and not {type(value).__name__}")


def must_be_switches(switches: Mapping[str, Any]) -> None:
    """Raise ``TypeError`` unless each is True or False: the text ``no`` would be taken for yes."""
    for name, value in switches.items():
        must_be(value, bool, name, "True or False")
