"""The phrases of prices, of where figures come from, and of amounts."""

from pbr.scheme.reference.phrase import Phrase
from pbr.scheme.reference.tiers import TIERS
from pbr.scheme.reference.time_of_day import TIME_OF

_PRICES = ("prices",)
_PAY_IT = "payments:\n  package:\n    pay: set_price"


def _price(figures: str) -> str:
    return f"prices:\n  set_price:\n    assumed: made up\n{figures}\n{_PAY_IT}"


PRICES = (
    Phrase(
        "from DATE",
        "prices",
        "The day from which a figure holds, until the next one. Before the first there is no price, which is an error.",
        _price("    from 2026-04-01: £900.00\n    from 2026-06-01: £950.00"),
        "A/package: £900.00\nB/package: £950.00",
        _PRICES,
    ),
    Phrase(
        "by",
        "prices",
        "The fields by which a price differs, from the outside in. A code that is not in the table is an error.",
        _price("    by: rate\n    from 2026-04-01:\n      standard: £900.00\n      specialist: £1,200.00"),
        "A/package: £900.00\nB/package: £1,200.00",
        _PRICES,
    ),
    Phrase(
        "day of",
        "prices",
        "In `by`: the kind of day of a date. The most particular row is taken: bank holiday (which needs a calendar), "
        "then the day's own name, then weekday or weekend, then otherwise; every day has a row.",
        _price(
            "    by: day of started_on\n    from 2026-04-01:\n      bank holiday: £900.00\n      otherwise: £800.00"
        ).replace("prices:", "calendar:\n  bank holidays: England and Wales\nprices:", 1),
        "A/package: £900.00\nB/package: £800.00",
    ),
    TIME_OF,
    Phrase(
        "otherwise",
        "prices",
        "The figure for every code that is not named. Without it there is none. What is named takes the rows under its "
        "own name, and none but those. A field that is blank may be any, so that the line is open; unless 'otherwise' "
        "is the only row there, which is the figure whatever it is.",
        _price("    by: rate\n    from 2026-04-01:\n      standard: £900.00\n      otherwise: £800.00"),
        "A/package: £900.00\nB/package: £800.00",
    ),
    Phrase(
        "by: planned_minutes",
        "prices",
        "A price may differ by a number or by money. A row is for all numbers `below 30` or `from 30` to the next row; "
        "for those `up to 30`, 30 itself among them, or `above 30`; or for 30 alone (`30`). Rows of one kind stand "
        "beside each other, from the least number to the greatest. V1 was planned for 30 minutes, V2 for 60.",
        "prices:\n  visit_price:\n    assumed: made up\n    by: planned_minutes\n    from 2026-04-01:\n"
        "      up to 15: £7.00\n      up to 30: £11.00\n      above 30: £19.00\n"
        "payments:\n  call:\n    assumed: made up\n    pay: visit_price\n    for each: visit\n"
        "    priced at: visited_on\n    due: visited_on",
        "V1/call: £11.00\nV2/call: £19.00",
    ),
    *TIERS,
    Phrase(
        "150% of hourly_rate",
        "prices",
        "A price that is another, or a share of it: it follows whatever the other is on the day, exact. The other may "
        "differ only by what this one differs by too, and has one figure for all that a row of this one is for.",
        "prices:\n  hourly_rate:\n    assumed: made up\n    from 2026-04-01: £12.00 per hour\n"
        "  enhanced_rate:\n    assumed: made up\n    from 2026-04-01: 150% of hourly_rate\n"
        "payments:\n  care:\n    pay: enhanced_rate\n    for each: hour of visit's delivered_minutes\n"
        "    rounded: to the minute",
        "V1/care: £9.30\nV2/care: £18.00",
    ),
    Phrase(
        "per hour",
        "prices",
        "What a price is for: one or so many minutes, hours, days, weeks, months, quarters, people, plans, outcomes, "
        "visits, stays or standards. It must be what the payment counts; an hour is 60 minutes and a week 7 days. A "
        "price with no unit is for one of what is counted.",
        "prices:\n  hourly_rate:\n    assumed: made up\n    from 2026-04-01: £18.00 per hour\n"
        "payments:\n  care:\n    pay: hourly_rate\n    for each: hour of visit's delivered_minutes\n"
        "    rounded: to the minute",
        "V1/care: £9.30\nV2/care: £18.00",
    ),
    Phrase(
        "per 7 days",
        "prices",
        "Seven days are a week, whichever of the two is counted.",
        "prices:\n  weekly_price:\n    assumed: made up\n    from 2026-04-01: £70.00 per 7 days\n"
        "payments:\n  weeks:\n    pay: weekly_price",
        "A/weeks/2026-05: £280.00\nA/weeks/2026-06: £140.00\nB/weeks/2026-06: £300.00",
    ),
    Phrase(
        "at prices of",
        "prices",
        "The year for which its source worked a sum of money out, as `2016` or `2014-15`, whatever day it holds from. "
        "It changes no amount; schemes whose prices are of unlike years are not compared without saying so.",
        _price("    at prices of: 2014-15\n    from 2026-04-01: £900.00"),
        "A/package: £900.00\nB/package: £900.00",
        _PRICES,
    ),
    Phrase(
        "per 100 people",
        "prices",
        "A price of many, divided exactly.",
        "prices:\n  yearly_price:\n    assumed: made up\n    from 2026-04-01: £3,000.00 per 100 people\n"
        "payments:\n  referral:\n    pay: yearly_price",
        "S1:P1:2026-04-06/referral: £30.00\nS2:P1:2026-05-31/referral: £30.00",
    ),
    Phrase(
        "20%",
        "prices",
        "A figure that is a share, dated like any other; `1/6` is a share too. A part is at most 100%; of an amount a "
        "share may be more.",
        "prices:\n  up_front_share:\n    assumed: made up\n    from 2026-04-01: 20%\n"
        "payments:\n  package:\n    pay: up_front_share of £1,000.00",
        "A/package: £200.00\nB/package: £200.00",
    ),
)

