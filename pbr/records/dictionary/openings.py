"""``openings.csv``: figures brought in from before the records begin."""

from pbr.records.dictionary.field import Field, FieldType, TableKind
from pbr.records.dictionary.unit import Unit

OPENINGS = TableKind(
    name="openings",
    one="opening figure",
    article="an",
    meaning="A figure brought in from before the records begin.",
    key=("name", "provider_id", "from_on"),
    in_order=(("from_on", "to_on"),),
    fields=(
        Field("name", "What the figure is.", FieldType.TEXT, "volume_before", required=True),
        Field("provider_id", "The provider it belongs to.", FieldType.TEXT, "P1", required=True),
        Field("from_on", "The first day it covers.", FieldType.DATE, "2025-04-01", required=True),
        Field("to_on", "The last day it covers.", FieldType.DATE, "2026-03-31", required=True),
        Field("value", "The figure.", FieldType.NUMBER, "1250", required=True, may_be_negative=True, unit=Unit.FIGURE),
    ),
)
