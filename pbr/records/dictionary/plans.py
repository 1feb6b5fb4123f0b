"""``plans.csv``: care plans, packages of care and reablement episodes."""

from pbr.records.dictionary.codes import END_REASONS, SUPPORT, SUPPORT_ALSO, VERIFIERS
from pbr.records.dictionary.confirmations import CONFIRMATION_FIELDS, CONFIRMATIONS
from pbr.records.dictionary.field import ExpectedOrder, Field, FieldType, TableKind
from pbr.records.dictionary.unit import Unit

PLANS = TableKind(
    name="plans",
    one="plan",
    article="a",
    meaning="A care plan, package of care or reablement episode, with one provider for its whole life. "
    "A transfer to another provider is a new row.",
    key=("plan_id",),
    in_order=(("started_on", "planned_end_on"), ("started_on", "ended_on")),
    expected_order=(
        ExpectedOrder("started_on", "reviewed_on", "reviewed before it started"),
        # The last day may be put off after the review was held, by some days.
        ExpectedOrder("ended_on", "reviewed_on", "reviewed more than 14 days before it ended", days=14),
        # Papers are signed late, and by some weeks.
        ExpectedOrder("agreed_on", "started_on", "agreed more than 90 days after it started", days=90),
    ),
    fields=(
        Field("plan_id", "The plan's own reference.", FieldType.TEXT, "PL-0001", required=True),
        Field("person_id", "The person the plan is for, as a pseudonym.", FieldType.TEXT, "S-0001", required=True),
        Field("provider_id", "The provider that delivers it.", FieldType.TEXT, "P1", required=True),
        Field("area", "The area of the council it belongs to.", FieldType.TEXT, "north"),
        Field(
            "plan_type",
            "What sort of plan it is.",
            FieldType.CODE,
            "reablement",
            required=True,
            codes=("initial", "ongoing", "reablement", "other"),
        ),
        Field(
            "rate",
            "The rate or level agreed for it.",
            FieldType.CODE,
            "standard",
            codes=("standard", "specialist", "lower", "higher", "intensive"),
        ),
        Field(
            "agreed_on",
            "When the last of the person, the provider and the council agreed the plan.",
            FieldType.DATE,
            "2026-05-01",
            recorded=True,
        ),
        Field("started_on", "The first day of service.", FieldType.DATE, "2026-05-04", required=True),
        Field("planned_end_on", "The last day of service that was planned.", FieldType.DATE, "2026-06-14"),
        Field(
            "ended_on",
            "The last day of service; blank while it goes on.",
            FieldType.DATE,
            "2026-06-12",
            recorded=True,
            dates=("end_reason", "hours_delivered"),
            open_ended=True,
        ),
        Field("end_reason", "Why it ended.", FieldType.CODE, "completed", codes=END_REASONS),
        Field("plan_value", "The agreed price of the whole plan.", FieldType.MONEY, "1,020.00", unit=Unit.MONEY),
        Field("weekly_hours", "The hours a week agreed.", FieldType.NUMBER, "10", unit=Unit.HOURS_A_WEEK),
        Field("hours_delivered", "The hours delivered over the whole plan.", FieldType.NUMBER, "58.5", unit=Unit.HOURS),
        Field(
            "support_at_end",
            "What support the person needs after it, as the review at the end found.",
            FieldType.CODE,
            "none",
            codes=SUPPORT,
            also=SUPPORT_ALSO,
        ),
        Field(
            "reviewed_on",
            "When the review at the end was held.",
            FieldType.DATE,
            "2026-06-15",
            recorded=True,
            dates=("support_at_end", "verified_by", *CONFIRMATIONS),
        ),
        Field("verified_by", "Who confirmed what the review found.", FieldType.CODE, "council", codes=VERIFIERS),
        *CONFIRMATION_FIELDS,
    ),
)
