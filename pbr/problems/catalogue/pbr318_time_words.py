"""PBR318 to PBR324: time, whom a limit is over, and what comes out one way only."""

from pbr.problems.catalogue.rule import Rule

RULES_TIME: tuple[Rule, ...] = (
    Rule(
        "PBR318",
        "A stretch is as long as it sounds",
        "Both its ends are counted, so from a Monday to the Monday 12 weeks later is 12 weeks and a day. A warning: "
        "the day more is paid as it is written.",
        "for each: week of plan from started_on to started_on + 12 weeks",
        "for each: week of plan for 12 weeks from started_on",
    ),
    Rule(
        "PBR319",
        "A day is not paid once for each thing that happened on it",
        "A visit has one day, so 'day of visit' would pay a day twice on which somebody came twice. Each visit is paid "
        "by 'for each: visit', where that is what is meant.",
        "for each: day of visit from visited_on to visited_on",
        "for each: visit",
    ),
    Rule(
        "PBR320",
        "A year is the contract's or the calendar's",
        "A contract that runs from April has years of its own, which a calendar year cuts in two. A warning: a bare "
        "'year' is the calendar's.",
        "runs: 2026-04-01 to 2028-03-31      (in the heading)\nover: year",
        "runs: 2026-04-01 to 2028-03-31      (in the heading)\nover: contract year",
    ),
    Rule(
        "PBR321",
        "What decides a payment is known by the day it is due",
        "A review held on 5 June of what was due on 31 May is too late for May, and in June it is 'earlier': the money "
        "is in no month's total. A recorded date without which nothing can be earned belongs among the dates of the "
        "due day, and what a measure scales needs days after its window for what is found then.",
        "for each: week of plan from started_on to planned_end_on\n"
        'when: support_at_end is "none"      (found on reviewed_on)\ndue: end of month',
        "for each: week of plan from started_on to planned_end_on\n"
        'when: support_at_end is "none"\ndue: later of end of month and reviewed_on',
    ),
    Rule(
        "PBR322",
        "What has fallen due is not taken back by what is recorded later",
        "A condition is asked as things stand, for all the lines of a payment alike. Where it fails once somebody has "
        "left, the months before they left are lost too. A hold that comes about as time goes by, or with an end that "
        "is recorded, holds the months that were paid before it as well.",
        "instalments: 12 monthly from referred_on\nwhen: left_on is missing",
        "instalments: 12 monthly from referred_on until left_on",
    ),
    Rule(
        "PBR323",
        "A limit over a person says with which providers",
        "With each provider by itself, a person with two providers may come to it twice; with all of them it is one "
        "sum. A reader who takes the one for the other would expect half the money, or twice as much.",
        "over: person",
        "over: person with each provider",
    ),
    Rule(
        "PBR324",
        "A condition can come out either way",
        "What is never true is never paid, and nobody would notice; what is always true asks nothing, and something "
        "else was meant. No week has more than 168 hours, no visit more than 1,440 minutes, and what is required is "
        "never missing. Conditions that are asked together have to be possible together, too: those of a payment with "
        "its 'where', both counts of a measure, and each with the run of the scheme, which the day that fixes the "
        "price, or dates the count, is always in.",
        'when: end_reason is "died" and end_reason is "completed"',
        'when: end_reason is "died" or end_reason is "completed"',
    ),
)
