"""What the page says where something is not as it was: Python stopped, a file changed, records that are others."""

from pathlib import Path
from typing import Any

import pytest

from tests.examples.made import EXAMPLES, SCHEMES
from tests.page.opened_page import PATIENCE, OpenedPage
from tests.page.test_accessible import tab_to
from tests.page.test_same_bytes import CASE, alike, providers_of, ran, written

pytestmark = pytest.mark.page

ESSEX = "essex-reablement-bonus"
RECORDS = EXAMPLES / ESSEX / "records"


def open_essex(page: OpenedPage) -> None:
    page.go_to("scheme")
    page.tab.select_option("#shipped", ESSEX)
    page.shows("#scheme-said", "8 worked examples")


def stop_something(page: OpenedPage) -> None:
    """Stop a long settlement by the keyboard: Python ends, and starts again with nothing in its memory."""
    open_essex(page)
    page.use_invented(100_000, "plans")
    page.tab.fill("#period", "2026-08")
    page.tab.click("#settle-form button[type=submit]")
    page.tab.locator("#work-stop").wait_for()
    tab_to(page.tab, "#work-stop", "Shift+Tab")
    page.tab.keyboard.press("Enter")
    page.shows("#settle-problems", "It was stopped")


def test_what_was_made_before_a_stop_is_said_to_be_gone(page: OpenedPage) -> None:
    tab = page.tab
    open_essex(page)
    page.use_invented(50)
    page.settle("2026-08")
    page.shows("#lines-said", "Lines 1 to")
    page.choose_to_compare("hourly-plus-bonus")
    tab.fill("#compare-period", "2026-08")
    tab.click("#compare-form button[type=submit]")
    page.shows("#compare-said", "Compared")
    stop_something(page)
    # Backwards, one is at the first field of the step before one is at the button.
    assert tab.evaluate("document.activeElement.id") == "records-files"
    page.go_to("settlement")
    page.shows("#settlement-gone", "gone from memory")
    assert tab.is_hidden("#settled")
    page.go_to("compare")
    tab.click("#save-comparison")
    page.shows("#compare-done", "It is gone from memory: Python was stopped after it was made")
    assert "What each scheme would have paid" in tab.locator("#report h1").inner_text()
    page.use_invented(50)
    page.settle("2026-08")
    page.shows("#lines-said", "Lines 1 to")
    assert tab.is_hidden("#settlement-gone")


def test_a_settlement_that_does_not_come_about_leaves_no_other_in_its_place(page: OpenedPage) -> None:
    open_essex(page)
    page.use_invented(50)
    page.settle("2026-08")
    page.go_to("records")
    page.tab.fill("#period", "August")
    page.tab.click("#settle-form button[type=submit]")
    page.shows("#period-wrong", "this is not a period")
    page.go_to("settlement")
    page.shows("#settlement-gone", "gone from memory")


def test_a_settlement_says_when_the_scheme_or_the_records_are_others(page: OpenedPage) -> None:
    tab = page.tab
    open_essex(page)
    page.use_invented(50)
    page.settle("2026-08")
    assert tab.is_hidden("#settled-before")
    page.go_to("scheme")
    tab.fill("#scheme-text", tab.input_value("#scheme-text") + "# one more line\n")
    page.go_to("settlement")
    page.shows("#settled-before", "of what was open in steps 1 and 2 before")
    page.go_to("scheme")
    page.shows("#scheme-said", "Nothing is wrong")
    page.settle("2026-08")
    assert tab.is_hidden("#settled-before")
    open_essex(page)


