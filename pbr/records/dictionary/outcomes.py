"""``outcomes.csv``: the outcomes agreed in plans, and what became of them."""

from pbr.records.dictionary.codes import VERIFIERS
from pbr.records.dictionary.confirmations import CONFIRMATION_FIELDS, CONFIRMATIONS
from pbr.records.dictionary.field import ExpectedOrder, Field, FieldType, TableKind
from pbr.records.dictionary.unit import Unit

OUTCOMES = TableKind(
    name="outcomes",
    one="outcome",
    article="an",
    meaning="One outcome of a plan.",
    key=("outcome_id",),
    parent="plans",
    parent_key="plan_id",
    expected_order=(
        ExpectedOrder("achieved_on", "reviewed_on", "achieved after its review"),
        ExpectedOrder("agreed_on", "due_on", "due before it was agreed"),
        # Papers are signed late, and by some weeks.
        ExpectedOrder("agreed_on", "reviewed_on", "agreed more than 60 days after its review", days=60),
    ),
    fields=(
        Field("outcome_id", "The outcome's own reference.", FieldType.TEXT, "OC-0001", required=True),
        Field("plan_id", "The plan it belongs to.", FieldType.TEXT, "PL-0001", required=True),
        Field("outcome", "Which outcome it is, by the council's own code.", FieldType.TEXT, "washing", required=True),
        Field(
            "kind",
            "Whether it is to improve something or to keep it.",
            FieldType.CODE,
            "improvement",
            required=True,
            codes=("improvement", "maintenance"),
        ),
        Field("payable", "Whether the contract pays for it.", FieldType.YES_NO, "yes", required=True),
        Field(
            "weight",
            "Its share of the plan beside the others.",
            FieldType.NUMBER,
            "2",
            blank_means="1",
            unit=Unit.WEIGHT,
        ),
        Field("agreed_on", "When it was agreed.", FieldType.DATE, "2026-05-01", recorded=True),
        Field("due_on", "The day by which it should be achieved.", FieldType.DATE, "2026-06-14"),
        Field(
            "result",
            "What the review found.",
            FieldType.CODE,
            "achieved",
            codes=("achieved", "not_achieved", "not_assessed"),
        ),
        Field("achieved_on", "When it was achieved.", FieldType.DATE, "2026-06-10", recorded=True),
        Field(
            "reviewed_on",
            "When it was reviewed.",
            FieldType.DATE,
            "2026-06-18",
            recorded=True,
            dates=("result", "achieved_on", "verified_by", "disputed", *CONFIRMATIONS),
        ),
        Field("verified_by", "Who confirmed the result.", FieldType.CODE, "council", codes=VERIFIERS),
        Field("disputed", "Whether the result is disputed.", FieldType.YES_NO, "no", blank_means="no", holds=True),
        *CONFIRMATION_FIELDS,
    ),
)
