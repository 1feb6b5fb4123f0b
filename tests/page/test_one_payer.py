"""What one of several payers pays is told through the page in the command's bytes, and writing it can be stopped."""

from pathlib import Path

import pytest

from tests.page.opened_page import OpenedPage, in_folder
from tests.page.test_other_views import saved_by
from tests.page.test_same_bytes import CASE, alike, ran

pytestmark = pytest.mark.page

PAYERS = Path(__file__).parents[1] / "cases" / "payers" / "good" / "two-purses-for-all.yaml"
PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason
A,S1,P1,ongoing,2026-05-04,2026-05-29,completed
"""
DIRECTORY = "provider_id,name,supplier_number\nP1,Elm Care,900001\n"
CODES = 'codes:\n  otherwise: {cost centre: R0410, subjective: "520040"}\n'


def test_one_of_two_payers_is_told_by_itself(page: OpenedPage, tmp_path: Path) -> None:
    """£51.98 of £99.97 are the health board's, as the scheme's own example works out."""
    tab = page.tab
    mapping = (CASE / "finance.yaml").read_text(encoding="utf-8").replace("  bonus:", "  over_run:")
    files = {
        "plans.csv": PLANS, "providers.csv": DIRECTORY, "finance.yaml": mapping.replace("codes:\n", CODES),
    }  # fmt: skip
    records = tmp_path / "records"
    records.mkdir()
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "plans.csv").rename(records / "plans.csv")
    page.open_scheme(PAYERS)
    page.open_records([records / "plans.csv", tmp_path / "providers.csv"])
    page.settle("", "2026-06-30")
    assert tab.is_visible("#paid-by")
    tab.select_option("#paid-by", "health_board")
    tab.click("#statement-form button[type=submit]")
    page.shows("#statement", "£51.98")
    ran("settle", PAYERS, "records", "--as-at", "2026-06-30", "--out", "settlement", cwd=tmp_path)
    paid: list[str | Path] = ["settlement", "--providers", "providers.csv", "--payer", "health_board"]
    ran("remit", *paid, "--provider", "P1", "--out", "statement", cwd=tmp_path)
    alike(saved_by(page, "#save-statement"), in_folder(tmp_path / "statement", "statement"))
    tab.set_input_files("#finance-file", str(tmp_path / "finance.yaml"))
    tab.click("#finance-form button[type=submit]")
    page.shows("#finance-totals", "bills.csv")
    ran("finance", *paid, "--map", "finance.yaml", "--out", "finance", cwd=tmp_path)
    alike(saved_by(page, "#save-finance"), in_folder(tmp_path / "finance", "finance"))
    ran("remit", *paid, "--out", "statements", cwd=tmp_path)
    saved = page.save_everything()
    page.shows("#save-said", "1 statement of what health_board pays by itself")
    for name, content in in_folder(tmp_path / "statements", "statements").items():
        assert saved[name] == content
    tab.select_option("#paid-by", "")
    assert not tab.is_visible("#statement-done")
    tab.click("#finance-kept button")


def test_statements_say_how_far_they_have_come_and_can_be_stopped(page: OpenedPage) -> None:
    tab = page.tab
    page.go_to("scheme")
    tab.select_option("#shipped", "essex-reablement-bonus")
    page.shows("#scheme-said", "8 worked examples")
    page.use_invented(60_000, "plans")
    page.settle("2026-08")
    assert not tab.is_visible("#paid-by")
    tab.uncheck("#with-workbook")
    tab.click("#save-all")
    # Which counts are told depends on how quick the machine is; that they are told does not.
    page.shows("#work-words", "of 4 statements done")
    # It is heard as well, from outside of what is busy, and not with each count.
    assert tab.inner_text("#work-heard").endswith("...")
    assert tab.evaluate("document.querySelector('#work-heard').closest('[aria-busy]')") is None
    assert tab.get_attribute("#main", "aria-busy") == "true"
    tab.locator("#work-stop").click()
    page.shows("#settlement-gone", "gone from memory")
    page.use_invented(20)
    page.settle("2026-08")
    tab.check("#with-workbook")
