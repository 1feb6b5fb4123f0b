"""A self-billed invoice or credit note, as values: what the council says it owes a provider, or is owed back."""

from collections.abc import Sequence
from datetime import date
from enum import Enum, StrEnum
from fractions import Fraction

from pbr.values.dataclass import dataclass


class DocumentKind(StrEnum):
    """What a document is: it pays a provider, or takes back."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit note"

    @property
    def sign(self) -> int:
        """What turns a sum that is paid into one as the document has it: a credit note has what goes back above nil."""
        return -1 if self is DocumentKind.CREDIT_NOTE else 1


class Vat(Enum):
    """How VAT stands on what is paid, by its letter in an invoice: none of these adds any to it."""

    EXEMPT = "E"
    ZERO_RATED = "Z"
    NOT_REGISTERED = "O"


@dataclass(frozen=True, slots=True)
class Party:
    """Who pays or is paid. ``endpoint`` is its electronic address with its scheme, ``9932:GB123456789``.

    ``vat_number`` begins with the two letters of its country; ``known_as`` is its number with the other. What there is
    none of is empty.
    """

    name: str
    endpoint: str
    country: str
    known_as: str = ""
    vat_number: str = ""
    company_number: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """A line, as the document has it: ``amount`` in pence is ``quantity`` times ``price`` within a penny.

    ``price`` is in exact pence and never below nil; the quantity has the sign. ``unit`` is a code of UN/ECE
    recommendation 20. ``account`` is what the council books it to.
    """

    name: str
    description: str
    quantity: Fraction
    unit: str
    price: Fraction
    amount: int
    service_from: date | None = None
    service_to: date | None = None
    account: str = ""


@dataclass(frozen=True, slots=True)
class Invoice:
    """A self-billed invoice or credit note of one provider; what it comes to is the sum of its lines.

    ``takes_back`` are the references of the earlier invoices that it takes something back of.
    """

    kind: DocumentKind
    reference: str
    dated: date
    seller: Party
    buyer: Party
    buyer_reference: str
    vat: Vat
    vat_reason: str
    terms: str
    note: str
    lines: Sequence[InvoiceLine]
    takes_back: Sequence[str] = ()

    @property
    def total(self) -> int:
        """What it comes to, in pence."""
        return sum(line.amount for line in self.lines)
