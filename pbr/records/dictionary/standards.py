"""``standards.csv``: service standards, judged by provider and period."""

from pbr.records.dictionary.codes import VERIFIERS
from pbr.records.dictionary.confirmations import CONFIRMATION_FIELDS, CONFIRMATIONS
from pbr.records.dictionary.field import ExpectedOrder, Field, FieldType, TableKind
from pbr.records.dictionary.unit import Unit

STANDARDS = TableKind(
    name="standards",
    one="standard",
    article="a",
    meaning="A service standard, judged for one provider over one period.",
    key=("standard", "provider_id", "from_on"),
    in_order=(("from_on", "to_on"),),
    expected_order=(ExpectedOrder("from_on", "assessed_on", "judged before the days it is about"),),
    fields=(
        Field("standard", "Which standard it is.", FieldType.TEXT, "safe_staffing", required=True),
        Field("provider_id", "The provider judged.", FieldType.TEXT, "P1", required=True),
        Field("from_on", "The first day it was judged over.", FieldType.DATE, "2026-04-01", required=True),
        Field("to_on", "The last day it was judged over.", FieldType.DATE, "2026-06-30", required=True),
        Field(
            "assessed_on",
            "When it was judged; blank until then.",
            FieldType.DATE,
            "2026-07-07",
            recorded=True,
            dates=("met", "score", "verified_by", *CONFIRMATIONS),
        ),
        Field("met", "Whether it was met.", FieldType.YES_NO, "yes"),
        Field("score", "The score it was given.", FieldType.NUMBER, "87.5", may_be_negative=True, unit=Unit.POINTS),
        Field("verified_by", "Who confirmed what was judged.", FieldType.CODE, "council", codes=VERIFIERS),
        *CONFIRMATION_FIELDS,
    ),
)
