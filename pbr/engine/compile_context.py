"""What a scheme is compiled for: where fields stand in the rows of an extract, and up to which day facts are known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pbr.conditions.compiler import Layouts
from pbr.records.table import Row
from pbr.scheme.scheme import Scheme
from pbr.settlement.record_ref import RecordRef


class OutsideRunError(Exception):
    """Raised for days on which the scheme does not run."""


@dataclass(frozen=True, slots=True)
class Compiling:
    """A scheme being compiled for the layout of an extract, as at a day. It has nothing that is one run's own.

    ``refs`` has, by table, what makes the references of its rows.
    """

    scheme: Scheme
    as_at: date
    positions: Mapping[str, Mapping[str, int]]
    refs: dict[str, Callable[[Row], RecordRef]] = field(default_factory=dict)

    @property
    def layouts(self) -> Layouts:
        """What conditions and days are compiled with."""
        return Layouts(self.positions, self.as_at)
