"""The rules about a council's own tables (PBR477 to PBR479)."""

from pbr.problems.catalogue.rule import Rule

RULES_OWN_TABLES: tuple[Rule, ...] = (
    Rule(
        "PBR477",
        "A table of a council's own has a name that means nothing else",
        "One name is that of the table, of its file and of one of its records, so it can be no table of the dictionary "
        "and no word by which records are looked at or counted.",
        "tables:\n  stay:\n    of: a person\n    key: respite_id",
        "tables:\n  respite:\n    of: a person\n    key: respite_id",
    ),
    Rule(
        "PBR478",
        "A row of a table is of a plan, a person or a provider",
        "Whoever is paid is found by it: by the plan, or by the row's own provider. Nothing is known of what belongs "
        "to a visit or to a row of another table of one's own.",
        "respite:\n  of: a visit\n  key: respite_id",
        "respite:\n  of: a person\n  key: respite_id",
    ),
    Rule(
        "PBR479",
        "One column tells the rows of a table apart",
        "A line, a notice and an explanation name a record by its own reference. The person, the plan or the provider "
        "may have several rows, and tells none of them apart.",
        "respite:\n  of: a person\n  key: person_id",
        "respite:\n  of: a person\n  key: respite_id",
    ),
)
