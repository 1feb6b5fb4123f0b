"""The page of a comparison in a browser: on a telephone, on a desk and on paper."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from pbr.reports.simulation.page.page import simulation_page
from pbr.reports.simulation.provider.report import provider_side_block
from pbr.simulate.monte_carlo.statistics import Summary
from tests.browser.chromium import measured, run
from tests.reports.simulation.made import drawn_report
from tests.reports.simulation.test_beside import side

pytestmark = pytest.mark.browser

A4_WIDE, A4_HIGH = 703, 1031
"""A sheet of paper without its margins of 12 mm, in pixels."""

WIDER = "[page.documentElement.scrollWidth, page.documentElement.clientWidth].join(' ')"
"""How wide the page is, and how wide the part of the window it can be seen in."""

OUTSIDE = """[...page.querySelectorAll('svg text')].filter(text => {
  const [at, all] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
  return at.left < all.left - 1 || at.right > all.right + 1 || at.bottom > all.bottom + 1;
}).length"""
"""How many words of the charts run out of them."""

CLIPPED = """[...page.querySelectorAll('caption span')].filter(
  span => span.getBoundingClientRect().right > page.documentElement.clientWidth).length"""
"""How many captions run out of the window."""

SCROLLING = "[...page.querySelectorAll('.table')].filter(table => table.scrollWidth > table.clientWidth).length"
"""How many tables cannot be seen as a whole."""

ANSWER = "page.querySelector('#answer').getBoundingClientRect().bottom"
"""How far down the answer ends."""

FETCHED = "page.defaultView.performance.getEntriesByType('resource').length"

MILLIONS = Summary(9, *(Fraction(-1234567890),) * 3, *(-1234567890,) * 5)
"""Draws whose sums are as long as those of a large council's contract."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page with the widest sums and with charts of every kind but the tornado."""
    report = drawn_report(tmp_path_factory.mktemp("made"), budget=520_000)
    drawn = report.uncertainty
    assert drawn is not None
    wide = replace(
        drawn.schemes[1], label="population_prime_provider_at_risk", total=MILLIONS, difference=MILLIONS,
        minimum=-1234567890, maximum=-1234567890,
    )  # fmt: skip
    kept = side("population_prime_provider_at_risk", {"P1": -123_456_789, "provider-of-the-north": 300}, {"P1": 100})
    further = (provider_side_block([kept], None),)
    return simulation_page(replace(report, uncertainty=replace(drawn, schemes=(*drawn.schemes, wide)), further=further))


@pytest.mark.parametrize("width", [400, 1280])
def test_nothing_runs_out_of_the_window_or_out_of_a_chart(tmp_path: Path, page: str, width: int) -> None:
    wide, seen = map(int, measured(tmp_path, page, width, WIDER).split())
    assert width - 20 <= seen <= width
    assert wide == seen
    assert measured(tmp_path, page, width, OUTSIDE) == "0"
    assert measured(tmp_path, page, width, CLIPPED) == "0"


def test_on_a_desk_every_table_is_seen_as_a_whole_and_on_a_telephone_it_scrolls(tmp_path: Path, page: str) -> None:
    assert measured(tmp_path, page, 1280, SCROLLING) == "0"
    assert int(measured(tmp_path, page, 400, SCROLLING)) > 3


def test_on_paper_no_table_is_cut_and_the_answer_has_one_sheet(tmp_path: Path, page: str) -> None:
    assert page.count("@media print {") == 1
    printed = page.replace("@media print {", "html { scrollbar-width: none; } @media all {")
    wide, seen = map(int, measured(tmp_path, printed, A4_WIDE, WIDER).split())
    assert wide == seen == A4_WIDE
    assert measured(tmp_path, printed, A4_WIDE, SCROLLING) == "0"
    assert measured(tmp_path, printed, A4_WIDE, OUTSIDE) == "0"
    assert float(measured(tmp_path, printed, A4_WIDE, ANSWER)) < A4_HIGH


def test_a_page_too_wide_is_seen_to_be(tmp_path: Path, page: str) -> None:
    spoilt = page.replace("<main>", '<main><p style="width: 900px">wide</p>').replace("max-width: 45rem", "")
    wide, seen = map(int, measured(tmp_path, spoilt, 400, WIDER).split())
    assert wide > seen


def test_the_browser_asks_for_nothing(tmp_path: Path, page: str) -> None:
    assert measured(tmp_path, page, 400, FETCHED) == "0"


def test_a_page_that_asks_is_heard(tmp_path: Path, page: str) -> None:
    # Nothing listens at this port of this machine; that it was asked is what counts.
    asking = '<main><img alt="" src="http://127.0.0.1:9/dot.svg">'
    spoilt = page.replace("<main>", asking).replace("Content-Security-Policy", "ignored")
    assert measured(tmp_path, spoilt, 400, FETCHED) == "1"


def test_it_prints(tmp_path: Path, page: str) -> None:
    file, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    file.write_text(page, encoding="utf-8")
    run(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}", file.as_uri())
    paper = printed.read_bytes()
    assert paper.startswith(b"%PDF")
    assert paper.count(b"/Type /Page\n") > 2
