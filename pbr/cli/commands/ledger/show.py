"""``pbr ledger show``: one run of a ledger."""

from typing import Annotated

import typer

from pbr.cli.commands.ledger.argument import LedgerFolder


def show(folder: LedgerFolder, run: Annotated[int, typer.Argument(metavar="RUN", help="Its number.")]) -> None:
    """Show a run: what it was worked out from, what it settled, and what each provider is paid.

    Ends with 0, or with 1 when there is no such run.
    """
    # imported late: pbr --help stays quick
    from pbr.api.ledger.ledger_text import run_in_words
    from pbr.api.ledger.reading import run_of
    from pbr.cli.printing import print_text

    print_text(run_in_words(*run_of(folder, run)))
