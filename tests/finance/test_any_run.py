"""Whatever a run holds, its files agree: with one document or two, with balances written or left."""

import csv
import io
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.finance.agreement import (
    refuse_unless_documents_agree,
    refuse_unless_file_agrees,
    refuse_unless_invoices_agree,
    refuse_unless_totals_agree,
)
from pbr.finance.control_totals import INVOICES, of_finance_file, of_invoice
from pbr.finance.documents import Document, documents_of
from pbr.finance.file_rows import file_documents
from pbr.finance.finance_csv import FinanceFile, write_finance_file
from pbr.finance.invoice import Invoice
from pbr.finance.made_invoices import made_invoice
from pbr.finance.mapping import Balances, FinanceMapping
from pbr.finance.suppliers import sellers
from pbr.finance.ubl import ubl
from pbr.ledger.entry import Change
from pbr.remittance.control_totals import of_remittances, of_several
from pbr.remittance.paid_line import PaidLine
from pbr.remittance.paid_run import PaidRun
from tests.finance.paid import APART, LINE, MAPPING, PROVIDERS, mapping, paid

TEXTS = {
    "written": MAPPING,
    "left": MAPPING.replace("balances: written", "balances: left to finance"),
    "lines": MAPPING.replace("each payment", "each line"),
    "apart": APART,
}


@cache
def by(name: str) -> FinanceMapping:
    with TemporaryDirectory() as folder:
        return mapping(Path(folder), TEXTS[name])


numbers = st.none() | st.fractions(min_value=0, max_value=400, max_denominator=24)


@st.composite
def lines(draw: st.DrawFn) -> PaidLine:
    """A line of either provider, worked out of its quantity, price and share or a difference of two sums."""
    quantity, price = draw(numbers), draw(st.none() | st.fractions(0, 5000, max_denominator=7))
    share = draw(st.none() | st.fractions(0, 1, max_denominator=15))
    worked = None if quantity is None or price is None else round(quantity * price * (share or Fraction(1)))
    amount = draw(st.integers(-300_000, 300_000) if worked is None else st.sampled_from([worked, -worked, worked + 1]))
    back = amount < 0 and draw(st.booleans())
    return replace(
        LINE,
        provider_id=draw(st.sampled_from(["P1", "P2"])),
        payment=draw(st.sampled_from(["package", "visits", "penalty"])),
        part=draw(st.sampled_from(["", "bonus"])),
        unit=draw(st.sampled_from(["hour", "plan", "week"])),
        quantity=quantity,
        unit_price=price,
        share=share,
        amount=amount,
        change=Change.TAKEN_BACK if back else Change.NEW,
        corrects="2/000003" if back else "",
        first_entry=f"{draw(st.integers(1, 2))}/000003" if back else "",
    )


balances = st.dictionaries(st.sampled_from(["P1", "P2"]), st.integers(-200_000, 0), max_size=2)


def invoices_of(run: PaidRun, name: str) -> list[tuple[Document, Invoice, bytes]]:
    who = sellers(PROVIDERS, "providers.csv")
    made = [
        (one, made_invoice(run, by(name), one, who[of.provider_id], date(2026, 7, 3)))
        for of, some in documents_of(run, by(name).credits)
        for one in some
    ]
    return [(document, invoice, ubl(invoice)) for document, invoice in made]


@pytest.mark.parametrize("name", TEXTS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(of=st.lists(lines(), max_size=12), brought=balances)
def test_the_files_of_any_run_agree(name: str, of: list[PaidLine], brought: dict[str, int]) -> None:
    run, text = paid(of, brought), by(name)
    written = invoices_of(run, name)
    documents = [document for document, *_ in written]
    refuse_unless_documents_agree(run, documents)
    made = FinanceFile(text, run, date(2026, 7, 3), file_documents(text, documents), PROVIDERS)
    refuse_unless_file_agrees(made)
    refuse_unless_invoices_agree(run, written)
    each = [of_invoice(invoice, invoice.reference) for _, invoice, _ in written]
    whole = of_several(INVOICES, each, run.remittances)
    refuse_unless_totals_agree([of_remittances(run.remittances), of_finance_file(made), whole], run)
    # Beside all of that, the cells of the file: what is written is payable, or what the run brought.
    file = io.StringIO()
    write_finance_file(made, file)
    rows = list(csv.DictReader(io.StringIO(file.getvalue())))
    assert len(rows) == made.row_count
    pence = [round(Fraction(row["Amount"]) * 100) for row in rows]
    back = [name == "apart" and "C" in row["Reference"].partition("-")[2] for row in rows]
    total = sum(-one if goes_back else one for one, goes_back in zip(pence, back, strict=True))
    assert total == (run.payable if text.balances is Balances.WRITTEN else sum(line.amount for line in of))
    assert name != "apart" or all(one > 0 for one in pence)
    assert len({document.reference for document in documents}) == len(documents)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(of=st.lists(lines(), min_size=1, max_size=8))
def test_every_line_of_any_invoice_is_its_quantity_times_its_price(of: list[PaidLine]) -> None:
    for _, invoice, content in invoices_of(paid(of), "written"):
        assert invoice.total >= 0
        root = Xml.fromstring(content)
        found = [one for one in root if one.tag.endswith("Line")]
        assert len(found) == len(invoice.lines)
        for one in found:
            quantity = Fraction(next(text.text or "" for text in one if text.tag.endswith("Quantity")))
            price = Fraction(next(text.text or "" for text in one.iter() if text.tag.endswith("PriceAmount")))
            amount = Fraction(next(text.text or "" for text in one if text.tag.endswith("LineExtensionAmount")))
            assert price >= 0
            assert abs(quantity * price - amount) <= Fraction(1, 100)
