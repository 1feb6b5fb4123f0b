"""``incidents.csv``: complaints, incidents and whatever else happened that is counted against a provider."""

from pbr.records.dictionary.field import Field, FieldType, TableKind

INCIDENTS = TableKind(
    name="incidents",
    one="incident",
    article="an",
    meaning="A complaint, or an incident.",
    key=("incident_id",),
    fields=(
        Field("incident_id", "Its own reference.", FieldType.TEXT, "IN-0001", required=True),
        Field(
            "sort",
            "What sort it is.",
            FieldType.CODE,
            "complaint",
            required=True,
            codes=("complaint", "missed_visit", "late_visit", "safeguarding", "medication_error", "fall", "other"),
        ),
        Field("provider_id", "The provider that it is about.", FieldType.TEXT, "P1", required=True),
        Field(
            "person_id", "Whom it happened to, as a pseudonym; blank where nobody is named.", FieldType.TEXT, "S-0001"
        ),
        Field("happened_on", "The day it happened, or was complained of.", FieldType.DATE, "2026-06-15", required=True),
        Field(
            "closed_on",
            "The day it was looked into and closed; blank until then.",
            FieldType.DATE,
            "2026-06-29",
            recorded=True,
            dates=("upheld",),
        ),
        Field("upheld", "Whether it was found to be so.", FieldType.YES_NO, "yes"),
    ),
)
