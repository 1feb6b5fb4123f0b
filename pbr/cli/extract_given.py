"""What is settled as a command is given it: a scheme, and records or an extract that is read through a mapping."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from pbr.cli.argument_order import scheme_and_records
from pbr.source.file_name_length import is_too_long
from pbr.values.pattern import Pattern

_A_PERIOD = Pattern(r"\d{4}(-\d\d?(-\d\d?)?)?(\.\..+)?")
"""A year, a month, a day, or two of them with dots between: as people write a period."""


def scheme_and_extract(scheme: Path, records: Sequence[Path], mapping: Path | None) -> tuple[Path, Path]:
    """Give the scheme and the records; the other way round where only that can be meant.

    Raises ``ProblemsFound`` with what is wrong with the mapping, and ``BadParameter`` for what is no path at all.
    """
    refuse_period([scheme], "a scheme", "SCHEME")
    refuse_period(records, "records", "RECORDS")
    first, second = scheme_and_records(scheme, records[0])
    if mapping is not None:
        # imported late: who settles standard tables does not wait for what reads others
        from pbr.api.extracts.mapped_records import records_through

        return first, records_through([second, *records[1:]], mapping, [first])
    if len(records) > 1:
        message = f"{len(records)} are given, and records are one folder or one file; an extract needs --map"
        raise typer.BadParameter(message, param_hint="RECORDS")
    return first, second


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
