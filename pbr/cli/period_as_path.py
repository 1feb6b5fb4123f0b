"""A period that is given where the path of a file or folder is wanted: ``pbr settle SCHEME RECORDS 2026-06``."""

from collections.abc import Iterable
from pathlib import Path

import typer

from pbr.source.file_name_length import is_too_long
from pbr.values.pattern import Pattern

_A_PERIOD = Pattern(r"\d{4}(-\d\d?(-\d\d?)?)?(\.\..+)?")
"""A year, a month, a day, or two of them with dots between: as people write a period."""


def refuse_period(paths: Iterable[Path], taken_for: str, hint: str) -> None:
    """Refuse a period among paths, and say with which option it goes; a file or folder of that name is none.

    Without this it would be looked for as a file, and a list of schemes would be the answer. Raises ``BadParameter``.
    """
    for path in paths:
        if _A_PERIOD.fullmatch(str(path)) and not is_too_long(path) and not path.exists():
            message = (
                f"{path} is given as {taken_for}; a period is said with --period {path}, where a command takes one"
            )
            raise typer.BadParameter(message, param_hint=hint)
