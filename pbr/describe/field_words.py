"""What the fields of records are called in a sentence. Every field of the dictionary has its words here."""

from pbr.records.dictionary import Field, FieldType
from pbr.records.files.record_names import record_called

FIELD_WORDS: dict[str, dict[str, str]] = {
    "plans": {
        "plan_id": "the plan's reference",
        "person_id": "the plan's person",
        "provider_id": "the plan's provider",
        "area": "the plan's area",
        "plan_type": "the plan's type",
        "rate": "the plan's rate",
        "agreed_on": "the day the plan was agreed",
        "started_on": "the day the plan started",
        "planned_end_on": "the day the plan was planned to end",
        "ended_on": "the day the plan ended",
        "end_reason": "the reason the plan ended",
        "plan_value": "the plan's agreed value",
        "weekly_hours": "the plan's weekly hours",
        "hours_delivered": "the hours delivered under the plan",
        "support_at_end": "the support needed at the end of the plan",
        "reviewed_on": "the day the plan was reviewed",
        "verified_by": "whoever confirmed the plan's review",
        "confirmed_by_provider": "the plan's review is confirmed by the provider",
        "confirmed_by_person": "the plan's review is confirmed by the person",
        "confirmed_by_family": "the plan's review is confirmed by the person's family",
        "confirmed_by_social_worker": "the plan's review is confirmed by the social worker",
        "evidence": "the reference of the evidence for the plan's review",
    },
    "outcomes": {
        "outcome_id": "the outcome's reference",
        "plan_id": "the outcome's plan",
        "outcome": "the outcome's code",
        "kind": "the outcome's kind",
        "payable": "the outcome is payable",
        "weight": "the outcome's weight",
        "agreed_on": "the day the outcome was agreed",
        "due_on": "the day by which the outcome should be achieved",
        "result": "the outcome's result",
        "achieved_on": "the day the outcome was achieved",
        "reviewed_on": "the day the outcome was reviewed",
        "verified_by": "whoever confirmed the outcome's result",
        "disputed": "the outcome is disputed",
        "confirmed_by_provider": "the outcome's result is confirmed by the provider",
        "confirmed_by_person": "the outcome's result is confirmed by the person",
        "confirmed_by_family": "the outcome's result is confirmed by the person's family",
        "confirmed_by_social_worker": "the outcome's result is confirmed by the social worker",
        "evidence": "the reference of the evidence for the outcome's result",
    },
    "visits": {
        "visit_id": "the visit's reference",
        "plan_id": "the visit's plan",
        "visited_on": "the day of the visit",
        "planned_minutes": "the visit's planned minutes",
        "delivered_minutes": "the visit's delivered minutes",
    },
    "people": {
        "person_id": "the person",
        "provider_id": "the person's provider",
        "referred_on": "the day the person was referred",
        "area": "the person's area",
        "left_on": "the day the person left",
        "left_reason": "the reason the person left",
        "support_at_10_weeks": "the support the person needed after 10 weeks",
        "support_at_52_weeks": "the support the person needed after 52 weeks",
    },
    "stays": {
        "stay_id": "the stay's reference",
        "person_id": "the stay's person",
        "provider_id": "the stay's provider",
        "kind": "the stay's kind",
        "from_on": "the first day of the stay",
        "to_on": "the last day of the stay",
        "weekly_cost": "the stay's weekly cost",
    },
    "standards": {
        "standard": "the standard",
        "provider_id": "the standard's provider",
        "from_on": "the first day the standard was judged over",
        "to_on": "the last day the standard was judged over",
        "assessed_on": "the day the standard was judged",
        "met": "the standard is met",
        "score": "the standard's score",
        "verified_by": "whoever confirmed the standard's judgement",
        "confirmed_by_provider": "the standard's judgement is confirmed by the provider",
        "confirmed_by_person": "the standard's judgement is confirmed by the person",
        "confirmed_by_family": "the standard's judgement is confirmed by the person's family",
        "confirmed_by_social_worker": "the standard's judgement is confirmed by the social worker",
        "evidence": "the reference of the evidence for the standard's judgement",
    },
    "openings": {
        "name": "the opening figure's name",
        "provider_id": "the opening figure's provider",
        "from_on": "the first day of the opening figure",
        "to_on": "the last day of the opening figure",
        "value": "the opening figure",
    },
    "answers": {
        "answer_id": "the answer's reference",
        "question": "the question",
        "provider_id": "the provider of the answer",
        "person_id": "the person who was asked",
        "asked_on": "the day the question was asked",
        "asked_by": "whoever asked",
        "answered_on": "the day of the answer",
        "answer": "the answer",
        "rating": "the points given",
    },
    "incidents": {
        "incident_id": "the incident's reference",
        "sort": "the sort of incident",
        "provider_id": "the provider of the incident",
        "person_id": "the person whom the incident happened to",
        "happened_on": "the day of the incident",
        "closed_on": "the day the incident was closed",
        "upheld": "the incident is upheld",
    },
    "windows": {"provider_id": "the provider"},
}
"""By table and field. A yes or no is a statement with ``is`` in it; everything else is a thing. ``windows`` are the
months and quarters of a provider."""


def field_in_words(table: str, field: Field) -> str:
    """A field in words: ``the plan's type``, or the statement that a yes or no makes."""
    words = FIELD_WORDS.get(table, {}).get(field.name)
    if words is not None:
        return words
    own = own_in_words(table, field.name)
    return f"{own} is yes" if field.type is FieldType.YES_NO else own


def own_in_words(table: str, name: str) -> str:
    """A field of a council's own in words: ``the visit's travel minutes``."""
    return f"the {record_called(table)}'s {name.replace('_', ' ')}"
