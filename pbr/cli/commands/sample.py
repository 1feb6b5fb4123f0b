"""``pbr sample``: write a realistic extract in which every row is invented."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pbr.api import TABLE_NAMES, CannotBeSampledError, Rates, SampleWanted
from pbr.cli.options import a_day

FIRST_DAY, LAST_DAY = "2026-04-01", "2026-09-30"

_PRICED_BY = {
    Rates.STANDARD: "Its plans are of the rates standard and specialist. For a scheme priced by level (lower, higher, "
    "intensive), such as ipc-outcome-tariff, add --rates levels.",
    Rates.LEVELS: "Its plans are of the rates lower, higher and intensive. For a scheme priced by standard and "
    "specialist, leave --rates out.",
}
"""What no extract can be both of: a price by ``rate`` has no figure for the words of the other kind."""

_OPTIONS = {"first": "--from", "last": "--to", "tables": "--tables"}
"""The options that ask for what a sample is made of."""


def sample(
    folder: Annotated[Path, typer.Argument(help="The folder to write: new, empty, or an earlier sample as it was.")],
    plans: Annotated[int, typer.Option(min=1, max=10_000_000, metavar="N", help="How many plans.")] = 200,
    seed: Annotated[int, typer.Option(metavar="S", help="The same seed writes the same bytes.")] = 1,
    tables: Annotated[
        str,
        typer.Option(metavar="NAMES", show_default="all", help="Only these tables, such as plans,outcomes."),
    ] = ",".join(TABLE_NAMES),
    first: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="DATE",
            show_default=FIRST_DAY,
            help="The first day on which plans start.",
        ),
    ] = FIRST_DAY,
    last: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="DATE",
            show_default=LAST_DAY,
            help="The last such day, and the day the extract is taken.",
        ),
    ] = LAST_DAY,
    rates: Annotated[
        Rates, typer.Option(help="The rate column: standard and specialist, or lower, higher and intensive.")
    ] = Rates.STANDARD,
) -> None:
    """Write a realistic extract in which every row is invented, to try a scheme on."""
    first_day, last_day = a_day(first, _OPTIONS["first"]), a_day(last, _OPTIONS["last"])
    try:
        wanted = SampleWanted(plans, seed, first_day, last_day, _tables_named(tables), rates)
    except CannotBeSampledError as wrong:
        raise typer.BadParameter(str(wrong), param_hint=_OPTIONS[wrong.asked]) from None

    # imported late: pbr --help stays quick
    from pbr.api.extracts.invented_records import sample as write_sample
    from pbr.cli.files_written import in_place
    from pbr.cli.overwrite_check import clear_left_over_files
    from pbr.cli.printing import whatever_the_printing

    clear_left_over_files(folder)
    counts = write_sample(folder, wanted, in_place(f"the sample is in {folder}"))
    with whatever_the_printing(f"the sample is in {folder}"):
        typer.echo(f"Wrote an invented extract to {folder}, as it would be on {wanted.last} (seed {seed}):")
        for table, rows in counts.items():
            typer.echo(f"  {table + '.csv':<13} {rows:>12,} {'row' if rows == 1 else 'rows'}")
        typer.echo("Every row is made up; README.txt says what it was drawn from.")
        if "plans" in counts:
            typer.echo(_PRICED_BY[rates])
        sys.stdout.flush()


def _tables_named(text: str) -> tuple[str, ...]:
    """The tables in a list with commas, in their usual order, and after them the names of none."""
    named = [name.strip() for name in text.split(",") if name.strip()]
    unknown = (name for name in named if name not in TABLE_NAMES)
    return (*(table for table in TABLE_NAMES if table in named), *unknown)
