"""Providers judged by the scheme's targets, over the records that the page has: the tables, the page and the files."""

from pathlib import Path
from typing import Any

from pbr.api import judge
from pbr.api.judged.judging_files import publish_judgement
from pbr.api.settling.results_published import FolderWanted
from pbr.in_browser.answers import Answer, problems_for_page
from pbr.in_browser.desk import EXPECTED, JUDGEMENT, MEETING, clear, day_asked, only_file, records_given
from pbr.in_browser.page_progress import PageProgress


def judge_here(said: dict[str, Any], shown: PageProgress) -> Answer:
    """Judge as ``pbr judge --out --html`` does. Raises ``ProblemsFound`` and ``NotReadError``."""
    clear(JUDGEMENT, MEETING)
    day = day_asked(said)
    scheme = Path(said["scheme"])
    records = records_given(said, [scheme])
    shown.say("Reading and counting the records")
    found = judge(scheme, records, day, expected=only_file(EXPECTED), hold_errors=bool(said.get("hold_errors")))
    shown.say("Writing the page")
    publish_judgement(found, FolderWanted(Path(JUDGEMENT), lambda _: None), Path(MEETING))
    return {
        "report": Path(MEETING).read_text(encoding="utf-8"),
        "held": len(found.held_rows),
        "warnings": problems_for_page(found.warnings),
    }
