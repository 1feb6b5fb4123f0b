"""The pages of a meeting in a browser: on a telephone, on a desk, and on no more paper than a meeting reads."""

import re
from pathlib import Path

import pytest

from pbr.api import judge, person
from pbr.api.meetings.person_files import publish_page
from pbr.reports.judging.league_page import league_page
from tests.browser.chromium import measured, run
from tests.browser.test_page import A4_WIDE, CLIPPED, FETCHED, OUTSIDE, SCROLLING, WIDER
from tests.browser.test_statement import HEADINGS, UNNAMED
from tests.examples.made import EXAMPLES
from tests.judging.test_league_of_many import plans, with_measures

pytestmark = pytest.mark.browser

PAPERS = EXAMPLES / "review-meeting"
PAGES = ("league.html", "provider-P2.html", "person-S02.html")
MANY = 30
SHEETS_OF_A_LEAGUE, SHEETS_OF_A_PERSON = 4, 2
_SHEET = re.compile(rb"/Type /Page\n")


def sheets(folder: Path, page: Path) -> int:
    """How many sheets of A4 a page is printed on."""
    printed = folder / "page.pdf"
    run(folder, "--no-pdf-header-footer", f"--print-to-pdf={printed}", page.as_uri())
    return len(_SHEET.findall(printed.read_bytes()))


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    return (PAPERS / str(request.param)).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [400, 1280])
def test_it_does_not_scroll_sideways_and_no_words_run_out_of_a_picture(tmp_path: Path, page: str, width: int) -> None:
    wide, seen = map(int, measured(tmp_path, page, width, WIDER).split())
    assert wide == seen
    assert measured(tmp_path, page, width, CLIPPED) == "0"
    assert measured(tmp_path, page, width, OUTSIDE) == "0"


def test_on_paper_no_table_is_cut(tmp_path: Path, page: str) -> None:
    printed = page.replace("@media print {", "html { scrollbar-width: none; } @media all {")
    wide, seen = map(int, measured(tmp_path, printed, A4_WIDE, WIDER).split())
    assert wide == seen == A4_WIDE
    assert measured(tmp_path, printed, A4_WIDE, SCROLLING) == "0"


def test_it_can_be_read_without_being_seen_and_asks_for_nothing(tmp_path: Path, page: str) -> None:
    levels = measured(tmp_path, page, 1280, HEADINGS)
    assert levels.startswith("12")
    assert "13" not in levels
    assert measured(tmp_path, page, 1280, UNNAMED) == "0"
    assert measured(tmp_path, page, 400, FETCHED) == "0"


def test_a_person_with_as_much_as_any_in_the_examples_is_on_two_sheets(tmp_path: Path) -> None:
    """Two plans one after the other with five outcomes, each with a tariff, a penalty and a reward."""
    scheme, records = EXAMPLES.parent / "schemes", EXAMPLES / "wiltshire-penalty-and-reward" / "records"
    for one in ("S0001", "S0024"):
        file = tmp_path / f"{one}.html"
        publish_page(person(one, scheme / "wiltshire-penalty-and-reward.yaml", records), file)
        assert sheets(tmp_path, file) <= SHEETS_OF_A_PERSON


@pytest.mark.parametrize("measures", [1, 3, 6, 13])
@pytest.mark.parametrize("missed", ["none", "same"])
def test_a_league_of_thirty_is_on_four_sheets(tmp_path: Path, measures: int, missed: str) -> None:
    """Whether each of them met its targets, or missed them all."""
    thirty = [row | {"support_at_end": missed} for row in plans([f"P{at:02}" for at in range(1, MANY + 1)])]
    found = judge(with_measures(measures, tmp_path), {"plans": thirty}, "2026-12-31")
    file = tmp_path / "league.html"
    text = league_page(found.scheme, found.as_at, found.league, found.warnings, found.inputs)
    file.write_text(text, encoding="utf-8")
    assert sheets(tmp_path, file) <= SHEETS_OF_A_LEAGUE
    printed = text.replace("@media print {", "html { scrollbar-width: none; } @media all {")
    assert measured(tmp_path, printed, A4_WIDE, SCROLLING) == "0"
    # Opened, all of it is longer: what keeps it to four is what is folded.
    file.write_text(text.replace("<details>", "<details open>"), encoding="utf-8")
    assert sheets(tmp_path, file) > SHEETS_OF_A_LEAGUE
