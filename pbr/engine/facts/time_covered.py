"""Time added up over the records of a person: how many days of a stretch are days of one record that fits, or more.

The records of each person are put in order once, and what they cover is counted up to any day by looking up the
stretch before it: a record that asks for it looks at none of them. Records that touch or overlap are one stretch, so
that the most days in a row of some days are those of the longest stretch in them.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator
from datetime import date, timedelta
from itertools import accumulate

from pbr.conditions.compiler import Layouts, test_of, value_of
from pbr.conditions.syntax_tree import Look, TimeWanted
from pbr.engine.facts.looked_among import LookedAmong
from pbr.records.consistency.overlaps import ENDS
from pbr.records.table import Row
from pbr.values.dataclass import dataclass

_EVER = (date.min, date.max)
_Stretch = tuple[date, date]


@dataclass(frozen=True, slots=True)
class DaysCovered:
    """How many days of a stretch are covered, or the most in a row: at ``least``, and at ``most`` once all is known.

    ``last`` is the last day there is where they are looked for from a day on.
    """

    first: date
    last: date
    least: int
    most: int


class _Days:
    """The days of some stretches, each counted once."""

    def __init__(self, stretches: Iterable[_Stretch]) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        for first, last in sorted((one.toordinal(), other.toordinal()) for one, other in stretches):
            if self._lasts and first <= self._lasts[-1] + 1:
                self._lasts[-1] = max(self._lasts[-1], last)
            else:
                self._firsts.append(first)
                self._lasts.append(last)
        self._lengths = [last - first + 1 for first, last in zip(self._firsts, self._lasts, strict=True)]
        self._before = [0, *accumulate(self._lengths)]
        self._longest: list[list[int]] = []

    def between(self, first: date, last: date) -> int:
        """How many of the days from one to another are among them."""
        return self._up_to(last.toordinal()) - self._up_to(first.toordinal() - 1)

    def in_a_row(self, first: date, last: date) -> int:
        """The most days from one to another that are among them without a gap."""
        begin, end = first.toordinal(), last.toordinal()
        # The stretches that have days in it: those at its ends may go on beyond them.
        at, to = bisect_left(self._lasts, begin), bisect_right(self._firsts, end) - 1
        if at > to:
            return 0
        ends = (min(self._lasts[one], end) - max(self._firsts[one], begin) + 1 for one in (at, to))
        return max(*ends, self._longest_of(at + 1, to))

    def _longest_of(self, at: int, to: int) -> int:
        """The longest of the stretches from a place up to another; nothing where there is none."""
        if at >= to:
            return 0
        if not self._longest:
            # The longest of 1, 2, 4, 8 … from each place on, made once: any so many are covered by two of them.
            self._longest.append(self._lengths)
            while (far := 1 << len(self._longest) - 1) * 2 <= len(self._lengths):
                row = self._longest[-1]
                self._longest.append([max(one, other) for one, other in zip(row, row[far:], strict=False)])
        power = (to - at).bit_length() - 1
        row = self._longest[power]
        return max(row[at], row[to - (1 << power)])

    def _up_to(self, day: int) -> int:
        at = bisect_right(self._firsts, day)
        return self._before[at] - max(0, self._lasts[at - 1] - day) if at else 0


class TimeCovered:
    """How much time the records that a look adds up cover, for any record in hand."""

    def __init__(self, look: Look, time: TimeWanted, among: LookedAmong, layouts: Layouts) -> None:
        self._among, self._time, self._as_at = among, time, layouts.as_at
        self._fits, self._since = test_of(look.where, layouts), value_of(time.since, layouts)
        first, last = ENDS[look.table]
        self._ends = layouts.positions[look.table][first], layouts.positions[look.table][last]
        self._of_group: dict[Hashable, tuple[_Days, _Days]] = {}

    def days(self, row: Row) -> DaysCovered | None:
        """The days covered for a record in hand; None while the day from which they are counted is not known."""
        since = self._since(row)
        if since is None:
            return None
        last = date.max if self._time.of is None else since + timedelta(days=self._time.of - 1)
        least, most = self._covered(self._among.group_of(row))
        doubts = (self._among.unread, self._among.names_nobody)
        unread = any(doubt is not None and doubt(row) for doubt in doubts)
        count = _Days.in_a_row if self._time.in_a_row else _Days.between
        all_of_them = (last - since).days + 1 if unread else count(most, since, last)
        return DaysCovered(since, last, count(least, since, last), all_of_them)

    def enough(self, row: Row) -> bool | None:
        """Whether it is as long as it has to be; None while what is not known yet decides."""
        found = self.days(row)
        if found is None:
            return None
        return True if found.least >= self._time.days else None if found.most >= self._time.days else False

    def _covered(self, group: Hashable) -> tuple[_Days, _Days]:
        """The days that are covered for certain, and those that may be; worked out once for each person."""
        found = self._of_group.get(group)
        if found is None:
            sure = [(row, self._fits(row)) for row in self._among.sure.get(group, ())]
            certain = (stretch for row, fits in sure if fits for stretch in self._for_certain(row))
            perhaps = [self._perhaps(row) for row, fits in sure if fits is not False]
            perhaps += [self._perhaps(row) for row in self._among.disputed.get(group, ())]
            # Of a record that is held nothing can be relied on, its days least of all.
            perhaps += [_EVER for _ in self._among.held.get(group, ())]
            found = self._of_group[group] = _Days(certain), _Days(perhaps)
        return found

    def _for_certain(self, row: Row) -> Iterator[_Stretch]:
        """The days of a record that have come: one that has not ended goes on to the day of settling."""
        first, last = (row[at] for at in self._ends)
        last = self._as_at if last is None else last
        if first is not None and first <= last:
            yield first, last

    def _perhaps(self, row: Row) -> _Stretch:
        """The days that may come to be of a record: how long one goes on that has not ended is not known."""
        first, last = (row[at] for at in self._ends)
        return first or date.min, last or date.max
