"""PBR660 to PBR669: records beside those of the last run, notices of rows that are gone, and adjustments by hand."""

from pbr.problems.catalogue.rule import Rule

RULES_SINCE_LAST: tuple[Rule, ...] = (
    Rule(
        "PBR660",
        "A column that the last run read is still there",
        "A column that is lost says of every row that nothing is known: without disputed, every dispute is lifted. One "
        "that the scheme does not read may go.",
        "outcome_id,plan_id      (the last run read disputed as well)",
        "outcome_id,plan_id,disputed",
    ),
    Rule(
        "PBR661",
        "A notice is of a row that is not in the extract",
        "A notice says what became of a row that is gone. Of one that is there, either the notice or the row is wrong.",
        "notices.csv withdraws OC-1, and outcomes.csv has OC-1",
        "notices.csv withdraws OC-1, and outcomes.csv has it no longer",
    ),
    Rule(
        "PBR662",
        "A notice is of a row that was there",
        "A notice of a row that no run ever had is a slip in its id, and the row that was meant stays missing.",
        "outcomes,OC-l,withdrawn",
        "outcomes,OC-1,withdrawn",
    ),
    Rule(
        "PBR663",
        "There is one notice for a row",
        "Two may say different things, and nothing tells which of them holds.",
        "outcomes,OC-1,withdrawn\noutcomes,OC-1,closed",
        "outcomes,OC-1,withdrawn",
    ),
    Rule(
        "PBR664",
        "A row that is replaced has what replaces it, and no other has",
        "The new row is paid for as the old one is taken back, so both are named together.",
        "OC-1,replaced,2026-07-06,",
        "OC-1,replaced,2026-07-06,OC-2",
    ),
    Rule(
        "PBR665",
        "What replaces a row is in the extract",
        "What was settled for the old row would be taken back, and nothing paid instead.",
        "OC-1,replaced,2026-07-06,OC-2      (and outcomes.csv has no OC-2)",
        "OC-1,replaced,2026-07-06,OC-2      (and outcomes.csv has OC-2)",
    ),
    Rule(
        "PBR666",
        "A row is closed only where nothing else needs it",
        "A measure counts the row, a limit sums what it earned, a part is spread over it, it is in a pool, or others "
        "are counted after it: without it, what others earn would move.",
        "outcomes,OC-1,closed      (and the scheme measures outcomes)",
        "OC-1 stays in the extract",
    ),
    Rule(
        "PBR667",
        "Two adjustments have two references",
        "A reference says which adjustment a row is, so that a changed row is a correction. Two different rows with "
        "one could not be told apart.",
        "ADJ-1,P1,2026-07-06,100.00\nADJ-1,P2,2026-07-06,50.00",
        "ADJ-1,P1,2026-07-06,100.00\nADJ-2,P2,2026-07-06,50.00",
    ),
    Rule(
        "PBR668",
        "An adjustment is for a provider that the framework lists",
        "A slip in a provider's id would pay somebody else, or nobody.",
        "ADJ-1,P9,2026-07-06,100.00      (and the framework lists P1 and P2)",
        "ADJ-1,P1,2026-07-06,100.00",
    ),
    Rule(
        "PBR669",
        "An adjustment is entered once",
        "The same row twice is counted once, as it is most likely the same sum. If it is meant twice, half is missing. "
        "This is a warning.",
        "ADJ-1,P1,2026-07-06,100.00\nADJ-1,P1,2026-07-06,100.00",
        "ADJ-1,P1,2026-07-06,100.00\nADJ-2,P1,2026-07-06,100.00",
    ),
)
