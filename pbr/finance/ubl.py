"""A self-billed invoice or credit note in UBL 2.1, by the rules of EN 16931 and of Peppol BIS Self-Billing 3.

The same document gives the same bytes.
"""

import re
from fractions import Fraction
from xml.etree import ElementTree as Xml

from pbr.finance.invoice import DocumentKind, Invoice, InvoiceLine, Party, Vat
from pbr.reports.spreadsheet_safe_cells import number_cell
from pbr.values.money import plain_pounds

CUSTOMISED = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:selfbilling:3.0"
PROFILE = "urn:fdc:peppol.eu:2017:poacc:selfbilling:01:1.0"
CURRENCY = "GBP"

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ROOT = {DocumentKind.INVOICE: "Invoice", DocumentKind.CREDIT_NOTE: "CreditNote"}
_TYPE = {DocumentKind.INVOICE: ("InvoiceTypeCode", "389"), DocumentKind.CREDIT_NOTE: ("CreditNoteTypeCode", "261")}
_LINE = {
    DocumentKind.INVOICE: ("InvoiceLine", "InvoicedQuantity"),
    DocumentKind.CREDIT_NOTE: ("CreditNoteLine", "CreditedQuantity"),
}


def ubl(invoice: Invoice) -> bytes:
    """Give the document as XML, with no empty element and every amount to the penny."""
    kind = invoice.kind
    name = _ROOT[kind]
    spaces = {
        "xmlns": f"{_UBL}{name}-2",
        "xmlns:cac": f"{_UBL}CommonAggregateComponents-2",
        "xmlns:cbc": f"{_UBL}CommonBasicComponents-2",
    }
    root = Xml.Element(name, spaces)
    _basic(root, "CustomizationID", CUSTOMISED)
    _basic(root, "ProfileID", PROFILE)
    _basic(root, "ID", invoice.reference)
    _basic(root, "IssueDate", invoice.dated.isoformat())
    _basic(root, *_TYPE[kind])
    _basic(root, "Note", invoice.note)
    _basic(root, "DocumentCurrencyCode", CURRENCY)
    _basic(root, "BuyerReference", invoice.buyer_reference)
    for reference in invoice.takes_back:
        _basic(_in(_in(root, "BillingReference"), "InvoiceDocumentReference"), "ID", reference)
    _party(_in(root, "AccountingSupplierParty"), invoice.seller)
    _party(_in(root, "AccountingCustomerParty"), invoice.buyer)
    if invoice.terms:
        _basic(_in(root, "PaymentTerms"), "Note", invoice.terms)
    _totals(root, invoice)
    for number, line in enumerate(invoice.lines, start=1):
        _line(root, invoice, number, line)
    Xml.indent(root)
    body: bytes = Xml.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"


def _in(parent: Xml.Element, name: str) -> Xml.Element:
    return Xml.SubElement(parent, f"cac:{name}")


def _basic(parent: Xml.Element, name: str, text: str, **attributes: str) -> None:
    """Add an element with text; none where there is no text."""
    text = _NOT_XML.sub("\ufffd", text).strip()
    if text:
        Xml.SubElement(parent, f"cbc:{name}", attributes).text = text


def _money(parent: Xml.Element, name: str, pence: int) -> None:
    _basic(parent, name, plain_pounds(pence), currencyID=CURRENCY)


def _party(parent: Xml.Element, party: Party) -> None:
    within = _in(parent, "Party")
    scheme, _, address = party.endpoint.partition(":")
    _basic(within, "EndpointID", address, schemeID=scheme)
    if party.known_as:
        _basic(_in(within, "PartyIdentification"), "ID", party.known_as)
    _basic(_in(within, "PartyName"), "Name", party.name)
    postal = _in(within, "PostalAddress")
    _basic(postal, "StreetName", party.street)
    _basic(postal, "CityName", party.town)
    _basic(postal, "PostalZone", party.postcode)
    _basic(_in(postal, "Country"), "IdentificationCode", party.country)
    if party.vat_number:
        taxed = _in(within, "PartyTaxScheme")
        _basic(taxed, "CompanyID", party.vat_number)
        _basic(_in(taxed, "TaxScheme"), "ID", "VAT")
    legal = _in(within, "PartyLegalEntity")
    _basic(legal, "RegistrationName", party.name)
    _basic(legal, "CompanyID", party.company_number)


def _totals(root: Xml.Element, invoice: Invoice) -> None:
    total = invoice.total
    tax = _in(root, "TaxTotal")
    _money(tax, "TaxAmount", 0)
    part = _in(tax, "TaxSubtotal")
    _money(part, "TaxableAmount", total)
    _money(part, "TaxAmount", 0)
    _category(_in(part, "TaxCategory"), invoice.vat, invoice.vat_reason)
    sums = _in(root, "LegalMonetaryTotal")
    for name in ("LineExtensionAmount", "TaxExclusiveAmount", "TaxInclusiveAmount", "PayableAmount"):
        _money(sums, name, total)


def _category(within: Xml.Element, vat: Vat, reason: str = "") -> None:
    _basic(within, "ID", vat.value)
    if vat is not Vat.NOT_REGISTERED:
        _basic(within, "Percent", "0")
    if vat is not Vat.ZERO_RATED:
        _basic(within, "TaxExemptionReason", reason)
    _basic(_in(within, "TaxScheme"), "ID", "VAT")


def _line(root: Xml.Element, invoice: Invoice, number: int, line: InvoiceLine) -> None:
    element, quantity = _LINE[invoice.kind]
    within = _in(root, element)
    _basic(within, "ID", str(number))
    _basic(within, quantity, number_cell(line.quantity), unitCode=line.unit)
    _money(within, "LineExtensionAmount", line.amount)
    _basic(within, "AccountingCost", line.account)
    if line.service_from and line.service_to:
        period = _in(within, "InvoicePeriod")
        _basic(period, "StartDate", line.service_from.isoformat())
        _basic(period, "EndDate", line.service_to.isoformat())
    item = _in(within, "Item")
    _basic(item, "Description", line.description)
    _basic(item, "Name", line.name)
    _category(_in(item, "ClassifiedTaxCategory"), invoice.vat)
    _basic(_in(within, "Price"), "PriceAmount", _price(line.price), currencyID=CURRENCY)


def _price(pence: Fraction) -> str:
    """A price in pounds, to the penny where it is whole pence."""
    return plain_pounds(pence.numerator) if pence.denominator == 1 else number_cell(pence / 100)
