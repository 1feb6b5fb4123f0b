"""``pbr map``: start a mapping of an extract for a scheme, or add to one what next month's extract has that is new."""

from pathlib import Path
from typing import Annotated

import typer


def map_extract(
    extracts: Annotated[
        list[Path], typer.Argument(metavar="EXTRACT...", help="Files as they came: CSV, .xlsx, .xls or .ods.")
    ],
    scheme: Annotated[
        Path, typer.Option("--for", metavar="SCHEME", help="The scheme, by its file or the name of a shipped one.")
    ],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="The mapping to write, or to add to. Without it: printed."),
    ] = None,
    sheets: Annotated[
        list[str] | None,
        typer.Option("--sheet", metavar="NAME", help="Which sheet of a workbook, where several have rows; or several."),
    ] = None,
) -> None:
    """Start a mapping of an extract for a scheme.

    Says what the scheme needs, and writes a mapping: each field beside the column that it is certainly in, and "?"
    where a person has to decide, with the likely columns. Phrases stand beside the codes that they may mean; a code on
    which money hangs is offered in a comment and never filled in. Run again with next month's files and the same
    mapping, it adds what is new, and changes no line that is there.

    Ends with 0 when the mapping is written, whatever is still to be decided in it; 1 when there are problems and
    nothing was written, and 2 when it could not run.
    """
    # imported late: pbr --help stays quick
    from pbr.api.extracts.mapping_started import start_mapping
    from pbr.cli.files_written import in_place
    from pbr.cli.mapping_output import say_what_was_started
    from pbr.cli.printing import print_text, whatever_the_printing

    started = start_mapping(scheme, extracts, out, sheets or ())
    if out is not None and started.written:
        in_place(f"the mapping is in {out}")()
    if out is None:
        print_text(started.text)
    with whatever_the_printing(f"the mapping is in {out}"):
        say_what_was_started(started, out)
