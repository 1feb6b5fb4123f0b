"""The form of a finance mapping: its sections, and the words that each takes."""

from typing import Annotated

from pydantic import Field

from pbr.scheme.reading.section_form import Block, Form, Text

Columns = Annotated[dict[str, Text] | None, Block]
Codes = Annotated[dict[str, Annotated[dict[str, Text], Block]], Block]


class RowsForm(Form):
    """The rows of the file: each kind with its columns in order, a heading and what stands under it."""

    first: Columns = None
    document: Columns = None
    line: Columns = None
    balancing: Columns = None
    last: Columns = None


class TypesForm(Form):
    """How the finance system calls an invoice and a credit note."""

    invoice: Text
    credit_note: Text = Field(alias="credit note")


class CouncilForm(Form):
    """Who pays, as structured invoices say it."""

    name: Text
    endpoint: Text
    vat_number: Text | None = Field(None, alias="vat number")
    company_number: Text | None = Field(None, alias="company number")
    street: Text | None = None
    town: Text | None = None
    postcode: Text | None = None
    country: Text | None = None


class InvoicesForm(Form):
    """What structured invoices say beside the lines."""

    council: Annotated[CouncilForm, Block]
    buyer_reference: Text = Field(alias="buyer reference")
    terms: Text
    exempt_because: Text | None = Field(None, alias="exempt because")
    account: Text | None = None


class MappingForm(Form):
    """A finance mapping."""

    finance: Text
    title: Text
    shape: Text
    source: Text | None = None
    file: Text
    dates: Text
    headings: Text
    a_row_for: Text = Field(alias="a row for")
    credits: Text
    balances: Text
    signs: Text
    types: Annotated[TypesForm | None, Block] = None
    description: Text
    codes: Codes
    rows: Annotated[RowsForm, Block]
    invoices: Annotated[InvoicesForm | None, Block] = None
