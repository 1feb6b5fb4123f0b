"""The form (schema) of a whole scheme: the heading, and the sections in their order."""

from typing import Annotated

from pydantic import Field

from pbr.scheme.examples.worked_examples_form import ExampleForm
from pbr.scheme.limits.limits_form import LimitForm
from pbr.scheme.measuring.framework_form import FrameworkForm
from pbr.scheme.measuring.measures_form import MeasureForm
from pbr.scheme.measuring.rankings_form import RankingForm
from pbr.scheme.measuring.verdicts_form import VerdictForm
from pbr.scheme.payments.only_one_form import OnlyOneForm
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.pricing.prices_form import PriceForm
from pbr.scheme.reading.calendar_form import CalendarForm
from pbr.scheme.reading.indices_form import IndexForm
from pbr.scheme.reading.section_form import Block, Form, Text, Texts
from pbr.scheme.reading.terms_form import TermsForm
from pbr.scheme.records.holds_form import RecordsForm


class SchemeForm(Form):
    """A scheme as written: the heading, and the sections in their order."""

    pbr: Text
    scheme: Text
    formerly: Text | None = None
    title: Text
    runs: Text
    rounding: Text | None = None
    months: Text | None = None
    cycle: Text | None = None
    calendar: Annotated[CalendarForm, Block] | None = None
    payers: Annotated[dict[str, Text], Block] = Field({})
    paid_by: Text | None = Field(None, alias="paid by")
    sources: Annotated[dict[str, Text], Block] = Field({})
    about: Text | None = None
    leaves_out: Texts = Field((), alias="leaves out")
    records: Annotated[RecordsForm, Block] = RecordsForm()
    framework: FrameworkForm = Field({})
    terms: TermsForm = Field({})
    measures: Annotated[dict[str, Annotated[MeasureForm, Block]], Block] = Field({})
    verdicts: Annotated[dict[str, Annotated[VerdictForm, Block]], Block] = Field({})
    rankings: Annotated[dict[str, Annotated[RankingForm, Block]], Block] = Field({})
    fitness: Annotated[dict[str, Text], Block] = Field({})
    indices: Annotated[dict[str, IndexForm], Block] = Field({})
    prices: Annotated[dict[str, PriceForm], Block] = Field({})
    payments: Annotated[dict[str, Annotated[PaymentForm, Block]], Block] = Field({})
    only_one_of: Annotated[dict[str, Annotated[OnlyOneForm, Block]], Block] = Field({}, alias="only one of")
    limits: Annotated[dict[str, Annotated[LimitForm, Block]], Block] = Field({})
    examples: Annotated[dict[str, Annotated[ExampleForm, Block]], Block]
