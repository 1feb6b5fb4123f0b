"""Structured invoices, element by element: worked by hand."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from pbr.finance.documents import documents_of
from pbr.finance.invoice import DocumentKind, Invoice
from pbr.finance.made_invoices import made_invoice
from pbr.finance.suppliers import sellers
from pbr.finance.ubl import ubl
from pbr.remittance.paid_run import PaidRun
from tests.finance.paid import APART, MAPPING, PROVIDERS, line, mapping, paid, taken_back

CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
CAC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"
F = Fraction
DATED = date(2026, 7, 3)


def invoices(folder: Path, run: PaidRun, text: str = MAPPING) -> list[Invoice]:
    by = mapping(folder, text)
    who = sellers(PROVIDERS, "providers.csv")
    return [
        made_invoice(run, by, one, who[of.provider_id], DATED)
        for of, some in documents_of(run, by.credits)
        for one in some
    ]


def texts(root: Xml.Element, path: str) -> list[str | None]:
    """The texts under a path of names, each of whichever of the two kinds there is."""
    steps = "/".join(f"{{*}}{step}" for step in path.split("/"))
    return [found.text for found in root.findall(steps)]


HOURS = line(20400, unit="hours", quantity=F(30), unit_price=F(1700), share=F(2, 5), part="up_front")
"""30 hours at £17.00, of which 40%: 30 x £6.80."""


def test_lines_have_the_price_of_a_unit_times_the_share_and_the_sign_on_the_quantity(tmp_path: Path) -> None:
    third = line(3334, quantity=F(1), unit_price=F(10000), share=F(1, 3))
    corrected = line(600, quantity=F(30), unit_price=F(1750), share=F(2, 5), settled_before=20400)
    (made,) = invoices(tmp_path, paid([HOURS, line(-4000, "penalty"), third, corrected]))
    assert [(one.quantity, one.unit, one.price, one.amount) for one in made.lines] == [
        (F(30), "HUR", F(680), 20400),
        (F(-1), "C62", F(4000), -4000),
        # 33.34 of a third of 100.00: 1 x 33.3333333333 is two thirds of a penny from it.
        (F(1), "C62", F(333333333333, 10**8), 3334),
        # A correction by 6.00 is 1 x 6.00, whatever its hours come to.
        (F(1), "C62", F(600), 600),
    ]
    # 204.00 - 40.00 + 33.34 + 6.00
    assert made.total == 20334
    root = Xml.fromstring(ubl(made))
    assert texts(root, "InvoiceLine/InvoicedQuantity") == ["30.0", "-1.0", "1.0", "1.0"]
    assert texts(root, "InvoiceLine/Price/PriceAmount") == ["6.80", "40.00", "33.3333333333", "6.00"]
    assert texts(root, "InvoiceLine/LineExtensionAmount") == ["204.00", "-40.00", "33.34", "6.00"]
    for sum_of in ("LineExtensionAmount", "TaxExclusiveAmount", "TaxInclusiveAmount", "PayableAmount"):
        assert texts(root, f"LegalMonetaryTotal/{sum_of}") == ["203.34"]
    assert texts(root, "TaxTotal/TaxAmount") == ["0.00"]
    assert texts(root, "InvoiceLine/AccountingCost")[:2] == ["D0822/520040", "D0899/520099"]
    assert texts(root, "InvoiceLine/Item/Name")[:2] == ["package, up_front", "penalty"]


def test_a_credit_note_has_what_goes_back_above_nil(tmp_path: Path) -> None:
    made = invoices(tmp_path, paid([line(1000), taken_back(2500, run=2), taken_back(100, run=1)]), APART)
    assert [(one.kind, one.total) for one in made] == [
        (DocumentKind.INVOICE, 1000),
        (DocumentKind.CREDIT_NOTE, 2600),
    ]
    root = Xml.fromstring(ubl(made[1]))
    assert texts(root, "CreditNoteLine/CreditedQuantity") == ["1.0", "1.0"]
    assert texts(root, "CreditNoteLine/LineExtensionAmount") == ["25.00", "1.00"]
    assert [text and text[-9:] for text in texts(root, "BillingReference/InvoiceDocumentReference/ID")] == [
        "-00001-P1",
        "-00002-P1",
    ]
    (one,) = invoices(tmp_path, paid([line(1000), taken_back(2500)]))
    # More goes back than comes: in one document the line that pays is below nil.
    assert (one.kind, [each.quantity for each in one.lines], one.total) == (
        DocumentKind.CREDIT_NOTE,
        [F(-1), F(1)],
        1500,
    )


def test_a_credit_note_names_no_invoice_that_there_never_was(tmp_path: Path) -> None:
    """A deduction that grew, and what went back itself, were in a credit note; and so was a run that took back more."""
    grew = line(-500, "penalty", settled_before=-4000, due_to_date=-4500, first_entry="1/000002", corrects="1/000002")
    (made,) = invoices(tmp_path, paid([grew]))
    assert made.takes_back == ()
    run = paid([taken_back(2500, run=1), taken_back(100, run=2)])
    names = {of.provider_id: of for of in run.remittances}
    # Of the first run more went back than came: what it brought was a credit note.
    earlier = {1: {"P1": replace(names["P1"], entries=-1)}, 2: {"P1": replace(names["P1"], entries=0)}}
    (made,) = invoices(tmp_path, replace(run, earlier=lambda number: earlier[number]))
    assert made.takes_back == (run.remittances[0].invoice_reference,)
    # A provider that an earlier run knew by another name had no invoice of this one.
    (made,) = invoices(tmp_path, replace(run, earlier=lambda number: {}))
    assert made.takes_back == ()


def test_vat_stands_as_the_directory_says(tmp_path: Path) -> None:
    exempt, unregistered = invoices(tmp_path, paid([line(1), line(2, provider_id="P2")]))
    root = Xml.fromstring(ubl(exempt))
    assert texts(root, "TaxTotal/TaxSubtotal/TaxCategory/ID") == ["E"]
    assert texts(root, "TaxTotal/TaxSubtotal/TaxCategory/TaxExemptionReason") == ["Welfare services"]
    assert texts(root, "AccountingSupplierParty/Party/PartyTaxScheme/CompanyID") == ["GB123456789"]
    assert texts(root, "AccountingCustomerParty/Party/PartyTaxScheme/CompanyID") == ["GB987654321"]
    root = Xml.fromstring(ubl(unregistered))
    assert texts(root, "InvoiceLine/Item/ClassifiedTaxCategory/ID") == ["O"]
    assert texts(root, "InvoiceLine/Item/ClassifiedTaxCategory/Percent") == []
    # Nobody's VAT number is in an invoice of somebody who is not registered, not even the council's.
    assert root.findall(f".//{CAC}PartyTaxScheme") == []


def test_names_are_escaped_and_nothing_is_empty(tmp_path: Path) -> None:
    odd = line(100, "a<b & 'c' \x01", record_id="]]>")
    (made,) = invoices(tmp_path, paid([odd]))
    content = ubl(made)
    assert content == ubl(made)
    assert content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<Invoice ')
    root = Xml.fromstring(content)
    assert texts(root, "AccountingSupplierParty/Party/PartyName/Name") == ["Elm & Ash <Home> Ltd"]
    assert texts(root, "InvoiceLine/Item/Name") == ["a<b & 'c' \ufffd"]
    assert [one.tag for one in root.iter() if not len(one) and not (one.text or "").strip()] == []
    assert b"S1" not in content, "a person is in no invoice"


@pytest.mark.parametrize("days", [{"service_to": date(2026, 5, 1)}, {"service_from": None}])
def test_days_of_service_that_make_no_period_are_left_out(tmp_path: Path, days: dict[str, Any]) -> None:
    (made,) = invoices(tmp_path, paid([line(100, **days)]))
    assert Xml.fromstring(ubl(made)).findall(f"{CAC}InvoiceLine/{CAC}InvoicePeriod") == []


def test_what_is_brought_forward_is_said(tmp_path: Path) -> None:
    (made,) = invoices(tmp_path, paid([line(20000)], brought={"P1": -5000}))
    assert made.note == (
        "Reablement, 2026-06-01 to 2026-06-30. Of this period 200.00, brought forward -50.00, payable 150.00, "
        "carried forward 0.00."
    )
    assert f"{CBC}Note" in {one.tag for one in Xml.fromstring(ubl(made))}
