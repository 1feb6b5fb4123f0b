"""PBR519 to PBR524: limits that are what is drawn of what was paid in advance."""

from pbr.problems.catalogue.rule import Rule

RULES_DRAWN: tuple[Rule, ...] = (
    Rule(
        "PBR519",
        "What is not drawn of a plan's money goes back at the end of a window",
        "What was paid in advance for a plan is compared with what was drawn for it on the last day of each window. A "
        "floor takes nothing back, a provider's plans do not draw on each other's money, and the whole run has no "
        "window after it.",
        "no more than: what is drawn by hours\nover: provider",
        "no more than: what is drawn by hours\nover: plan and contract quarter",
    ),
    Rule(
        "PBR520",
        "What draws on a plan's money is not that money",
        "Counted as paid in advance and as drawn, it would leave the same over whatever it came to.",
        "no more than: what is drawn by fund\nof: fund",
        "no more than: what is drawn by hours\nof: fund",
    ),
    Rule(
        "PBR521",
        "Something is kept where something is drawn",
        "Other limits leave nothing over: a cap takes what is too much, and there is nothing to bring forward.",
        "no more than: £900.00\nkeeping: £100.00",
        "no more than: what is drawn by hours\nkeeping: £100.00",
    ),
    Rule(
        "PBR522",
        "What may be kept is a sum of each plan's",
        "Money, a price of the scheme, the plan's own money or a share of it. What others come to, or so much for each "
        "of several, is no plan's.",
        "keeping: 10% of hours",
        "keeping: four_weeks_budget      (a money field of the plan)",
    ),
    Rule(
        "PBR523",
        "The day after which nothing is kept is a date of the plan",
        "In the window that has that day, and after it, what is not drawn goes back whole.",
        "kept until: end of quarter",
        "kept until: ended_on",
    ),
    Rule(
        "PBR524",
        "What goes back was paid",
        "A note pays nothing: it may say what was brought forward, beside what is paid.",
        "of: brought_forward      (which is a note)",
        "of: fund, brought_forward",
    ),
)