def test_a_row_is_mended_in_its_file_and_the_file_is_opened_again(page: OpenedPage, tmp_path: Path) -> None:
    tab = page.tab
    plans = tmp_path / "plans.csv"
    good = (RECORDS / "plans.csv").read_text(encoding="utf-8")
    plans.write_text(good.replace("reablement", "reablment", 1), encoding="utf-8")
    open_essex(page)
    page.open_records([plans])
    tab.fill("#period", "2026-08")
    tab.click("#settle-form button[type=submit]")
    assert 'did you mean "reablement"?' in page.shows("#settle-problems", "1 thing is wrong")
    plans.write_text(good, encoding="utf-8")
    tab.click("#settle-form button[type=submit]")
    said = page.shows("#settle-problems", "plans.csv cannot be read: it was changed")
    assert "Open the file again" in said
    tab.set_input_files("#records-files", str(plans))
    page.settle("2026-08", "2026-09-14")
    # By hand, in the example: what is due in all.
    page.shows("#sums", "Total due: £22,725.00")


def test_a_scheme_is_settled_by_its_own_bytes(page: OpenedPage, tmp_path: Path) -> None:
    """One with a mark at its start and line ends of Windows has its own hash; one that is no UTF-8 is refused."""
    tab = page.tab
    scheme = tmp_path / "essex from windows.yaml"
    text = (SCHEMES / f"{ESSEX}.yaml").read_bytes().replace(b"\n", b"\r\n")
    scheme.write_bytes(b"\xef\xbb\xbf" + text)
    expected, providers = written(tmp_path, ["settle", scheme, RECORDS, "--period", "2026-08", "--as-at", "2026-09-14"])
    page.open_scheme(scheme)
    page.open_records([*RECORDS.glob("*.csv"), providers])
    page.settle("2026-08", "2026-09-14")
    alike(page.save_everything(), expected)
    page.go_to("scheme")
    with tab.expect_download() as saved:
        tab.click("#scheme-save")
    assert Path(saved.value.path()).read_bytes() == scheme.read_bytes()
    scheme.write_bytes(text.replace(b"title: ", b"title: \xa3 "))
    tab.set_input_files("#scheme-file", str(scheme))
    page.shows("#scheme-problems", "not saved as UTF-8")
    open_essex(page)


def test_a_mapping_keeps_its_name(page: OpenedPage, tmp_path: Path) -> None:
    (july,) = (CASE / "july").iterdir()
    mapping = tmp_path / "our own mapping.yaml"
    mapping.write_bytes((CASE / "mapping.yaml").read_bytes())
    extract: list[str | Path] = [july, CASE / "Provider references.csv"]
    command = ["settle", SCHEMES / f"{ESSEX}.yaml", *extract, "--map", mapping, "--period", "2026-07"]
    expected, providers = written(tmp_path, command)
    page.open_scheme(SCHEMES / f"{ESSEX}.yaml")
    page.open_records([*map(Path, extract), providers], mapping)
    page.settle("2026-07")
    alike(page.save_everything(), expected)


def test_who_the_providers_are_may_be_said_after_the_settlement(page: OpenedPage, tmp_path: Path) -> None:
    """They stay those of the settlement when other records are looked at after it."""
    tab = page.tab
    days = ["--period", "2026-08", "--as-at", "2026-09-14"]
    ran("settle", SCHEMES / f"{ESSEX}.yaml", RECORDS, *days, "--out", "settlement", cwd=tmp_path)
    providers = providers_of(tmp_path / "settlement", tmp_path / "providers.csv")
    open_essex(page)
    page.open_records(RECORDS.glob("*.csv"))
    page.settle("2026-08", "2026-09-14")
    tab.uncheck("#with-workbook")
    page.save_everything()
    page.shows("#save-said", "open a file providers.csv in step 2")
    page.go_to("records")
    tab.set_input_files("#records-files", str(providers))
    page.go_to("settlement")
    saved = page.save_everything()
    page.shows("#save-said", "It has 4 statements")
    page.use_invented(20)
    page.go_to("extract")
    tab.click("#check-form button[type=submit]")
    page.shows("#check-said", "Checked")
    page.go_to("settlement")
    alike(page.save_everything(), saved)
    tab.check("#with-workbook")


