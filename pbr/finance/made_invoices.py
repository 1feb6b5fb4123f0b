"""Structured invoices made of the documents of a run: line by line, with what each says and takes back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from pbr.finance.documents import Document, reference_of
from pbr.finance.invoice import DocumentKind, Invoice, InvoiceLine, Party, Vat
from pbr.finance.mapping import FinanceMapping, InvoiceSettings
from pbr.finance.unit_price import ONE, UNIT_CODES, quantity_and_price
from pbr.ledger.recorded_cells import entry_in_cell
from pbr.remittance.paid_line import PaidLine
from pbr.remittance.paid_run import PaidRun
from pbr.values.money import plain_pounds

_NO_VAT_BECAUSE = "Not registered for VAT"
_EXEMPT_BECAUSE = "Exempt from VAT"


def made_invoice(
    run: PaidRun, mapping: FinanceMapping, document: Document, seller: tuple[Party, Vat], dated: date
) -> Invoice:
    """Give the structured invoice or credit note of a document; the mapping has settings for invoices."""
    settings = mapping.invoices
    if settings is None:
        raise ValueError("a mapping without settings for invoices")
    party, vat = seller
    buyer = settings.council
    return Invoice(
        kind=document.kind,
        reference=document.reference,
        dated=dated,
        seller=party,
        # The rules name no VAT number at all in an invoice of somebody who is not registered.
        buyer=replace(buyer, vat_number="") if vat is Vat.NOT_REGISTERED else buyer,
        buyer_reference=settings.buyer_reference,
        vat=vat,
        vat_reason=_NO_VAT_BECAUSE if vat is Vat.NOT_REGISTERED else settings.exempt_because or _EXEMPT_BECAUSE,
        terms=settings.terms,
        note=_note(run, document),
        lines=[_line(mapping, settings, document.kind, line) for line in document.lines],
        takes_back=_takes_back(run, document),
    )


def _note(run: PaidRun, document: Document) -> str:
    of = document.of
    said = (
        f"{run.title}, {run.period.first} to {run.period.last}. Of this period {plain_pounds(of.entries)}, "
        f"brought forward {plain_pounds(of.brought_forward)}, payable {plain_pounds(of.payable)}, "
        f"carried forward {plain_pounds(of.carried_forward)}."
    )
    return f"{said} {run.why}" if run.why else said


def _line(mapping: FinanceMapping, settings: InvoiceSettings, kind: DocumentKind, line: PaidLine) -> InvoiceLine:
    amount = kind.sign * line.amount
    counted = quantity_and_price(amount, line.quantity, line.unit_price, line.share)
    quantity, price = counted or (Fraction(1 if amount >= 0 else -1), Fraction(abs(amount)))
    whole_days = line.service_from is not None and line.service_to is not None and line.service_from <= line.service_to
    return InvoiceLine(
        name=f"{line.payment}, {line.part}" if line.part else line.payment,
        description=_described(line),
        quantity=quantity,
        unit=UNIT_CODES.get(line.unit, ONE) if counted else ONE,
        price=price,
        amount=amount,
        service_from=line.service_from if whole_days else None,
        service_to=line.service_to if whole_days else None,
        account=settings.account.filled(_account_values(mapping, line)),
    )


def _described(line: PaidLine) -> str:
    """By which a provider finds the line: its record, its slot, what it is asked about as, and what it corrects."""
    pieces = (line.record_id, line.slot, line.queried_as, line.corrects and f"corrects {line.corrects}")
    return "; ".join(piece for piece in pieces if piece)


def _account_values(mapping: FinanceMapping, line: PaidLine) -> Mapping[str, str]:
    codes = mapping.codes[mapping.codes_of(line.payment, line.part) or ""]
    return {**codes, "payment": line.payment, "part": line.part}


def _takes_back(run: PaidRun, document: Document) -> tuple[str, ...]:
    """The references of the invoices whose lines a credit note takes something back of, in the order of their runs.

    A deduction that grew takes nothing back of an invoice, and what went back itself stands in none.
    """
    if document.kind is not DocumentKind.CREDIT_NOTE or run.number is None:
        return ()
    paid_before = (line for line in document.lines if line.settled_before > 0)
    first = {entry.run for line in paid_before if (entry := entry_in_cell(line.first_entry))}
    found = (run.earlier(number).get(document.of.provider_id) for number in sorted(first) if number > 0)
    return tuple(reference_of(DocumentKind.INVOICE, one.invoice_reference) for one in found if one and one.entries >= 0)
