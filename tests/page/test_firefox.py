"""The page in Firefox: an example settled to the same bytes, its report read in place, and nothing asked elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.examples.made import EXAMPLES, SCHEMES
from tests.page.firefox import Firefox
from tests.page.opened_page import unzipped
from tests.page.test_same_bytes import alike, written

pytestmark = pytest.mark.page

ESSEX = "essex-reablement-bonus"


@pytest.fixture(scope="module")
def tab(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """The page in Firefox, with Python started."""
    with Firefox(tmp_path_factory.mktemp("firefox")) as opened:
        opened.go_to(address)
        opened.shows("#scheme-said", "Nothing is wrong")
        yield opened


def test_an_example_is_settled_to_the_same_bytes(tab: Firefox, tmp_path: Path) -> None:
    scheme, records = SCHEMES / f"{ESSEX}.yaml", EXAMPLES / ESSEX / "records"
    expected, providers = written(tmp_path, ["settle", scheme, records, "--period", "2026-08", "--as-at", "2026-09-14"])
    tab.click('nav a[href="#records"]')
    tab.open_files("#records-files", [*sorted(records.glob("*.csv")), providers])
    tab.fill("#period", "2026-08")
    tab.fill("#as_at", "2026-09-14")
    tab.click("#settle-form button[type=submit]")
    # By hand, in the example: what is due in all.
    tab.shows("#sums", "Total due: £22,725.00")
    tab.shows("#lines-said", "Lines 1 to 50 of 152 lines")
    tab.click("#lines button.link")
    tab.shows("#story", "The story of")
    tab.click("#save-all")
    tab.shows("#save-said", "was given to your browser to save")
    alike(unzipped(tab.saved(".zip")), expected)


def test_a_scheme_is_broken_and_mended_from_the_messages(tab: Firefox) -> None:
    text = (SCHEMES / f"{ESSEX}.yaml").read_text(encoding="utf-8")
    tab.click('nav a[href="#scheme"]')
    tab.type_into("#scheme-text", text.replace("pay: package_price", "pay: package_prise"))
    tab.shows("#scheme-said", "wrong with")
    assert "package_price" in tab.shows("#scheme-problems", "package_prise")
    tab.click("#scheme-problems button")
    chosen = "(({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))"
    assert "package_prise" in tab.value_of(f"{chosen}(document.activeElement)")
    tab.type_into("#scheme-text", text)
    tab.shows("#scheme-said", f"Nothing is wrong with {ESSEX}.yaml: 8 worked examples")


def settle_invented(tab: Firefox, plans: int) -> None:
    tab.click('nav a[href="#records"]')
    tab.fill("#sample-plans", str(plans))
    tab.fill("#sample-tables", "plans")
    tab.click("#sample-use")
    tab.shows("#desk", "Invented records")
    tab.fill("#period", "2026-08")
    tab.fill("#as_at", "")
    tab.click("#settle-form button[type=submit]")


def test_a_stop_says_what_is_gone_and_another_settlement_is_made(tab: Firefox) -> None:
    settle_invented(tab, 100_000)
    tab.shows("#work-words", "...")
    tab.click("#work-stop")
    tab.shows("#settle-problems", "It was stopped")
    tab.click('nav a[href="#settlement"]')
    tab.shows("#settlement-gone", "gone from memory")
    settle_invented(tab, 20)
    tab.shows("#lines-said", "Lines 1 to")
    tab.fill("#sample-tables", "")


def test_two_contracts_are_compared_and_the_report_is_read_in_place(tab: Firefox) -> None:
    tab.click('nav a[href="#records"]')
    tab.click("#desk-clear")
    tab.fill("#sample-plans", "50")
    tab.click("#sample-use")
    tab.shows("#desk", "Invented records")
    tab.click('nav a[href="#compare"]')
    tab.click("#compare-hourly-plus-bonus")
    tab.fill("#compare-period", "2026-08")
    tab.click("#compare-form button[type=submit]")
    tab.shows("#compare-said", "Compared")
    heading = tab.value_of("document.querySelector('#report').shadowRoot.querySelector('h1').innerText")
    assert heading == "What each scheme would have paid for the same records"
