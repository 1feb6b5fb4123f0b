"""Indices: dated series by which prices are moved, each from a source, or a mixture of others."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction

from pbr.problems.problem import Place
from pbr.scheme.reading.provenance import Provenance
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class IndexValue:
    """A figure of an index, and the day from which it is the one to be used."""

    first: date
    value: Fraction
    written: str


@dataclass(frozen=True, slots=True)
class Index:
    """A series of figures by the day from which each is used; or, with ``made_of``, shares of the movements of others.

    A series has no shares, and a mixture no figures of its own.
    """

    name: str
    values: tuple[IndexValue, ...]
    made_of: tuple[tuple[Fraction, str], ...]
    provenance: Provenance
    place: Place

    def value_on(self, day: date) -> IndexValue | None:
        """The figure that is used on a day; None before the first."""
        at = bisect_right([one.first for one in self.values], day)
        return self.values[at - 1] if at else None


@dataclass(frozen=True, slots=True)
class Movement:
    """How one series moved from a day to another, and the share of that in what moves a price."""

    index: str
    share: Fraction
    before: IndexValue
    after: IndexValue

    @property
    def ratio(self) -> Fraction:
        """What one becomes, exact."""
        return self.after.value / self.before.value


@dataclass(frozen=True, slots=True)
class Uplift:
    """How a price was moved on a day: by an index, from the figure that held before, and rounded as the scheme says."""

    index: str
    movements: tuple[Movement, ...]
    rounded: str

    @property
    def ratio(self) -> Fraction:
        """What one becomes: the shares of each movement together, exact."""
        return sum((one.share * one.ratio for one in self.movements), Fraction(0))


def movements(index: Index, indices: Mapping[str, Index], before: date, after: date) -> Iterator[Movement | str]:
    """How an index, or each that it is made of, moved between two days; the name of one that has no figure for it.

    There has to be a figure for the first day, and another that is used from after it for the second.
    """
    for share, name in index.made_of or ((Fraction(1), index.name),):
        first, last = indices[name].value_on(before), indices[name].value_on(after)
        if first is None or last is None or last is first:
            yield name
        else:
            yield Movement(name, share, first, last)
