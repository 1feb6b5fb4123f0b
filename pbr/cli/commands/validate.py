"""``pbr validate``: check schemes, their form, names, types and worked examples, without any records."""

from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.formats import ProblemFormat


def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH...]", help="Schemes and mappings, or folders of them; an extract beside a mapping."
        ),
    ] = None,
    shape: Annotated[
        ProblemFormat, typer.Option("--format", help="For people, for programs, or for GitHub to mark.")
    ] = ProblemFormat.TEXT,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="List what no worked example tries: prices, codes, conditions, limits.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Take every warning as an error.")] = False,
) -> None:
    """Check schemes and run their worked examples.

    In a folder every YAML file that is not hidden is named: checked as a scheme, checked as assumptions for pbr
    simulate or as a mapping, or passed over as none of them. One that has a scheme's sections, or nothing in it, is not
    passed over: it is checked, and found wrong. With a mapping, name the files or the folder of an extract, to check
    whether it can be read through it. What no worked example of a scheme tries is counted; with --coverage each figure,
    code and condition of it is named.

    Ends with 0 when all is well, 1 when there are problems, and 2 when a file could not be read.
    """
    # imported late: pbr --help stays quick
    from pbr.api.checks.validation import Coverage, looks_for_files, strictly
    from pbr.api.checks.validation import validate as check
    from pbr.cli.validation_output import report

    looked_at = paths or [Path()]
    checked = check(*looked_at, coverage=Coverage.NAMED if coverage else Coverage.COUNTED)
    if strict:
        checked = tuple(map(strictly, checked))
    typer.echo(report(checked, shape, looks_for_files(*looked_at)), nl=False)
    code = max(found.code for found in checked)
    if code:
        raise typer.Exit(code)
