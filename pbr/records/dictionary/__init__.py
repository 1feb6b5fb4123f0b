"""The data dictionary (schema) of records: every table of an extract and what each of its fields means.

Written once, here. The reader, the language's checker, ``docs/records.md`` and the table schemas all follow it.
"""

from collections.abc import Mapping

from pbr.records.dictionary.answers import ANSWERS
from pbr.records.dictionary.field import ExpectedOrder, Field, FieldType, NotKnownUntil, TableKind
from pbr.records.dictionary.incidents import INCIDENTS
from pbr.records.dictionary.openings import OPENINGS
from pbr.records.dictionary.outcomes import OUTCOMES
from pbr.records.dictionary.own import Own, OwnCodes, OwnField, OwnTable, table_with, with_own
from pbr.records.dictionary.people import PEOPLE
from pbr.records.dictionary.plans import PLANS
from pbr.records.dictionary.providers import PROVIDERS
from pbr.records.dictionary.standards import STANDARDS
from pbr.records.dictionary.stays import STAYS
from pbr.records.dictionary.unit import POSSIBLE, AnyUnit, OwnUnit, Possible, Unit, one_of
from pbr.records.dictionary.visits import VISITS

Tables = Mapping[str, TableKind]
"""Tables by name: those of the dictionary, or as a scheme has them that adds fields and codes of its own."""

TABLES: dict[str, TableKind] = {
    kind.name: kind for kind in (PLANS, OUTCOMES, VISITS, PEOPLE, STAYS, STANDARDS, OPENINGS, ANSWERS, INCIDENTS)
}
"""The tables by name. A table always comes after its parent."""

__all__ = [
    "OPENINGS",
    "POSSIBLE",
    "PROVIDERS",
    "TABLES",
    "AnyUnit",
    "ExpectedOrder",
    "Field",
    "FieldType",
    "NotKnownUntil",
    "Own",
    "OwnCodes",
    "OwnField",
    "OwnTable",
    "OwnUnit",
    "Possible",
    "TableKind",
    "Tables",
    "Unit",
    "one_of",
    "table_with",
    "with_own",
]
