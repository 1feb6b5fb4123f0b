"""What is done beside a settlement, through the page: each as a person does it, and saved in the command's bytes."""

import shutil
from pathlib import Path

import pytest

from tests.examples.made import EXAMPLES, ROOT, SCHEMES
from tests.page.opened_page import Files, OpenedPage, in_folder, unzipped
from tests.page.test_same_bytes import CASE, alike, ran

pytestmark = pytest.mark.page

ESSEX, MEETING, COMPARE = SCHEMES / "essex-reablement-bonus.yaml", EXAMPLES / "review-meeting", EXAMPLES / "compare"
REFERENCES = CASE / "Provider references.csv"


def saved_by(page: OpenedPage, button: str) -> Files:
    """Click a button that saves an archive, and give the files of it."""
    with page.tab.expect_download() as saved:
        page.tab.click(button)
    return unzipped(saved.value.path())


def given(folder: Path, *files: Path) -> Path:
    """Copy files into a folder that is called as on the desk of the page: products say what it is called."""
    folder.mkdir()
    for file in files:
        shutil.copyfile(file, folder / file.name)
    return folder


def test_an_extract_is_checked_beside_the_one_before(page: OpenedPage, tmp_path: Path) -> None:
    (july,) = (CASE / "july").iterdir()
    (august,) = (CASE / "august").iterdir()
    mapping = CASE / "mapping.yaml"
    page.open_scheme(ESSEX)
    page.open_records([august, REFERENCES], mapping)
    page.go_to("extract")
    page.tab.set_input_files("#last-file", [str(july), str(REFERENCES)])
    page.shows("#last-kept", july.name)
    page.tab.click("#check-form button[type=submit]")
    page.shows("#check-said", "Checked.")
    saved = saved_by(page, "#save-check")
    before = given(tmp_path / "last", july, REFERENCES)
    ran(
        "check", august, REFERENCES, "--for", ESSEX, "--map", mapping, "--last", before,
        "--workbook", tmp_path / "check.xlsx", cwd=ROOT,
    )  # fmt: skip
    assert saved["check/check.xlsx"] == (tmp_path / "check.xlsx").read_bytes()
    assert saved["check/check.txt"].decode() in page.tab.evaluate(
        "document.querySelector('#check-text pre').textContent"
    )
    page.tab.click("#last-kept button >> nth=0")
    page.tab.click("#last-kept button >> nth=0")


def test_a_mapping_is_started_changed_and_used(page: OpenedPage) -> None:
    tab = page.tab
    page.open_scheme(ESSEX)
    page.open_records((CASE / "july").iterdir())
    page.go_to("extract")
    tab.click("#map-form button[type=submit]")
    page.shows("#map-said", "A mapping was started. 6 question marks are left for you to decide.")
    assert "for: essex_reablement_bonus" in tab.input_value("#map-text")
    with tab.expect_download() as saved:
        tab.click("#map-save")
    assert Path(saved.value.path()).read_text(encoding="utf-8") == tab.input_value("#map-text")
    tab.fill("#map-text", (CASE / "mapping.yaml").read_text(encoding="utf-8"))
    tab.click("#map-use")
    page.shows("#map-said", "now read through mapping.yaml")
    page.go_to("records")
    tab.set_input_files("#records-files", str(REFERENCES))
    page.settle("2026-07")
    page.shows("#lines-said", "Lines 1 to")
    page.go_to("extract")
    tab.click("#map-form button[type=submit]")
    page.shows("#map-said", "The mapping was added to.")


def test_providers_are_judged_and_the_page_is_read_in_place(page: OpenedPage, tmp_path: Path) -> None:
    scheme = MEETING / "help-at-home.yaml"
    page.open_scheme(scheme)
    page.open_records((MEETING / "records").glob("*.csv"))
    page.go_to("judge")
    page.tab.set_input_files("#expected-file", str(MEETING / "expected.csv"))
    page.tab.click("#judge-form button[type=submit]")
    page.shows("#judge-said", "Judged.")
    ran(
        "judge", scheme, MEETING / "records", "--expected", MEETING / "expected.csv", "--out", tmp_path / "judgement",
        "--html", tmp_path / "judgement.html", cwd=ROOT,
    )  # fmt: skip
    expected = in_folder(tmp_path / "judgement", "judgement")
    alike(saved_by(page, "#save-judgement"), expected | {"judgement.html": (tmp_path / "judgement.html").read_bytes()})
    assert page.tab.locator("#judged table").count() > 0
    page.tab.click("#expected-kept button")


