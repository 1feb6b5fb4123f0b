"""Somebody comes to the page new: settles the sample, breaks a scheme and mends it, filters, stops, and compares."""

import pytest

from tests.page.opened_page import OpenedPage

pytestmark = pytest.mark.page


def test_the_sample_is_settled_filtered_and_told(page: OpenedPage) -> None:
    tab = page.tab
    page.go_to("scheme")
    tab.select_option("#shipped", "essex-reablement-bonus")
    page.shows("#scheme-said", "8 worked examples")
    assert "What its words mean" in tab.inner_text("#description")
    page.use_invented(200)
    page.settle("2026-08")
    assert "Nobody is owed any of this" in tab.inner_text("#is-invented")
    whole = page.shows("#sums", "Total due: £")
    all_lines = page.shows("#lines-said", "Lines 1 to 50 of")
    tab.select_option("#of-provider", "P2")
    tab.select_option("#of-status", "due")
    tab.locator("#lines td.provider_id", has_text="P1").first.wait_for(state="detached")
    tab.locator("#lines td.status", has_text="open").first.wait_for(state="detached")
    assert set(tab.locator("#lines td.provider_id").all_inner_texts()) == {"P2"}
    assert set(tab.locator("#lines td.status").all_inner_texts()) == {"due"}
    tab.locator("#lines button.link").first.click()
    story = page.shows("#story", "The story of")
    assert "Plan A" in story
    tab.click("#story button")
    tab.select_option("#of-provider", "*")
    tab.select_option("#of-status", "*")
    page.shows("#lines-said", all_lines)
    assert tab.inner_text("#sums") == whole


def test_a_scheme_is_broken_and_mended_from_the_messages(page: OpenedPage) -> None:
    tab = page.tab
    page.go_to("scheme")
    tab.select_option("#shipped", "time-and-task")
    page.shows("#scheme-said", "1 worked example,")
    text = tab.input_value("#scheme-text")
    tab.fill("#scheme-text", text.replace("rounding: each line", "roundin: each line"))
    said = page.shows("#scheme-said", "wrong with time-and-task.yaml")
    assert "thing" in said
    listed = page.shows("#scheme-problems", "PBR201")
    assert "'roundin' is not a word that a scheme takes" in listed
    assert "rounding" in listed
    tab.locator("#scheme-problems button", has_text="Go to line 5").first.click()
    selected = tab.evaluate(
        "(() => { const t = document.activeElement; return t.value.slice(t.selectionStart, t.selectionEnd); })()"
    )
    assert selected.startswith("roundin")
    tab.locator("#scheme-problems button", has_text="Why is PBR201").first.click()
    page.shows("#scheme-problems .why", "Bad:")
    tab.keyboard.press("Escape")
    tab.fill("#scheme-text", text)
    page.shows("#scheme-said", "Nothing is wrong with time-and-task.yaml")


def test_a_day_that_is_none_is_said_at_its_field_and_wrong_rows_in_their_place(page: OpenedPage) -> None:
    tab = page.tab
    page.go_to("scheme")
    tab.select_option("#shipped", "essex-reablement-bonus")
    page.shows("#scheme-said", "8 worked examples")
    page.use_invented(20)
    tab.fill("#period", "June 2026")
    tab.click("#settle-form button[type=submit]")
    assert 'did you mean "2026-06"?' in page.shows("#period-wrong", "this is not a period")
    assert tab.get_attribute("#period", "aria-invalid") == "true"
    tab.fill("#period", "2026-08")
    header = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on"
    row = f"{header}\nA,S1,P1,Zebedee,2026-05-04,,,,\n"
    tab.set_input_files("#records-files", {"name": "plans.csv", "mimeType": "text/csv", "buffer": row.encode()})
    tab.click("#settle-form button[type=submit]")
    listed = page.shows("#settle-problems", "Nothing was settled")
    assert "Zebedee" not in listed
    assert "plans.csv, line 2" in listed


def test_what_goes_on_can_be_stopped_and_done_again(page: OpenedPage) -> None:
    tab = page.tab
    page.go_to("scheme")
    tab.select_option("#shipped", "essex-reablement-bonus")
    page.shows("#scheme-said", "8 worked examples")
    page.use_invented(100_000, "plans")
    tab.fill("#period", "2026-08")
    stands_at = "document.getElementById('settle-form').offsetTop"
    before = tab.evaluate(stands_at)
    tab.click("#settle-form button[type=submit]")
    tab.locator("#work-stop").wait_for()
    # What was about to be pressed stays where it was, however long there is something to be said.
    assert tab.evaluate(stands_at) == before
    tab.locator("#work-stop").click()
    page.shows("#settle-problems", "It was stopped")
    page.use_invented(20)
    page.settle("2026-08")
    page.shows("#lines-said", "Lines 1 to")


def test_two_contracts_are_compared_and_the_report_is_read_in_place(page: OpenedPage) -> None:
    tab = page.tab
    page.use_invented(50)
    page.choose_to_compare("essex-reablement-bonus")
    tab.fill("#draws", "")
    tab.fill("#compare-as_at", "")
    tab.fill("#compare-period", "2026-08")
    tab.click("#compare-form button[type=submit]")
    page.shows("#compare-said", "Compared")
    assert "What each scheme would have paid for the same records" in tab.locator("#report h1").inner_text()
    assert "£" in tab.locator("#report #answer").inner_text()
