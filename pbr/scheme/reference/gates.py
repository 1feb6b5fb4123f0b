"""The phrases of gates: the conditions (eligibility) that are asked before a payment is earned."""

from pbr.scheme.reference.phrase import PAYMENTS_AND_PARTS, Phrase

GATES = (
    Phrase(
        "waits for",
        "gates",
        "What must be there before anything is decided. Until then the payment is open.",
        'payments:\n  bonus:\n    waits for: verified_by is "council"\n    when: result is "achieved"',
        "A1/bonus: £100.00\nA2/bonus: not earned\nB1/bonus: open",
        PAYMENTS_AND_PARTS,
    ),
    Phrase(
        "not assessed when",
        "gates",
        "Nothing can be judged, so nothing is earned, and nothing counts as failed.",
        'payments:\n  bonus:\n    not assessed when: not payable\n    when: result is "achieved"',
        "A1/bonus: £100.00\nA2/bonus: not earned\nB1/bonus: not earned",
        PAYMENTS_AND_PARTS,
    ),
    Phrase(
        "when",
        "gates",
        "What must be true for the money to be earned.",
        'payments:\n  bonus:\n    when: result is "achieved"',
        "A1/bonus: £100.00\nA2/bonus: not earned\nB1/bonus: open",
        PAYMENTS_AND_PARTS,
    ),
)
