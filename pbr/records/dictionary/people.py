"""``people.csv``: people referred to a provider."""

from pbr.records.dictionary.codes import END_REASONS, SUPPORT, SUPPORT_ALSO
from pbr.records.dictionary.field import Field, FieldType, NotKnownUntil, TableKind

PEOPLE = TableKind(
    name="people",
    one="person",
    article="a",
    meaning="A referral of a person to a provider. The same person may be referred again on another day.",
    key=("person_id", "provider_id", "referred_on"),
    in_order=(("referred_on", "left_on"),),
    fields=(
        Field("person_id", "The person, as a pseudonym.", FieldType.TEXT, "S-0001", required=True),
        Field("provider_id", "The provider referred to.", FieldType.TEXT, "P1", required=True),
        Field("referred_on", "The day of the referral.", FieldType.DATE, "2026-04-06", required=True),
        Field("area", "The area of the council the person lives in.", FieldType.TEXT, "north"),
        Field(
            "left_on",
            "The last day with the provider; blank while the person stays. Without one the referral runs to the day of "
            "settling: its instalments go on, and whatever later referral to the same provider overlaps it.",
            FieldType.DATE,
            "2026-11-30",
            recorded=True,
            dates=("left_reason",),
            open_ended=True,
        ),
        Field("left_reason", "Why the person left.", FieldType.CODE, "moved", codes=END_REASONS),
        Field(
            "support_at_10_weeks",
            "What support the person needed ten weeks after the referral.",
            FieldType.CODE,
            "none",
            codes=SUPPORT,
            also=SUPPORT_ALSO,
            not_known_until=NotKnownUntil("referred_on", 70),
        ),
        Field(
            "support_at_52_weeks",
            "What support the person needed 52 weeks after the referral.",
            FieldType.CODE,
            "reduced",
            codes=SUPPORT,
            also=SUPPORT_ALSO,
            not_known_until=NotKnownUntil("referred_on", 364),
        ),
    ),
)
