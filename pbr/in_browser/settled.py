"""A settlement as the page has it: its sums, its lines a page at a time, the story of a line, and all of its files."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from pbr.api.described.explanation import facts_known_later
from pbr.api.meetings.one_provider import settlement_of_provider
from pbr.api.settling.prepare import Prepared, making_many_rows, prepare
from pbr.api.settling.settlement_folder import settle_into_folder
from pbr.explain.build import tell
from pbr.explain.render_text import as_text
from pbr.in_browser.answers import Answer, problems_for_page
from pbr.in_browser.desk import PAID, PROVIDERS, SETTLEMENT, STATEMENTS, WORKBOOK, clear, days_given, records_given
from pbr.in_browser.line_index import SHOWN, LineIndex
from pbr.in_browser.page_progress import PageProgress, Tell
from pbr.in_browser.parts_for_page import parts_for_page
from pbr.records.later_facts import Later
from pbr.reports.settlement_table import parts_of
from pbr.settlement.line import Payer
from pbr.settlement.settlement import Settlement

MOST_ROWS = 50
"""How many lines the page shows at a time."""


class SettledHere:
    """The settlement that the page shows: where its files are, and what stories are told from."""

    def __init__(self, prepared: Prepared, settlement: Settlement, index: LineIndex) -> None:
        self.prepared = prepared
        self.settlement = settlement
        self.index = index
        self._later: Later | None = None

    @property
    def lines_file(self) -> Path:
        """The file of its lines."""
        return Path(SETTLEMENT) / "lines.csv"

    def story(self, wanted: str) -> str:
        """The story of a line or a record, as ``pbr settle --explain`` tells it. Raises ``ProblemsFound``."""
        one = self.prepared
        if self._later is None:
            self._later = facts_known_later(one)
        records = replace(one.records, later=self._later)
        return as_text(tell(one.compiled, records, one.records_path, one.period, one.as_at, wanted, one.ongoing_until))


def settle_here(said: dict[str, Any], tell_page: Tell) -> SettledHere:
    """Settle what the page has put on the desk into a folder of it, as ``pbr settle --out`` does.

    Raises ``ProblemsFound`` with everything that is wrong, and ``NotReadError`` for a period or day that is none.
    """
    clear(SETTLEMENT, WORKBOOK, STATEMENTS, PAID)
    scheme = Path(said["scheme"])
    period, day = days_given(said)
    records = records_given(said, [scheme])
    shown = PageProgress(tell_page)
    with making_many_rows():
        shown.say("Reading the records")
        prepared = prepare(scheme, records, period, day, bool(said.get("hold_errors")), False)
        shown.say("Settling")
        settlement = settle_into_folder(prepared, Path(SETTLEMENT), lambda _: None, shown=shown)
    shown.say("Finding the lines")
    index = LineIndex()
    index.read(Path(SETTLEMENT) / "lines.csv")
    _keep_providers()
    return SettledHere(prepared, settlement, index)


def _keep_providers() -> None:
    """Keep who the providers of this settlement are: what is put on the desk after it may be of other records."""
    if Path(PROVIDERS).exists():
        Path(PAID).parent.mkdir(exist_ok=True)
        shutil.copyfile(PROVIDERS, PAID)


def summary(settled: SettledHere, provider: str | None = None) -> Answer:
    """What the page shows of a settlement, or of one provider of it: the parts that the command prints."""
    whole = settled.settlement
    shown = whole if provider is None else settlement_of_provider(whole, provider)
    return {
        "parts": parts_for_page(parts_of(shown)),
        "title": whole.title,
        "providers": settled.index.providers,
        "payers": _payers_of(whole),
        "statuses": settled.index.statuses,
        "warnings": problems_for_page(whole.warnings),
        "versions": (Path(SETTLEMENT) / "settlement.json").read_text(encoding="utf-8"),
    }


def _payers_of(settlement: Settlement) -> list[str]:
    """Those who pay some line, where the scheme lists who pays."""
    if settlement.payers is None:
        return []
    return [payer for payer in settlement.payers.by_payer() if payer != Payer.NOBODY]


def lines_shown(settled: SettledHere, said: dict[str, Any]) -> Answer:
    """Some lines that fit what is asked for, from a place on, and how many fit in all."""
    index, file = settled.index, settled.lines_file
    numbers = index.fitting(said.get("provider"), said.get("status"))
    if text := said.get("text"):
        numbers = index.holding(file, numbers, text)
    start = int(said.get("start", 0))
    return {
        "columns": SHOWN,
        "rows": index.rows(file, numbers[start : start + MOST_ROWS]),
        "start": start,
        "at_once": MOST_ROWS,
        "fitting": len(numbers),
    }
