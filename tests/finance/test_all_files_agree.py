"""Every file of a run, as it is written, added up by itself: the ledger's, the finance file's and the invoices'."""

import csv
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from pbr.api.ledger.run_workbook import write_workbook_of_run
from pbr.api.paid_out.finance_files import FinanceWanted, write_finance_files
from pbr.api.paid_out.remittance import remit
from pbr.api.settling.workbook_asked import workbook_asked
from pbr.files.seal import changed_since_sealed
from pbr.problems.problem import ProblemsFound
from tests.cli.command import pbr
from tests.finance.paid import APART, DIRECTORY, MAPPING
from tests.finance.three_months import three_months
from tests.reports.workbook.opened import opened

CBC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
CAC = "{urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2}"
D = Decimal


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return three_months(tmp_path_factory.mktemp("months"))


def wanted(ledger: Path, folder: Path, run: int, text: str = MAPPING, providers: str = DIRECTORY) -> FinanceWanted:
    (folder / "mapping.yaml").write_text(text, encoding="utf-8")
    (folder / "providers.csv").write_text(providers, encoding="utf-8")
    return FinanceWanted(ledger, folder / "mapping.yaml", folder / "providers.csv", run=run, invoices=True)


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def finance_by_reference(folder: Path, apart: bool) -> Iterator[tuple[str, Decimal]]:
    """What the finance file pays by its references; apart, a credit note's has a C and takes back."""
    for row in table(folder / "payables.csv"):
        takes_back = apart and "C" in row["Reference"].partition("-")[2]
        yield row["Reference"], D(row["Amount"]) * (-1 if takes_back else 1)


def invoice_amounts(folder: Path) -> Iterator[tuple[str, Decimal]]:
    for path in sorted(folder.glob("*.xml")):
        root = Xml.parse(path).getroot()
        sign = -1 if root.tag.endswith("}CreditNote") else 1
        lines = [one for one in root if one.tag in (f"{CAC}InvoiceLine", f"{CAC}CreditNoteLine")]
        total = D(root.findtext(f"{CAC}LegalMonetaryTotal/{CBC}PayableAmount") or "")
        assert sum(D(line.findtext(f"{CBC}LineExtensionAmount") or "") for line in lines) == total
        yield root.findtext(f"{CBC}ID") or "", sign * total


BY_HAND = {
    # run: entries, brought forward, carried forward and payable of both providers together
    1: ("3400.00", "0.00", "0.00", "3400.00"),
    2: ("-1575.00", "0.00", "-1575.00", "0.00"),
    3: ("4725.00", "-1575.00", "0.00", "3150.00"),
}


