"""A statement in a browser: on a telephone, on a desk and on paper."""

from pathlib import Path

import pytest

from tests.browser.chromium import measured, run
from tests.browser.test_page import A4_WIDE, CLIPPED, FETCHED, SCROLLING, WIDER
from tests.examples.statements import EXAMPLE, NAME

pytestmark = pytest.mark.browser

PAGE = EXAMPLE / NAME / "WILEPZ-00008-P1.html"

HEADINGS = "[...page.querySelectorAll('h1, h2, h3')].map(one => one.tagName[1]).join('')"
"""The levels of the headings, in order."""

UNNAMED = """[...page.querySelectorAll('table')].filter(table => !table.caption ||
  [...table.querySelectorAll('th')].some(one => !one.scope)).length"""
"""How many tables have no caption, or a heading that does not say of what."""


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [400, 1280])
def test_it_does_not_scroll_sideways(tmp_path: Path, page: str, width: int) -> None:
    wide, seen = map(int, measured(tmp_path, page, width, WIDER).split())
    assert width - 20 <= seen <= width
    assert wide == seen
    assert measured(tmp_path, page, width, CLIPPED) == "0"


def test_on_a_desk_every_table_is_seen_as_a_whole(tmp_path: Path, page: str) -> None:
    assert measured(tmp_path, page, 1280, SCROLLING) == "0"


def test_on_paper_no_table_is_cut(tmp_path: Path, page: str) -> None:
    assert page.count("@media print {") == 2
    printed = page.replace("@media print {", "html { scrollbar-width: none; } @media all {")
    wide, seen = map(int, measured(tmp_path, printed, A4_WIDE, WIDER).split())
    assert wide == seen == A4_WIDE
    assert measured(tmp_path, printed, A4_WIDE, SCROLLING) == "0"


BROKEN = """[...page.querySelectorAll('.short table')].filter(
  one => one.ownerDocument.defaultView.getComputedStyle(one).breakInside !== 'avoid').length + ' ' +
  page.querySelectorAll('.short table').length"""
"""How many short tables may be broken over two pages, of how many."""

TOUCHING = """[...page.querySelectorAll('.number + td:not(.number)')].filter(
  one => parseFloat(one.ownerDocument.defaultView.getComputedStyle(one).paddingLeft) < 4).length"""
"""How many cells of text follow an amount with no room between them."""


def test_on_paper_a_short_table_is_on_one_page_and_no_amount_touches_what_follows(tmp_path: Path, page: str) -> None:
    printed = page.replace("@media print {", "html { scrollbar-width: none; } @media all {")
    broken, short = map(int, measured(tmp_path, printed, A4_WIDE, BROKEN).split())
    assert (broken, short > 3) == (0, True)
    assert measured(tmp_path, printed, A4_WIDE, TOUCHING) == "0"
    assert measured(tmp_path, page, 1280, TOUCHING) == "0"


def test_it_can_be_read_without_being_seen(tmp_path: Path, page: str) -> None:
    assert '<html lang="en-GB">' in page
    levels = measured(tmp_path, page, 1280, HEADINGS)
    assert levels.startswith("12")
    assert "13" not in levels
    assert measured(tmp_path, page, 1280, UNNAMED) == "0"


def test_the_browser_asks_for_nothing(tmp_path: Path, page: str) -> None:
    assert measured(tmp_path, page, 400, FETCHED) == "0"


def test_it_prints(tmp_path: Path) -> None:
    printed = tmp_path / "statement.pdf"
    run(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}", PAGE.as_uri())
    paper = printed.read_bytes()
    assert paper.startswith(b"%PDF")
    assert paper.count(b"/Type /Page\n") >= 2
