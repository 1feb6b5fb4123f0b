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
        "at most: weekly_hours for each plan and week",
        "payments",
        "How much is paid for may be a number of the plan's own, from the dictionary or of your own fields "
        "(`agreed_miles: number of miles`), in the unit that the payment counts; minutes and hours are one of the "
        "other, and hours a week are for each `week`. Less than nil is nil, and of visits or days the whole ones "
        "count. While it is blank, what would be paid is open: it is neither nil nor without bound. A has 10 hours a "
        "week, and B 7.",
        "payments:\n  care:\n    at most: weekly_hours for each plan and week",
        "V1/care: £9.30\nV2/care: £18.00",
    ),
    Phrase(
        "carried over",
        "payments",
        "`what is over`: what is over a quantity in one window is paid in the next, as far as there is room in that "
        "one once its own are paid, the earliest first; what that leaves goes on to the one after, as long as the run "
        "does. It has a line of its own for each window, at the record's own price, due when the record is and not "
        "before the window's last day; the lines of a record come to what the record does. Of V2's 60 minutes 45 are "
        "paid on 2 June, and 15 the day after.",
        "payments:\n  care:\n    at most: 0.75 hours for each plan and day\n    carried over: what is over",
        "V1/care: £9.30\nV2/care: £13.50\nV2/care/2026-06-03: £4.50",
        ("payments",),
    ),
    Phrase(
        "of a quantity",
        "examples",
        "Under `limits:` a payment that is made for so much says what counts under it and how much that may be, by "
        "whose it is, the payment, and the window: what is over included, whenever it is due. One that is made so many "
        "times says how many records: `A/call/2026-06: 3 of 2 visits`, and by code `S1/washing/found: 1 of 1 outcome`.",
        "payments:\n  care:\n    at most: 0.75 hours for each plan\n"
        "examples:\n  Two packages:\n    limits:\n      B/care: 1 of 0.75 hours\n"
        "    lines:\n      V1/care: £9.30\n      V2/care: £13.50\n    total due: £22.80",
        "V1/care: £9.30\nV2/care: £13.50",
    ),
)
