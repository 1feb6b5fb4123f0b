"""PBR330 to PBR338: looks at other records, from a plan to its outcomes or to the person's others."""

from pbr.problems.catalogue.rule import Rule

RULES_LOOKING: tuple[Rule, ...] = (
    Rule(
        "PBR330",
        "Other records are looked at with 'any', 'no' or 'another', and what is looked for stands in brackets",
        "There is no 'every': over no records at all it would be true, and pay. That every outcome is achieved is that "
        "there is one, and none that is not.",
        'when: every outcome where result is "achieved"',
        'when: any outcome where (payable) and no outcome where (payable and not result is "achieved")',
    ),
    Rule(
        "PBR331",
        "What is looked at is below the record, or of its person",
        "A plan has outcomes and visits of its own. Plans, referrals and stays are of a person, and so are a plan's "
        "outcomes and visits. Standards are of a provider, and whose records are meant is always said.",
        'when: no stay where (kind is "hospital")',
        'when: no stay of the person where (kind is "hospital")',
    ),
    Rule(
        "PBR332",
        "A record is not its own other one",
        "A plan is one of its person's plans, so 'any plan of the person' would find the plan itself. 'another' and "
        "'no other' leave it out.",
        'when: no plan of the person where (plan_type is "ongoing")      (of a plan)',
        'when: no other plan of the person where (plan_type is "ongoing")      (of a plan)',
    ),
    Rule(
        "PBR333",
        "One look does not stand inside another",
        "What is found by looking from a record that was found by looking could be followed by nobody.",
        "when: any stay of the person where (any referral of the person where (area is known))      (of a plan)",
        "when: any stay of the person where (from_on > this plan's ended_on)      (of a plan)",
    ),
    Rule(
        "PBR334",
        "It is said which of two records is meant",
        "Where a plan looks at other plans, a name by itself is of the plan looked at, and 'this plan's' is of the one "
        'it is looked at from. "plan\'s" could be either.',
        "when: another plan of the person where (started_on > plan's ended_on)",
        "when: another plan of the person where (started_on > this plan's ended_on)",
    ),
    Rule(
        "PBR335",
        "'this' is of the record from which others are looked at",
        "Of the record itself names stand alone, so 'this' means something only inside the brackets of a look. It "
        "names the record in hand, or the one that it belongs to.",
        "when: this plan's weekly_hours > 5",
        "when: weekly_hours > 5",
    ),
    Rule(
        "PBR336",
        "A look compares with fields of the record in hand, and not with its terms",
        "A term is true or false of the record in hand whichever other record is looked at, so it stands before the "
        "look, where it can be read.",
        "when: another plan of the person where (started_on > this plan's ended_on and this plan's ended_well)",
        "when: ended_well and another plan of the person where (started_on > this plan's ended_on)",
    ),
    Rule(
        "PBR337",
        "A record is not held by what others say of themselves",
        "A look counts a record that is held as not known, so a hold that looks at others would hang on itself. What "
        "contradicts another record is held by the fixed comparisons.",
        "hold when:\n  of a plan:\n    twice: another plan of the person where (started_on is this plan's started_on)",
        "hold when:\n  of a plan:\n    twice: recorded twice",
    ),
    Rule(
        "PBR338",
        "Schemes that are compared mean the same by the same look",
        "Several schemes read one extract, and a look is answered once for all. It would have two answers where one "
        "scheme holds records that another relies on.",
        "two schemes with one look at plans, of which one has: hold when: of a plan",
        "both with the same 'hold when', or each compared by itself",
    ),
)
