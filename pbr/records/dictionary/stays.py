"""``stays.csv``: stays in residential or nursing care, or in hospital."""

from pbr.records.dictionary.field import Field, FieldType, TableKind
from pbr.records.dictionary.unit import Unit

STAYS = TableKind(
    name="stays",
    one="stay",
    article="a",
    meaning="A stay in residential or nursing care, or in hospital.",
    key=("stay_id",),
    in_order=(("from_on", "to_on"),),
    fields=(
        Field("stay_id", "The stay's own reference.", FieldType.TEXT, "R-0001", required=True),
        Field("person_id", "Who stayed, as a pseudonym.", FieldType.TEXT, "S-0001", required=True),
        Field("provider_id", "The provider responsible for the person.", FieldType.TEXT, "P1", required=True),
        Field(
            "kind",
            "What sort of stay it was.",
            FieldType.CODE,
            "residential",
            required=True,
            codes=("residential", "nursing", "hospital"),
        ),
        Field("from_on", "Its first day.", FieldType.DATE, "2026-06-03", required=True),
        Field(
            "to_on",
            "Its last day; blank while it goes on.",
            FieldType.DATE,
            "2026-06-23",
            recorded=True,
            open_ended=True,
        ),
        Field("weekly_cost", "What it costs a week.", FieldType.MONEY, "900.00", unit=Unit.MONEY_A_WEEK),
    ),
)
