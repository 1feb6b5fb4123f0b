"""Columns of days of which it is counted how many cells have day and month in which order, as they are read."""

from collections import Counter
from collections.abc import Sequence, Set

from pbr.records.cells.column import SPELLINGS_KEPT
from pbr.records.cells.date_column import DateColumn
from pbr.records.dictionary import Field
from pbr.records.files.invisible_characters import trimmed
from pbr.values.dates import DayOrder, day_and_order_in_cell


class DateColumnCounted(DateColumn):
    """Days, and how often each spelling of one is there; its order of day and month is asked once."""

    def __init__(self, field: Field, disbelieved: Set[DayOrder] = frozenset()) -> None:
        super().__init__(field, disbelieved)
        self._times: Counter[str] = Counter()
        self._counted: Counter[DayOrder] = Counter()

    def tally(self, cells: Sequence[str]) -> None:
        """Count the cells by their spellings too, of which a column with times of day can have very many."""
        super().tally(cells)
        self._times.update(cells)
        if len(self._times) > SPELLINGS_KEPT:
            self._count()

    def counted(self) -> Counter[DayOrder]:
        """How many of the cells so far can have day and month in which order, as going through them again would say."""
        self._count()
        return self._counted

    def _count(self) -> None:
        for text, times in self._times.items():
            _, order = day_and_order_in_cell(trimmed(text))
            if order:
                self._counted[order] += times
        self._times.clear()
