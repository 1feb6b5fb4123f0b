"""What was invented for a comparison, and which of its figures rest on that: their labels say so."""

from collections.abc import Collection

from pbr.records.dictionary import TABLES
from pbr.simulate.assumption import Invented
from pbr.simulate.schemes_compared import Candidate
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Invention:
    """A table that was invented, by which assumption, and the labels of the schemes that rest on it.

    ``baseline`` says whether the baseline rests on it, and ``care`` whether what care costs does.
    """

    assumption: Invented
    labels: tuple[str, ...]
    baseline: bool
    care: bool

    @property
    def table(self) -> str:
        """The table that was invented."""
        return self.assumption.table

    @property
    def words(self) -> str:
        """What was invented, and what rests on it, in sentences."""
        one = self.assumption
        what = (
            f"Invented, as the extract has no {TABLES[self.table].file}: {one.what}; {one.words}. "
            f"Nobody recorded them. Every figure of {' and '.join(self.labels)} rests on them."
        )
        more = (
            " So does every difference from the baseline." if self.baseline else "",
            " So does every cost of care that is reckoned by the hour." if self.care else "",
        )
        return what + "".join(more)


def marked(candidate: Candidate, inventions: Collection[Invention]) -> Candidate:
    """A scheme with its label saying which of its figures, or what they are compared with, rest on invented rows."""
    if any(one.table in candidate.compiled.needs for one in inventions):
        mark = "invented"
    else:
        rests = ["baseline"] if any(one.baseline for one in inventions) else []
        rests += ["hours"] if any(one.care for one in inventions) else []
        mark = f"invented {' and '.join(rests)}" if rests else ""
    return candidate.marked(mark) if mark else candidate
