"""What a finance mapping means: which rows and columns the finance file has, and what stands in them."""

from collections.abc import Mapping
from datetime import date
from enum import Enum

from pbr.finance.cell_names import Row
from pbr.finance.documents import Credits
from pbr.finance.invoice import DocumentKind, Party
from pbr.finance.template import Template
from pbr.records.input_file import InputFile
from pbr.values.dataclass import dataclass

OTHERWISE = "otherwise"
"""The key of the codes of payments that have none of their own."""

BALANCES = "balances"
"""The key of the codes of what is brought and carried forward."""


class ARowFor(Enum):
    """For what a document has a row: for each line, or for all lines of a payment that go to the same codes."""

    LINE = "each line"
    PAYMENT = "each payment"


class Balances(Enum):
    """Whether the file has what is brought and carried forward, or the finance system keeps it itself."""

    WRITTEN = "written"
    LEFT_TO_FINANCE = "left to finance"


class Signs(Enum):
    """Whether what is paid is above nil or below it in the file."""

    PAID_ABOVE_NIL = "paid above nil"
    PAID_BELOW_NIL = "paid below nil"


class Dates(Enum):
    """How the file writes days."""

    DAY_FIRST = "31/12/2026"
    YEAR_FIRST = "2026-12-31"
    DAY_FIRST_DIGITS = "31122026"
    YEAR_FIRST_DIGITS = "20261231"
    MONTH_IN_WORDS = "31-DEC-2026"

    def written(self, day: date | None) -> str:
        """A day as the file has it; blank where there is none."""
        if day is None:
            return ""
        if self is Dates.MONTH_IN_WORDS:
            return f"{day.day:02}-{_MONTHS[day.month - 1]}-{day.year}"
        return day.strftime(_FORMATS[self])


_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_FORMATS = {
    Dates.DAY_FIRST: "%d/%m/%Y",
    Dates.YEAR_FIRST: "%Y-%m-%d",
    Dates.DAY_FIRST_DIGITS: "%d%m%Y",
    Dates.YEAR_FIRST_DIGITS: "%Y%m%d",
}

Columns = Mapping[str, Template]
"""What stands in each column of a kind of row, by its heading, in order."""


@dataclass(frozen=True, slots=True)
class InvoiceSettings:
    """What structured invoices say beside the lines; ``account`` is made as a cell of a line is."""

    council: Party
    buyer_reference: str
    terms: str
    exempt_because: str
    account: Template


@dataclass(frozen=True, slots=True)
class FinanceMapping:
    """A finance mapping. ``content`` are the bytes it was read from.

    ``codes`` are by payment, ``payment.part``, ``otherwise`` and ``balances``; every one has the same names.
    """

    source: InputFile
    content: bytes
    title: str
    file: str
    dates: Dates
    headings: bool
    a_row_for: ARowFor
    credits: Credits
    balances: Balances
    signs: Signs
    types: Mapping[DocumentKind, str]
    description: Template
    codes: Mapping[str, Mapping[str, str]]
    rows: Mapping[Row, Columns]
    invoices: InvoiceSettings | None

    def codes_of(self, payment: str, part: str) -> str | None:
        """The key of the codes of a payment; None where it has none."""
        for key in (f"{payment}.{part}", payment, OTHERWISE):
            if key in self.codes:
                return key
        return None
