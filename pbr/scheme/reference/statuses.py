"""The statuses of lines, each with an example that is run."""

from pbr.scheme.reference.phrase import Phrase
from pbr.scheme.reference.worked_examples import OUTCOME, PLAN


def _status(words: str, meaning: str, payment: str, gives: str) -> Phrase:
    return Phrase(words, "statuses", meaning, payment, gives)


STATUSES = (
    Phrase(
        "held",
        "statuses",
        "It is disputed, a `hold when` is true, or its row is bad and bad rows are held. Nothing else is asked.",
        f"payments:\n  bonus:\n    due: reviewed_on\nexamples:\n  A dispute:\n    plans:\n      - {{{PLAN}}}\n"
        f"    outcomes:\n      - {{{OUTCOME}, disputed: yes}}\n    as at: 2026-06-30\n    lines:\n"
        "      C1/bonus: held £100.00\n    total due: £0.00",
    ),
    _status(
        "not earned",
        "The condition is false, or there was nothing to assess. The reason says what would have made it true.",
        "payments:\n  package:\n    when: weekly_hours > 7",
        "A/package: £1,000.00\nB/package: not earned £1,000.00",
    ),
    _status(
        "not due",
        "Its day is known and has not come: it is after the period's last day, "
        "or after the day of settling if that is sooner.",
        "payments:\n  package:\n    due: started_on + 6 weeks",
        "A/package: £1,000.00\nB/package: not due £1,000.00",
    ),
    _status(
        "open",
        "Something that decides it is not known yet, the day it is due included.",
        'payments:\n  package:\n    when: support_at_end is "none"\n    due: reviewed_on',
        "A/package: £1,000.00\nB/package: open £1,000.00",
    ),
    _status(
        "due",
        "It is payable in this period. An example writes the amount alone.",
        "payments:\n  package:\n    due: started_on",
        "A/package: £1,000.00\nB/package: £1,000.00",
    ),
    Phrase(
        "earlier",
        "statuses",
        "It fell due before the period. It is counted and shown, and is not in the total.",
        "examples:\n  June:\n    period: 2026-06\n    lines:\n      A/package: earlier £1,000.00\n"
        "      B/package: £1,000.00\n    total due: £1,000.00",
    ),
    _status(
        "note",
        "Shown, and never in the total.",
        "payments:\n  package:\n    note: £50.00",
        "A/package: note £50.00\nB/package: note £50.00",
    ),
)
