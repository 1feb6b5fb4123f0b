"""The finance file: rows of a CSV file as a mapping says."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TextIO

from pbr.files.csv_writer import csv_to
from pbr.finance.cell_names import Row
from pbr.finance.documents import Credits
from pbr.finance.file_rows import FileDocument, FileRow
from pbr.finance.mapping import FinanceMapping, Signs
from pbr.records.papers.provider_directory import ProviderDetails
from pbr.remittance.control_totals import by_sign
from pbr.remittance.paid_run import PaidRun
from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell
from pbr.values.dataclass import dataclass

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class FinanceFile:
    """What a finance file is made from. ``providers`` has every provider of its documents."""

    mapping: FinanceMapping
    run: PaidRun
    dated: date
    documents: Sequence[FileDocument]
    providers: Mapping[str, ProviderDetails]

    @property
    def row_count(self) -> int:
        """How many rows it has, headings not counted."""
        rows = self.mapping.rows
        of_documents = len(self.documents) * ((Row.DOCUMENT in rows) + (Row.BALANCING in rows))
        of_lines = sum(len(one.rows) for one in self.documents) * (Row.LINE in rows)
        return (Row.FIRST in rows) + of_documents + of_lines + (Row.LAST in rows)

    @property
    def amounts(self) -> list[int]:
        """What its rows pay, in pence: the lines and the balancing rows, or the documents where it has no lines."""
        rows = self.mapping.rows
        if Row.LINE not in rows:
            return [one.amount for one in self.documents]
        lines = [row.amount for one in self.documents for row in one.rows]
        return lines + ([-one.amount for one in self.documents] if Row.BALANCING in rows else [])

    @property
    def total(self) -> int:
        """What all documents come to, in pence."""
        return sum(one.amount for one in self.documents)


def write_finance_file(made: FinanceFile, file: TextIO) -> None:
    """Write the finance file to an open file: its headings where it has any, and its rows."""
    writer = csv_to(file)
    columns = made.mapping.rows.get(Row.LINE)
    if made.mapping.headings and columns:
        writer.writerow(columns)
    writer.writerows(_rows(made))


def _rows(made: FinanceFile) -> Iterator[list[str]]:
    of_run = _of_run(made)
    yield from _row(made, Row.FIRST, of_run)
    for number, one in enumerate(made.documents, start=1):
        of_document = of_run | _of_document(made, number, one)
        yield from _row(made, Row.DOCUMENT, of_document)
        for line, row in enumerate(one.rows, start=1):
            yield from _row(made, Row.LINE, _of_line(made, one, line, row, of_document))
        yield from _row(made, Row.BALANCING, of_document | _of_amount(made, one, -one.amount))
    yield from _row(made, Row.LAST, of_run)


def _row(made: FinanceFile, row: Row, values: Cells) -> Iterator[list[str]]:
    columns = made.mapping.rows.get(row)
    if columns is not None:
        yield [cell.filled(values) for cell in columns.values()]


def _of_run(made: FinanceFile) -> dict[str, str]:
    run, day = made.run, made.mapping.dates.written
    debits, credits_ = by_sign(made.amounts)
    return {
        "scheme": _text(run.scheme),
        "title": _text(run.title),
        "run": str(run.number or 0),
        "period from": day(run.period.first),
        "period to": day(run.period.last),
        "as at": day(run.as_at),
        "dated": day(made.dated),
        "documents": str(len(made.documents)),
        "rows": str(made.row_count),
        "total": money_cell(_signed(made.mapping) * made.total),
        "total debits": money_cell(debits),
        "total credits": money_cell(credits_),
    }


def _of_document(made: FinanceFile, number: int, one: FileDocument) -> dict[str, str]:
    document = one.document
    who = made.providers[document.of.provider_id]
    return {
        "document": str(number),
        "type": made.mapping.types[document.kind],
        "reference": document.reference,
        "provider": _text(who.provider_id),
        "name": _text(who.name),
        "supplier": _text(who.supplier_number),
        "site": _text(who.site),
        "document total": money_cell(_shown(made.mapping, one, one.amount)),
        "document rows": str(len(one.rows)),
    }


def _of_line(made: FinanceFile, one: FileDocument, number: int, row: FileRow, of_document: Cells) -> Cells:
    day = made.mapping.dates.written
    values = {
        **of_document,
        **_of_amount(made, one, row.amount),
        **made.mapping.codes[row.codes],
        "line": str(number),
        "payment": _text(row.payment),
        "part": _text(row.part),
        "payer": str(row.payer),
        "record": _text(row.record),
        "entry": _text(row.entry),
        "service from": day(row.service_from),
        "service to": day(row.service_to),
    }
    return values | {"description": text_cell(made.mapping.description.filled(values))}


def _text(text: str) -> str:
    """Text of records or of providers.csv as a cell: on one line, for a finance system may take a line for a row."""
    return text_cell(" ".join(text.splitlines()))


def _of_amount(made: FinanceFile, one: FileDocument, amount: int) -> dict[str, str]:
    return {
        "amount": money_cell(_shown(made.mapping, one, amount)),
        "debit": money_cell(amount) if amount > 0 else "",
        "credit": money_cell(-amount) if amount < 0 else "",
    }


def _shown(mapping: FinanceMapping, one: FileDocument, amount: int) -> int:
    """An amount as the file has it: where credits are apart, what a credit note takes back is above nil."""
    apart = one.document.kind.sign if mapping.credits is Credits.APART else 1
    return _signed(mapping) * apart * amount


def _signed(mapping: FinanceMapping) -> int:
    return -1 if mapping.signs is Signs.PAID_BELOW_NIL else 1
