"""``pbr ledger history``: every entry of somebody or something."""

from typing import Annotated

import typer

from pbr.cli.commands.ledger.argument import LedgerFolder


def history(
    folder: LedgerFolder,
    wanted: Annotated[str, typer.Argument(metavar="ID", help="A plan, outcome, person, provider, line or entry.")],
) -> None:
    """Show every entry of a plan, outcome, person or provider, and why it was made.

    Ends with 0, or with 1 when nothing is settled of it.
    """
    # imported late: pbr --help stays quick
    from pbr.api.ledger.ledger_text import history_in_words
    from pbr.api.ledger.reading import history_of
    from pbr.cli.argument_order import ledger_and_id
    from pbr.cli.printing import print_text

    folder, wanted = ledger_and_id(folder, wanted)
    print_text(history_in_words(wanted, history_of(folder, wanted)))
