"""PBR623 to PBR629: columns of days (dates) in which the order of day and month is in doubt."""

from pbr.problems.catalogue.rule import Rule

RULES_DAY_ORDER: tuple[Rule, ...] = (
    Rule(
        "PBR623",
        "A column of days is written in one way",
        "Where some days have the year first and others have it last, two programs wrote the column. If every other "
        "could be read with the day or the month first, and no day of the file shows which, none of those is believed.",
        "started_on\n2026-06-20\n06/07/2026",
        "started_on\n2026-06-20\n2026-07-06",
    ),
    Rule(
        "PBR624",
        "No workbook has swapped days and months",
        "A workbook that expects the month first turns 06/07/2026 into 7 June, and leaves 20/06/2026 as text. Saved "
        "again, the column has days with the year first that could all be months, and days with the year last of which "
        "none could. The first are then not believed.",
        "started_on\n2026-06-07\n2026-06-08\n2026-06-09\n20/06/2026\n21/06/2026\n22/06/2026",
        "started_on\n06/07/2026\n06/08/2026\n06/09/2026\n20/06/2026\n21/06/2026\n22/06/2026",
    ),
    Rule(
        "PBR625",
        "The files of an extract have days in one order",
        "A file in which every day could be read either way is read day first. If another file of the extract has the "
        "month first, the same system may have written both. This is a warning.",
        "plans.csv: ended_on 06/20/2026      visits.csv: visited_on 06/07/2026",
        "plans.csv: ended_on 20/06/2026      visits.csv: visited_on 07/06/2026",
    ),
)
