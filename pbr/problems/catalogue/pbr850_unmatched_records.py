"""PBR85x: codes that no list has, records that nothing takes, and what earlier or later months may have of it."""

from pbr.problems.catalogue.rule import Rule

RULES_PASSED_OVER: tuple[Rule, ...] = (
    Rule(
        "PBR850",
        "A code of the records is on the list of the framework",
        "A code that is misspelt would fall out of every count in silence, and what is left would look like success. "
        "Each is told once, with how many rows have it; with --hold-errors those rows are held.",
        "outcomes.csv: OC-1,PL-1,washign,improvement      (the framework lists washing)",
        "outcomes.csv: OC-1,PL-1,washing,improvement",
    ),
    Rule(
        "PBR851",
        "A code that a scheme looks at is taken by something",
        "Where a scheme lists no codes, one that no payment and no measure takes is likely to be another one "
        "misspelt. This is a warning.",
        'count: outcome where outcome is "daily_living"\noutcomes.csv: OC-1,PL-1,daily_livin,improvement',
        'count: outcome where outcome is "daily_living"\noutcomes.csv: OC-1,PL-1,daily_living,improvement',
    ),
    Rule(
        "PBR852",
        "A code is written in one way",
        "Where a scheme lists no codes, two that are a letter apart are likely to be one, counted in two places. "
        "This is a warning.",
        "outcomes.csv: OC-1,PL-1,washing,improvement\noutcomes.csv: OC-2,PL-1,washign,improvement",
        "outcomes.csv: OC-1,PL-1,washing,improvement\noutcomes.csv: OC-2,PL-1,washing,improvement",
    ),
    Rule(
        "PBR853",
        "What a scheme is for is taken by a payment or a measure",
        "Codes say openly what a scheme is for. Numbers, money and dates cut it into bands, and a record that falls "
        "between two bands is paid nothing by accident. What is meant to be left out can be written under "
        "'leaves out', as a kind of record and a condition. This is a warning.",
        "for each: visit where delivered_minutes <= 30\n...\nfor each: visit where delivered_minutes > 45",
        "for each: visit where delivered_minutes <= 30\n...\nfor each: visit where delivered_minutes > 30",
    ),
    Rule(
        "PBR854",
        "A floor over a provider has a line to begin with",
        "A floor brings what is due to a minimum, and begins with the first line under it. A provider without one is "
        "brought to nothing, and whether the contract owes it the minimum is for people to say. A floor for each month "
        "or other window begins in each by itself, unless the framework lists the provider: then it is owed it in "
        "every window of the run. This is a warning.",
        "no less than: £100.00\nof: care\nover: provider      (P2 has a plan and no visit)",
        "no less than: £100.00\nof: care\nover: provider      (P2 has a visit)",
    ),
    Rule(
        "PBR855",
        "Something in the records is what a scheme pays for",
        "A total of nothing looks like a contract that cost nothing. Where every row is out of scope, the records are "
        "likely to be another contract's, or of other days. This is a warning.",
        'for each: plan where plan_type is "other"\nplans.csv: PL-1,S-1,P1,reablement,2026-05-04',
        'for each: plan where plan_type is "other"\nplans.csv: PL-1,S-1,P1,other,2026-05-04',
    ),
    Rule(
        "PBR856",
        "A name has its letters, and not the signs of a wrong encoding",
        "Where a file went through a program that took UTF-8 for another encoding, a letter with an accent has become "
        "two signs, and one provider is read as two, each with its own totals. This is a warning.",
        "provider_id\nZoë Care\nZoÃ« Care",
        "provider_id\nZoë Care\nZoë Care",
    ),
    Rule(
        "PBR857",
        "What a measure scales is decided when it is due",
        "What a measure scales is paid on one day for its whole window. A record that is decided after that day joins "
        "its pool later, and where the measure or every record is not decided nothing is paid: what comes of it is in "
        "no later month that is settled by itself. This is a warning; a ledger's next run has it, and a settlement of "
        "the whole run has it all, and is told nothing.",
        "due: end of quarter      (a plan of June is reviewed in August)",
        "due: end of quarter + 3 months      (a plan of June is reviewed in August)",
    ),
    Rule(
        "PBR858",
        "What is held was not due before the period",
        "A rule or a dispute holds whole lines. A line that is held now and was due before the period may have been "
        "paid by an earlier settlement, and nothing is taken back. This is a warning.",
        "--period 2026-07      (a dispute, and its outcome was due on 15 June)",
        "--period 2026-07      (a dispute, and its outcome is due on 15 July)",
    ),
    Rule(
        "PBR859",
        "A figure that a measure is compared with is brought in",
        "A measure that is compared with a figure from before has nothing to compare with where no row of openings.csv "
        "is called so, and what it scales stays open; of several providers, each has a row of its own. The name may be "
        "written in two ways. This is a warning.",
        "compared with: opening falls_before\nopenings.csv: fals_before,P1,2025-04-01,2026-03-31,10",
        "compared with: opening falls_before\nopenings.csv: falls_before,P1,2025-04-01,2026-03-31,10",
    ),
)
