"""Everything that a settlement gives: its folder, the workbook, and the statements of providers that are known."""

from collections.abc import Sized
from pathlib import Path
from typing import Any

from pbr.api import ProblemsFound
from pbr.api.paid_out.remittance import StatementsWanted, remit_wanted
from pbr.api.settling.settlement_workbook import settle_into_workbook
from pbr.api.settling.workbook_asked import workbook_asked
from pbr.in_browser.answers import Answer, problems_for_page
from pbr.in_browser.desk import PAID, SETTLEMENT, STATEMENTS, WORKBOOK, clear
from pbr.in_browser.page_progress import PageProgress, PageStatementsProgress
from pbr.in_browser.settled import SettledHere


class _Rows:
    """Tells how many of the lines are in the workbook."""

    def __init__(self, shown: PageProgress, of: int) -> None:
        self._shown, self._of, self._done = shown, of, 0

    def take(self, batch: Sized) -> None:
        """Count the lines of a batch."""
        self._done += len(batch)
        words = f"Writing the workbook: {self._done:,} of {self._of:,} lines"
        self._shown.reach(words, self._done, self._of)


def make_everything(settled: SettledHere, said: dict[str, Any], shown: PageProgress) -> Answer:
    """Make what is asked for beside the folder: the workbook, the statements, or both.

    Gives what stands against statements, if anything does.
    """
    clear(WORKBOOK, STATEMENTS)
    if said.get("workbook"):
        rows = _Rows(shown, len(settled.index))
        settle_into_workbook(settled.prepared, workbook_asked(Path(WORKBOOK), replace=False), [rows.take])
    if not said.get("statements"):
        return _said([])
    if not Path(PAID).exists():
        return {**_said([]), "no_providers": True}
    shown.say("Writing the statements")
    try:
        wanted = StatementsWanted(SETTLEMENT, PAID, payer=said.get("payer", ""))
        remitted = remit_wanted(wanted, STATEMENTS, tell=PageStatementsProgress(shown, len(settled.index)))
    except ProblemsFound as found:
        return {**_said([]), "against": problems_for_page(found.problems)}
    told = [[one.details.provider_id, one.details.name] for one in remitted.written]
    return {**_said(told), "against": problems_for_page(remitted.warnings)}


def _said(statements: list[list[str]]) -> dict[str, Any]:
    return {"statements": statements, "against": [], "no_providers": False}
