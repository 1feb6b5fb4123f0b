"""The folder that the page works in: it is in the worker's memory, and gone with the tab."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

from pbr.api import Period, records_through
from pbr.api.given.inputs import day_given, period_given
from pbr.in_browser.answers import NotReadError

RECORDS, EXTRACT, MAPPING = "records", "extract", "mapping"
"""Where the page puts tables of records; an extract as its case system wrote it; and the mapping it is read through,
which stands in a folder of its own under the name that it has: a settlement says it.
"""
PROVIDERS, PAID = "directory/providers.csv", "paid/providers.csv"
"""Where the page puts who each provider is, for their statements; and who they are of the settlement that is kept,
whatever is put on the desk after it.
"""
SETTLEMENT, WORKBOOK, STATEMENTS = "settlement", "settlement.xlsx", "statements"
COMPARISON, REPORT = "comparison", "comparison.html"
CHECK, JUDGEMENT, MEETING = "check", "judgement", "judgement.html"
STATEMENT, FINANCE, RUN, RUN_WORKBOOK = "statement", "finance", "run", "run.xlsx"
"""Where what is made goes."""
LAST, ASSUMED, EXPECTED = "last", "assumed", "expected"
STARTED, FINANCE_MAPPING, LEDGER = "started", "finance-mapping", "ledger"
"""Where the page puts the extract before, a file of assumptions, one of expected money, a mapping to add to, how the
finance system takes in a run, and a copy of a ledger.
"""


def records_given(said: dict[str, Any], schemes: list[Path]) -> Path:
    """Give the records that the page has put on the desk, read through its mapping where it gave one."""
    return through_mapping(EXTRACT, schemes) if said.get("mapped") else Path(RECORDS)


def through_mapping(folder: str, schemes: list[Path]) -> Path:
    """Give an extract in a folder of the desk, read through the mapping that the page has put there."""
    (mapping,) = Path(MAPPING).iterdir()
    return records_through([folder], mapping, schemes)


def only_file(folder: str) -> Path | None:
    """The one file that the page has put into a folder, under the name that it has; None where it put none."""
    found = sorted(Path(folder).iterdir()) if Path(folder).is_dir() else []
    return found[0] if found else None


def day_asked(said: dict[str, Any], field: str = "as_at") -> date | None:
    """Read a day that was typed, that of knowledge or another. Raises ``NotReadError`` for text that is none."""
    try:
        return day_given(said.get(field) or None)
    except ValueError as wrong:
        raise NotReadError(field, str(wrong)) from None


def days_given(said: dict[str, Any]) -> tuple[Period | None, date | None]:
    """Read the period and the day of knowledge. Raises ``NotReadError`` for text that is neither."""
    try:
        period = period_given(said.get("period") or None)
    except ValueError as wrong:
        raise NotReadError("period", str(wrong)) from None
    return period, day_asked(said)


def clear(*names: str) -> None:
    """Take away what was there before."""
    for name in names:
        path = Path(name)
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
