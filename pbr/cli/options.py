"""Options that several commands take, and days and periods given to them: read, or refused as a wrong option."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from pbr.api import Move
    from pbr.values.period import Period


SchemeArgument = Annotated[
    Path, typer.Argument(help="The scheme: a YAML file, or the name of one that comes with pbr.")
]
ExtractArgument = Annotated[
    list[Path],
    typer.Argument(help="A folder of CSV files, or one CSV where it is enough; with --map an extract."),
]
PeriodOption = Annotated[
    str, typer.Option(metavar="PERIOD", help="2026-06, or 2026-06-01..2026-08-31. Without it: the whole run.")
]
AsAtOption = Annotated[
    str, typer.Option(metavar="DATE", help="What was known on this day. Without it: the period's last day.")
]
KnownUntilOption = Annotated[
    str,
    typer.Option(metavar="DATE", help="What was known on this day. Without it: the last one recorded."),
]
NamesOption = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="A CSV of id,name: show these names. Without it no name is shown."),
]
MapOption = Annotated[
    Path | None, typer.Option("--map", metavar="FILE", help="Read an extract as it came, through this mapping.")
]
LedgerToldOption = Annotated[Path | None, typer.Option(metavar="DIR", help="Tell what this ledger has settled, too.")]
MeetingPageOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write it here as one page, for the meeting.")
]
HoldErrorsOption = Annotated[bool, typer.Option("--hold-errors", help="Hold rows that are wrong; tell the rest.")]
ReplaceWorkbookOption = Annotated[
    bool, typer.Option("--replace", help="Let the workbook take the place of another that pbr wrote: it is gone.")
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        min=1, max=64, metavar="N", show_default="by size and cores", help="Settle in so many processes at once."
    ),
]
ShowValuesOption = Annotated[
    bool, typer.Option("--show-values", help="Let problems quote the records. They are about people.")
]


def period_given(text: str) -> "Period | None":
    """Read the period of ``--period``; None where none is given."""
    # imported late: pbr --help stays quick
    from pbr.api.given.inputs import period_given as given

    try:
        return given(text or None)
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong), param_hint="--period") from None


def budget_given(text: str) -> int | None:
    """Read the pence of ``--budget``; None where none is given."""
    return _money(text, "a budget is an amount of money such as £250,000", "--budget")


def cost_given(text: str) -> int | None:
    """Read the pence of ``--cost-per-hour``; None where none is given."""
    return _money(text, "what an hour costs is an amount of money such as £18.50", "--cost-per-hour")


def _money(text: str, what_it_is: str, option: str) -> int | None:
    # imported late: pbr --help stays quick
    from pbr.values.figure_suggestions import money_meant
    from pbr.values.money import money_in_cell

    found = money_in_cell(text) if text else None
    if text and (found is None or found < 0):
        meant = "" if found is not None else money_meant(text)
        raise typer.BadParameter(f"{what_it_is}{meant and f': {meant}'}", param_hint=option)
    return found


def share_given(text: str, option: str) -> "Fraction":
    """Read a share given to an option."""
    # imported late: pbr --help stays quick
    from pbr.values.share import share_in_scheme

    found = share_in_scheme(text)
    if found is None:
        raise typer.BadParameter("a share is written like 5% or 1/20", param_hint=option)
    return found


def day_given(text: str) -> "date | None":
    """Read the day of ``--as-at``; None where none is given."""
    return a_day(text, "--as-at") if text else None


def a_day(text: str, option: str) -> "date":
    """Read a day given to an option."""
    # imported late: pbr --help stays quick
    from pbr.api.given.inputs import a_day as given

    try:
        return given(text)
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong), param_hint=option) from None


def move_given(text: str) -> "Move | None":
    """Read how far ``--shift-dates`` moves the records; None where none is given."""
    # imported late: pbr --help stays quick
    from pbr.api.comparing.moved_dates import a_move

    try:
        return a_move(text) if text else None
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong), param_hint="--shift-dates") from None
