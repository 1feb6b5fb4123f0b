"""``pbr ledger list``: every run of a ledger."""

from pbr.cli.commands.ledger.argument import LedgerFolder


def list_runs(folder: LedgerFolder) -> None:
    """List the runs: period, as at, entries, what they come to, what is payable, and the head.

    Ends with 0, or with 1 when the folder is no ledger or its chain is broken.
    """
    # imported late: pbr --help stays quick
    from pbr.api.ledger.ledger_text import runs_in_words
    from pbr.api.ledger.reading import payments_of, runs_of
    from pbr.cli.printing import print_text

    print_text(runs_in_words(runs_of(folder), payments_of(folder)))
