"""PBR671: quotation marks that became part of a cell."""

from pbr.problems.catalogue.rule import Rule

RULES_QUOTATION_MARKS: tuple[Rule, ...] = (
    Rule(
        "PBR671",
        "Quotation marks stand around a cell and not in it",
        "In a CSV file a quotation mark opens a cell only right after a comma. Behind a blank it is read as part of "
        'the text, and "P1" with its marks is another provider than P1. So is ="P1", by which a spreadsheet is made to '
        'keep a text as it is. Marks that pair inside a text are its own, as in The "Willows".',
        'plan_id,provider_id\nPL-1, "P1"',
        'plan_id,provider_id\nPL-1,"P1"',
    ),
)
