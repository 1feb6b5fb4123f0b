"""PBR795 to PBR799: the columns and cells of a client level data return."""

from pbr.problems.catalogue.rule import Rule

RULES_OF_A_RETURN: tuple[Rule, ...] = (
    Rule(
        "PBR795",
        "A return has the columns that its method needs",
        "Without the date of death, or what came of an event, every sequel would be another.",
        "LA Code,Event Type,Event Start Date",
        "LA Code,Reporting Period Start Date, ...   (every column of the specification)",
    ),
    Rule(
        "PBR796",
        "A code of a return is on the list of release 1 or of release 2",
        "What a code stands for decides whether an episode counts as a success. It is looked up and never guessed.",
        "Event Outcome: NFA - finished",
        "Event Outcome: NFA: Support ended as planned",
    ),
    Rule(
        "PBR797",
        "A day of a return is written dd/mm/yyyy",
        "Read another way, 04/05/2026 is another day, and an episode ends in another month.",
        "2026-05-04, 5/4/26",
        "04/05/2026",
    ),
    Rule(
        "PBR798",
        "A row of a return says its reporting period",
        "Of two rows of one event the one of the newer period is kept.",
        "999,,,10023",
        "999,01/04/2025,31/03/2026,10023",
    ),
    Rule(
        "PBR799",
        "A return is of one council",
        "Two councils may use one identifier for two people, whose services would be put together.",
        "LA Code: 998 on some rows and 999 on others",
        "LA Code: 999 on every row",
    ),
)
