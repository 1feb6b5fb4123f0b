"""``pbr ledger show``: one run of a ledger."""

from pathlib import Path
from typing import Annotated

import typer

from pbr.cli.commands.ledger.argument import LedgerFolder, RunArgument, RunOption, the_run
from pbr.cli.options import ReplaceWorkbookOption


def show(
    folder: LedgerFolder,
    run: RunArgument = None,
    run_option: RunOption = None,
    workbook: Annotated[
        Path | None, typer.Option(metavar="FILE.xlsx", help="Write the run as a workbook too, one table a sheet.")
    ] = None,
    replace: ReplaceWorkbookOption = False,
) -> None:
    """Show a run: what it was worked out from, what it settled, and what each provider is paid.

    Ends with 0, with 1 when there is no such run, and 2 when a workbook cannot be written.
    """
    # imported late: pbr --help stays quick
    from pbr.api.ledger.ledger_text import run_in_words
    from pbr.api.ledger.reading import run_of
    from pbr.cli.files_written import in_place
    from pbr.cli.printing import print_text, whatever_the_printing, whoever_stops_it
    from pbr.cli.workbook_option import workbook_alone

    number, asked = the_run(run, run_option), workbook_alone(workbook, replace)
    shown = run_in_words(*run_of(folder, number))
    if asked is None:
        print_text(shown)
        return
    # imported late: it needs XlsxWriter, which only a workbook does
    from pbr.api.ledger.run_workbook import write_workbook_of_run

    done = f"the workbook is {asked.file}"
    write_workbook_of_run(folder, number, asked, in_place(done))
    with whoever_stops_it(done), whatever_the_printing(done):
        print_text(shown)
