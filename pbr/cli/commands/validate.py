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
    coverage: Annotated[
        bool, typer.Option("--coverage", help="List what no worked example tries: prices, codes, conditions, limits.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Take every warning as an error.")] = False,
) -> None:
    """Check schemes and run their worked examples.

    In a folder every YAML file that is not hidden is named: checked as a scheme, checked as assumptions for pbr
    simulate, or passed over as neither. One that has a scheme's sections, or nothing in it, is not passed over: it is
    checked, and found wrong. What no worked example of a scheme tries is counted; with --coverage each figure, code
    and condition of it is named.

    Ends with 0 when all is well, 1 when there are problems, and 2 when a file could not be read.
    """
    from pbr.api.validation import check, check_with_coverage, found_files, report, strictly
    from pbr.source.long_name import is_folder

    looked_at = paths or [Path()]
    checking = check_with_coverage if coverage else check
    checked = [checking(found) for found in found_files(looked_at)]
    if strict:
        checked = [strictly(found) for found in checked]
    typer.echo(report(checked, shape, any(map(is_folder, looked_at))), nl=False)
    code = max(found.code for found in checked)
    if code:
        raise typer.Exit(code)
