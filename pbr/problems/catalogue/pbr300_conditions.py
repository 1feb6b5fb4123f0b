"""PBR3xx: names, conditions and days."""

from pbr.problems.catalogue.rule import Rule

RULES_NAMES: tuple[Rule, ...] = (
    Rule(
        "PBR301",
        "A condition is written in the words of the language",
        "Names, values, 'is', 'is not', 'is one of', 'is known', 'is missing', 'between … and …', <, <=, >, >=, "
        "'and', 'or', 'not' and brackets. Text is in double quotes. Nothing else runs, so nothing else can go "
        "wrong.",
        "when: result = achieved",
        'when: result is "achieved"',
    ),
    Rule(
        "PBR302",
        "Every name is a field of the record, or a term",
        "A misspelt field is never blank and never false: it stops the scheme. A field of the record above is "
        "written with its owner, as in plan's rate.",
        'when: suport_at_end is "none"',
        'when: support_at_end is "none"',
    ),
    Rule(
        "PBR303",
        "Only the record itself and the one it belongs to can be looked at",
        "An outcome and a visit belong to a plan. The records below one, and others of its person, are looked "
        "at with any, no or another … where (…), or counted in a measure.",
        "when: visit's delivered_minutes > 30      (of a plan)",
        "when: plan's weekly_hours > 5      (of a visit)",
    ),
    Rule(
        "PBR304",
        "Both sides are the same kind of thing",
        "A date is compared with a date, money with money, text in quotes with text. A term is true or false by "
        "itself and is compared with nothing.",
        'when: started_on > "2026-04-01"',
        "when: started_on > 2026-04-01",
    ),
    Rule(
        "PBR305",
        "A code is one that the field can have",
        "A comparison with a code that never occurs is never true, and the payment would silently never be made.",
        'when: end_reason is "complete"',
        'when: end_reason is "completed"',
    ),
    Rule(
        "PBR306",
        "Adding months says what happens at the end of a month",
        "A month after 31 January is 28 February, 1 March or 3 March, depending on whom you ask. The heading says "
        "which, or weeks are counted.",
        "when: ended_on <= started_on + 6 months",
        "months: last day where shorter      (in the heading)\nwhen: ended_on <= started_on + 6 months",
    ),
    Rule(
        "PBR307",
        "Terms do not lead round in a circle",
        "A term that is explained by itself explains nothing.",
        "finished: settled\nsettled: finished",
        'finished: end_reason is "completed"\nsettled: finished',
    ),
    Rule(
        "PBR309",
        "A document that is referred to is listed",
        "The name before the comma is one of those under 'sources', where the document is described so that it can "
        "be found.",
        "sources:\n  contract: The contract of 2026\n...\nsource: schedule 2",
        "sources:\n  contract: The contract of 2026\n...\nsource: contract, schedule 2",
    ),
    Rule(
        "PBR310",
        "A kind of record is one that there is",
        "Plans, outcomes, visits, people, stays and standards are the records that extracts hold.",
        "of a package:",
        "of a plan:",
    ),
    Rule(
        "PBR311",
        "A name has one meaning",
        "A term named like a field would hide the field, and a limit named like a payment could not be told apart "
        "from it.",
        'of a plan:\n  rate: plan_type is "ongoing"',
        'of a plan:\n  ongoing_rate: plan_type is "ongoing"',
    ),
    Rule(
        "PBR312",
        "A measure that is used is listed",
        "What scales a payment is one of the counts under 'measures'.",
        "scaled by: outcomes_acheived",
        "scaled by: outcomes_achieved",
    ),
    Rule(
        "PBR313",
        "A limit is of payments that there are",
        "A limit on a payment that does not exist would never bite. A limit may also count a limit above it.",
        "of: packages",
        "of: package",
    ),
    Rule(
        "PBR314",
        "A day is one that what is paid for has",
        "A record gives dates. A provider's month or quarter has a start and an end. Instalments are each due "
        "on their own day, and weeks by the month.",
        "for each: quarter per provider\ndue: started_on",
        "for each: quarter per provider\ndue: end of quarter",
    ),
    Rule(
        "PBR315",
        "A date is moved by at most a hundred years",
        "More than that is a slip of the finger: days for weeks, or a digit too many.",
        "due: started_on + 99999 weeks",
        "due: started_on + 9 weeks",
    ),
    Rule(
        "PBR316",
        "A condition can be followed to its end",
        "With its terms written out it comes to at most 500 statements, and at most ten terms stand one inside "
        "another. Longer ones nobody can check.",
        "a1: a0 or b1\na2: (a1 and b2) or (a1 and b3)\n... and so on to a20",
        "a1: a0 or b1",
    ),
    Rule(
        "PBR317",
        "A day that moves with the settling",
        "What is due on the day of settling would be due again in every settlement, and be paid again.",
        "due: as at",
        "due: reviewed_on",
    ),
)
