"""PBR471 to PBR473: working days."""

from pbr.problems.catalogue.rule import Rule

RULES_WORKING_DAYS: tuple[Rule, ...] = (
    Rule(
        "PBR471",
        "Working days need a calendar",
        "A working day is a day that is not a Saturday, a Sunday or a bank holiday, and England and Wales, Scotland "
        "and Northern Ireland have bank holidays of their own: only the contract says whose it counts.",
        "due: end of month + 5 working days      (no 'calendar:' in the heading)",
        "calendar:\n  bank holidays: England and Wales      (in the heading)\ndue: end of month + 5 working days",
    ),
    Rule(
        "PBR472",
        "Working days are one or more",
        "The day that is counted from is never one of them, so that none at all would be that day, and not the next "
        "working day, which is what is mostly meant.",
        "due: visited_on + 0 working days",
        "due: visited_on + 1 working day",
    ),
    Rule(
        "PBR473",
        "The list of bank holidays reaches to every window's due day",
        "Working days that are counted from the end of a month, a quarter, a cycle or a year lead past the run. Where "
        "the list ends before that, nobody can say which day is meant.",
        "runs: 2030-04-01 to 2031-12-31      (in the heading)\ndue: end of month + 5 working days",
        "runs: 2030-04-01 to 2031-09-30      (in the heading)\ndue: end of month + 5 working days",
    ),
)
