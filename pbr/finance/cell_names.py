"""The names that a cell of the finance file may have in braces, row by row, and what each of them is."""

from collections.abc import Mapping
from enum import StrEnum


class Row(StrEnum):
    """A kind of row of the finance file, by the word that stands above its columns."""

    FIRST = "first"
    DOCUMENT = "document"
    LINE = "line"
    BALANCING = "balancing"
    LAST = "last"


OF_RUN: Mapping[str, str] = {
    "scheme": "The name of the scheme.",
    "title": "Its title.",
    "run": "The number of the ledger's run; 0 for a settlement that is in no ledger.",
    "period from": "The first day of the period.",
    "period to": "Its last day.",
    "as at": "The day that the run is as at.",
    "dated": "The day that the file is dated: `--dated`, else the day the run is as at.",
    "documents": "How many invoices and credit notes the file has.",
    "rows": "How many rows the file has, headings not counted.",
    "total": "What all documents come to.",
    "total debits": "What all rows above nil come to, rows for documents not counted.",
    "total credits": "What all rows below nil come to, without the minus.",
}
"""What is known of the run and of the file as a whole: for any row."""

OF_DOCUMENT: Mapping[str, str] = {
    "document": "The number of the document in the file, from 1.",
    "type": "What `types` has for it: an invoice, or a credit note.",
    "reference": "Its reference: that of the run for the provider, which its structured invoice has too.",
    "provider": "The provider, as the records have it.",
    "name": "Its name, from providers.csv.",
    "supplier": "Its number in the finance system, from providers.csv.",
    "site": "Its site, from providers.csv.",
    "document total": "What the document comes to.",
    "document rows": "How many rows for lines it has.",
}
"""What is known of a document: for its own row and those of its lines."""

OF_AMOUNT: Mapping[str, str] = {
    "amount": "The amount, signed as `signs` says.",
    "debit": "The amount where it is above nil; else blank.",
    "credit": "The amount, without the minus, where it is below nil; else blank.",
}
"""What is known of a row with an amount of its own: a line, or the balancing row."""

OF_LINE: Mapping[str, str] = {
    "line": "The number of the row in its document, from 1.",
    "payment": "The payment, as the scheme has it; `brought forward` or `carried forward` for a balance.",
    "part": "The part of the payment, where every line has its own row.",
    "payer": "Who pays it, by its name in the scheme; `council` where the scheme lists nobody. Blank for a balance.",
    "description": "What `description` makes of the row.",
    "record": "The record, where every line has its own row.",
    "entry": "The line, as its provider asks about it, where every line has its own row.",
    "service from": "The first day of the service, where every line has its own row.",
    "service to": "Its last day.",
}
"""What is known of a line."""

NAMES: Mapping[Row, Mapping[str, str]] = {
    Row.FIRST: OF_RUN,
    Row.DOCUMENT: {**OF_RUN, **OF_DOCUMENT},
    Row.LINE: {**OF_RUN, **OF_DOCUMENT, **OF_AMOUNT, **OF_LINE},
    Row.BALANCING: {**OF_RUN, **OF_DOCUMENT, **OF_AMOUNT},
    Row.LAST: OF_RUN,
}
"""The names that each kind of row knows; the names under ``codes`` are known to lines as well."""
