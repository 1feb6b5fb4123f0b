"""PBR83x: records that can be read and are lost from what is counted or paid without an error."""

from pbr.problems.catalogue.rule import Rule

RULES_DOUBTFUL: tuple[Rule, ...] = (
    Rule(
        "PBR830",
        "A review of an outcome has its result",
        "An outcome that was reviewed and has no result is read as not known, and is paid nothing. What nobody could "
        "assess has the result not_assessed. This is a warning.",
        "result,reviewed_on\n,2026-06-18",
        "result,reviewed_on\nachieved,2026-06-18",
    ),
    Rule(
        "PBR831",
        "Where somebody is referred again, the last day with the provider is recorded",
        "Without the column left_on nothing tells whether two referrals of a person to one provider overlap, or are "
        "one that was written down twice. This is a warning.",
        "person_id,provider_id,referred_on\nS-1,P1,2026-04-06\nS-1,P1,2026-04-07",
        "person_id,provider_id,referred_on,left_on\nS-1,P1,2026-04-06,2026-05-31\nS-1,P1,2026-09-07,",
    ),
    Rule(
        "PBR832",
        "No workbook may have swapped days and months",
        "Two days or more with the year first that could all be months, and two or more with the year last of which "
        "none could, are what a workbook leaves that expects the month first; but for one in four. They are few, or "
        "some are otherwise, so they are believed; where it is surer the days are errors, PBR624. This is a warning.",
        "started_on\n2026-06-07\n2026-06-08\n20/06/2026\n21/06/2026",
        "started_on\n06/07/2026\n06/08/2026\n20/06/2026\n21/06/2026",
    ),
    Rule(
        "PBR833",
        "A person and a plan have one reference, written in one way",
        "References that differ only in capitals, hyphens, spaces, accents or noughts before a figure are read as "
        "several people or plans, so nothing tells that one of them is paid for twice. This is a warning.",
        "plan_id,person_id\nPL-1,S-1\nPL-2,s1",
        "plan_id,person_id\nPL-1,S-1\nPL-2,S-1",
    ),
    Rule(
        "PBR834",
        "What a measure is about counts in one of its windows",
        "A record counts by one day. Where that day is outside the run of the scheme and most of the record's days are "
        "in it, the day is likely to be mistyped, and the record is left out of every share. This is a warning.",
        "dated by: from_on      (the run begins on 2026-04-01)\nfood,P1,2026-03-31,2026-06-30,2026-07-05,no",
        "dated by: from_on      (the run begins on 2026-04-01)\nfood,P1,2026-04-01,2026-06-30,2026-07-05,no",
    ),
    Rule(
        "PBR835",
        "Who is paid by a measure is who is measured",
        "Where a measure counts a provider that has nothing to be paid for, and has no row of one that is paid by it, "
        "the two may be one, whose failures then cost nothing. This is a warning.",
        "plans.csv: PL-1,S-1,Acme Ltd\nstandards.csv: food,Acme Limited,2026-04-01,2026-06-30,2026-07-05,no",
        "plans.csv: PL-1,S-1,Acme Ltd\nstandards.csv: food,Acme Ltd,2026-04-01,2026-06-30,2026-07-05,no",
    ),
    Rule(
        "PBR836",
        "Every visit has its minutes in minutes",
        "A few visits of 1 or 1.5 among others of 30 to 90 minutes were likely typed in hours, and would be paid for a "
        "sixtieth. Where most of a column looks so, the column is told, PBR729. This is a warning.",
        "visit_id,planned_minutes,delivered_minutes\nV-1,30,30\nV-2,1,1\nV-3,45,50\nV-4,90,90",
        "visit_id,planned_minutes,delivered_minutes\nV-1,30,30\nV-2,60,60\nV-3,45,50\nV-4,90,90",
    ),
    Rule(
        "PBR837",
        "What a measure is about counts in the window of most of its days",
        "What is said of a provider counts by one day, its first or last. Where most of its days are in another month, "
        "quarter or year than that day, the day is likely to be mistyped, and the share of both windows is wrong. This "
        "is a warning.",
        "dated by: from_on      (over: quarter)\nfood,P1,2026-06-30,2026-09-30,2026-10-05,no",
        "dated by: from_on      (over: quarter)\nfood,P1,2026-07-01,2026-09-30,2026-10-05,no",
    ),
)
