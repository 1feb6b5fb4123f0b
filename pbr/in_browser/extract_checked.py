"""How good the extract is for the scheme, before anyone settles it: as ``pbr check`` says it, and its files to save."""

from pathlib import Path
from typing import Any

from pbr.api import check_extract
from pbr.api.checks.check_workbook import write_check_workbook
from pbr.api.checks.extract_check_text import as_json, as_table
from pbr.api.settling.workbook_asked import workbook_asked
from pbr.in_browser.answers import Answer, problems_for_page
from pbr.in_browser.desk import CHECK, LAST, clear, day_asked, records_given, through_mapping
from pbr.in_browser.page_progress import PageProgress


def check_here(said: dict[str, Any], shown: PageProgress) -> Answer:
    """Check the extract on the desk, beside the one before it where there is one.

    Raises ``ProblemsFound`` and ``NotReadError``.
    """
    clear(CHECK)
    day = day_asked(said)
    scheme = Path(said["scheme"])
    records = records_given(said, [scheme])
    last = None
    if Path(LAST).is_dir():
        last = through_mapping(LAST, [scheme]) if said.get("mapped") else Path(LAST)
    shown.say("Looking at every row")
    checked = check_extract(scheme, records, last, day)
    folder = Path(CHECK)
    folder.mkdir()
    text = as_table(checked)
    (folder / "check.txt").write_text(text, encoding="utf-8")
    (folder / "check.json").write_text(as_json(checked), encoding="utf-8")
    write_check_workbook(checked, workbook_asked(folder / "check.xlsx", replace=False))
    return {
        "text": text,
        "unread": checked.unread,
        "found": problems_for_page([one for kind in checked.problems for one in kind.each]),
    }
