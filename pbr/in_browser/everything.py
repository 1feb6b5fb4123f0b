"""Everything that a settlement gives: its folder, the workbook, and the statements of providers that are known."""

from pathlib import Path

from pbr.api import ProblemsFound
from pbr.api.remittance import remit
from pbr.api.settlement_workbook import settle_into_workbook
from pbr.api.workbook_asked import workbook_asked
from pbr.in_browser.answers import Answer, problems_told
from pbr.in_browser.desk import PROVIDERS, SETTLEMENT, STATEMENTS, WORKBOOK, clear
from pbr.in_browser.progress_told import ToldToPage
from pbr.in_browser.settled import SettledHere

MADE = (SETTLEMENT, WORKBOOK, STATEMENTS)
"""What is put in the archive, of what there is."""


def make_everything(settled: SettledHere, shown: ToldToPage) -> Answer:
    """Make the workbook and the statements beside the folder; give what stands against statements, if anything."""
    clear(WORKBOOK, STATEMENTS)
    shown.say("Writing the workbook")
    settle_into_workbook(settled.prepared, workbook_asked(Path(WORKBOOK), replace=False), [shown.write])
    if not Path(PROVIDERS).exists():
        return {"statements": [], "against": [], "no_providers": True}
    shown.say("Writing the statements")
    try:
        remitted = remit(SETTLEMENT, PROVIDERS, STATEMENTS)
    except ProblemsFound as found:
        return {"statements": [], "against": problems_told(found.problems), "no_providers": False}
    told = [[one.details.provider_id, one.details.name] for one in remitted.written]
    return {"statements": told, "against": problems_told(remitted.warnings), "no_providers": False}
