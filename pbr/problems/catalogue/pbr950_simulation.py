"""PBR95x: assumptions put to schemes."""

from pbr.problems.catalogue.rule import Rule

RULES_SIMULATING: tuple[Rule, ...] = (
    Rule(
        "PBR951",
        "A file of assumptions has the words its sections take",
        "A word that is not known would be an assumption that changes nothing, and the answer would look as if it had.",
        "rates:\n  improvement:\n    of: outcomes\n    value: 60%",
        "rates:\n  improvement:\n    of: outcomes\n    is: 60%",
    ),
    Rule(
        "PBR952",
        "An assumed figure is written as what it is",
        "A rate, money and a number of days are told apart by how they are written, so that £18 is never read as 18%.",
        "cost_per_hour:\n  is: 18.50",
        "cost_per_hour:\n  is: £18.50",
    ),
    Rule(
        "PBR953",
        "A rate is between 0% and 100%",
        "Nothing happens more often than always. A rate of 1.4 is usually 14% or 1.4%, and which only its owner knows.",
        "is: 1.4",
        "is: 14%",
    ),
    Rule(
        "PBR954",
        "A range goes from its lowest value to its highest",
        "A range the wrong way round is often two figures swapped, or two that belong to different ranges.",
        "is: 65% to 55%",
        "is: 55% to 65%",
    ),
    Rule(
        "PBR955",
        "What is set on the command line is an assumption, and is set once",
        "A name with a slip in it would set nothing, and the answer would be taken for what was asked.",
        "--set rate.outcome=60%",
        "--set rates.outcomes=60%",
    ),
    Rule(
        "PBR956",
        "An assumption is about something that is there",
        "A price, provider or code that the schemes and the records do not have would change nothing without a word.",
        "scheme: time_and_task\nprice: hourly_rat",
        "scheme: time_and_task\nprice: hourly_rate",
    ),
    Rule(
        "PBR957",
        "A price is changed to what it can be",
        "Money stays money and a share stays a share of the whole; a price that differs by code has no one figure.",
        "price: up_front_share\nto: £20.00",
        "price: up_front_share\nto: 25%",
    ),
    Rule(
        "PBR958",
        "What is invented is what the extract lacks",
        "Invented rows never take the place of recorded ones. An assumption that changes nothing is said to.",
        "invent:\n  outcomes: (and the records have outcomes.csv)",
        "take invent out, and compare over the outcomes that were recorded",
    ),
    Rule(
        "PBR959",
        "Visits are invented for every plan, or the plans without are counted",
        "A plan that says no hours gets no visits, and a scheme that pays for visits pays nothing for it. That would "
        "read as care that cost nothing.",
        "plan_id,...,weekly_hours,hours_delivered\nPL-0001,...,,",
        "plan_id,...,weekly_hours,hours_delivered\nPL-0001,...,10,",
    ),
    Rule(
        "PBR960",
        "An assumption changes what it is about",
        "A rate that no result is drawn at, or a volume that leaves a scheme as it was, is listed beside the others "
        "and would be believed to count.",
        "walking: {of: outcomes, outcome: walking, is: 70%}\nall: {of: outcomes, is: 60%}",
        "all: {of: outcomes, is: 60%}\nwalking: {of: outcomes, outcome: walking, is: 70%}",
    ),
    Rule(
        "PBR961",
        "The day and the period fit the extract and the schemes",
        "An extract that goes on after the day it is compared as at counts some of what came later and not the rest; "
        "a period before every scheme has nothing in it.",
        "pbr simulate records-to-march ... --as-at 2026-09-30",
        "pbr simulate records-to-september ... --as-at 2026-09-30",
    ),
    Rule(
        "PBR962",
        "Some record has its day in the run of a scheme compared",
        "A contract pays nothing for what happened before it began. Last year's records under next year's contracts "
        "would cost nothing under each of them, and the page would still say which is cheapest.",
        "pbr simulate records-of-2025 essex-reablement-bonus (which runs from April 2026)",
        'pbr simulate records-of-2025 essex-reablement-bonus --shift-dates "1 year"',
    ),
    Rule(
        "PBR963",
        "Most records have their day in the run of each scheme compared",
        "A scheme that began late in the records, or had ended, pays for few of them, and its small sum would be taken "
        "for a saving.",
        "runs: 2026-12-01 to 2027-03-31 (and the records are of April to December)",
        "runs: 2026-04-01 to 2027-03-31",
    ),
    Rule(
        "PBR964",
        "Records can be moved as far as that",
        "Every date of every table is moved alike, and must stay a day that is read; two rows that only a date tells "
        "apart must stay two.",
        "--shift-dates 900 years",
        "--shift-dates 1 year",
    ),
    Rule(
        "PBR965",
        "An assumed volume is at most ten times what was recorded",
        "Every plan more is settled like any other, so a slip of the keyboard would run for hours.",
        "times: 999999%",
        "times: 110%",
    ),
    Rule(
        "PBR966",
        "Assumed hours are hours that can be",
        "A day has 24 hours and a week 168. Visits longer than that would be paid for in memory, and no contract could "
        "ever see them.",
        "of: hours\ntimes: 1000%      (and somebody has four hours of visits on one day)",
        "of: hours\ntimes: 120%",
    ),
)
