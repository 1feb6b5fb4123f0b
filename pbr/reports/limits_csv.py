"""``limits.csv``: what has come due under each limit and what is left of it, reached or not."""

from collections.abc import Iterable
from typing import Protocol, TextIO

from pbr.reports.spreadsheet_safe_cells import money_cell, text_cell, write_table
from pbr.settlement.limit_use import LimitUse

LIMITS_COLUMNS = ("limit", "provider_id", "over", "window", "side", "sum", "used", "left", "reached")


def write_limits(file: TextIO, uses: Iterable[LimitUse]) -> None:
    """Write the limits to an open file, in their order. What is not known is blank: never nil."""
    write_table(file, LIMITS_COLUMNS, map(_cells, uses))


def _cells(use: LimitUse) -> tuple[object, ...]:
    return (
        text_cell(use.limit),
        text_cell(use.record.provider),
        text_cell(use.record.about),
        text_cell(use.window_label),
        side_of(use),
        money_cell(use.bound),
        money_cell(use.used),
        money_cell(use.left),
        reached_in_words(use),
    )


class Sided(Protocol):
    """A use of a limit, or several added up."""

    @property
    def cap(self) -> bool:
        """Whether it is no more than a sum, and not no less."""

    @property
    def is_fund(self) -> bool:
        """Whether it is money that is there to be drawn, and no limit."""


def side_of(use: Sided) -> str:
    """Which side of a sum a limit keeps to, as schemes write it; of a fund, that it is drawn from what is there."""
    if use.is_fund:
        return "drawn from"
    return "no more than" if use.cap else "no less than"


def reached_in_words(use: LimitUse) -> str:
    """Whether a limit is reached: ``yes``, ``no``, or nothing while that is not known."""
    return "" if use.reached is None else "yes" if use.reached else "no"
