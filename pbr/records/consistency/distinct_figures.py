"""The different figures of a column, of which there are few, and which of them each of its many rows has."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import Any


class DistinctFigures:
    """A column of figures: the different ones, and for each row the place of its own among them.

    Each spelling was read into one object, so objects are told apart first, and their few figures then. To compare or
    count the fractions themselves, row by row, takes longer than everything else that is compared.
    """

    def __init__(self, column: Sequence[Any]) -> None:
        self._column = column
        self._objects = dict(zip(map(id, column), column, strict=True))
        self.different: Sequence[Any] = list(dict.fromkeys(self._objects.values()))

    @cached_property
    def of_rows(self) -> Sequence[int]:
        """For each row the place of its figure among the different ones."""
        if len(self.different) == 1:
            return [0] * len(self._column)
        place_of = {figure: at for at, figure in enumerate(self.different)}
        places = {key: place_of[figure] for key, figure in self._objects.items()}
        return list(map(places.__getitem__, map(id, self._column)))

    def counts(self) -> dict[Any, int]:
        """How many rows have each figure."""
        times: dict[Any, int] = dict.fromkeys(self.different, 0)
        for key, count in Counter(map(id, self._column)).items():
            times[self._objects[key]] += count
        return times
