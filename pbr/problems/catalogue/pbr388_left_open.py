"""PBR388: a deduction that a blank leaves open, where it may mean that there is nothing to take off."""

from pbr.problems.catalogue.rule import Rule

RULES_LEFT_OPEN: tuple[Rule, ...] = (
    Rule(
        "PBR388",
        "A deduction says what a blank means to it",
        "A blank is not known, and never no. Whoever never came back has no day of coming back, so a deduction that "
        "compares the day alone is open for them for ever, with what it would take back at stake. 'is known' says "
        "that a blank is nothing to take off; 'waits for' says that somebody has still to find out, and a number of "
        "the council's own may say 'blank means nil'. It is a warning, for a contract may mean that it stays open.",
        "deduct: bonus\nwhen: back_on <= ended_on + 28 days",
        "deduct: bonus\nwhen: back_on is known and back_on <= ended_on + 28 days",
    ),
)
