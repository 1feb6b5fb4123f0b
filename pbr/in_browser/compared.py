"""Schemes compared over the records that the page has: the report as a page, and its files to save."""

import re
from pathlib import Path
from typing import Any

from pbr.api import By, ComparisonRequest, DrawsWanted, Move, compare, load_assumptions
from pbr.api.comparing.comparison_files import PageWanted, publish_comparison
from pbr.api.comparing.moved_dates import a_move
from pbr.api.settling.results_published import FolderWanted
from pbr.in_browser.answers import Answer, NotReadError, problems_for_page
from pbr.in_browser.desk import ASSUMED, COMPARISON, REPORT, clear, days_given, only_file, records_given
from pbr.in_browser.page_progress import PageProgress

MOST_DRAWS = 100_000
"""How often the results may be drawn, as ``pbr simulate --draws`` has it."""

_DIGITS = re.compile("[0-9]{1,6}")


def compare_here(said: dict[str, Any], shown: PageProgress) -> Answer:
    """Compare schemes as ``pbr simulate --out --html`` does. Raises ``ProblemsFound`` and ``NotReadError``."""
    clear(COMPARISON, REPORT)
    period, day = days_given(said)
    schemes = [Path(name) for name in said["schemes"]]
    baseline = Path(said["baseline"])
    draws = _draws(said.get("draws") or "")
    assumed, settings = only_file(ASSUMED), list(said.get("settings") or ())
    request = ComparisonRequest(
        schemes=schemes,
        baseline=baseline,
        by=By(said.get("by") or By.PROVIDER),
        period=period,
        as_at=day,
        move=_move(said.get("move") or ""),
        assumptions=load_assumptions(assumed, settings) if assumed or settings else None,
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
        "warnings": problems_for_page(compared.warnings),
    }


def _draws(text: str) -> int:
    """How often to draw; 0 for not at all. Raises ``NotReadError`` for text that is no such number."""
    if not text:
        return 0
    number = int(text) if _DIGITS.fullmatch(text) else 0
    if not 1 <= number <= MOST_DRAWS:
        raise NotReadError("draws", f"write a whole number from 1 to {MOST_DRAWS:,}, or leave it blank")
    return number


def _move(text: str) -> Move | None:
    """How far the dates of the records are moved. Raises ``NotReadError`` for text that does not say it."""
    try:
        return a_move(text) if text else None
    except ValueError as wrong:
        raise NotReadError("move", str(wrong)) from None
