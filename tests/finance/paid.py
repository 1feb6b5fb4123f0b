"""A run made by hand, and a mapping to pay it by."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from pbr.finance.load_mapping import load_mapping
from pbr.finance.mapping import FinanceMapping
from pbr.ledger.entry import Change
from pbr.ledger.invoice_reference import invoice_references
from pbr.records.papers.provider_directory import ProviderDetails
from pbr.remittance.paid_line import PaidLine
from pbr.remittance.paid_run import PaidRun, ProviderRemittance
from pbr.settlement.line import LineKind, Payer, Status
from pbr.values.period import Period

JUNE = Period(date(2026, 6, 1), date(2026, 6, 30))

LINE = PaidLine(
    entry="3/000001",
    line_id="A/package",
    provider_id="P1",
    person_id="S1",
    record_id="A",
    plan_id="A",
    payment="package",
    part="",
    slot="",
    piece=None,
    payer=Payer.COUNCIL,
    clause="",
    status=Status.DUE,
    kind=LineKind.PAY,
    due_on=date(2026, 6, 12),
    service_from=date(2026, 6, 1),
    service_to=date(2026, 6, 12),
    quantity=Fraction(1),
    unit="plan",
    unit_price=Fraction(157500),
    share=None,
    amount=157500,
    at_stake=None,
    due_to_date=157500,
    settled_before=0,
    change=Change.NEW,
    corrects="",
    first_entry="",
    because=None,
    because_of="",
    reason="",
)
"""One package at £1,575.00."""


def line(amount: int, payment: str = "package", **changed: Any) -> PaidLine:
    """A line that pays so many pence, once."""
    said: dict[str, Any] = {
        "amount": amount,
        "payment": payment,
        "unit_price": Fraction(abs(amount)),
        "due_to_date": amount,
    }
    return replace(LINE, **(said | changed))


def taken_back(amount: int, run: int = 2, **changed: Any) -> PaidLine:
    """A line that takes back so many pence of an entry of an earlier run."""
    entry = f"{run}/000007"
    said = {"settled_before": amount, "due_to_date": 0} | changed
    return line(-amount, change=Change.TAKEN_BACK, corrects=entry, first_entry=entry, **said)


def paid(lines: Sequence[PaidLine], brought: dict[str, int] | None = None, number: int | None = 3) -> PaidRun:
    """Run 3 of a ledger of Essex, with these lines; ``brought`` is what providers bring forward, in pence."""
    brought = brought or {}
    ids = sorted({one.provider_id for one in lines} | brought.keys())
    references = invoice_references("essex", number or 0, ids)
    of = tuple(
        _remittance(one, brought.get(one, 0), [x.amount for x in lines if x.provider_id == one], references[one])
        for one in ids
    )
    return PaidRun(
        source=Path("ledger"),
        scheme="essex",
        title="Reablement",
        period=JUNE,
        as_at=JUNE.last,
        number=number,
        head="h",
        fingerprint="f",
        why="",
        remittances=of,
        inputs=(),
        as_at_of={},
        read_lines=lambda: iter(lines),
        read_held=lambda: iter(()),
        opened=lambda name: None,
        earlier=lambda run: {
            one: _remittance(one, 0, [999_900], reference)
            for one, reference in invoice_references("essex", run, ids).items()
        },
    )


def _remittance(provider: str, brought: int, amounts: Sequence[int], reference: str) -> ProviderRemittance:
    entries, down = sum(amounts), sum(one for one in amounts if one < 0)
    balance = brought + entries
    return ProviderRemittance(
        provider_id=provider,
        brought_forward=brought,
        new=entries,
        late=0,
        more=0,
        corrections=0,
        taken_back=0,
        limits=0,
        adjustments=0,
        entries=entries,
        invoices=entries - down,
        credits=down,
        payable=max(balance, 0),
        carried_forward=min(balance, 0),
        invoice_reference=reference,
    )


P1 = ProviderDetails(
    "P1", "Elm & Ash <Home> Ltd", "104477", "01", vat_label="Exempt", vat_number="GB123456789",
    endpoint="9932:GB123456789", street="4 Mill Lane", town="Chelmsford", postcode="CM1 1AA", company_number="01234567",
)  # fmt: skip
P2 = ProviderDetails("P2", "Oak Care CIC", "104478", "02", vat_label="not registered", endpoint="0088:5060012349998")
PROVIDERS = {"P1": P1, "P2": P2}
DIRECTORY = """\
provider_id,name,supplier_number,site,vat_label,vat_number,endpoint,street,town,postcode,company_number
P1,Elm & Ash <Home> Ltd,104477,01,Exempt,GB123456789,9932:GB123456789,4 Mill Lane,Chelmsford,CM1 1AA,01234567
P2,Oak Care CIC,104478,02,Not registered,,0088:5060012349998,,,,
"""

MAPPING = """\
finance: 1
title: Our ledger
shape: assumed
file: payables.csv
dates: 31/12/2026
headings: yes
a row for: each payment
credits: negative
balances: written
signs: paid above nil
description: "{payment} {period from}"
codes:
  package: {centre: D0822, subjective: "520040"}
  package.bonus: {centre: D0822, subjective: "520041"}
  otherwise: {centre: D0899, subjective: "520099"}
  balances: {centre: B0001, subjective: "900001"}
rows:
  line:
    Reference: "{reference}"
    Supplier: "{supplier}"
    Codes: "{centre}/{subjective}"
    Description: "{description}"
    Amount: "{amount}"
invoices:
  council:
    name: Example County Council
    endpoint: "9932:GB987654321"
    vat number: GB987654321
  buyer reference: ASC
  terms: Paid within 30 days.
  exempt because: Welfare services
  account: "{centre}/{subjective}"
"""

APART = MAPPING.replace("credits: negative", "credits: apart").replace("balances: written", "balances: left to finance")


def mapping(folder: Path, text: str = MAPPING) -> FinanceMapping:
    """A mapping read from its text."""
    path = folder / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    return load_mapping(path)
