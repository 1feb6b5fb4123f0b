"""The phrases of limits of quantity."""

from pbr.scheme.reference.phrase import Phrase

QUANTITIES = (
    Phrase(
        "at most: 0.75 hours for each plan and day",
        "payments",
        "With a unit it is how much is paid for: so many of what the payment counts (hours, days, miles) for each "
        "`plan`, `person` (whoever the provider) or `provider`, in each `day`, `week` from Monday, `month`, `quarter`, "
        "`cycle`, `contract quarter`, `contract year` or `calendar year` of the day that fixes the price, or in the "
        "whole run where none is written. The first are paid, in the order above. What is over is not paid: of a "
        "record that is over in part what is left is, at its own price, and the line says so. What is not decided "
        "leaves those after it open, where something else would then be left. V2 is 60 minutes, of which 45 are paid.",
        "payments:\n  care:\n    at most: 0.75 hours for each plan and day",
        "V1/care: £9.30\nV2/care: £13.50",
    ),
    Phrase(
        "of a quantity",
        "examples",
        "Under `limits:` a payment that is made for so much says what counts under it and how much that may be, by "
        "whose it is, the payment, and the window: what is over included, whenever it is due.",
        "payments:\n  care:\n    at most: 0.75 hours for each plan\n"
        "examples:\n  Two packages:\n    limits:\n      B/care: 1 of 0.75 hours\n"
        "    lines:\n      V1/care: £9.30\n      V2/care: £13.50\n    total due: £22.80",
        "V1/care: £9.30\nV2/care: £13.50",
    ),
)