@pytest.mark.parametrize("text", [MAPPING, APART], ids=["one document", "apart"])
@pytest.mark.parametrize("run", [1, 2, 3])
def test_every_file_of_a_run_comes_to_the_same(ledger: Path, tmp_path: Path, run: int, text: str) -> None:
    out = tmp_path / "out"
    write_finance_files(wanted(ledger, tmp_path, run, text), out)
    entries, brought, carried, payable = map(D, BY_HAND[run])
    of_ledger = table(ledger / f"{run:05}" / "remittances.csv")
    for column, by_hand in (
        ("entries", entries), ("brought_forward", brought), ("carried_forward", carried), ("payable", payable),
    ):  # fmt: skip
        assert sum(D(row[column]) for row in of_ledger) == by_hand
    finance = sum(amount for _, amount in finance_by_reference(out, text == APART))
    assert finance == (entries if text == APART else payable)
    assert sum(amount for _, amount in invoice_amounts(out)) == entries
    totals = {row["file"]: row for row in table(out / "control-totals.csv")}
    for name in ("remittances", "payables.csv", "invoices"):
        assert D(totals[name]["payable"]) == payable
        net = D(totals[name]["sum_debit"]) - D(totals[name]["sum_credit"])
        assert D(totals[name]["net"]) == net
        assert net + D(totals[name]["brought_forward"]) - D(totals[name]["carried_forward"]) == payable
    assert int(totals["payables.csv"]["rows"]) == len(table(out / "payables.csv"))
    each = [row for name, row in totals.items() if name.endswith(".xml")]
    assert sum(D(row["payable"]) for row in each) == entries
    statements = tmp_path / "statements"
    remit(ledger, tmp_path / "providers.csv", statements, run)
    told = {row["file"]: row for row in table(statements / "control-totals.csv")}
    # The run has the same row in both, and the statements come to it, each by itself and together.
    assert told["remittances"] == totals["remittances"]
    assert (D(told["statements"]["net"]), D(told["statements"]["payable"])) == (entries, payable)
    tables = {name: row for name, row in told.items() if name.endswith(".csv")}
    assert set(tables) == {f"{row['invoice_reference']}.csv" for row in table(statements / "statements.csv")}
    for name, row in tables.items():
        lines = [D(line["amount"]) for line in table(statements / name)]
        assert (int(row["rows"]), D(row["net"])) == (len(lines), sum(lines))
        assert D(row["sum_debit"]) == sum(amount for amount in lines if amount > 0)
        assert D(row["sum_credit"]) == -sum(amount for amount in lines if amount < 0)
    assert sum(D(row["payable"]) for row in tables.values()) == payable
    # The workbook of the run, too.
    write_workbook_of_run(ledger, run, workbook_asked(tmp_path / "run.xlsx", False), lambda: None)
    paid = opened(tmp_path / "run.xlsx")["Paid to providers"].rows()[-1]
    assert (D(paid["Entries"]), D(paid["Payable"]), D(paid["Carried forward"])) == (entries, payable, carried)
    # The references are the ledger's, a C in place of the hyphen of a credit note.
    references = {row["invoice_reference"] for row in of_ledger}
    for reference, _ in [*finance_by_reference(out, False), *invoice_amounts(out)]:
        assert len(reference) <= 20
        assert reference in references or reference.replace(f"{run:05}C", f"{run:05}-") in references
    if text == APART:
        by_reference = dict.fromkeys((reference for reference, _ in invoice_amounts(out)), D(0))
        for reference, amount in finance_by_reference(out, True):
            by_reference[reference] += amount
        assert by_reference == dict(invoice_amounts(out))


def test_a_credit_note_names_the_invoice_that_it_takes_back(ledger: Path, tmp_path: Path) -> None:
    write_finance_files(wanted(ledger, tmp_path, 2), tmp_path / "out")
    first, *_ = table(ledger / "00001" / "remittances.csv")
    (path,) = (tmp_path / "out").glob("*.xml")
    root = Xml.parse(path).getroot()
    assert root.findtext(f"{CAC}BillingReference/{CAC}InvoiceDocumentReference/{CBC}ID") == first["invoice_reference"]
    assert root.findtext(f"{CBC}CreditNoteTypeCode") == "261"
    line = root.find(f"{CAC}CreditNoteLine")
    assert line is not None
    assert (line.findtext(f"{CBC}CreditedQuantity"), line.findtext(f"{CAC}Price/{CBC}PriceAmount")) == (
        "1.0",
        "1575.00",
    )


def test_the_same_run_gives_the_same_bytes_and_the_mapping_is_copied(ledger: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for out in (one, other, one):
        write_finance_files(wanted(ledger, tmp_path, 3), out)
    files = sorted(path.name for path in one.iterdir())
    assert files == sorted(path.name for path in other.iterdir())
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in files)
    assert (one / "finance-mapping.yaml").read_text(encoding="utf-8") == MAPPING
    assert changed_since_sealed(one, "finance.json") == []
    assert one.stat().st_mode & 0o077 == 0
    said = json.loads((one / "finance.json").read_text(encoding="utf-8"))
    assert said["run"]["number"] == 3
    assert len(said["mapping"]["sha256"]) == len(said["providers"]["sha256"]) == 64


