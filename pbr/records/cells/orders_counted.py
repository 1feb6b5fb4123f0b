"""Columns of days of which it is counted how many cells have day and month in which order, as they are read."""

from collections import Counter
from collections.abc import Sequence, Set

from pbr.records.cells.column import SPELLINGS_KEPT
from pbr.records.cells.date_column import DateColumn
from pbr.records.dictionary import Field
from pbr.records.files.invisible_characters import trimmed
from pbr.values.dates import DayOrder, day_order_in_cell

_ORDERS = tuple(DayOrder)
_NUMBER = {order: at for at, order in enumerate(_ORDERS)}


class DateColumnCounted(DateColumn):
    """Days, and how often each spelling of one is there; its order of day and month is known as it is read."""

    def __init__(self, field: Field, disbelieved: Set[DayOrder] = frozenset()) -> None:
        super().__init__(field, disbelieved)
        # By their numbers, for an order takes longer to look up than anything else that is done with it.
        self._known: dict[str, int] = {}
        self._counts = [0] * len(_ORDERS)
        self._times: Counter[str] = Counter()

    def tally(self, cells: Sequence[str]) -> None:
        """Count the cells by their spellings too, of which a column with times of day can have very many."""
        super().tally(cells)
        self._times.update(cells)
        if len(self._times) > SPELLINGS_KEPT:
            self._count()

    def counted(self) -> Counter[DayOrder]:
        """How many of the cells so far can have day and month in which order, as going through them again would say."""
        self._count()
        return Counter({order: count for order, count in zip(_ORDERS, self._counts, strict=True) if count})

    def _note(self, cell: str, order: DayOrder) -> None:
        super()._note(cell, order)
        if len(self._known) < SPELLINGS_KEPT:
            self._known[cell] = _NUMBER[order]

    def _count(self) -> None:
        counts, known = self._counts, self._known
        for text, times in self._times.items():
            # Most cells need no trimming, and every spelling was read already.
            at = known.get(text) if text else None
            if at is not None:
                counts[at] += times
            elif order := day_order_in_cell(trimmed(text)):
                counts[_NUMBER[order]] += times
        self._times.clear()