def test_the_sums_of_one_provider_stand_by_its_lines(page: OpenedPage) -> None:
    tab = page.tab
    open_essex(page)
    page.open_records(RECORDS.glob("*.csv"))
    page.settle("2026-08", "2026-09-14")
    page.shows("#lines-said", "Lines 1 to 50 of 152 lines")
    tab.select_option("#of-provider", "P2")
    # By hand, from totals.csv of the example: two bonuses at £250 and three packages at £1,575.
    page.shows("#provider-sums summary", "Total due to P2 alone: £5,225.00")
    tab.click("#provider-sums summary")
    page.shows("#provider-sums p >> nth=3", "ONLY THE PROVIDER P2")
    tab.select_option("#of-provider", "*")
    tab.locator("#provider-sums details").wait_for(state="detached")


def test_a_file_that_is_no_table_is_said_to_be_read_through_a_mapping(page: OpenedPage) -> None:
    tab = page.tab
    page.go_to("records")
    if tab.is_visible("#desk-clear"):
        tab.click("#desk-clear")
    tab.set_input_files("#records-files", {"name": "June.xlsx", "mimeType": "", "buffer": b"PK"})
    assert "A workbook is read through a mapping" in page.shows("#desk", "June.xlsx")
    tab.set_input_files("#mapping-file", str(CASE / "mapping.yaml"))
    page.shows("#desk", "mapping.yaml")
    assert "A workbook is read through a mapping" not in tab.inner_text("#desk")
    tab.click("#desk-clear")


@pytest.mark.parametrize("wrong", ["lots", "-3", "2.5", "100001"])
def test_a_number_of_draws_that_is_none_is_said_at_its_field(page: OpenedPage, wrong: str) -> None:
    tab = page.tab
    page.use_invented(20)
    page.choose_to_compare("hourly-plus-bonus")
    tab.fill("#compare-draws", wrong)
    tab.click("#compare-form button[type=submit]")
    page.shows("#compare-draws-wrong", "a whole number from 1 to 100,000")
    assert tab.get_attribute("#compare-draws", "aria-invalid") == "true"
    assert tab.inner_text("#compare-said") == ""
    tab.fill("#compare-draws", "")


def test_a_document_opens_beside_the_page(page: OpenedPage) -> None:
    page.go_to("records")
    page.use_invented(20)
    page.go_to("about")
    with page.context.expect_page() as opened:
        page.tab.click('#about a[href="language.html"]')
    opened.value.locator("h1").wait_for()
    opened.value.close()
    page.go_to("records")
    page.shows("#desk", "Invented records")


def test_memory_that_runs_out_is_said_and_fewer_records_are_settled(browser: Any, address: str) -> None:
    other = OpenedPage(browser.new_context(), address)
    other.python_has_started()
    other.use_invented(20, "plans")
    other.settle("2026-08")
    (worker,) = other.tab.workers
    worker.evaluate("() => { WebAssembly.Memory.prototype.grow = () => { throw new RangeError('no more'); }; }")
    other.use_invented(10_000)
    other.tab.click("#settle-form button[type=submit]")
    other.shows("#settle-problems", "the browser gave no more memory: try fewer records")
    other.go_to("settlement")
    other.shows("#settlement-gone", "gone from memory")
    other.use_invented(20, "plans")
    other.settle("2026-08")
    other.shows("#lines-said", "Lines 1 to")
    other.close()


def test_python_starts_again_as_soon_as_its_files_can_be_had(browser: Any, address: str) -> None:
    """The machine loses its network; the page settles all the same, and a stop there is not its end."""
    other = OpenedPage(browser.new_context(), address)
    other.python_has_started()
    other.context.set_offline(True)
    other.use_invented(50)
    other.settle("2026-08")
    other.shows("#lines-said", "Lines 1 to")
    other.use_invented(100_000, "plans")
    other.tab.click("#settle-form button[type=submit]")
    other.tab.locator("#work-stop").click()
    said = other.shows("#cannot", "Python could not start again")
    assert "What you opened is still here" in said
    other.context.set_offline(False)
    other.use_invented(50)
    other.settle("2026-08")
    other.shows("#lines-said", "Lines 1 to")
    other.tab.locator("#cannot").wait_for(state="hidden", timeout=PATIENCE)
    other.close()
