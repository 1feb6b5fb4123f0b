"""The page of what was judged, in a browser: on a telephone, on a desk and on paper."""

from pathlib import Path

import pytest

from tests.browser.chromium import measured
from tests.browser.test_page import A4_WIDE, CLIPPED, FETCHED, SCROLLING, WIDER
from tests.browser.test_statement import HEADINGS, UNNAMED

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module", params=["judging/league.html", "ranking/order.html", "fitness/fitness.html"])
def page(request: pytest.FixtureRequest) -> str:
    file: str = request.param
    return (EXAMPLES / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [400, 1280])
def test_it_does_not_scroll_sideways_and_no_words_run_out_of_a_picture(tmp_path: Path, page: str, width: int) -> None:
    wide, seen = map(int, measured(tmp_path, page, width, WIDER).split())
    assert wide == seen
    assert measured(tmp_path, page, width, CLIPPED) == "0"


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
