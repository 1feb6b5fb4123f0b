"""Columns of figures, counted as written, so that a column in another unit is found out."""

from collections import Counter
from collections.abc import Sequence

from pbr.records.cells.column import Spellings
from pbr.records.dictionary import Field

# Whether a whole column stands in another unit shows in its first cells, however many are read at once.
FIGURES_LOOKED_AT = 2_048


class FigureColumn(Spellings):
    """Figures of a unit. ``figures`` counts how often each was written, in as many cells as show a column's unit."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.figures: Counter[str] = Counter()
        self._looked_at = 0

    def tally(self, cells: Sequence[str]) -> None:
        """Count the marks for nothing, and the figures of the first cells."""
        super().tally(cells)
        if self._looked_at < FIGURES_LOOKED_AT:
            self.figures.update(cells[: FIGURES_LOOKED_AT - self._looked_at])
            self._looked_at += len(cells)
