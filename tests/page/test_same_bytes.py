"""Everything that the page saves is what the command line writes, byte for byte: of every example, and a comparison."""

import csv
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import pbr
from tests.examples.made import ALL, EXAMPLES, ROOT, SCHEMES, Example
from tests.page.conftest import INTRANET
from tests.page.opened_page import Files, OpenedPage, in_folder, unzipped

pytestmark = pytest.mark.page

CASE = EXAMPLES / "from-a-case-system"


def ran(*words: str | Path, cwd: Path) -> None:
    done = pbr(*words, cwd=cwd)
    assert done.returncode == 0, done.stderr


def providers_of(settlement: Path, file: Path) -> Path:
    """Write an invented directory of the providers that a settlement pays."""
    with (settlement / "providers.csv").open(encoding="utf-8", newline="") as opened:
        named = sorted({row["provider_id"] for row in csv.DictReader(opened)} - {""})
    rows = ["provider_id,name,supplier_number", *(f"{one},Invented {one} Care,10{at}" for at, one in enumerate(named))]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def written(folder: Path, command: list[str | Path]) -> tuple[Files, Path]:
    """What the command line writes of a settlement, and the directory of providers that it was told."""
    ran(*command, "--out", folder / "settlement", cwd=ROOT)
    ran(*command, "--workbook", folder / "settlement.xlsx", cwd=ROOT)
    providers = providers_of(folder / "settlement", folder / "providers.csv")
    ran("remit", "settlement", "--providers", providers, "--out", "statements", cwd=folder)
    files = in_folder(folder / "settlement", "settlement") | in_folder(folder / "statements", "statements")
    return files | {"settlement.xlsx": (folder / "settlement.xlsx").read_bytes()}, providers


def alike(saved: Files, expected: Files) -> None:
    assert sorted(saved) == sorted(expected)
    assert [name for name, content in saved.items() if content != expected[name]] == []


@pytest.mark.parametrize("example", ALL, ids=lambda one: one.name)
def test_an_example_is_settled_to_the_same_bytes(page: OpenedPage, tmp_path: Path, example: Example) -> None:
    scheme, records = SCHEMES / f"{example.name}.yaml", example.folder / "records"
    days = ["--period", example.period, "--as-at", example.as_at]
    expected, providers = written(tmp_path, ["settle", scheme, records, *days])
    assert {name: expected[name] for name in in_folder(example.folder / "settlement", "settlement")} == in_folder(
        example.folder / "settlement", "settlement"
    )
    page.open_scheme(scheme)
    page.open_records([*records.glob("*.csv"), providers])
    page.settle(example.period, example.as_at)
    alike(page.save_everything(), expected)


def test_an_intranet_without_encryption_serves_it_as_well(browser: Any, address: str, tmp_path: Path) -> None:
    """A browser keeps some of what it can do from pages that come so; nothing of this page rests on that."""
    example = next(one for one in ALL if one.name == "essex-reablement-bonus")
    scheme, records = SCHEMES / f"{example.name}.yaml", example.folder / "records"
    expected, providers = written(
        tmp_path, ["settle", scheme, records, "--period", example.period, "--as-at", example.as_at]
    )
    other = OpenedPage(browser.new_context(), address.replace("127.0.0.1", INTRANET))
    assert other.tab.evaluate("isSecureContext") is False
    other.python_has_started()
    other.open_records([*records.glob("*.csv"), providers])
    other.settle(example.period, example.as_at)
    alike(other.save_everything(), expected)
    other.close()


@pytest.mark.parametrize("of", ["july", "july-as-a-workbook"])
def test_an_extract_is_read_through_its_mapping_to_the_same_bytes(page: OpenedPage, tmp_path: Path, of: str) -> None:
    scheme, mapping = SCHEMES / "essex-reablement-bonus.yaml", CASE / "mapping.yaml"
    references = CASE / "Provider references.csv"
    expected, providers = written(
        tmp_path, ["settle", scheme, CASE / of, references, "--map", mapping, "--period", "2026-07"]
    )
    page.open_scheme(scheme)
    page.open_records([*(CASE / of).iterdir(), references, providers], mapping)
    page.settle("2026-07")
    alike(page.save_everything(), expected)


def test_a_comparison_is_the_same_bytes(page: OpenedPage, tmp_path: Path) -> None:
    records = EXAMPLES / "compare" / "records"
    compared = ["essex-reablement-bonus", "hourly-plus-bonus", "ipc-outcome-tariff"]
    asked = ["--as-at", "2027-03-31", "--draws", "100"]
    ran("simulate", records, *compared, *asked, "--out", "comparison", "--html", "comparison.html", cwd=tmp_path)
    expected = in_folder(tmp_path / "comparison", "comparison")
    expected |= {"comparison.html": (tmp_path / "comparison.html").read_bytes()}

    page.open_records(records.glob("*.csv"))
    # The page compares them in the order in which they stand there, which is that of their names.
    page.choose_to_compare(*compared)
    tab = page.tab
    tab.select_option("#baseline", "time-and-task")
    tab.fill("#compare-period", "")
    tab.fill("#compare-as_at", "2027-03-31")
    tab.fill("#compare-draws", "100")
    tab.click("#compare-form button[type=submit]")
    page.shows("#compare-said", "Compared")
    with tab.expect_download() as saved:
        tab.click("#save-comparison")
    alike(unzipped(saved.value.path()), expected)
    assert "What each scheme would have paid" in tab.locator("#report h1").inner_text()
