"""The phrases of scaling: how much of a payment a measure releases, by steps."""

from pbr.scheme.reference.phrase import PAYMENTS_AND_PARTS, Phrase

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

_WEEKLY = """\
payments:
  retained:
    assumed: made up
    pay: 10% of £70.00
    for each: week of plan from started_on to planned_end_on
    part weeks: by the day
    priced at: each day
    due: end of quarter
    scaled by: kept
    steps of the whole:
      below 50%: nil
      from 50%: 60%
      from 100%: 100%"""

_STAYS = """\
measures:
  stays:
    assumed: made up
    count: stay
    out of: 100 people
    per: provider
    over: quarter
    dated by: from_on
    out of dated by: referred_on
payments:
  contract:
    scaled by: stays
    steps of the whole:
      at most 40 per 100 people: 100%
      above 40 per 100 people: straight line from 100% to nil
      from 60 per 100 people: nil"""

_MORE = """\
measures:
  kept:
    compared with: 40%
payments:
  contract:
    scaled by: kept
    steps of the whole:
      below 10% more: nil
      from 10% more: 50%
      from 30% more: 100%"""

SCALING = (
    Phrase(
        "scaled by",
        "scaling",
        "A measure decides how much is released. Of the two standards one was kept: 50%, which releases 60%.",
        f"payments:\n  contract:\n    scaled by: kept\n    {_STEPS}",
        "P1/contract/2026-04-to-06: £600.00",
        PAYMENTS_AND_PARTS,
    ),
    Phrase(
        "steps of the whole",
        "scaling",
        "What each value of the measure releases, from the lowest. The whole amount takes the one share it reaches. "
        "Payments for records are pooled by provider, and each record shows its own as a note.",
        f"payments:\n  package:\n    due: end of quarter\n    scaled by: kept\n    {_STEPS}",
        "A/package/2026-04-to-06: note £1,000.00\nB/package/2026-04-to-06: note £1,000.00\n"
        "P1/package/2026-04-to-06: £1,200.00",
        PAYMENTS_AND_PARTS,
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
        "at most 50%",
        "scaling",
        "The first step may take in its figure, and the step after it is then `above` it. Of the two standards one was "
        "kept: exactly 50%.",
        "payments:\n  contract:\n    scaled by: kept\n    steps of the whole:\n"
        "      at most 50%: nil\n      above 50%: 100%",
        "P1/contract/2026-04-to-06: not earned £1,000.00",
    ),
    Phrase(
        "at most 40 per 100 people",
        "scaling",
        "Steps are in the unit of the measure: a rate, a sum or mean of a number, or money. Of two people one stayed "
        "away: 50 per 100, halfway from 40 to 60.",
        _STAYS,
        "P1/contract/2026-04-to-06: £500.00",
    ),
    Phrase(
        "from 10% more",
        "scaling",
        "Steps of a change, `fewer` or `more`, from what the measure is `compared with`; of shares of that or of so "
        "many. One of two is 50%, a quarter more than 40%. So many more than nothing are so many; of nothing no share "
        "can be taken. While there is nothing to compare with it is open; so is the first window of a run that is "
        "compared with the one before, and `pbr validate` says so.",
        _MORE,
        "P1/contract/2026-04-to-06: £500.00",
    ),
    Phrase(
        "straight line from nil to 100%",
        "scaling",
        "What a step releases may change evenly, from where it begins to where the next step does; the first begins at "
        "nothing. Of the two standards one was kept: 50% is halfway from nothing to 100%. Compared exactly and never "
        "rounded, each value releases a share of its own, so it is open while any record is not known.",
        "payments:\n  contract:\n    scaled by: kept\n    steps of the whole:\n"
        "      below 100%: straight line from 20% to 80%\n      from 100%: 100%",
        "P1/contract/2026-04-to-06: £500.00",
    ),
    Phrase(
        "15% of …, scaled by",
        "scaling",
        "A share retained for a result is a payment of its own, beside the payment of the rest. Two plans retain "
        "£150.00 each; of the two standards one was kept, which releases 60% of the £300.00.",
        _RETAINED,
        "A/package: £850.00\nB/package: £850.00\nA/retained/2026-04-to-06: note £150.00\n"
        "B/retained/2026-04-to-06: note £150.00\n"
        "P1/retained/2026-04-to-06: £180.00",
    ),
    Phrase(
        "week of …, scaled by",
        "scaling",
        "Weeks, days and months of service are released by the window that each of their days lies in: a record has a "
        "note for each window of the measure, and not for each month. Two plans retain £1.00 a day: 42 days and 30 by "
        "the end of June, of which 60% is released, and 62 in July and August.",
        _WEEKLY,
        "A/retained/2026-04-to-06: note £42.00\nB/retained/2026-04-to-06: note £30.00\n"
        "B/retained/2026-07-to-09: note £62.00\nP1/retained/2026-04-to-06: £43.20\n"
        "P1/retained/2026-07-to-09: not due £62.00",
    ),
)
