"""What a block of the page is made of: sentences, and figures that are a picture with the same numbers under it."""

from pbr.reports.charts.svg import Picture
from pbr.reports.text_table import Column
from pbr.values.dataclass import dataclass

_MANY, _SHOWN = 3, 2
"""More figures than so many go on too long to be read, or printed, one after another: so many are shown."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A table: its caption, its columns, and rows as long as those. The first cell of a row is its heading."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class IllustratedTable:
    """A table and, above it, pictures of the same numbers; none where there is nothing to draw.

    ``folded`` says that it is there for whoever wants it, and opened and printed only then.
    """

    numbers: Numbers
    pictures: tuple[Picture, ...] = ()
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page: its heading, its sentences, its figures, and the sentences that say how to read them.

    ``rests_on`` says that it is what figures rest on, and belongs at the end of the page.
    """

    name: str
    heading: str
    sentences: tuple[str, ...] = ()
    figures: tuple[IllustratedTable, ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    rests_on: bool = False

    def folds(self, at: int) -> bool:
        """Whether the figure at a place, from 1, is folded: those after the first two too, where there are many."""
        if self.figures[at - 1].folded:
            return True
        shown = [place for place, figure in enumerate(self.figures, 1) if not figure.folded]
        return len(shown) > _MANY and at > shown[_SHOWN - 1]

    @property
    def has_folded(self) -> bool:
        """Whether any figure is folded."""
        return any(self.folds(at) for at in range(1, len(self.figures) + 1))


def columns(first: str, *numbers: str) -> tuple[Column, ...]:
    """Give a column of names, then columns of numbers."""
    return (Column(first), *(Column(heading, number=True) for heading in numbers))
