"""Schemes compared over the records that the page has: the report as a page, and its files to save."""

from pathlib import Path
from typing import Any

from pbr.api import By, ComparisonRequest, DrawsWanted, compare
from pbr.api.comparison_files import PageWanted, publish_comparison
from pbr.api.results_published import FolderWanted
from pbr.in_browser.answers import Answer, problems_told
from pbr.in_browser.desk import COMPARISON, REPORT, clear, days_given, records_given
from pbr.in_browser.progress_told import ToldToPage

MADE = (COMPARISON, REPORT)
"""What is put in the archive."""


def compare_here(said: dict[str, Any], shown: ToldToPage) -> Answer:
    """Compare schemes as ``pbr simulate --out --html`` does. Raises ``ProblemsFound`` and ``NotReadError``."""
    clear(COMPARISON, REPORT)
    period, day = days_given(said)
    schemes = [Path(name) for name in said["schemes"]]
    baseline = Path(said["baseline"])
    draws = int(said.get("draws") or 0)
    request = ComparisonRequest(
        schemes=schemes,
        baseline=baseline,
        by=By(said.get("by") or By.PROVIDER),
        period=period,
        as_at=day,
        draws=DrawsWanted(draws, 1, None) if draws else None,
        hold_errors=bool(said.get("hold_errors")),
    )
    compared = compare(records_given(said, [*schemes, baseline]), request, shown)
    shown.say("Writing the report")
    publish_comparison(
        compared, FolderWanted(Path(COMPARISON), lambda _: None), PageWanted(Path(REPORT), names_records=False)
    )
    return {
        "report": Path(REPORT).read_text(encoding="utf-8"),
        "left_out": {label: list(reasons) for label, reasons in compared.left_out.items()},
        "warnings": problems_told(compared.warnings),
    }
