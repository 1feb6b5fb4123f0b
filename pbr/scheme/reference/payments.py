"""The phrases of payments, of the conditions before money, of parts, and of scaling by a measure."""

from pbr.scheme.reference.phrase import Phrase

_PAYMENTS = ("payments",)
_BOTH = ("payments", "parts")
_PACKAGES = "A/package: £1,000.00\nB/package: £1,000.00"
_IN_TWO = (
    "payments:\n  package:\n    in parts:\n      up_front:\n        share: 20%\n        due: started_on\n"
    "      balance:\n        share: rest\n        due: ended_on"
)
_IN_TWO_GIVES = (
    "A/package.up_front: £200.00\nA/package.balance: £800.00\nB/package.up_front: £200.00\n"
    "B/package.balance: open £800.00"
)


def _payment(words: str, meaning: str, name: str, lines: str, gives: str) -> Phrase:
    inside = lines.replace("\n", "\n    ")
    return Phrase(words, "payments", meaning, f"payments:\n  {name}:\n    {inside}", gives, _PAYMENTS)


PAYMENTS = (
    _payment(
        "pay",
        "The council pays this. A payment has one verb: `pay`, `deduct` or `note`.",
        "package",
        "pay: £250.00",
        "A/package: £250.00\nB/package: £250.00",
    ),
    _payment(
        "deduct",
        "The council takes this off what it owes.",
        "package",
        "deduct: £50.00",
        "A/package: -£50.00\nB/package: -£50.00",
    ),
    _payment(
        "note",
        "This is shown and never added up.",
        "package",
        "note: £50.00",
        "A/package: note £50.00\nB/package: note £50.00",
    ),
    _payment("for each", "What it is counted for.", "package", 'for each: plan where rate is "standard"',
             "A/package: £1,000.00"),
    _payment(
        "priced at",
        "Which day fixes the price, and places the payment in the run: a record whose day is outside it gets no line. "
        "For weeks and days that is each day of service (`each day`), or one day for them all. It is always said.",
        "bonus",
        "priced at: plan's started_on",
        "A1/bonus: £100.00\nA2/bonus: £100.00\nB1/bonus: open",
    ),
    Phrase("due", "payments", "The day from which it is payable. It is always said, here or in every part.",
           "payments:\n  package:\n    due: started_on", _PACKAGES, _BOTH),
    _payment(
        "in parts",
        "The payment divided into named shares, each with its own conditions and day. The last is the rest.",
        "package",
        _IN_TWO.partition("package:\n    ")[2].replace("\n    ", "\n"),
        _IN_TWO_GIVES,
    ),
    _payment(
        "instalments",
        "So many payments a month apart, from a day of the record. Each is what has come due, rounded, less what came "
        "due before.",
        "yearly",
        "pay: £100.00\ninstalments: 3 monthly from referred_on",
        "S1:P1:2026-04-06/yearly/01: £33.33\nS1:P1:2026-04-06/yearly/02: £33.34\nS1:P1:2026-04-06/yearly/03: £33.33\n"
        "S2:P1:2026-05-31/yearly/01: £33.33\nS2:P1:2026-05-31/yearly/02: £33.34",
    ),
    Phrase(
        "12 monthly from referred_on until left_on",
        "payments",
        "Instalments that stop: one that falls after that day is not earned, and those up to it stand, whenever the "
        "day is recorded. Where an end date is blank because somebody is still there, none has stopped.",
        "payments:\n  yearly:\n    instalments: 12 monthly from referred_on until left_on\nexamples:\n"
        "  Left in June:\n    people:\n      - {person_id: S3, provider_id: P1, referred_on: 2026-04-06, "
        "left_on: 2026-06-05}\n    as at: 2026-06-30\n    lines:\n      S3:P1:2026-04-06/yearly/01: £100.00\n"
        "      S3:P1:2026-04-06/yearly/02: £100.00\n      S3:P1:2026-04-06/yearly/03: not earned £100.00\n"
        "    total due: £200.00",
    ),
    _payment(
        "part weeks",
        "What a part of a week is worth: `by the day`, in sevenths. It is always said where weeks are counted.",
        "weeks",
        "part weeks: by the day",
        "A/weeks/2026-05: £280.00\nA/weeks/2026-06: £140.00\nB/weeks/2026-06: £300.00",
    ),
    _payment(
        "cut short at",
        "An earlier end of the weeks or days, when a condition holds. A ended a week before it was planned to. While "
        "no end is recorded it is still going on; when an end is recorded and not why, the days after it are open.",
        "weeks",
        "cut short at: ended_on when ended_on is known",
        "A/weeks/2026-05: £280.00\nA/weeks/2026-06: £70.00\nB/weeks/2026-06: £300.00",
    ),
    _payment(
        "rounded",
        "How the minutes of each visit are counted: `to the minute`, or up to so many. V1 is 31 minutes, so 45.",
        "care",
        "rounded: up to 15 minutes",
        "V1/care: £13.50\nV2/care: £18.00",
    ),
)  # fmt: skip

