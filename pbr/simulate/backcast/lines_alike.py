"""Lines that are alike in all by which they are added up: most visits of a plan are, and are then counted together."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from operator import attrgetter

from pbr.engine.line_alike import TimesOfLine
from pbr.settlement.line import Line
from pbr.simulate.breakdown import By

_ADDED_UP_BY = (
    "record.provider", "record.plan", "record.person", "kind", "status", "payment", "part", "amount", "at_stake",
)  # fmt: skip
_RECORD = ("record.table", "record.id")


def lines_alike(by: By) -> Callable[[Sequence[TimesOfLine]], Iterable[TimesOfLine]]:
    """Give what puts lines together that are added up alike, in the order of the first of each."""
    # What is broken down by area and so on may go by the record itself.
    key_of: Callable[[Line], Hashable] = attrgetter(*_ADDED_UP_BY, *(() if by is By.PROVIDER else _RECORD))

    def alike(lines: Sequence[TimesOfLine]) -> Iterable[TimesOfLine]:
        found: dict[Hashable, TimesOfLine] = {}
        for line, times in lines:
            key = key_of(line)
            first, before = found.get(key, (line, 0))
            found[key] = (first, before + times)
        return found.values()

    return alike


def one_by_one(lines: Sequence[TimesOfLine]) -> Iterable[TimesOfLine]:
    """Every line as it comes, where it counts which comes first."""
    return lines
