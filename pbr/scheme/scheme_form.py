"""The form (schema) of a whole scheme: the heading, and the sections in their order."""

from typing import Annotated

from pydantic import Field

from pbr.scheme.calendar_form import CalendarForm
from pbr.scheme.framework_form import FrameworkForm
from pbr.scheme.holds_form import RecordsForm
from pbr.scheme.indices_form import IndexForm
from pbr.scheme.limits_form import LimitForm
from pbr.scheme.measures_form import MeasureForm
from pbr.scheme.only_one_form import OnlyOneForm
from pbr.scheme.payments_form import PaymentForm
from pbr.scheme.prices_form import PriceForm
from pbr.scheme.rankings_form import RankingForm
from pbr.scheme.section_form import Block, Form, Text, Texts
from pbr.scheme.terms_form import TermsForm
from pbr.scheme.verdicts_form import VerdictForm
from pbr.scheme.worked_examples_form import ExampleForm


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
