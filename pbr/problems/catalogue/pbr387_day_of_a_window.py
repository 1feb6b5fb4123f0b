"""PBR387: the day by which what is counted in each week, month or year falls in one of them."""

from pbr.problems.catalogue.rule import Rule

RULES_DAY_OF_A_WINDOW: tuple[Rule, ...] = (
    Rule(
        "PBR387",
        "What is counted in each window has a day of its own",
        "A record is counted in the week, month or year of the day that fixes its price. Where that is a day of the "
        "plan, or a date that is written down, it is the same for all of them: 14 hours a week are then 14 in all, "
        "however many weeks there are. It is a warning, for a contract may mean it.",
        "for each: hour of visit's delivered_minutes\n"
        "at most: 14 hours for each plan and week\n"
        "priced at: plan's started_on",
        "for each: hour of visit's delivered_minutes\nat most: 14 hours for each plan and week\npriced at: visited_on",
    ),
)
