"""``pbr ledger show``: one run of a ledger."""

from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.commands.ledger.argument import LedgerFolder


def show(
    folder: LedgerFolder,
    run: Annotated[int, typer.Argument(metavar="RUN", help="Its number.")],
    workbook: Annotated[
        Path | None, typer.Option(metavar="FILE.xlsx", help="Write the run as a workbook too, one table a sheet.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Let the workbook take the place of another that pbr wrote: it is gone.")
    ] = False,
) -> None:
    """Show a run: what it was worked out from, what it settled, and what each provider is paid.

    Ends with 0, with 1 when there is no such run, and 2 when a workbook cannot be written.
    """
    # imported late: pbr --help stays quick
    from pbr.api.ledger.ledger_text import run_in_words
    from pbr.api.ledger.reading import run_of
    from pbr.cli.files_written import in_place
    from pbr.cli.printing import print_text
    from pbr.cli.workbook_option import workbook_to_write

    if replace and workbook is None:
        raise typer.BadParameter("there is nothing to replace: name a workbook", param_hint="--replace")
    asked = workbook_to_write(workbook, None, replace)
    shown = run_in_words(*run_of(folder, run))
    if asked is not None:
        # imported late: it needs XlsxWriter, which only a workbook does
        from pbr.api.ledger.run_workbook import write_workbook_of_run

        write_workbook_of_run(folder, run, asked, in_place(f"the workbook is {asked.file}"))
    print_text(shown)
