"""PBR8xx: rows of records against one another."""

from pbr.problems.catalogue.rule import Rule

RULES_ROWS: tuple[Rule, ...] = (
    Rule(
        "PBR801",
        "What a row belongs to is there",
        "An outcome or a visit is settled by its plan's provider and rate. Without the plan it would be paid to "
        "nobody.",
        "outcomes.csv: OC-1,PL-9,washing      (plans.csv has no PL-9)",
        "outcomes.csv: OC-1,PL-1,washing",
    ),
    Rule(
        "PBR802",
        "A row is written once",
        "A row that says the same as another is left out and counted, so that nothing is paid twice. This is a "
        "warning.",
        "V-1,PL-1,2026-05-05,30,32\nV-1,PL-1,2026-05-05,30,32",
        "V-1,PL-1,2026-05-05,30,32",
    ),
    Rule(
        "PBR803",
        "Two rows with the same reference say the same",
        "When they differ, which of them is right is for the owner of the records to say.",
        "V-1,PL-1,2026-05-05,30,32\nV-1,PL-1,2026-05-05,30,45",
        "V-1,PL-1,2026-05-05,30,45",
    ),
    Rule(
        "PBR804",
        "Nothing ends before it starts",
        "One of the two dates is wrong, and the time between them cannot be paid for. Starting and ending on one day "
        "is "
        "one day.",
        "started_on,ended_on\n2026-05-04,2026-04-30",
        "started_on,ended_on\n2026-05-04,2026-05-30",
    ),
    Rule(
        "PBR805",
        "A row is held with the row it belongs to",
        "Under --hold-errors a plan with a mistake in it is held, and its outcomes and visits cannot be settled "
        "without "
        "it.",
        "plans.csv: PL-1 with started_on 2026-02-30      (its outcomes are held too)",
        "plans.csv: PL-1 with started_on 2026-02-28",
    ),
)
