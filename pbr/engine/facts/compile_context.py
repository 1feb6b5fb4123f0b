"""What a scheme is compiled for: where fields stand in the rows of an extract, and up to which day facts are known."""

from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import date
from typing import Any

from pbr.conditions.compiler import Layouts
from pbr.records.table import Row
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.scheme import Scheme
from pbr.settlement.reason import Held
from pbr.settlement.record_ref import RecordRef
from pbr.values.dataclass import dataclass


class OutsideRunError(Exception):
    """Raised for days on which the scheme does not run."""


@dataclass(frozen=True, slots=True)
class MadeForLayout:
    """What was made once for a layout: the references of rows and what holds them, by table, and figures of prices.

    A figure is found by the identity of the use of a price in the scheme, which is kept beside it.
    """

    refs: dict[str, Callable[[Row], RecordRef]] = field(default_factory=dict)
    holds: dict[str, Callable[[Row], Held | None] | None] = field(default_factory=dict)
    figures: dict[int, tuple[PriceUse, Callable[[Row, date], Any]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Compiling:
    """A scheme being compiled for the layout of an extract, as at a day. It has nothing that is one run's own.

    ``layouts`` is what conditions and days are compiled with, and has those that were.
    """

    scheme: Scheme
    layouts: Layouts
    made: MadeForLayout = field(default_factory=MadeForLayout)

    @property
    def as_at(self) -> date:
        """The day up to which facts are known."""
        return self.layouts.as_at

    @property
    def positions(self) -> Mapping[str, Mapping[str, int]]:
        """Where the fields of each table stand in its rows."""
        return self.layouts.positions
