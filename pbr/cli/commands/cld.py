"""``pbr cld``: the national client level data return as records, with the published measure worked from it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.options import period_given


def cld(
    returns: Annotated[
        list[Path],
        typer.Argument(metavar="RETURN.csv...", help="The return of one council: one CSV, or several that follow on."),
    ],
    folder: Annotated[Path, typer.Option("--out", metavar="RECORDS", help="The folder of records to write.")],
    period: Annotated[
        str,
        typer.Option(
            metavar="FROM..TO",
            show_default="the newest reporting period",
            help="The year of the measure, by the day an episode ended.",
        ),
    ] = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="Let it take the place of another return's records in that folder.")
    ] = False,
) -> None:
    """Read the client level data return of a council, and write its short-term support as records.

    Short-term support to maximise independence becomes plans, each with what followed it by the published method of
    ASCOF 2A, 2024 to 2025 onward. Codes of release 1 and of release 2 are read; one that is on neither list is an
    error, listed with how many rows have it. What the return cannot say is said, and kept beside the records.
    """
    # imported late: pbr --help stays quick
    from pbr.api.extracts.national_return import NOT_THERE, read_national_return
    from pbr.cli.files_written import in_place
    from pbr.cli.national_return_output import cautions, read_and_written
    from pbr.cli.overwrite_check import clear_left_over_files
    from pbr.cli.printing import note, whatever_the_printing
    from pbr.problems.problem_formats import all_as_text

    clear_left_over_files(folder)
    done = f"the records are in {folder}"
    told = read_national_return(returns, folder, period_given(period), replace, in_place(done))
    with whatever_the_printing(done):
        note(all_as_text(list(told.warnings)) if told.warnings else "")
        for line in read_and_written(told, told.measure, str(folder)):
            typer.echo(line)
        sys.stdout.flush()
        for line in cautions(told, NOT_THERE):
            note(line)