GATES = (
    Phrase(
        "waits for",
        "gates",
        "What must be there before anything is decided. Until then the payment is open.",
        'payments:\n  bonus:\n    waits for: verified_by is "council"\n    when: result is "achieved"',
        "A1/bonus: £100.00\nA2/bonus: not earned\nB1/bonus: open",
        _BOTH,
    ),
    Phrase(
        "not assessed when",
        "gates",
        "Nothing can be judged, so nothing is earned, and nothing counts as failed.",
        'payments:\n  bonus:\n    not assessed when: not payable\n    when: result is "achieved"',
        "A1/bonus: £100.00\nA2/bonus: not earned\nB1/bonus: not earned",
        _BOTH,
    ),
    Phrase(
        "when",
        "gates",
        "What must be true for the money to be earned.",
        'payments:\n  bonus:\n    when: result is "achieved"',
        "A1/bonus: £100.00\nA2/bonus: not earned\nB1/bonus: open",
        _BOTH,
    ),
)


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
        _IN_TWO,
        _IN_TWO_GIVES,
        ("parts",),
    ),
    Phrase(
        "rest",
        "parts",
        "What the other parts leave, to the penny: the whole, rounded, less each of the others, rounded.",
        _IN_TWO.replace("20%", "1/3"),
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

_STEPS = "steps of the whole:\n      below 50%: nil\n      from 50%: 60%\n      from 100%: 100%"

_RETAINED = """\
payments:
  package:
    pay: 85% of £1,000.00
  retained:
    assumed: made up
    pay: 15% of £1,000.00
    for each: plan
    priced at: started_on
    due: end of quarter
    scaled by: kept
    steps of the whole:
      below 50%: nil
      from 50%: 60%
      from 100%: 100%"""

SCALING = (
    Phrase(
        "scaled by",
        "scaling",
        "A measure decides how much is released. Of the two standards one was kept: 50%, which releases 60%.",
        f"payments:\n  contract:\n    scaled by: kept\n    {_STEPS}",
        "P1/contract/2026-04-to-06: £600.00",
        _BOTH,
    ),
    Phrase(
        "steps of the whole",
        "scaling",
        "What each value of the measure releases, from the lowest. The whole amount takes the one share it reaches. "
        "Payments for records are pooled by provider, and each record shows its own as a note.",
        f"payments:\n  package:\n    due: end of quarter\n    scaled by: kept\n    {_STEPS}",
        "A/package: note £1,000.00\nB/package: note £1,000.00\nP1/package/2026-04-to-06: £1,200.00",
        _BOTH,
    ),
    Phrase(
        "below 50%",
        "scaling",
        "The first step: everything less than this.",
        "payments:\n  contract:\n    scaled by: kept\n    steps of the whole:\n"
        "      below 100%: nil\n      from 100%: 100%",
        "P1/contract/2026-04-to-06: not earned £1,000.00",
    ),
    Phrase(
        "from 50%",
        "scaling",
        "Every other step: this value and more, until the next step.",
        "payments:\n  contract:\n    scaled by: kept\n    steps of the whole:\n"
        "      below 50%: nil\n      from 50%: 100%",
        "P1/contract/2026-04-to-06: £1,000.00",
    ),
    Phrase(
        "15% of …, scaled by",
        "scaling",
        "A share retained for a result is a payment of its own, beside the payment of the rest. Two plans retain "
        "£150.00 each; of the two standards one was kept, which releases 60% of the £300.00.",
        _RETAINED,
        "A/package: £850.00\nB/package: £850.00\nA/retained: note £150.00\nB/retained: note £150.00\n"
        "P1/retained/2026-04-to-06: £180.00",
    ),
)
