"""What a folder of a judgement holds: it is published whole or not at all, as a settlement's is."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from pbr.files.publish_folder import FolderKind, Summary
from pbr.files.seal import seal
from pbr.files.utf8_writer import new_file
from pbr.judging.judged import League
from pbr.judging.money_by_month import MonthOfMoney
from pbr.records.held_row import HeldRow
from pbr.reports.held_csv import HeldCsv
from pbr.reports.judging.league_csv import write_judged, write_money, write_verdicts
from pbr.reports.judging.ranking_csv import write_rankings

_SUMMARY = "judged.json"


def _asked(summary: Summary) -> dict[str, object]:
    """Give what was judged: by which scheme, over which records, for which period, as at which day."""
    return {
        "the scheme": summary.get("scheme"),
        "the period": summary.get("period"),
        "the day it is as at": summary.get("as_at"),
        "the records": summary.get("inputs"),
    }


_FILES = ("judged.csv", "verdicts.csv", "rankings.csv", "money.csv", "held.csv", _SUMMARY)
JUDGEMENT = FolderKind("judgement", _FILES, _SUMMARY, _asked)


def write_league(
    build: Path, league: League, held_rows: Sequence[HeldRow], money: Sequence[MonthOfMoney], summary: str
) -> None:
    """Write every file of a judgement into the folder being built; ``summary`` is what ``judged.json`` says."""
    writers: dict[str, Callable[[TextIO], object]] = {
        "judged.csv": lambda file: write_judged(file, league.judged),
        "verdicts.csv": lambda file: write_verdicts(file, league.followed),
        _SUMMARY: lambda file: file.write(summary),
    }
    if league.ranked:
        writers["rankings.csv"] = lambda file: write_rankings(file, league.ranked)
    if money:
        writers["money.csv"] = lambda file: write_money(file, money)
    if held_rows:
        writers["held.csv"] = lambda file: HeldCsv(file, held_rows)
    for name, write in writers.items():
        with new_file(build / name) as file:
            write(file)
    seal(build, _SUMMARY)
