"""The rule about what is said of a field of a council's own table (PBR838)."""

from pbr.problems.catalogue.rule import Rule

RULES_OWN_TABLE_FIELDS: tuple[Rule, ...] = (
    Rule(
        "PBR838",
        "What is said of a field fits what it holds",
        "A cell that is never blank has no blank that could mean something. Only a recorded last day can be still to "
        "come, and only one date can come before another.",
        "to_on: date; blank means still going on",
        "to_on: date, recorded; blank means still going on; not before from_on",
    ),
)
