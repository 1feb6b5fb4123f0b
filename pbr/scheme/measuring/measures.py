"""Measures (indicators): how many out of how many, or a number of each record summed up, by provider and window.

What is not known is counted and never guessed.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from pbr.conditions.date_expressions import Day
from pbr.conditions.syntax_tree import Condition, FieldRef
from pbr.problems.problem import Place
from pbr.records.dictionary import TableKind
from pbr.scheme.reading.provenance import Provenance
from pbr.values.dataclass import dataclass
from pbr.values.figure_unit import A_SHARE, FigureUnit
from pbr.values.for_whom import Per
from pbr.values.window import Over

if TYPE_CHECKING:
    # Few schemes have one, and the others do not load it.
    from pbr.scheme.measuring.baselines import Baseline
    from pbr.scheme.measuring.targets import Target


class Statistic(StrEnum):
    """What the numbers of records come to together, as it is written."""

    SUM = "sum"
    MEAN = "mean"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class Quantity:
    """What one record brings to a measure of numbers: a field of it, or the change between two.

    The change is ``field`` less ``less``; of two dates, the days from ``less`` to ``field``.
    """

    field: FieldRef
    less: FieldRef | None
    text: str

    @property
    def may_be_below_nought(self) -> bool:
        """Whether it can be less than nothing: a change, or a number that its field says may be."""
        return self.less is not None or self.field.field.may_be_negative

    def refs(self) -> Iterator[FieldRef]:
        """The fields it is read from."""
        yield self.field
        if self.less is not None:
            yield self.less


@dataclass(frozen=True, slots=True)
class NumberMeasured:
    """The number that a measure takes of each record, and what all of them come to.

    ``out_of`` makes a sum a share: of hours that were taken off, out of the hours at the start.
    """

    statistic: Statistic
    quantity: Quantity
    out_of: Quantity | None
    unit: FigureUnit

    def refs(self) -> Iterator[FieldRef]:
        """The fields it is read from."""
        yield from self.quantity.refs()
        if self.out_of is not None:
            yield from self.out_of.refs()


@dataclass(frozen=True, slots=True)
class Rate:
    """So many records to each ``per`` of another kind: ``of`` counts those, in the same windows."""

    per: int
    of: "Measure"
    unit: FigureUnit


@dataclass(frozen=True, slots=True)
class Measure:
    """A share of records, counted: those that fit ``count`` out of those that fit ``out_of``.

    A measure of numbers has a ``number``, and no ``count``: it takes one of every record that fits ``out_of``.
    A ``rate`` counts every record that fits ``out_of``, to so many of another kind.
    ``of_whom`` is the field that says whose a record is; None where it is the provider's, or everybody's together.
    """

    name: str
    kind: TableKind
    count: Condition | None
    count_text: str
    out_of: Condition | None
    out_of_text: str
    over: Over
    dated_by: Day | None
    counted_from: Day | None
    counted_from_text: str
    expected: str
    provenance: Provenance
    place: Place
    target: "Target | None" = None
    number: NumberMeasured | None = None
    per: Per = Per.PROVIDER
    of_whom: FieldRef | None = None
    compared: "Baseline | None" = None
    rate: Rate | None = None

    @property
    def unit(self) -> FigureUnit:
        """The unit of what it comes to: a share, unless it is of numbers."""
        if self.rate is not None:
            return self.rate.unit
        return A_SHARE if self.number is None else self.number.unit

    @property
    def and_what_it_is_to(self) -> "tuple[Measure, ...]":
        """The measure, and what counts the records that it is to where it is a rate."""
        return (self,) if self.rate is None else (self, self.rate.of)

    @property
    def is_share_counted(self) -> bool:
        """Whether it is so many records out of so many of the same, between nothing and the whole."""
        return self.number is None and self.rate is None

    @property
    def may_be_below_nought(self) -> bool:
        """Whether it can come to less than nothing, as a change from one number to another can."""
        return self.number is not None and self.number.quantity.may_be_below_nought

    @property
    def fields_read(self) -> tuple[FieldRef, ...]:
        """The fields that its numbers are read from, and whose they are; none where it counts for providers."""
        numbers = () if self.number is None else tuple(self.number.refs())
        return numbers if self.of_whom is None else (*numbers, self.of_whom)
