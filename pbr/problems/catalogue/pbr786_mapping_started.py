"""PBR786 to PBR794: mappings that are started from an extract, or added to."""

from pbr.problems.catalogue.rule import Rule

RULES_MAPPING_STARTED: tuple[Rule, ...] = (
    Rule(
        "PBR786",
        "The headings of an extract name its columns, each once",
        "A mapping names columns by their headings. Two that are the same cannot be told apart, and a file of one "
        "column is separated by something else than commas.",
        "Episode No,Start Date,Start Date",
        "Episode No,Planned Start Date,Actual Start Date",
    ),
    Rule(
        "PBR787",
        "A mapping is added to from its own files, and for its own scheme",
        "Another contract's codes or another export's columns would be mixed in among the ones that were decided.",
        'pbr map "Hospital stays.csv" --for essex-reablement-bonus -o reablement.yaml      (files: Reablement *.csv)',
        'pbr map "Reablement Sep-26.csv" --for essex-reablement-bonus -o reablement.yaml',
    ),
    Rule(
        "PBR788",
        "A column that a mapping names is in the file",
        "The export has changed. Nothing is guessed in the place of what somebody decided.",
        "columns: {started_on: Start Date}      (next month's file has Service Start in its place)",
        "columns: {started_on: Service Start}",
    ),
    Rule(
        "PBR789",
        "A mapping is added to only where every line of it stays as it is",
        "What somebody wrote there is decided, and paid by. Where another change is made to it at the same moment it "
        "is left alone.",
        "pbr map ... -o mapping.yaml, while mapping.yaml is saved in an editor",
        "pbr map ... -o mapping.yaml, after it",
    ),
    Rule(
        "PBR790",
        "Formulas of a workbook have a result",
        "What stood there is gone: #REF! is neither a day nor blank. Settling stops at the cell where the column is "
        "read. This is a warning.",
        "=VLOOKUP(A2, July!A:C, 3)      (there is no sheet July any more: #REF!)",
        "2026-08-12",
    ),
    Rule(
        "PBR791",
        "A mapping is started for a scheme that reads records",
        "A scheme that pays a block each month whatever happens needs nothing of an extract.",
        "pbr map extract.csv --for block-contract",
        "pbr map extract.csv --for essex-reablement-bonus",
    ),
    Rule(
        "PBR792",
        "The client level data return is read by pbr cld",
        "An episode of it is several rows, and what followed hangs on other rows of the person: no mapping says "
        "that, and the published method does. This is a warning.",
        "pbr map return.csv --for reablement-outcomes-2a",
        "pbr cld return.csv --out records",
    ),
)
