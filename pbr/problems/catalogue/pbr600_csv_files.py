"""PBR600 to PBR608: the files of records, their encoding, and whether anything is in them."""

from pbr.problems.catalogue.rule import Rule

RULES_CSV_FILES: tuple[Rule, ...] = (
    Rule(
        "PBR601",
        "Every table a scheme needs has its file",
        "A table that is not there is not a table without rows. Settling without it would pay nothing for all of it.",
        "records/ holds plans.csv, and the scheme pays for visits",
        "records/ holds plans.csv and visits.csv",
    ),
    Rule(
        "PBR602",
        "Records are CSV, not a workbook",
        "A workbook may hold several sheets and formulas, and which of them was meant is not for a program to choose.",
        "plans.xlsx renamed plans.csv",
        "the sheet saved as CSV UTF-8",
    ),
    Rule(
        "PBR603",
        "Records are not saved as UTF-16",
        'Some systems call it "Unicode text". It is refused by name rather than read by guesswork.',
        "plans.csv saved as Unicode text",
        "plans.csv saved as CSV UTF-8",
    ),
    Rule(
        "PBR604",
        "Records are text in UTF-8 or Windows-1252",
        "A byte that neither encoding has means that the file was damaged or is something else. Reading on would put "
        "wrong characters into references.",
        "PL-\\x81",
        "PL-0001",
    ),
    Rule(
        "PBR605",
        "Records are better saved as UTF-8",
        "A file that is not UTF-8 is read as Windows-1252, which spreadsheets in Britain write. That is nearly always "
        "right, but it is a guess, so it is said. This is a warning.",
        "\\xa3900.00      (Windows-1252)",
        "£900.00         (UTF-8)",
    ),
    Rule(
        "PBR606",
        "Records have no NUL characters",
        "No text has them. They come from files that were damaged in copying, or saved as UTF-16 without its mark.",
        "PL-0001\\x00,S-0001",
        "PL-0001,S-0001",
    ),
    Rule(
        "PBR607",
        "A file of records is not empty",
        "An export that failed often leaves an empty file. Reading it as no rows would pay nothing.",
        "(nothing)",
        "plan_id,person_id,provider_id,plan_type,started_on",
    ),
    Rule(
        "PBR608",
        "A table has rows",
        "A header with nothing under it may be true, or an export that failed. It is said, so that no one takes a "
        "total of nothing for granted. This is a warning; for plans and people it is PBR622.",
        "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes",
        "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\nV-1,PL-1,2026-05-05,30,32",
    ),
)
