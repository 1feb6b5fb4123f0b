"""PBR080 to PBR094: what a run of a ledger may settle, and what must be said before it does."""

from pbr.problems.catalogue.rule import Rule

RULES_OF_LEDGER_RUNS: tuple[Rule, ...] = (
    Rule(
        "PBR080",
        "Each period begins the day after the last one ended",
        "A day settled twice could be paid twice, and a day between two periods would never be paid. A period may be "
        "a month, four weeks or any other length. What has changed for a period that is settled comes with the next "
        "one, or in a supplementary run of its own.",
        "pbr settle scheme.yaml records --ledger ledger --period 2026-08 (June was settled last)",
        "pbr settle scheme.yaml records --ledger ledger --period 2026-07",
    ),
    Rule(
        "PBR081",
        "What was known is not forgotten, and a period is settled when it is over",
        "As at a day before the last run's, what was known then would be unknown again. Before the last day of the "
        "period its last days are not known yet; until then it can be looked at, and not settled.",
        "pbr settle scheme.yaml records --ledger ledger --as-at 2026-06-15 (the last run was as at 2026-06-30)",
        "pbr settle scheme.yaml records --ledger ledger --as-at 2026-07-31",
    ),
    Rule(
        "PBR082",
        "The run of a scheme may be made longer, and is not moved or cut short once it is settled",
        "What lies outside the run is no longer paid, so that money settled would come back for no fault of "
        "anybody's. Next year is a scheme and a ledger of its own.",
        "runs: 2027-04-01 to 2028-03-31 (the ledger has runs: 2026-04-01 to 2027-03-31)",
        "runs: 2026-04-01 to 2027-09-30",
    ),
    Rule(
        "PBR083",
        "A payment, a part or a limit of which money is settled stays in the scheme, or says what it is called now",
        "Under a new name nothing of it would be known to be settled: it would be paid again, or taken back. So it "
        "would where it is for records of another table, for each visit and no more for each plan: what it is for now "
        "is a payment with another name, beside the one that was settled, which pays nothing from then on. A payment "
        "does not take the name of a limit either, nor a limit that of a payment. What has all gone back to nil may "
        "be taken out, and its name used for something else.",
        "payments:\n  set_price: ... (the ledger has settled package)",
        "payments:\n  set_price:\n    formerly: package\n    ...",
    ),
    Rule(
        "PBR084",
        "A ledger is opened where anything fell due before its first period",
        "What fell due before may have been paid elsewhere, and would be paid again. An opening takes it as settled.",
        "pbr settle scheme.yaml records --ledger ledger --period 2026-10 --commit (the scheme runs from April)",
        "pbr ledger open ledger scheme.yaml records --settled-to 2026-09-30",
    ),
    Rule(
        "PBR085",
        "What goes beyond a bound is settled only when somebody says its exact sum",
        "Much that goes down, many rows that are missing or have lost a fact, and a provider below nil are as often "
        "a wrong file as a right correction. Whoever has looked at it types the sum that the run names: what is "
        "corrected, up or down, and taken back, and what else takes a provider below nil.",
        "pbr settle scheme.yaml records --ledger ledger --commit",
        "pbr settle scheme.yaml records --ledger ledger --commit --confirm -4210.55",
    ),
    Rule(
        "PBR086",
        "The sum that is confirmed is the sum of the run",
        "Another sum is of another run: the records have changed since somebody looked, or it is a slip.",
        "--confirm -421.55 (corrections and what is taken back come to -4210.55)",
        "--confirm -4210.55",
    ),
    Rule(
        "PBR087",
        "What is settled is what was proposed",
        "A proposal is the SHA-256 of the lines of a run. The same scheme, records and day give the same lines; "
        "others were never looked at.",
        "--proposal 3a24ef93... (the lines come to another hash now)",
        "--proposal with the hash that was printed when the run was looked at last",
    ),
    Rule(
        "PBR088",
        "Where a ledger wants two people, they are two",
        "One prepares a run and another approves it. It is written down who said so, and proves nothing.",
        "--prepared-by Ann --approved-by ann",
        "--proposal 3a24ef93... --prepared-by Ann --approved-by Bob",
    ),
    Rule(
        "PBR089",
        "A period that is settled is not settled again from other records",
        "The same records again are no run. Others give other lines, which are corrections: they come with the next "
        "period, or in a supplementary run that says why.",
        "pbr settle scheme.yaml other-records --ledger ledger --period 2026-06 --commit (June is settled)",
        'pbr settle scheme.yaml other-records --ledger ledger --supplementary "late reviews" --commit',
    ),
    Rule(
        "PBR090",
        "What a ledger is opened with is what was settled",
        "The records come to a sum for each provider by the day of the opening. Where another was paid, the "
        "difference is explained, and is an entry of the provider's own. A ledger is opened once, before its first "
        "run.",
        "P1,12000.00,finance system, (the records come to 11850.00)",
        "P1,12000.00,finance system,an advance of 150.00 in May",
    ),
    Rule(
        "PBR091",
        "What is asked of a ledger is in it",
        "An id is written as the lines of a run have it. An opening has no run before it and is not worked out again.",
        "pbr ledger history ledger a-17 (the lines have A-17)",
        "pbr ledger history ledger A-17",
    ),
    Rule(
        "PBR092",
        "A former name is the name of one thing that was settled, and of nothing now",
        "What was settled goes on under the new name. Under a name that was never settled nothing goes on; under one "
        "that two things claim, or that is still in use, nobody could say under which. Nor does it go on under a name "
        "that something else was settled under.",
        "payments:\n  package:\n    formerly: package",
        "payments:\n  set_price:\n    formerly: package",
    ),
    Rule(
        "PBR093",
        "A run is recorded as paid once, on its day or later",
        "A second record would say that it was paid twice. What is recorded is never edited.",
        "pbr ledger pay ledger 7 --on 2026-08-12 --reference BACS-8 (run 7 is recorded as paid)",
        "pbr ledger pay ledger 8 --on 2026-08-12 --reference BACS-8",
    ),
    Rule(
        "PBR094",
        "Persons stand in a ledger under one key, or under none",
        "Under another key, or none, every person would be a new one, and what was settled of them would be missing. "
        "A key that can be guessed hides nobody.",
        "pbr settle scheme.yaml records --ledger ledger (its first run said --pseudonymise key)",
        "pbr settle scheme.yaml records --ledger ledger --pseudonymise key",
    ),
)
