"""The phrases of measures: how many out of how many, for each provider and window."""

from pbr.scheme.reference.phrase import Phrase

KEPT = "kept P1 2026-04-to-06: 1 of 2"


def _measure(words: str, meaning: str, lines: str, gives: str, name: str = "kept") -> Phrase:
    inside = lines.replace("\n", "\n    ")
    return Phrase(words, "measures", meaning, f"measures:\n  {name}:\n    {inside}", gives, ("measures",))


def _number(words: str, meaning: str, number: str, key: str, gives: str, for_each: str = "plan") -> Phrase:
    lines = f"assumed: made up\n{number}\nfor each: {for_each}\nper: provider\nover: run".replace("\n", "\n    ")
    return Phrase(
        words,
        "measures",
        meaning,
        f"measures:\n  care:\n    {lines}",
        f"care P1: {gives}",
        ("measures",) if key else (),
    )


MEASURES = (
    _measure("count", "The records that fit.", "count: standard where met", KEPT),
    _measure(
        "out of",
        "The records that they are among. What leaves the sum leaves it here. B1 is not reviewed, so it is not known.",
        'assumed: made up\ncount: outcome where result is "achieved"\nout of: outcome\nper: provider\nover: run',
        "achieved P1: 1 of 3, 1 not yet known",
        "achieved",
    ),
    _number(
        "mean",
        "What a number of each record comes to on average, where something else is asked than how many. A blank leaves "
        "a range as wide as the field allows.",
        "mean: weekly_hours",
        "mean",
        "8.5 hours a week (2 records)",
    ),
    _number("sum", "What the numbers add up to.", "sum: plan_value", "sum", "£3,000.00 (2 records)"),
    _number(
        "sum: A less B",
        "The change between two numbers of a record; with `out of`, as a share of one of them (of nought none).",
        "sum: planned_minutes less delivered_minutes\nout of: planned_minutes",
        "",
        "-1.1% (2 records)",
        "visit",
    ),
    _number(
        "median",
        "The middle one; of an even number, midway between the two in the middle. From a date to another it is days.",
        "median: days from started_on to planned_end_on",
        "median",
        "66 days (2 records)",
    ),
    _number(
        "for each",
        "Whose numbers they are: a kind of record, with a `where` if only some belong.",
        "mean: weekly_hours",
        "for each",
        "10 hours a week (1 record)",
        'plan where plan_type is "reablement"',
    ),
    _measure(
        "per",
        "For whom it is taken: each `provider`, `area` or `person`, or `all together`.",
        "per: provider",
        KEPT,
    ),
    _measure(
        "over",
        "For how long: `run`, or each `month`, `quarter`, `cycle`, `contract quarter`, `contract year` or `calendar "
        "year`. A contract's years and quarters are counted from the first day that the scheme runs.",
        "over: contract year",
        "kept P1 2026-04-to-2027-03: 1 of 2",
    ),
    _measure(
        "dated by",
        "The date that puts a record in its month, quarter or year, or in the run (without it, all the extract).",
        "dated by: to_on",
        KEPT,
    ),
    _measure(
        "counted from",
        "The day from which a record is in the measure at all. S2 was referred less than ten weeks ago, and is not yet "
        "counted, rather than not known.",
        'assumed: made up\ncount: person where support_at_10_weeks is "none"\nout of: person\n'
        "counted from: referred_on + 10 weeks\nper: provider\nover: run",
        "settled P1: 1 of 1",
        "settled",
    ),
    Phrase(
        "out of dated by",
        "measures",
        "Of a rate, `out of: 100 people`, which counts how many there are to so many records of another kind: the date "
        "that puts those in its windows.",
        "measures:\n  stays:\n    assumed: made up\n    count: stay\n    out of: 100 people\n    per: provider\n"
        "    over: quarter\n    dated by: from_on\n    out of dated by: referred_on",
        "stays P1 2026-04-to-06: 50 per 100 people (1 of 2)",
        ("measures",),
    ),
    _measure(
        "compared with",
        "What it is compared with (its baseline): a figure, `the window before`, `the same window a year before`, or "
        "`opening NAME`, the last row of `openings.csv` of that name and of the same provider that ended before the "
        "window. A target is then also so much `fewer` or `more`.",
        "compared with: 80%\ntarget: at least 10% fewer",
        "kept P1 2026-04-to-06: met",
    ),
    _measure(
        "target",
        "What it has to reach: `at least`, `at most`, `above` or `below` a share, or a figure in the unit of its "
        "number (`at most 20 hours`, `below £400.00`). `pbr judge` says for each provider "
        "and window that is over whether it is met, missed, or undecided while something is not known.",
        "target: at least 80%",
        "kept P1 2026-04-to-06: missed",
    ),
    _measure(
        "judged from",
        "Out of how many records a target is judged; with fewer, `too few to judge`. Of a rate they are those that it "
        "is to: `judged from: 20 people` of one `out of: 100 people`.",
        "target: at least 80%\njudged from: 20 standards",
        "kept P1 2026-04-to-06: too few to judge",
    ),
    _measure("expected", "What is hoped for. It is printed beside the measure.", "expected: at least 80%", KEPT),
)
