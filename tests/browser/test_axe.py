"""Every kind of page that is written breaks no rule of axe-core, and a page that does is found out."""

from pathlib import Path

import pytest

from tests.browser.axe import found_by_axe
from tests.examples.made import EXAMPLES

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
