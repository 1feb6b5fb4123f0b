"""PBR57x: measures of numbers, for whom a measure is taken, and what it is compared with."""

from pbr.problems.catalogue.rule import Rule

RULES_NUMBER_MEASURES: tuple[Rule, ...] = (
    Rule(
        "PBR570",
        "A measure is taken for somebody whom its records name",
        "A standard is of a provider, and of no area and no person.",
        "per: area      (of a measure that counts standards)",
        "per: provider",
    ),
    Rule(
        "PBR571",
        "A measure counts, or takes one number for each record",
        "A count has count and out of. A number has one of sum, mean and median, and for each; only a sum is out of "
        "another number.",
        "mean: weekly_hours\nout of: plan",
        "mean: weekly_hours\nfor each: plan",
    ),
    Rule(
        "PBR572",
        "What is added up is a number of the record, in one unit",
        "A number or money, the change between two of the same unit, or the days from one date to another.",
        "mean: weekly_hours less hours_delivered      (hours a week, and hours)",
        "mean: hours_before less hours_after",
    ),
    Rule(
        "PBR573",
        "What scales a payment is measured for each provider, or for all together",
        "Money is a provider's: what an area or a person came to says nothing of one provider.",
        "scaled by: admissions      (a measure per: area)",
        "scaled by: admissions      (a measure per: provider)",
    ),
    Rule(
        "PBR574",
        "A verdict is of each provider",
        "What an area or a person came to says nothing of one provider.",
        "when: admissions is missed      (a measure per: area)",
        "when: admissions is missed      (a measure per: provider)",
    ),
    Rule(
        "PBR575",
        "A rate says which days each of its two counts is of",
        "What is counted and what it is to are different records, each dated by a day of its own. A share has one.",
        "count: stay\nout of: 100 people\nover: quarter\ndated by: from_on",
        "count: stay\nout of: 100 people\nover: quarter\ndated by: from_on\nout of dated by: referred_on",
    ),
    Rule(
        "PBR576",
        "A measure is compared with a figure of its own unit, an earlier window, or an opening figure",
        "A figure is above nought, in the unit of the measure: of nothing no share can be taken, and so many more than "
        "nothing is a target without a baseline.",
        "compared with: 20%      (of a mean of hours)",
        "compared with: 20 hours",
    ),
    Rule(
        "PBR577",
        "Fewer or more is than something",
        "A target of a change, and steps of one, need what the measure is compared with.",
        "target: at least 10% fewer      (and nothing to compare with)",
        "compared with: the window before\ntarget: at least 10% fewer",
    ),
    Rule(
        "PBR578",
        "What a change scales has something to be compared with from the first window on",
        "Before the first window of a run there is none, and before the first year no year. No rule says what such a "
        "window is worth, so what hangs on it stays open and is in no total. Where the price is nil in it nothing "
        "hangs on it. This is a warning.",
        "fewer_falls:\n  from 2026-04-01: £600.00      (compared with: the window before)",
        "fewer_falls:\n  from 2026-04-01: nil\n  from 2026-07-01: £600.00",
    ),
)
