"""The money that hangs on results which nobody but the provider confirmed: what is due, less what would be without."""

from collections import Counter
from collections.abc import Iterable

from pbr.settlement.line import Line
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class HangingLine:
    """A line of which some money would not be due (or more would) if those results were not found yet, in pence."""

    line_id: str
    provider: str
    payment: str
    due: int
    hangs: int


@dataclass(frozen=True, slots=True)
class MoneyOnWord:
    """What is due to each provider, and how much of it hangs, in whole pence; and the lines, the most money first.

    What is paid to persons is no provider's: it is under an empty name.
    """

    due: dict[str, int]
    hangs: dict[str, int]
    lines: tuple[HangingLine, ...]


def money_on_word(as_recorded: Iterable[Line], without: Iterable[Line]) -> MoneyOnWord:
    """Compare two settlements of the same days: as recorded, and as if those results were not found yet."""
    due: Counter[str] = Counter()
    hangs: Counter[str] = Counter()
    by_id: dict[str, HangingLine] = {}
    for line in as_recorded:
        due[line.paid_provider_id] += line.amount
        by_id[line.line_id] = HangingLine(line.line_id, line.paid_provider_id, line.payment, line.amount, line.amount)
    for line in without:
        had = by_id.get(line.line_id)
        amount = 0 if had is None else had.due
        hangs_of_it = amount - line.amount
        by_id[line.line_id] = HangingLine(line.line_id, line.paid_provider_id, line.payment, amount, hangs_of_it)
    lines = [one for one in by_id.values() if one.hangs]
    for one in lines:
        hangs[one.provider] += one.hangs
    return MoneyOnWord(dict(due), dict(hangs), tuple(sorted(lines, key=lambda one: (-abs(one.hangs), one.line_id))))
