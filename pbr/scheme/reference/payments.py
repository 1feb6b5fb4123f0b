"""The phrases of payments: pay, deduct or note, what for, at which day's price, when due, and in instalments."""

from pbr.scheme.reference.phrase import PAYMENTS_AND_PARTS, Phrase

_PAYMENTS = ("payments",)
_PACKAGES = "A/package: £1,000.00\nB/package: £1,000.00"
IN_TWO = (
    "payments:\n  package:\n    in parts:\n      up_front:\n        share: 20%\n        due: started_on\n"
    "      balance:\n        share: rest\n        due: ended_on"
)
IN_TWO_GIVES = (
    "A/package.up_front: £200.00\nA/package.balance: £800.00\nB/package.up_front: £200.00\n"
    "B/package.balance: open £800.00"
)

_SIX_WEEKS_AND_A_DAY = (
    "examples:\n  Six weeks and a day:\n    plans:\n      - plan_id: D\n        person_id: S3\n"
    "        provider_id: P1\n        plan_type: reablement\n        started_on: 2026-05-06\n"
    "        ended_on: 2026-06-17\n    as at: 2026-06-30\n    lines:\n"
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
           "payments:\n  package:\n    due: started_on", _PACKAGES, PAYMENTS_AND_PARTS),
    _payment(
        "in parts",
        "The payment divided into named shares, each with its own conditions and day: one may be a retention, paid "
        "when a result is there. The last is the rest.",
        "package",
        IN_TWO.partition("package:\n    ")[2].replace("\n    ", "\n"),
        IN_TWO_GIVES,
    ),
    _payment(
        "instalments",
        "One amount in so many parts a month apart, from a day of the record. Each is what has come due, rounded, less "
        "what came due before.",
        "yearly",
        "pay: £100.00\ninstalments: 3 monthly from referred_on",
        "S1:P1:2026-04-06/yearly/01: £33.33\nS1:P1:2026-04-06/yearly/02: £33.34\nS1:P1:2026-04-06/yearly/03: £33.33\n"
        "S2:P1:2026-05-31/yearly/01: £33.33\nS2:P1:2026-05-31/yearly/02: £33.34",
    ),
    Phrase(
        "12 monthly from referred_on until left_on",
        "payments",
        "Instalments that stop: one that falls after that day is not earned, whatever else of it is not known (its "
        "price, what `when` asks), and those up to it stand, whenever the day is recorded. Where an end date is blank "
        "because somebody is still there, none has stopped.",
        "payments:\n  yearly:\n    instalments: 12 monthly from referred_on until left_on\nexamples:\n"
        "  Left in June:\n    people:\n      - {person_id: S3, provider_id: P1, referred_on: 2026-04-06, "
        "left_on: 2026-06-05}\n    as at: 2026-06-30\n    lines:\n      S3:P1:2026-04-06/yearly/01: £100.00\n"
        "      S3:P1:2026-04-06/yearly/02: £100.00\n      S3:P1:2026-04-06/yearly/03: not earned £100.00\n"
        "    total due: £200.00",
    ),
    Phrase(
        "13 every 4 weeks from referred_on",
        "payments",
        "One amount in so many parts that are so many days, weeks or months apart: here a year's £1,300.00, every four "
        "weeks from the day of referral. `until` may follow the day.",
        "payments:\n  yearly:\n    pay: £1,300.00\n    instalments: 13 every 4 weeks from referred_on",
        "S1:P1:2026-04-06/yearly/01: £100.00\nS1:P1:2026-04-06/yearly/02: £100.00\n"
        "S1:P1:2026-04-06/yearly/03: £100.00\nS1:P1:2026-04-06/yearly/04: £100.00\n"
        "S2:P1:2026-05-31/yearly/01: £100.00\nS2:P1:2026-05-31/yearly/02: £100.00",
    ),
    Phrase(
        "every 4 weeks from … at most 26 times",
        "payments",
        "The whole amount again and again, so many times and no more; `until` may stand before `at most`. Here £170.00 "
        "for each four weeks that somebody stays: the first falls on 4 May, and the third on 29 June, after they left.",
        "payments:\n  yearly:\n    pay: £170.00\n"
        "    instalments: every 4 weeks from referred_on + 4 weeks until left_on at most 26 times\nexamples:\n"
        "  Left in June:\n    people:\n      - {person_id: S3, provider_id: P1, referred_on: 2026-04-06, "
        "left_on: 2026-06-05}\n    as at: 2026-06-30\n    lines:\n      S3:P1:2026-04-06/yearly/01: £170.00\n"
        "      S3:P1:2026-04-06/yearly/02: £170.00\n      S3:P1:2026-04-06/yearly/03: not earned £170.00\n"
        "    total due: £340.00",
    ),
    Phrase(
        "part weeks",
        "payments",
        "What a part of a week is worth: `by the day`, in sevenths. It is always said where weeks are counted. A week "
        "is seven days from whichever day the service begins, and none is cut by a Monday or by the end of a month: "
        "every calendar month is a line of its days, of which each is a seventh of the price, rounded once. Here 6 May "
        "to 17 June is six weeks and a day, 26 days in May and 17 in June: 26 sevenths of £75.00 are £278.57, and 17 "
        "sevenths £182.14. Weeks that are paid whole or not at all are instalments, as below.",
        "prices:\n  weekly:\n    assumed: made up\n    from 2026-04-01: £75.00 per week\n"
        "payments:\n  weeks:\n    assumed: made up\n    pay: weekly\n"
        "    for each: week of plan from started_on to ended_on\n    part weeks: by the day\n"
        f"    priced at: started_on\n    due: end of month\n{_SIX_WEEKS_AND_A_DAY}"
        "      D/weeks/2026-05: £278.57\n      D/weeks/2026-06: £182.14\n    total due: £460.71",
        key_of=_PAYMENTS,
    ),
    Phrase(
        "every week from … until … at most 52 times",
        "payments",
        "Weeks that are paid whole, however many of their days there are: `begun` pays each that begins, counted from "
        "the first day of service, and `full` each that is over by the last. Of the same six weeks and a day seven "
        "begin, on 6 May and every seventh day to 17 June, and six are over: the sixth on 16 June.",
        "payments:\n  begun:\n    assumed: made up\n    pay: £75.00\n    for each: plan\n    priced at: started_on\n"
        "    instalments: every week from started_on until ended_on at most 52 times\n    due: each instalment\n"
        "  full:\n    assumed: made up\n    pay: £75.00\n    for each: plan\n    priced at: started_on\n"
        "    instalments: every week from started_on + 6 days until ended_on at most 52 times\n"
        f"    due: each instalment\n{_SIX_WEEKS_AND_A_DAY}"
        + "".join(f"      D/begun/0{at}: £75.00\n" for at in range(1, 8))
        + "".join(f"      D/full/0{at}: £75.00\n" for at in range(1, 7))
        + "    total due: £975.00",
    ),
    _payment(
        "part months",
        "What a part of a month is worth: `by the day`, its days over that month's own. It is always said where months "
        "of a record are counted. With `priced at: each day`, a month in which the price changes is two lines.",
        "keeping",
        "assumed: made up\npay: £300.00\nfor each: month of plan from started_on to planned_end_on\n"
        "part months: by the day\npriced at: started_on\ndue: end of month",
        "A/keeping/2026-05: £270.97\nA/keeping/2026-06: £140.00\nB/keeping/2026-06: £300.00",
    ),
    _payment(
        "cut short at",
        "An earlier end of the months, weeks or days, when a condition holds. A ended a week before it was planned to. "
        "While no end is recorded it is still going on; when an end is recorded and not why, the days after it are "
        "open.",
        "weeks",
        "cut short at: ended_on when ended_on is known",
        "A/weeks/2026-05: £280.00\nA/weeks/2026-06: £70.00\nB/weeks/2026-06: £300.00",
    ),
    _payment(
        "at most",
        "How many times it is paid: so many for each plan, person (whoever the provider) or provider, and, where "
        "written, for each code (`1 for each person and outcome`) and in each `day`, `week`, `month`, `quarter`, "
        "`contract year` or `calendar year` of the day that fixes the price. The first are paid: by the day they are "
        "due, then the day that fixes the price, then the reference. One that is open or held may come first, a row "
        "that could not be read may be any, and one whose code or day is blank may be counted with any: what depends "
        "on that is open.",
        "bonus",
        "when: result is \"achieved\"\nat most: 1 for each provider",
        "A1/bonus: £100.00\nA2/bonus: not earned\nB1/bonus: not earned",
    ),
    _payment(
        "added up",
        "What the records of one plan, or of one provider, come to in a `day`, a `week` from Monday, a `month`, "
        "`quarter`, `cycle`, `contract quarter`, `contract year` or `calendar year`, or in the whole run where none is "
        "written, is added up first, and rounded, priced and paid as one: V1 and V2 are 91 minutes, so 105. The day of "
        "`priced at` says when each record is; a number that chooses a row of a price is the sum. One that is not "
        "decided leaves the line open, unless it could change nothing.",
        "care",
        "added up: by provider and quarter\nrounded: up to 15 minutes\ndue: end of quarter",
        "P1/care/2026-04-to-06: £31.50",
    ),
    Phrase(
        "added up: by plan and week, at the price of its last day",
        "payments",
        "Over longer than a day it says of which day the price is: the first or the last that is in the run. What is "
        "added up by the day or the week may be due by the `end of week`, a Sunday, and so many days after it.",
        "prices:\n  hourly:\n    assumed: made up\n    from 2026-04-01: £18.00\n    from 2026-06-01: £19.00\n"
        "payments:\n  care:\n    pay: hourly\n    added up: by plan and week, at the price of its last day\n"
        "    due: end of week",
        "A/care/2026-05-04: £9.30\nB/care/2026-06-01: £19.00",
    ),
    _payment(
        "to",
        "Whom it is paid to, where that is not the provider: `to: person` is a direct payment to the person that the "
        "record is about. It is in the total due and in what its payer bears, and in no provider's total, statement "
        "or invoice; it is not scaled, and under no limit but one of what is drawn (`what is drawn by`), which asks "
        "back what the person has left.",
        "package",
        "for each: plan where plan_type is \"reablement\"\nto: person",
        "A/package: £1,000.00",
    ),
    _payment(
        "rounded",
        "How the minutes of each visit are counted: `to the minute`, half a minute up; or in whole steps, `up to 15 "
        "minutes`, `down to 15 minutes` or `to the nearest 15 minutes`, half a step up. V1 is 31 minutes, so 45.",
        "care",
        "rounded: up to 15 minutes",
        "V1/care: £13.50\nV2/care: £18.00",
    ),
    Phrase(
        "to the minute, at least 40 minutes",
        "payments",
        "After any way of rounding, the shortest time that counts. A visit of no minutes is not one: it stays at nil.",
        "payments:\n  care:\n    rounded: to the minute, at least 40 minutes",
        "V1/care: £12.00\nV2/care: £18.00",
    ),
)  # fmt: skip
