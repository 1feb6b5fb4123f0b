"""A period looked at against a copy of a ledger: what its next run would be. Nothing is settled by it.

A run is settled by one step of the system, in which its folder becomes part of the ledger while nobody else can add
one. A browser has no such step for a folder, and no such lock, so a page does not settle.
"""

from pathlib import Path
from typing import Any

from pbr.api.ledger.run_text import already_in_words, preview_in_parts
from pbr.api.ledger.settled_already import AlreadySettled
from pbr.api.ledger.settling import preview
from pbr.api.ledger.started_run import RunAsked
from pbr.api.settling.prepare import making_many_rows
from pbr.api.settling.workbook_asked import workbook_asked
from pbr.in_browser.answers import Answer, NotReadError, problems_for_page
from pbr.in_browser.desk import LEDGER, RUN, RUN_WORKBOOK, clear, days_given, records_given
from pbr.in_browser.page_progress import PageProgress
from pbr.in_browser.parts_for_page import parts_for_page


def look_at_run(said: dict[str, Any], shown: PageProgress) -> Answer:
    """Look as ``pbr settle --ledger --out --workbook`` does. Raises ``ProblemsFound`` and ``NotReadError``."""
    clear(RUN, RUN_WORKBOOK)
    if not Path(LEDGER).is_dir():
        raise NotReadError("ledger", "there is no ledger: choose its folder first")
    period, day = days_given(said)
    scheme = Path(said["scheme"])
    asked = RunAsked(
        scheme,
        records_given(said, [scheme]),
        Path(LEDGER),
        period,
        day,
        bool(said.get("hold_errors")),
        supplementary=said.get("why") or "",
    )
    shown.say("Reading the ledger")
    with making_many_rows():
        found = preview(asked, Path(RUN), shown, workbook_asked(Path(RUN_WORKBOOK), replace=False))
    if isinstance(found, AlreadySettled):
        return {"parts": parts_for_page(already_in_words(found).splitlines()), "proposal": "", "warnings": []}
    written = found.written
    return {
        "parts": parts_for_page(preview_in_parts(found)),
        "proposal": written.proposal,
        "run": written.number,
        "held": len(written.settlement.held_rows),
        "warnings": problems_for_page(found.warnings),
    }
