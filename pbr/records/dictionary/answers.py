"""``answers.csv``: what people said when they were asked, in a survey, a review or a panel."""

from pbr.records.dictionary.codes import ASKERS
from pbr.records.dictionary.field import Field, FieldType, TableKind
from pbr.records.dictionary.unit import Unit

ANSWERS = TableKind(
    name="answers",
    one="answer",
    article="an",
    meaning="An answer to one question, by a person or of a provider as a whole.",
    key=("answer_id",),
    fields=(
        Field("answer_id", "The answer's own reference.", FieldType.TEXT, "AN-0001", required=True),
        Field(
            "question", "Which question it is, by the council's own code.", FieldType.TEXT, "feels_safe", required=True
        ),
        Field("provider_id", "The provider that it is about.", FieldType.TEXT, "P1", required=True),
        Field("person_id", "Who was asked, as a pseudonym; blank where nobody is named.", FieldType.TEXT, "S-0001"),
        Field("asked_on", "The day it was asked.", FieldType.DATE, "2026-06-15", required=True),
        Field("asked_by", "Who asked.", FieldType.CODE, "council", codes=ASKERS),
        Field(
            "answered_on",
            "The day it was answered; blank until then.",
            FieldType.DATE,
            "2026-06-22",
            recorded=True,
            dates=("answer", "rating"),
        ),
        Field(
            "answer",
            "What was answered; blank where there is no answer, which is not known and never no.",
            FieldType.CODE,
            "yes",
            codes=("yes", "sometimes", "no", "always", "usually", "never", "does_not_know"),
        ),
        Field(
            "rating", "The points given, where it was answered by a number.", FieldType.NUMBER, "4", unit=Unit.POINTS
        ),
    ),
)
