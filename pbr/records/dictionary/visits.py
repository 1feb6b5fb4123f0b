"""``visits.csv``: visits made to a person under a plan."""

from pbr.records.dictionary.field import Field, FieldType, TableKind
from pbr.records.dictionary.unit import Unit

VISITS = TableKind(
    name="visits",
    one="visit",
    article="a",
    meaning="A visit.",
    key=("visit_id",),
    parent="plans",
    parent_key="plan_id",
    fields=(
        Field("visit_id", "The visit's own reference.", FieldType.TEXT, "V-0001", required=True),
        Field("plan_id", "The plan it was made under.", FieldType.TEXT, "PL-0001", required=True),
        Field("visited_on", "The day of the visit.", FieldType.DATE, "2026-05-05", required=True),
        Field("planned_minutes", "The minutes planned.", FieldType.NUMBER, "30", required=True, unit=Unit.MINUTES),
        Field(
            "delivered_minutes",
            "The minutes delivered; 0 if nobody came.",
            FieldType.NUMBER,
            "32",
            required=True,
            unit=Unit.MINUTES,
        ),
    ),
)
