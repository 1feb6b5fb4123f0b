"""``pbr sample``: write a realistic extract in which every row is invented."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.options import a_day
from pbr.sample.request import TABLE_NAMES, Rates, SampleWanted

FIRST_DAY, LAST_DAY = "2026-04-01", "2026-09-30"

_PRICED_BY = {
    Rates.STANDARD: "Its plans are of the rates standard and specialist. For a scheme priced by level (lower, higher, "
    "intensive), such as ipc-outcome-tariff, add --rates levels.",
    Rates.LEVELS: "Its plans are of the rates lower, higher and intensive. For a scheme priced by standard and "
    "specialist, leave --rates out.",
}
"""What no extract can be both of: a price by ``rate`` has no figure for the words of the other kind."""

EARLIEST, LATEST = date(1905, 1, 1), date(2190, 12, 31)
"""Plans are agreed before they start and go on after they end, and days are read from 1900 to 2199 only."""


def sample(
    folder: Annotated[Path, typer.Argument(help="The folder to write: new, empty, or an earlier sample.")],
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
    first_day, last_day = _day(first, "--from"), _day(last, "--to")
    if last_day < first_day:
        raise typer.BadParameter("the last day is before the first", param_hint="--to")
    wanted = SampleWanted(plans, seed, first_day, last_day, tables_named(tables), rates)

    # imported late: pbr --help stays quick
    from pbr.cli.files_written import in_place
    from pbr.cli.overwrite_check import say_what_was_left
    from pbr.cli.printing import whatever_the_printing
    from pbr.sample.sample_folder import write_sample

    say_what_was_left(folder)
    counts = write_sample(folder, wanted, in_place(f"the sample is in {folder}"))
    with whatever_the_printing(f"the sample is in {folder}"):
        typer.echo(f"Wrote an invented extract to {folder}, as it would be on {wanted.last} (seed {seed}):")
        for table, rows in counts.items():
            typer.echo(f"  {table + '.csv':<13} {rows:>12,} {'row' if rows == 1 else 'rows'}")
        typer.echo("Every row is made up; README.txt says what it was drawn from.")
        if "plans" in counts:
            typer.echo(_PRICED_BY[rates])
        sys.stdout.flush()


def _day(text: str, option: str) -> date:
    """Read one of the days between which plans start."""
    day = a_day(text, option)
    if not EARLIEST <= day <= LATEST:
        raise typer.BadParameter(
            f"choose a day from {EARLIEST} to {LATEST}: pbr settles days from 1900 to 2199, and plans begin before and "
            "end after",
            param_hint=option,
        )
    return day


def tables_named(text: str) -> tuple[str, ...]:
    """The tables in a list with commas, in their usual order; a name that is no table is a wrong option."""
    named = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in named if name not in TABLE_NAMES]
    if unknown or not named:
        wrong = f"there is no table {unknown[0]!r}" if unknown else "no table is named"
        raise typer.BadParameter(f"{wrong}; the tables are {', '.join(TABLE_NAMES)}", param_hint="--tables")
    return tuple(table for table in TABLE_NAMES if table in named)