def test_another_run_takes_no_place_unless_it_is_said(ledger: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_finance_files(wanted(ledger, tmp_path, 1), out)
    with pytest.raises(ProblemsFound) as found:
        write_finance_files(wanted(ledger, tmp_path, 3), out)
    assert found.value.problems[0].code == "PBR032"
    write_finance_files(wanted(ledger, tmp_path, 3), out, replace=True)
    assert "00003" in (out / "payables.csv").read_text(encoding="utf-8")


WITHOUT_P1 = DIRECTORY.replace("P1,Elm & Ash <Home> Ltd,104477", "P1,Elm & Ash <Home> Ltd,")


@pytest.mark.parametrize(
    ("text", "providers", "code", "named"),
    [
        (MAPPING, WITHOUT_P1, "PBR936", "P1"),
        (MAPPING, DIRECTORY.partition("P2,")[0], "PBR936", "P2"),
        (MAPPING, DIRECTORY.replace("Exempt", "Standard 20%"), "PBR938", "P1"),
        (MAPPING, DIRECTORY.replace("Exempt,GB123456789", "Exempt,"), "PBR938", "P1"),
        (MAPPING, DIRECTORY.replace("0088:5060012349998", "elsewhere"), "PBR938", "P2"),
        (MAPPING.partition("invoices:")[0], DIRECTORY, "PBR940", "invoices"),
        (MAPPING.replace('endpoint: "9932:GB987654321"', "endpoint: nowhere"), DIRECTORY, "PBR938", "council"),
        (
            MAPPING.replace("  otherwise:", "  visits:").replace("  package:", "  other:"),
            DIRECTORY,
            "PBR935",
            "package",
        ),
    ],
)
def test_what_is_lacking_stops_all_and_is_named(
    ledger: Path, tmp_path: Path, text: str, providers: str, code: str, named: str
) -> None:
    with pytest.raises(ProblemsFound) as found:
        write_finance_files(wanted(ledger, tmp_path, 1, text, providers), tmp_path / "out")
    assert {one.code for one in found.value.problems} == {code}
    assert named in found.value.problems[0].message
    assert not (tmp_path / "out").exists()


def test_a_provider_who_is_paid_nothing_may_be_unknown(ledger: Path, tmp_path: Path) -> None:
    """In July only P1 has an entry: P2 is in no file, and needs no number."""
    write_finance_files(wanted(ledger, tmp_path, 2, MAPPING, DIRECTORY.partition("P2,")[0]), tmp_path / "out")


def test_the_command_writes_them_and_prints_what_each_comes_to(ledger: Path, tmp_path: Path) -> None:
    asked = wanted(ledger, tmp_path, 3)
    options: list[str | Path] = [
        "--map",
        asked.mapping,
        "--providers",
        tmp_path,
        "--out",
        tmp_path / "out",
        "--dated",
        "2026-09-04",
    ]
    done = pbr("finance", ledger, *options)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:3] == [
        "File          Rows      Debit     Credit    Payable",
        "remittances      2  £4,725.00      £0.00  £3,150.00",
        # P1: a package row and what is brought forward; P2: a package row.
        "payables.csv     3  £4,725.00  £1,575.00  £3,150.00",
    ]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "control-totals.csv", "finance-mapping.yaml", "finance.json", "payables.csv",
    ]  # fmt: skip
    again = pbr("finance", ledger, "--run", "9", *options)
    assert again.returncode != 0
    assert "run 9" in again.stderr


def test_a_ledger_that_was_changed_pays_nobody(ledger: Path, tmp_path: Path) -> None:
    import shutil

    copy = tmp_path / "ledger"
    shutil.copytree(ledger, copy)
    lines = copy / "00003" / "lines.csv"
    lines.write_text(lines.read_text(encoding="utf-8").replace("1575.00", "1675.00"), encoding="utf-8")
    with pytest.raises(ProblemsFound):
        write_finance_files(wanted(copy, tmp_path, 3), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("run", [1, 2, 3])
def test_the_statements_of_a_run_come_to_what_its_finance_files_pay(ledger: Path, tmp_path: Path, run: int) -> None:
    asked = wanted(ledger, tmp_path, run)
    write_finance_files(asked, tmp_path / "out")
    told = tmp_path / "told"
    remit(ledger, asked.providers, told, run)
    by_finance = dict.fromkeys((row["invoice_reference"] for row in table(told / "statements.csv")), D(0))
    for reference, amount in finance_by_reference(tmp_path / "out", False):
        by_finance[reference.replace(f"{run:05}C", f"{run:05}-")] += amount
    invoiced = dict.fromkeys(by_finance, D(0))
    for reference, amount in invoice_amounts(tmp_path / "out"):
        invoiced[reference.replace(f"{run:05}C", f"{run:05}-")] += amount
    for row in table(told / "statements.csv"):
        reference = row["invoice_reference"]
        assert D(row["payable"]) == by_finance[reference]
        lines = sum(D(each["amount"]) for each in table(told / row["table"]) if each["amount"])
        assert D(row["entries"]) == lines == invoiced[reference]
    payable = sum(D(row["payable"]) for row in table(told / "statements.csv"))
    assert payable == D(BY_HAND[run][3])
