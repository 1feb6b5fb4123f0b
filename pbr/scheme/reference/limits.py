"""The phrases of limits: caps and floors over a plan, a person or a provider."""

from dataclasses import replace

from pbr.scheme.reference.phrase import Phrase


def _limit(words: str, meaning: str, lines: str, gives: str, payments: str = "") -> Phrase:
    inside = lines.replace("\n", "\n    ")
    return Phrase(
        words, "limits", meaning, f"{payments}limits:\n  limit:\n    assumed: made up\n    {inside}", gives, ("limits",)
    )


def _sum(words: str, meaning: str, lines: str, gives: str, payments: str = "") -> Phrase:
    """What the sum of a limit may be, which is no key of its own."""
    return replace(_limit(words, meaning, f"{words}\n{lines}", gives, payments), key_of=())


_DRAWN = "payments:\n  package:\n    pay: £1,000.00\n  care:\n    note: £18.00\n"

LIMITS = (
    _limit(
        "no more than",
        "A cap. What it takes off is a line of its own. What is retained counts when it is released.",
        "no more than: £1,500.00\nof: package\nover: provider",
        "A/package: £1,000.00\nB/package: £1,000.00\nP1/limit: -£500.00",
    ),
    _limit(
        "no less than",
        "A floor. What it adds is a line of its own.",
        "no less than: £0.00\nof: package\nover: plan",
        "A/package: -£50.00\nB/package: -£50.00\nA/limit: £50.00\nB/limit: £50.00",
        "payments:\n  package:\n    deduct: £50.00\n",
    ),
    _limit(
        "carried over",
        "`what is over`: what a cap by window takes is carried to the next window. There it is paid on the last day, "
        "as far as the window's sum is not used by what is due in it; what is left goes on to the one after, as long "
        "as the run does. May has £1,000.00 of £990.00, so £10.00 is carried to June, which has £1,000.00 itself.",
        "no more than: £990.00\nof: package\nover: provider and month\ncarried over: what is over",
        "A/package: £1,000.00\nB/package: £1,000.00\nP1/limit/2026-05: -£10.00\nP1/limit/2026-06: -£10.00",
    ),
    Phrase(
        "carried over: what is left",
        "limits",
        "What is left of a provider's sum in one window is added to the next one's, from the first window of the run "
        "on: one in which nothing is due leaves all of it, and one that is over leaves nothing. April leaves £600.00; "
        "May has £1,200.00 and leaves £200.00; June has £800.00.",
        "limits:\n  limit:\n    assumed: made up\n    no more than: £600.00\n    of: package\n"
        "    over: provider and month\n    carried over: what is left",
        "A/package: £1,000.00\nB/package: £1,000.00\nP1/limit/2026-06: -£200.00",
    ),
    Phrase(
        "no more than: most_of_a_month",
        "limits",
        "The sum may be a price: over a window it is the one of the window's first day, or of the run's first; over "
        "the whole run it is the one of the run's first day.",
        "prices:\n  most_of_a_month:\n    assumed: made up\n    from 2026-04-01: £900.00\n    from 2026-06-01: £950.00"
        "\nlimits:\n  limit:\n    assumed: made up\n    no more than: most_of_a_month\n    of: package\n"
        "    over: provider and month",
        "A/package: £1,000.00\nB/package: £1,000.00\nP1/limit/2026-05: -£100.00\nP1/limit/2026-06: -£50.00",
    ),
    _sum(
        "no more than: 40% of plan_value",
        "The sum may be the money that each plan has in a field (`no more than: plan_value`, or a field of your own, "
        "`no more than: indicative_allocation`), or a share of it, over a plan. While it is blank, what would be due "
        "under a cap is open, unless nothing under it is above nil; what a floor adds is open until it is known.",
        "of: package\nover: plan",
        "A/package: £1,000.00\nB/package: £1,000.00\nA/limit: -£600.00\nB/limit: -£200.00",
    ),
    _sum(
        "no more than: £200.00 for each plan",
        "So much for each `plan` or `person` for which something is due under the limit, in the window where there is "
        "one: one may have more if another has less. Plans are counted under a provider or a person, persons under a "
        "provider. The money may be a price.",
        "of: package\nover: provider",
        "A/package: £1,000.00\nB/package: £1,000.00\nP1/limit: -£1,600.00",
    ),
    _sum(
        "no more than: 10% of package",
        "A share of what other payments, or limits above this one, come to over the same and in the same window, "
        "rounded once. A floor of this kind begins with the first of them that is due.",
        "of: bonus\nover: provider",
        "A/package: £1,000.00\nB/package: £1,000.00\nA1/bonus: £150.00\nA2/bonus: £150.00\nP1/limit: -£100.00",
        "payments:\n  package:\n    pay: £1,000.00\n  bonus:\n    pay: £150.00\n",
    ),
    _sum(
        "no more than: what is drawn by care",
        "Of what was paid in advance for a plan, what payments or notes draw in the window; `of` and `drawn by` may "
        "name notes here. What is not drawn goes back on the last day of the window and not before, and not while "
        "something that draws is open or held. What is drawn beyond what is there is not paid: it is brought forward, "
        "and made up by what is paid next.",
        "of: package\nover: plan and month",
        "A/package: £1,000.00\nB/package: £1,000.00\nV1/care: note £9.30\nV2/care: note £18.00\n"
        "A/limit/2026-05: -£990.70\nB/limit/2026-06: -£982.00",
        _DRAWN,
    ),
    _limit(
        "keeping",
        "How much of what is not drawn may be kept, and is brought forward to the next window: money, a price, the "
        "plan's own money or a share of it. Nothing where it is not written.",
        "no more than: what is drawn by care\nkeeping: £500.00\nof: package\nover: plan and month",
        "A/package: £1,000.00\nB/package: £1,000.00\nV1/care: note £9.30\nV2/care: note £18.00\n"
        "A/limit/2026-05: -£490.70\nB/limit/2026-06: -£482.00",
        _DRAWN,
    ),
    _limit(
        "kept until",
        "A date of the plan: from the window that has that day on nothing is kept, so that all that is left goes back.",
        "no more than: what is drawn by care\nkeeping: £500.00\nkept until: ended_on\nof: package\n"
        "over: plan and month",
        "A/package: £1,000.00\nB/package: £1,000.00\nV1/care: note £9.30\nV2/care: note £18.00\n"
        "A/limit/2026-05: -£490.70\nA/limit/2026-06: -£500.00\nB/limit/2026-06: -£482.00",
        _DRAWN,
    ),
    _limit(
        "of",
        "The payments that count, with commas between them; a limit above this one may be named too.",
        "no more than: £1,050.00\nof: package, bonus\nover: provider",
        "A/package: £1,000.00\nB/package: £1,000.00\nA1/bonus: £100.00\nA2/bonus: £100.00\nP1/limit: -£1,150.00",
        "payments:\n  package:\n    pay: £1,000.00\n  bonus:\n    pay: £100.00\n",
    ),
    _limit(
        "over",
        "What the sum is of, over the whole run: each `plan`, each `provider`, or each `person with each provider`: a "
        "person with two providers may come to the limit with each. For one sum see `borne by`.",
        "no more than: £900.00\nof: package\nover: person with each provider",
        "A/package: £1,000.00\nB/package: £1,000.00\nS1:P1/limit: -£100.00\nS2:P1/limit: -£100.00",
    ),
    _limit(
        "borne by",
        "Of a cap over a `person with all providers`, which is one sum for the person whoever the providers are: which "
        "of them bear what it takes. `those due last`: from the last day back, those of one day in proportion to what "
        "is due to each on it; or `each in proportion` to all that is due to it. Each provider has a line of its own. "
        "It counts payments and limits over plans.",
        "no more than: £900.00\nof: package\nover: person with all providers\nborne by: those due last",
        "A/package: £1,000.00\nB/package: £1,000.00\nS1:P1/limit: -£100.00\nS2:P1/limit: -£100.00",
    ),
    Phrase(
        "over: provider and month",
        "limits",
        "The same in each window by itself: `month`, `quarter`, `cycle`, `contract quarter`, `contract year` or "
        "`calendar year`, after any of the three. A line is in the window that its due day is in. A cap is worked as "
        "lines fall due; a floor on the last day of the window and not before, and a provider that the framework lists "
        "is owed it in each window of the run, even where nothing was due, and in none after it.",
        "limits:\n  limit:\n    assumed: made up\n    no less than: £1,200.00\n    of: package\n"
        "    over: provider and month",
        "A/package: £1,000.00\nB/package: £1,000.00\nP1/limit/2026-05: £200.00\nP1/limit/2026-06: £200.00",
    ),
)