_ALL = ("framework", "measures", "indices", "prices", "payments", "limits", "verdicts", "rankings", "only one of")
_SOURCES = "sources:\n  contract: The contract of January 2026\n"

WHERE_FROM = (
    Phrase(
        "source",
        "where from",
        "A figure or rule of the contract's own: a document listed under `sources`, then the place in it.",
        f"{_SOURCES}payments:\n  package:\n    source: contract, clause 4",
        key_of=_ALL,
    ),
    Phrase(
        "borrowed",
        "where from",
        "A figure taken from another document, because the contract's own is not to be had.",
        f"{_SOURCES}payments:\n  package:\n    borrowed: contract, schedule 2, which is another council's price",
        key_of=_ALL,
    ),
    Phrase(
        "assumed",
        "where from",
        "A figure or rule that was made up, and why.",
        "payments:\n  package:\n    assumed: the price was never published",
        key_of=_ALL,
    ),
    Phrase(
        "assumes",
        "where from",
        "A list of what was decided in writing a rule down, because the document does not say.",
        "payments:\n  package:\n    assumes:\n      - the price is due on the day the package starts",
        key_of=(*_ALL, "parts"),
    ),
)


def _amount(words: str, meaning: str, amount: str, gives: str) -> Phrase:
    return Phrase(words, "amounts", meaning, f"payments:\n  package:\n    pay: {amount}", gives)


AMOUNTS = (
    _amount(
        "£1,575.00",
        "Money: a pound sign, commas only in threes, two decimal places or none.",
        "£1,575.00",
        "A/package: £1,575.00\nB/package: £1,575.00",
    ),
    _amount("nil", "Nothing, said on purpose.", "nil", "A/package: £0.00\nB/package: £0.00"),
    Phrase(
        "a price",
        "amounts",
        "The name of a figure under `prices`.",
        _price("    from 2026-04-01: £900.00"),
        "A/package: £900.00\nB/package: £900.00",
    ),
    _amount(
        "a field that holds money",
        "What the record itself says, for what it says it of: `plan_value` for each plan, `weekly_cost` for each week "
        "of a stay, or a seventh of it for each day.",
        "plan_value",
        "A/package: £1,000.00\nB/package: £2,000.00",
    ),
    _amount("20% of …", "A share of any of these.", "20% of plan_value", "A/package: £200.00\nB/package: £400.00"),
    _amount(
        "1/6 of …",
        "A share that no percentage writes exactly.",
        "1/6 of £1,000.00",
        "A/package: £166.67\nB/package: £166.67",
    ),
    Phrase(
        "SHARE of PRICE",
        "amounts",
        "Two figures of the scheme: a share and what it is a share of.",
        "prices:\n  bonus_share:\n    assumed: made up\n    from 2026-04-01: 10%\n  set_price:\n    assumed: made up\n"
        "    from 2026-04-01: £900.00\npayments:\n  package:\n    pay: bonus_share of set_price",
        "A/package: £90.00\nB/package: £90.00",
    ),
    _amount(
        "A less B",
        "One amount less another, each for one of what is counted; either may be a price, money, a money field or a "
        "share of one. Where B is more than A it comes to nil, and to no charge.",
        "plan_value less £1,200.00",
        "A/package: £0.00\nB/package: £800.00",
    ),
    _amount(
        "50% of (A less B)",
        "Whatever is more than one amount stands in brackets, to have a share taken of it or to be one of two itself.",
        "50% of (plan_value less £900.00)",
        "A/package: £50.00\nB/package: £550.00",
    ),
    _amount(
        "higher of A and B",
        "The higher of two amounts. While either is not known, it is not known which that is.",
        "higher of plan_value and £1,500.00",
        "A/package: £1,500.00\nB/package: £2,000.00",
    ),
    _amount(
        "lower of A and B",
        "The lower of two amounts; nil where one of them is, whatever the other is.",
        "lower of plan_value and £1,500.00",
        "A/package: £1,000.00\nB/package: £1,500.00",
    ),
    Phrase(
        "deduct: PAYMENT",
        "amounts",
        "A clawback: what another payment for the same record comes to, or a share of it, where that is earned. What "
        "was paid and is undone later is taken back with its own `when` and `due`, and never before it was due.",
        "payments:\n  package:\n    pay: £1,000.00\n  package_undone:\n    assumed: made up\n    deduct: package\n"
        '    for each: plan\n    priced at: started_on\n    when: support_at_end is "none"\n'
        "    due: later of ended_on and reviewed_on",
        "A/package: £1,000.00\nB/package: £1,000.00\nA/package_undone: -£1,000.00\nB/package_undone: open",
    ),
)
