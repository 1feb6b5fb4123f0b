"""PBR030 to PBR039: records that do not reach the days asked for, and results that would take another's place."""

from pbr.problems.catalogue.rule import Rule

RULES_REACHING: tuple[Rule, ...] = (
    Rule(
        "PBR030",
        "The records have something in the period that is settled",
        "Last month's extract settles this month as nothing, and the sum looks like a month in which nothing was due. "
        "The same goes for a period before the first day in the records, or one that they leave out. Days on which "
        "something happened count, whatever the command line says; days planned do not. A date of a council's own "
        "counts where it is recorded, or a payment or a measure goes by it. This is a warning. It is an error for the "
        "first run of a ledger that nobody said the period of: it would settle the scheme's first month.",
        "pbr settle scheme.yaml records-to-august --period 2026-09",
        "pbr settle scheme.yaml records-to-september --period 2026-09",
    ),
    Rule(
        "PBR031",
        "Something was known on the day of the settlement",
        "As at a day before everything in the records nothing is known, so nothing is due. Most often the year is "
        "mistyped. This is a warning.",
        "pbr settle scheme.yaml records-of-2026 --as-at 2025-06-30",
        "pbr settle scheme.yaml records-of-2026 --as-at 2026-06-30",
    ),
    Rule(
        "PBR032",
        "Results take the place of the same results, unless they are told to",
        "A month that was settled is what was paid. Written over by another month, or by other records, it would be "
        "gone without a word. The same scheme, records, period and day give the same results, and may be written "
        "again. A comparison of the same schemes over the same records may be, too, whatever it assumes.",
        "pbr settle scheme.yaml records --period 2026-09 --out august",
        "pbr settle scheme.yaml records --period 2026-09 --out september",
    ),
    Rule(
        "PBR033",
        "Of two runs that write to one folder, one wins and the other is told",
        "Both would say that they are done, and only the last one's results would be there.",
        "pbr settle ... --period 2026-08 --out june --replace & pbr settle ... --period 2026-09 --out june --replace",
        "pbr settle ... --period 2026-08 --out august & pbr settle ... --period 2026-09 --out september",
    ),
    Rule(
        "PBR034",
        "Results have a name that every system takes",
        "Systems differ in how long a name may be, and something is added to it while the results are built.",
        "pbr settle scheme.yaml records --out settlement-of-the-first-month-of-... (300 letters)",
        "pbr settle scheme.yaml records --out settlement-2026-04",
    ),
    Rule(
        "PBR035",
        "Results that somebody changed are not written over",
        "A note in a cell of lines.csv, or a line below the last, is somebody's work, and the same settlement written "
        "again would remove it without a word. The summary of a folder (settlement.json, simulation.json) has the "
        "SHA-256 of every file as pbr wrote it; one that is another now is named. Keep notes in a copy elsewhere.",
        "pbr settle scheme.yaml records --period 2026-08 --out august (lines.csv has notes in it)",
        "pbr settle scheme.yaml records --period 2026-08 --out august-again",
    ),
)
