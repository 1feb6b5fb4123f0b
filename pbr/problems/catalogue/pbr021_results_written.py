"""PBR021 to PBR029: where schemes are looked for, where results go, which days are meant, and what can be explained."""

from pbr.problems.catalogue.rule import Rule

RULES_PUBLISHING: tuple[Rule, ...] = (
    Rule(
        "PBR021",
        "Results replace nothing but an earlier settlement",
        "A folder of results is replaced as a whole. If it were any folder, a slip in the command would remove "
        "files that have nothing to do with pbr. So it must be new, or empty, or hold the files of a settlement "
        "that pbr wrote and no others; and it must be a folder itself, not a file or a link to somewhere else.",
        "pbr settle scheme.yaml records --out records",
        "pbr settle scheme.yaml records --out settlement-2026-06",
    ),
    Rule(
        "PBR022",
        "A folder of results goes into a folder that exists",
        "A misspelt path would otherwise make folders where nobody looks for them.",
        "pbr settle scheme.yaml records --out setlements/2026-06",
        "pbr settle scheme.yaml records --out settlements/2026-06",
    ),
    Rule(
        "PBR023",
        "Results can be written whole, or nothing is",
        "The disk may be full, or the place may not be yours to write in. The results are built aside and moved "
        "in one step, so nothing is changed when they cannot be finished.",
        "pbr settle scheme.yaml records --out /settlement",
        "pbr settle scheme.yaml records --out settlement",
    ),
    Rule(
        "PBR024",
        "A scheme is named by its file, or by the name of one that comes with pbr",
        "A scheme that is guessed at would settle something else.",
        "pbr settle essex-reablement-bonuses records",
        "pbr settle essex-reablement-bonus records",
    ),
    Rule(
        "PBR025",
        "A folder to validate holds a scheme",
        "A check that looked at nothing must not say that all is well.",
        "pbr validate records",
        "pbr validate schemes",
    ),
    Rule(
        "PBR026",
        "A settlement is as at a day the extract can speak for",
        "What has no end yet, such as a weekly service, is counted up to the day of the settlement, or the end of its "
        "period if that is sooner. When the newest event in the extract is more than a month before that day, the "
        "extract was probably taken earlier, and those weeks may not have been delivered. This is a warning, whatever "
        "the command line says.",
        "pbr settle scheme.yaml records",
        "pbr settle scheme.yaml records --as-at 2026-06-30",
    ),
    Rule(
        "PBR027",
        "What is to be explained is there",
        "An explanation is of one record, person or line, or of all the lines of a provider, standard, outcome, "
        "measure or payment, by its id as the records and the settlement write it. Ids of records are about people, "
        "so none is ever suggested in the place of one that is not found.",
        "pbr settle scheme.yaml records --explain B0n5/package",
        "pbr settle scheme.yaml records --explain PL-0001/package",
    ),
    Rule(
        "PBR028",
        "A period to settle is not over before the scheme runs",
        "Nothing is due under a contract before it starts, so the settlement comes to nothing whatever the records "
        "say. Most often the year is mistyped. This is a warning.",
        "runs: 2026-04-01 to 2027-03-31\npbr settle scheme.yaml records --period 2025-06",
        "runs: 2026-04-01 to 2027-03-31\npbr settle scheme.yaml records --period 2026-06",
    ),
    Rule(
        "PBR029",
        "A period is settled as at one of its days, or a later one",
        "What happens after the day of the settlement is not known on that day. A period that begins later still holds "
        "nothing yet. Most often the year is mistyped. This is a warning.",
        "pbr settle scheme.yaml records --period 2026-06 --as-at 2025-07-31",
        "pbr settle scheme.yaml records --period 2026-06 --as-at 2026-07-31",
    ),
)
