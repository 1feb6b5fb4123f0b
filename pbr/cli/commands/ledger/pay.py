"""``pbr ledger pay``: that a run was paid."""

from typing import Annotated

import typer

from pbr.cli.commands.ledger.argument import LedgerFolder, RunArgument, RunOption, the_run
from pbr.cli.options import a_day


def pay(
    folder: LedgerFolder,
    on: Annotated[str, typer.Option(metavar="DATE", help="The day on which it was paid.")],
    reference: Annotated[str, typer.Option(metavar="TEXT", help="The reference of the payment.")],
    run: RunArgument = None,
    run_option: RunOption = None,
) -> None:
    """Record that a run was paid. It says that somebody said so; what the bank did is not known here.

    Ends with 0 when it is recorded, and with 1 when it is recorded already or there is no such run.
    """
    number, day = the_run(run, run_option), a_day(on, "--on")

    # imported late: pbr --help stays quick
    from pbr.api.ledger.reading import pay as record
    from pbr.cli.files_written import in_place
    from pbr.cli.printing import print_text
    from pbr.values.money import pounds

    paid = record(folder, number, day, reference, in_place(f"run {number} is recorded as paid"))
    print_text(f"run {paid.run}, {pounds(paid.payable)}, is recorded as paid on {paid.on}\n")
