"""What is settled as a command is given it: a scheme, and records or an extract that is read through a mapping."""

from collections.abc import Sequence
from pathlib import Path

import typer

from pbr.cli.argument_order import scheme_and_records
from pbr.cli.period_as_path import refuse_period


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
