"""``pbr ledger verify``: whether a ledger is as it was written, and adds up."""

from typing import Annotated

import typer

from pbr.cli.commands.ledger.argument import LedgerFolder


def verify(
    folder: LedgerFolder,
    expect_head: Annotated[
        str, typer.Option(metavar="HASH", help="The head that was written down elsewhere: it shows a tail cut off.")
    ] = "",
    recompute: Annotated[
        int | None, typer.Option(metavar="RUN", help="Work a run out again from what it kept, and compare.")
    ] = None,
) -> None:
    """Check every run, every file and every entry of a ledger.

    Ends with 0 when all is as it was written, and with 1 when anything is not.
    """
    # imported late: pbr --help stays quick
    from pbr.api.ledger.verification import verified_in_words, verify_ledger
    from pbr.cli.printing import note, print_text
    from pbr.problems.exit_codes import code_for
    from pbr.problems.problem_formats import all_as_text

    found = verify_ledger(folder, expect_head, recompute)
    note(all_as_text(found.problems))
    if code := code_for(found.problems):
        raise typer.Exit(code)
    print_text(verified_in_words(found))
