"""``pbr validate``: check schemes, their form, names, types and worked examples, without any records."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How problems are printed."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def validate(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH...]", help="Schemes, or folders to look for them in.")
    ] = None,
    shape: Annotated[
        Format, typer.Option("--format", help="For people, for programs, or for GitHub to mark.")
    ] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help="Take every warning as an error.")] = False,
) -> None:
    """Check schemes and run their worked examples.

    Ends with 0 when all is well, 1 when there are problems, and 2 when a file could not be read.
    """
    from pbr.cli.checking import check, check_strictly, found_schemes, report

    schemes = found_schemes(paths or [Path()])
    read = check_strictly if strict else check
    checked = [read(path) for path in schemes]
    typer.echo(report(checked, shape), nl=False)
    code = max(found.code for found in checked)
    if code:
        raise typer.Exit(code)
