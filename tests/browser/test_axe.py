"""Every kind of page that is written breaks no rule of axe-core, and a page that does is found out."""

from pathlib import Path

import pytest

from pbr.reports.simulation.page.page import simulation_page
from tests.browser.axe import found_by_axe
from tests.cli.command import ESSEX, JUNE, extract, pbr
from tests.examples.made import EXAMPLES
from tests.reports.simulation.made import drawn_report

pytestmark = pytest.mark.axe

PAGES = sorted(page.relative_to(EXAMPLES).as_posix() for page in EXAMPLES.rglob("*.html"))
_FEWEST_RULES = 25
"""So many rules at least have something to look at on any page of ours."""


def text_of(page: str) -> str:
    return (EXAMPLES / page).read_text(encoding="utf-8")


def test_there_is_a_page_of_each_kind() -> None:
    kinds = {"compare/report.html", "judging/league.html"}
    kinds |= {f"review-meeting/{name}.html" for name in ("league", "provider-P2", "person-S02")}
    assert kinds <= set(PAGES)
    assert any(page.startswith("statements/") for page in PAGES)


@pytest.mark.parametrize("page", PAGES)
def test_no_rule_is_broken(tmp_path: Path, page: str) -> None:
    broken, kept = found_by_axe(tmp_path, text_of(page))
    assert broken == []
    assert kept >= _FEWEST_RULES


def test_a_letter_breaks_no_rule(tmp_path: Path) -> None:
    """The story of one plan as a letter is in no example."""
    letter = pbr("settle", ESSEX, extract(tmp_path), *JUNE, "--explain", "A", "--format", "html").stdout
    assert letter.startswith("<!DOCTYPE html>")
    broken, kept = found_by_axe(tmp_path, letter)
    assert broken == []
    assert kept >= _FEWEST_RULES


def test_a_page_of_a_comparison_with_draws_breaks_no_rule(tmp_path: Path) -> None:
    broken, kept = found_by_axe(tmp_path, simulation_page(drawn_report(tmp_path, budget=520_000)))
    assert broken == []
    assert kept >= _FEWEST_RULES


@pytest.mark.parametrize(
    ("of", "spoilt", "rule"),
    [
        ('lang="en-GB"', "", "html-has-lang"),
        ("<h1>", '<img src="data:,"><h1>', "image-alt"),
        ("color: #0b0c0c", "color: #ccc", "color-contrast"),
    ],
)
def test_a_broken_rule_is_found(tmp_path: Path, of: str, spoilt: str, rule: str) -> None:
    page = text_of("review-meeting/person-S02.html")
    assert of in page
    broken, _ = found_by_axe(tmp_path, page.replace(of, spoilt))
    assert any(one.startswith(rule) for one in broken)
