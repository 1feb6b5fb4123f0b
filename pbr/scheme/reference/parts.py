"""The phrases of parts: a payment divided into named shares (split payment, retention)."""

from pbr.scheme.reference.payments import IN_TWO, IN_TWO_GIVES
from pbr.scheme.reference.phrase import Phrase


def _shared(how: str) -> str:
    return (
        "payments:\n  package:\n    in parts:\n      up_front:\n        share: 20%\n        due: started_on\n"
        f"      balance:\n        share: rest\n        spread: {how} over outcome where payable\n"
        '        when: result is "achieved"\n        due: reviewed_on'
    )


PARTS = (
    Phrase(
        "share",
        "parts",
        "How much of the payment a part is: a percentage, a fraction, or a share under `prices`.",
        IN_TWO,
        IN_TWO_GIVES,
        ("parts",),
    ),
    Phrase(
        "rest",
        "parts",
        "What the other parts leave, to the penny: the whole, rounded, less each of the others, rounded.",
        IN_TWO.replace("20%", "1/3"),
        "A/package.up_front: £333.33\nA/package.balance: £666.67\n"
        "B/package.up_front: £333.33\nB/package.balance: open £666.67",
    ),
    Phrase(
        "spread",
        "parts",
        "The part is shared out over records that belong to the plan, and each earns its share by itself.",
        _shared("equally"),
        "A/package.up_front: £200.00\nA1/package.balance: £400.00\nA2/package.balance: not earned £400.00\n"
        "B/package.up_front: £200.00\nB/package.balance/no-outcome: open £800.00",
        ("parts",),
    ),
    Phrase(
        "by weight over …",
        "parts",
        "Shared by the weight that each record gives. A1 weighs 3 and A2 weighs 1.",
        _shared("by weight"),
        "A/package.up_front: £200.00\nA1/package.balance: £600.00\nA2/package.balance: not earned £200.00\n"
        "B/package.up_front: £200.00\nB/package.balance/no-outcome: open £800.00",
    ),
    Phrase(
        "equally over …",
        "parts",
        "Shared alike. B has no payable outcome, so its balance waits.",
        _shared("equally"),
        "A/package.up_front: £200.00\nA1/package.balance: £400.00\nA2/package.balance: not earned £400.00\n"
        "B/package.up_front: £200.00\nB/package.balance/no-outcome: open £800.00",
    ),
    Phrase(
        "85% of … and 15% of …",
        "parts",
        "What `in parts` does not divide is written as two payments whose shares make the whole. Each is rounded by "
        "itself, so the two may come to a penny more or less than the whole would: V1 is £9.30, and £9.31 in two. "
        "Here a part of each visit's price is retained until the review finds that no support is needed any more.",
        "payments:\n  care:\n    pay: 85% of £18.00\n  care_retained:\n"
        "    assumed: made up\n    pay: 15% of £18.00\n    for each: hour of visit's delivered_minutes\n"
        '    rounded: to the minute\n    priced at: visited_on\n    when: plan\'s support_at_end is "none"\n'
        "    due: later of end of month and plan's reviewed_on",
        "V1/care: £7.91\nV2/care: £15.30\nV1/care_retained: £1.40\nV2/care_retained: open £2.70",
    ),
)
