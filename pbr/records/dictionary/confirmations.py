"""Who confirmed a result, each by a yes or no of its own, and where the evidence of it is kept."""

from pbr.records.dictionary.field import Field, FieldType

CONFIRMED_BY = (
    "confirmed_by_provider",
    "confirmed_by_person",
    "confirmed_by_family",
    "confirmed_by_social_worker",
)
"""The fields that say who confirmed a result; several may have."""

_WHO = {
    "confirmed_by_provider": "the provider",
    "confirmed_by_person": "the person",
    "confirmed_by_family": "the person's family",
    "confirmed_by_social_worker": "the social worker",
}
EVIDENCE = "evidence"
CONFIRMATIONS = (*CONFIRMED_BY, EVIDENCE)
"""All of them, which become known with the result."""

CONFIRMATION_FIELDS = (
    *(Field(name, f"Whether {who} confirmed the result.", FieldType.YES_NO, "yes") for name, who in _WHO.items()),
    Field(
        EVIDENCE,
        "Where the evidence of the result is kept: a reference, and no words of it.",
        FieldType.TEXT,
        "DOC-0001",
    ),
)
"""Their fields, the same in every table that has results."""
