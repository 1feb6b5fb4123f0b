"""PBR81x and PBR82x: records that contradict one another in time, and the words by which a scheme asks for that."""

from pbr.problems.catalogue.rule import Rule

RULES_COMPARED: tuple[Rule, ...] = (
    Rule(
        "PBR810",
        "A person is in one stay at a time",
        "A day in two stays is charged or paid twice: often the day of moving, which is the last of one and the "
        "first of the next. A stay in hospital during one in a care home is none of these. This is a warning.",
        "R-1,S-1,2026-06-01,2026-06-15\nR-2,S-1,2026-06-15,2026-06-28",
        "R-1,S-1,2026-06-01,2026-06-14\nR-2,S-1,2026-06-15,2026-06-28",
    ),
    Rule(
        "PBR811",
        "A person has one plan with a provider at a time",
        "Two packages over the same days with one provider are mostly one package, written down and paid twice. This "
        "is a warning.",
        "PL-1,S-1,P1,2026-05-04,2026-06-14\nPL-2,S-1,P1,2026-06-01,2026-07-12",
        "PL-1,S-1,P1,2026-05-04,2026-06-14\nPL-2,S-1,P1,2026-06-15,2026-07-12",
    ),
    Rule(
        "PBR812",
        "Plans of a person with two providers over the same days are meant",
        "A transfer that left the first plan without its last day pays both providers. Where two providers do look "
        "after the person, nothing has to be mended. This is a warning.",
        "PL-1,S-1,P1,2026-05-04,\nPL-2,S-1,P2,2026-06-01,2026-07-12",
        "PL-1,S-1,P1,2026-05-04,2026-05-31\nPL-2,S-1,P2,2026-06-01,2026-07-12",
    ),
    Rule(
        "PBR813",
        "A person is referred to a provider once at a time",
        "A second referral before the person has left is mostly the same one again, and a price for each person "
        "referred is then paid twice. This is a warning.",
        "S-1,P1,2026-04-06,\nS-1,P1,2026-04-20,",
        "S-1,P1,2026-04-06,",
    ),
    Rule(
        "PBR814",
        "Service is within the days of its plan",
        "A visit before the first day of its plan or after the last, or a finding before the plan began, has a wrong "
        "date or the wrong plan. This is a warning.",
        "PL-1 from 2026-06-01 to 2026-06-10; a visit under PL-1 on 2026-06-15",
        "PL-1 from 2026-06-01 to 2026-06-10; a visit under PL-1 on 2026-06-09",
    ),
    Rule(
        "PBR815",
        "Nothing goes on after a person's death",
        "A stay or a plan that was never closed is paid to the day of settling. This is a warning.",
        "people.csv: S-1 left on 2026-05-10, died      stays.csv: S-1 from 2026-05-01, no last day",
        "people.csv: S-1 left on 2026-05-10, died      stays.csv: S-1 from 2026-05-01 to 2026-05-10",
    ),
    Rule(
        "PBR816",
        "A plan or a stay is of somebody referred to the provider",
        "Charged to a provider that never had the person, it takes money from the wrong one. Looked for where the "
        "scheme reads people.csv. This is a warning.",
        "stays.csv: R-1 of S-9 with P1      people.csv: no referral of S-9 to P1",
        "stays.csv: R-1 of S-9 with P1      people.csv: S-9,P1,2026-04-06",
    ),
    Rule(
        "PBR817",
        "A plan or a stay begins after the referral",
        "What began before the provider had the person is seldom the provider's. Looked for where the scheme reads "
        "people.csv. This is a warning.",
        "stays.csv: R-1 of S-1 with P1 from 2026-04-01      people.csv: S-1,P1,2026-04-06",
        "stays.csv: R-1 of S-1 with P1 from 2026-04-08      people.csv: S-1,P1,2026-04-06",
    ),
    Rule(
        "PBR818",
        "A day has 24 hours",
        "More than 24 hours of visits to one person in one day are mostly minutes written as hours, or one visit "
        "under two references. This is a warning.",
        "V-1,PL-1,2026-05-05,960 minutes\nV-2,PL-1,2026-05-05,960 minutes",
        "V-1,PL-1,2026-05-05,96 minutes\nV-2,PL-1,2026-05-05,96 minutes",
    ),
    Rule(
        "PBR819",
        "A finding has one reference",
        "Two outcomes of one plan with the same code, result and day of review, or a standard judged twice alike on "
        "one day, are mostly one finding, paid or counted twice. This is a warning.",
        "OC-1,PL-1,washing,achieved,2026-06-20\nOC-2,PL-1,washing,achieved,2026-06-20",
        "OC-1,PL-1,washing,achieved,2026-06-20",
    ),
    Rule(
        "PBR820",
        "A package has one reference",
        "Two plans with the same person, provider, type and first day are mostly one package under two ids, paid "
        "twice. This is a warning.",
        "PL-1,S-1,P1,reablement,2026-05-04\nPL-7,S-1,P1,reablement,2026-05-04",
        "PL-1,S-1,P1,reablement,2026-05-04",
    ),
    Rule(
        "PBR821",
        "What comparing records tells is asked in the words for it",
        "Each kind of record can be compared with others in a few ways, and each has its words.",
        "hold when:\n  of a stay:\n    two_at_once: overlaps an other stay of the person",
        "hold when:\n  of a stay:\n    two_at_once: overlaps another stay of the person",
    ),
    Rule(
        "PBR822",
        "A visit has one reference",
        "Visits of one plan and day with the same planned and delivered minutes are nothing odd by themselves. "
        "Told are those on days with more visits than any other of the plan, where most such days are like that, "
        "and those in rows of four visited days on which every visit has its like: mostly a file joined to itself."
        " This is a warning.",
        "V-1,PL-1,2026-05-05,30,28\nV-9,PL-1,2026-05-05,30,28      (on other days PL-1 has one visit)",
        "V-1,PL-1,2026-05-05,30,28",
    ),
    Rule(
        "PBR823",
        "A finding is recorded on one day",
        "Two outcomes of one plan with the same code, kind and result are mostly one finding, written down again "
        "with another day of review, and paid or counted twice. Where a contract has an outcome reviewed again and"
        " again, nothing has to be mended. This is a warning.",
        "OC-1,PL-1,washing,achieved,2026-06-18\nOC-2,PL-1,washing,achieved,2026-06-20",
        "OC-1,PL-1,washing,achieved,2026-06-18",
    ),
    Rule(
        "PBR824",
        "A standard is judged once over the same days",
        "A standard that was judged twice for a provider over days that are in both counts twice in a measure, or "
        "once each way. This is a warning.",
        "staffing,P1,2026-04-01,2026-06-30,2026-07-07,yes\nstaffing,P1,2026-05-01,2026-06-30,2026-07-09,no",
        "staffing,P1,2026-04-01,2026-06-30,2026-07-09,no",
    ),
    Rule(
        "PBR825",
        "A person is with one provider at a time",
        "A transfer that left the first referral without its last day, or one referral sent to two providers, pays"
        " both of them for one person. Where both do look after the person, nothing has to be mended. This is a "
        "warning.",
        "S-1,P1,2026-04-06,\nS-1,P2,2026-04-06,",
        "S-1,P1,2026-04-06,2026-05-31\nS-1,P2,2026-06-01,",
    ),
    Rule(
        "PBR826",
        "The days of a row are in the order in which things happen",
        "A review before the start, a success after its review, an agreement after the day it is for: one of the two "
        "days is wrong, and it may date a payment. What ends before it starts is an error, PBR804; this is a "
        "warning.",
        "achieved_on 2026-06-20, reviewed_on 2026-06-18",
        "achieved_on 2026-06-16, reviewed_on 2026-06-18",
    ),
    Rule(
        "PBR827",
        "A day is in the year of the others",
        "A day far from all the rest of its column, which would be among them in another year, has its year "
        "mistyped. Outside the run of the scheme it would be paid nothing, and counted as out of scope. This is a "
        "warning.",
        "started_on: 2026-05-04, 2026-05-11, 2026-05-18, 2025-05-25",
        "started_on: 2026-05-04, 2026-05-11, 2026-05-18, 2026-05-25",
    ),
    Rule(
        "PBR828",
        "Among many results some are no success",
        "Where twenty results or more are all achieved, or all met, the extract was perhaps filtered to them, and "
        "every share and rate is then too high. If four in five succeed, twenty in a row happen once in 87 "
        "extracts. This is a warning, and a question: where it was so, nothing has to be mended.",
        "outcomes.csv: 20 outcomes, all achieved",
        "outcomes.csv: 25 outcomes, 20 of them achieved",
    ),
    Rule(
        "PBR829",
        "What a payment is shared out over weighs something",
        "An outcome with a weight of 0 has no share of a payment that is spread by weight, and is paid nothing "
        "without a word. This is a warning.",
        "spread: by weight over each outcome\noutcomes.csv: OC-1,PL-1,washing,weight 0",
        "spread: by weight over each outcome\noutcomes.csv: OC-1,PL-1,washing,weight 1",
    ),
)
