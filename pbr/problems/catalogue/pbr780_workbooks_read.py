"""PBR780 to PBR785: workbooks, and the sheets that are read in them."""

from pbr.problems.catalogue.rule import Rule

RULES_WORKBOOKS_READ: tuple[Rule, ...] = (
    Rule(
        "PBR780",
        "What reads workbooks is installed where one is given",
        "It is an extra that most need not have: CSV is read without it. Nothing else of the command is different.",
        "pip install payment-by-results; pbr map extract.xlsx --for scheme.yaml",
        "pip install '.[workbooks]'; pbr map extract.xlsx --for scheme.yaml",
    ),
)
RULES_SHEETS: tuple[Rule, ...] = (
    Rule(
        "PBR781",
        "Of a workbook one sheet is read, and it is plain which",
        "A workbook may have last month's rows in another sheet, or notes. None is chosen for whoever settles by it.",
        "files: {extract: {name: extract.xlsx}}      (sheets July and August both have rows)",
        "files: {extract: {name: extract.xlsx, sheet: August}}",
    ),
    Rule(
        "PBR782",
        "The headings of a sheet stand in one row, one over each column",
        "A title above them, or a heading merged over several columns, names no column, and the rows below it would be "
        "read as something else.",
        "files: {extract: {name: extract.xlsx}}      (row 1 is a title, row 3 has the headings)",
        "files: {extract: {name: extract.xlsx, headings in row: 3}}",
    ),
    Rule(
        "PBR783",
        "A hidden sheet with rows is told of",
        "It is not read unless it is named, and nobody sees that it is there. This is a warning.",
        "extract.xlsx has the sheet August, and the hidden sheet July with rows",
        "extract.xlsx has the sheet August alone",
    ),
    Rule(
        "PBR784",
        "No cells are merged below the headings of a sheet",
        "Of merged cells only the first has anything: a plan merged over its three outcomes is the first one's alone, "
        "and the other two have no plan.",
        "A2 to A4 merged, with PL-1 in them",
        "PL-1 in A2, in A3 and in A4",
    ),
    Rule(
        "PBR785",
        "A workbook can be opened and read",
        "A file that is damaged, locked with a password or of another kind has nothing that can be settled.",
        "extract.xlsx, locked with a password",
        "a copy of it without one",
    ),
)
