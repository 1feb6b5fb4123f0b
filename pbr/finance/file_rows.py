"""The rows of the finance file, document by document: what each pays, to which codes, and what it is for."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pbr.finance.documents import Document
from pbr.finance.mapping import BALANCES, ARowFor, Balances, FinanceMapping
from pbr.remittance.paid_line import PaidLine
from pbr.settlement.line import Payer, PayerName
from pbr.values.dataclass import dataclass

BROUGHT, CARRIED = "brought forward", "carried forward"
"""What the rows of balances are called where others have the payment."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row for a line: what it pays in pence, by the key of its codes. Of one line alone is all but the payment
    and who pays it.
    """

    codes: str
    payment: str
    amount: int
    part: str = ""
    record: str = ""
    entry: str = ""
    service_from: date | None = None
    service_to: date | None = None
    payer: PayerName = Payer.NOBODY


@dataclass(frozen=True, slots=True)
class FileDocument:
    """A document with its rows in the finance file; what they come to is what the file pays of it."""

    document: Document
    rows: Sequence[FileRow]

    @property
    def amount(self) -> int:
        """What the file pays of it, in pence."""
        return sum(row.amount for row in self.rows)


def payments_without_codes(mapping: FinanceMapping, lines: Iterable[PaidLine]) -> list[str]:
    """The payments that money is paid for and that have no codes, each with its part, in order."""
    pairs = {(line.payment, line.part) for line in lines if line.amount}
    lacking = {pair for pair in pairs if mapping.codes_of(*pair) is None}
    return sorted(f"{payment}.{part}" if part else payment for payment, part in lacking)


def file_documents(mapping: FinanceMapping, documents: Iterable[Document]) -> list[FileDocument]:
    """Give the documents with their rows; every payment has codes. Rows that come to nothing are left out."""
    return [FileDocument(document, list(_rows(mapping, document))) for document in documents]


def _rows(mapping: FinanceMapping, document: Document) -> Iterator[FileRow]:
    if mapping.a_row_for is ARowFor.LINE:
        yield from (_of_line(mapping, line) for line in document.lines)
    else:
        yield from _of_payments(mapping, document.lines)
    if mapping.balances is Balances.WRITTEN:
        of = document.of
        balances = ((BROUGHT, of.brought_forward), (CARRIED, -of.carried_forward))
        yield from (FileRow(BALANCES, payment, amount) for payment, amount in balances if amount)


def _of_line(mapping: FinanceMapping, line: PaidLine) -> FileRow:
    return FileRow(
        codes=_codes(mapping, line),
        payment=line.payment,
        amount=line.amount,
        part=line.part,
        record=line.record_id,
        entry=line.queried_as,
        service_from=line.service_from,
        service_to=line.service_to,
        payer=line.payer,
    )


def _of_payments(mapping: FinanceMapping, lines: Iterable[PaidLine]) -> Iterator[FileRow]:
    sums: dict[tuple[str, str, PayerName], int] = {}
    for line in lines:
        key = line.payment, _codes(mapping, line), line.payer
        sums[key] = sums.get(key, 0) + line.amount
    yield from (
        FileRow(codes, payment, amount, payer=payer)
        for (payment, codes, payer), amount in sorted(sums.items())
        if amount
    )


def _codes(mapping: FinanceMapping, line: PaidLine) -> str:
    return mapping.codes_of(line.payment, line.part) or ""
