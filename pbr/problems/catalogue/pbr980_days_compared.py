"""The warning that schemes compared over a month pay by different days (PBR980)."""

from pbr.problems.catalogue.rule import Rule

RULES_DAYS_COMPARED: tuple[Rule, ...] = (
    Rule(
        "PBR980",
        "What is compared over a month is paid for the same care",
        "One scheme pays when a plan begins, another when it is reviewed. In one month the first pays for plans that "
        "begin in it, and the second for plans that began months before: a dearer contract may look cheaper. It is "
        "said of a period of a quarter or less. Over the whole run each pays for the same care. This is a warning.",
        "pbr simulate records essex-reablement-bonus.yaml --baseline time-and-task.yaml --period 2026-08",
        "pbr simulate records essex-reablement-bonus.yaml --baseline time-and-task.yaml",
    ),
)
