"""``pbr ledger balance``: how everything stands after the last run."""

from pbr.cli.commands.ledger.argument import LedgerFolder


def balance(folder: LedgerFolder) -> None:
    """Show what is settled by provider and payment, what of it waits to be decided and how long, and what is carried.

    Ends with 0, or with 1 when the folder is no ledger.
    """
    # imported late: pbr --help stays quick
    from pbr.api.ledger.ledger_text import balance_in_words
    from pbr.api.ledger.reading import balance_of
    from pbr.cli.printing import note, print_text
    from pbr.problems.problem_formats import all_as_text

    found = balance_of(folder)
    print_text(balance_in_words(found))
    note(all_as_text(found.warnings))
