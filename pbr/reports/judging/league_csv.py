"""``judged.csv`` and ``verdicts.csv``: what was judged, a row for each measure, provider and window."""

from collections.abc import Iterable
from typing import TextIO

from pbr.judging.judged import Followed, Judged
from pbr.judging.money_by_month import MonthOfMoney
from pbr.reports.judging.league_words import evidence_in_words
from pbr.reports.measures_csv import UNLIKE_COLUMNS, are_unlike, unlike_cells
from pbr.reports.spreadsheet_safe_cells import money_cell, number_cell, text_cell, write_table

JUDGED_COLUMNS = (
    "measure", "provider_id", "window", "first", "last", "count", "out_of", "unknown", "counted_later", "low", "high",
    "by_chance_low", "by_chance_high", "target", "judged_from", "verdict", "could_be_chance",
)  # fmt: skip
MONEY_COLUMNS = ("provider_id", "month", "expected", "due", "difference", "over")
VERDICT_COLUMNS = ("verdict", "when", "provider_id", "follows", "because")


BASELINE_COLUMNS = ("baseline_low", "baseline_high")
"""What each is compared with: written where any is."""


def write_judged(file: TextIO, judged: Iterable[Judged]) -> None:
    """Write every measure to an open file; what is for all together has a blank provider."""
    written = tuple(judged)
    if any(one.baseline is not None for one in written):
        compared = ((*_judged_cells(one), *unlike_cells(one.measured), *_baseline_cells(one)) for one in written)
        write_table(file, (*JUDGED_COLUMNS, *UNLIKE_COLUMNS, *BASELINE_COLUMNS), compared)
    elif are_unlike([one.measured for one in written]):
        rows = ((*_judged_cells(one), *unlike_cells(one.measured)) for one in written)
        write_table(file, (*JUDGED_COLUMNS, *UNLIKE_COLUMNS), rows)
    else:
        write_table(file, JUDGED_COLUMNS, map(_judged_cells, written))


def _judged_cells(judged: Judged) -> tuple[object, ...]:
    measured, target, days = judged.measured, judged.target, judged.window.period
    chance_low, chance_high = judged.by_chance or (None, None)
    return (
        text_cell(measured.measure),
        text_cell(judged.provider),
        text_cell(judged.window.label),
        days.first.isoformat(),
        days.last.isoformat(),
        measured.count,
        measured.out_of,
        measured.unknown,
        judged.waiting,
        *map(number_cell, (judged.low, judged.high, chance_low, chance_high)),
        text_cell(target.text) if target else "",
        target.judged_from if target else "",
        judged.verdict.value if judged.verdict else "",
        "yes" if judged.could_be_chance else "no",
    )


def _baseline_cells(judged: Judged) -> tuple[object, ...]:
    baseline = judged.baseline
    return ("", "") if baseline is None else (number_cell(baseline.low), number_cell(baseline.high))


def write_verdicts(file: TextIO, followed: Iterable[Followed]) -> None:
    """Write every verdict to an open file, with what it rests on."""
    write_table(file, VERDICT_COLUMNS, map(_verdict_cells, followed))


def _verdict_cells(followed: Followed) -> tuple[object, ...]:
    rule, because = followed.rule, evidence_in_words(followed)
    return tuple(map(text_cell, (rule.name, rule.text, followed.provider, followed.answer.value, because)))


def write_money(file: TextIO, money: Iterable[MonthOfMoney]) -> None:
    """Write expected and actual money by provider and month; what nobody expected, or is not over, is blank."""
    write_table(file, MONEY_COLUMNS, map(_money_cells, money))


def _money_cells(one: MonthOfMoney) -> tuple[object, ...]:
    sums = map(money_cell, (one.expected, one.due, one.difference))
    return text_cell(one.provider), one.label, *sums, "yes" if one.is_over else "no"
