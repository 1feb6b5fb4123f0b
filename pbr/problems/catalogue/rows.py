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
    Rule(
        "PBR806",
        "An outcome has one finding",
        "Two outcomes of one plan with the same code and kind, achieved in one row and not in the other, are one "
        "outcome written down twice: it is paid, and counted as a failure too. Where a contract has an outcome "
        "reviewed again after a failure, nothing has to be mended. This is a warning.",
        "OC-1,PL-1,washing,achieved,2026-06-18\nOC-2,PL-1,washing,not_achieved,2026-06-18",
        "OC-1,PL-1,washing,achieved,2026-06-18",
    ),
    Rule(
        "PBR807",
        "The minutes of a visit are near those planned",
        "Of a visit cut short something is delivered, and a visit that was made seldom takes more than four times as "
        "long as planned. Less than a tenth, or more than that, is mostly a digit lost or added. Nothing delivered is "
        "none of these. This is a warning.",
        "planned_minutes,delivered_minutes\n60,600",
        "planned_minutes,delivered_minutes\n60,60",
    ),
    Rule(
        "PBR808",
        "What was planned and what was delivered stand in their columns",
        "Plans are made in steps of five minutes, and what was delivered is mostly measured to the minute. Where ten "
        "visits or more have it the other way round, the columns were perhaps exchanged, and what was planned is paid."
        " This is a warning, and a question.",
        "planned_minutes,delivered_minutes\n47,45\n28,30\n61,60",
        "planned_minutes,delivered_minutes\n45,47\n30,28\n60,61",
    ),
    Rule(
        "PBR809",
        "What has ended has its last day",
        "With a reason or a finding of the end and no last day, a plan or a referral is read as going on: it is paid "
        "on, or what is due at its end is not paid. This is a warning.",
        "ended_on,end_reason\n,completed",
        "ended_on,end_reason\n2026-06-12,completed",
    ),
)