def test_a_comparison_with_assumptions_is_the_same_bytes(page: OpenedPage, tmp_path: Path) -> None:
    records, schemes = COMPARE / "records", ["essex-reablement-bonus", "hourly-plus-bonus"]
    given(tmp_path / "assumed", COMPARE / "assumptions.yaml")
    ran(
        "simulate", records, *schemes, "--as-at", "2027-03-31", "--assume", "assumed/assumptions.yaml",
        "--set", "rates.outcome_achieved=50%", "--out", "comparison", "--html", "comparison.html", cwd=tmp_path,
    )  # fmt: skip
    expected = in_folder(tmp_path / "comparison", "comparison")
    expected |= {"comparison.html": (tmp_path / "comparison.html").read_bytes()}
    page.open_records(records.glob("*.csv"))
    page.choose_to_compare(*schemes)
    tab = page.tab
    tab.set_input_files("#assumed-file", str(COMPARE / "assumptions.yaml"))
    tab.fill("#settings", "rates.outcome_achieved=50%\n")
    tab.fill("#compare-period", "")
    tab.fill("#compare-as_at", "2027-03-31")
    tab.fill("#compare-draws", "")
    tab.fill("#compare-move", "a while")
    tab.click("#compare-form button[type=submit]")
    page.shows("#compare-move-wrong", "1 year")
    tab.fill("#compare-move", "")
    tab.click("#compare-form button[type=submit]")
    page.shows("#compare-said", "Compared")
    alike(saved_by(page, "#save-comparison"), expected)
    tab.fill("#settings", "")
    tab.click("#assumed-kept button")


def test_a_provider_is_paid_by_a_statement_and_a_finance_file(page: OpenedPage, tmp_path: Path) -> None:
    (july,) = (CASE / "july").iterdir()
    mapping, providers = CASE / "mapping.yaml", CASE / "providers.csv"
    page.open_scheme(ESSEX)
    page.open_records([july, REFERENCES, providers], mapping)
    page.settle("2026-07")
    tab = page.tab
    provider = tab.input_value("#statement-of")
    tab.click("#statement-form button[type=submit]")
    tab.locator("#statement h1").wait_for()
    ran("settle", ESSEX, july, REFERENCES, "--map", mapping, "--period", "2026-07", "--out", "settlement", cwd=tmp_path)
    paid: list[str | Path] = ["settlement", "--providers", providers]
    ran("remit", *paid, "--provider", provider, "--out", "statement", cwd=tmp_path)
    alike(saved_by(page, "#save-statement"), in_folder(tmp_path / "statement", "statement"))
    tab.click("#finance-form button[type=submit]")
    page.shows("#finance-problems", "open a finance mapping first")
    tab.set_input_files("#finance-file", str(CASE / "finance.yaml"))
    tab.click("#finance-form button[type=submit]")
    page.shows("#finance-totals", "bills.csv")
    ran("finance", *paid, "--map", CASE / "finance.yaml", "--out", "finance", cwd=tmp_path)
    alike(saved_by(page, "#save-finance"), in_folder(tmp_path / "finance", "finance"))
    tab.click("#shapes-show")
    page.shows("#shapes", "Save plain-journal.yaml")


def test_the_next_run_of_a_ledger_is_looked_at(page: OpenedPage, tmp_path: Path) -> None:
    (august,) = (CASE / "august").iterdir()
    mapping, ledger = CASE / "mapping.yaml", CASE / "ledger"
    page.open_scheme(ESSEX)
    page.open_records([august, REFERENCES], mapping)
    page.go_to("ledger")
    tab = page.tab
    tab.set_input_files("#ledger-folder", str(ledger))
    page.shows("#ledger-chosen", "ledger: ")
    tab.click("#ledger-form button[type=submit]")
    page.shows("#ledger-said", "Nothing is settled")
    given(tmp_path / "extract", august, REFERENCES)
    ran(
        "settle", ESSEX, "extract", "--map", mapping, "--ledger", ledger, "--out", "run", "--workbook", "run.xlsx",
        cwd=tmp_path,
    )  # fmt: skip
    expected = in_folder(tmp_path / "run", "run") | {"run.xlsx": (tmp_path / "run.xlsx").read_bytes()}
    alike(saved_by(page, "#save-run"), expected)
    assert "--commit --proposal " in tab.inner_text("#ledger-proposal")
