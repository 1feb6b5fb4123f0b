"""What a measure came to for one provider (or area, or person) and window, with its counts."""

from fractions import Fraction
from typing import TYPE_CHECKING

from pbr.values.dataclass import dataclass
from pbr.values.figure_unit import A_SHARE, FigureKind, FigureUnit, range_of_figures
from pbr.values.for_whom import Per
from pbr.values.window import Window

if TYPE_CHECKING:
    # Few measures are compared with anything, and the others do not load it.
    from pbr.settlement.change_measured import ChangeMeasured

MOST_NAMED = 6
"""How many rows that nobody recorded are named in the words of a measure."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure's counts: how many for certain, how many not known yet, and out of how many.

    Of a measure of numbers ``count`` are the records whose number is known, ``unit`` is what ``low`` and ``high`` are
    in, and an end of them is None also where it is open. ``provider_id`` is whoever it is taken ``per``.

    ``low`` and ``high`` are the lowest and highest share that can come about, each record taken as it can turn out.
    They are ``None`` where there is nothing to measure. ``unknown`` counts the rows that are not known, disputed
    or held; ``maybe_in`` those of them for which even belonging to the ``out_of`` is not known, and of those
    ``maybe_for`` fit if they belong, and ``maybe_against`` do not fit even then. ``not_recorded`` names those that the
    scheme expects and nobody recorded. ``change`` is from what it is compared with, where that scales a
    payment. ``of_nought`` says of numbers that are a share of others whether those come to nought, of which no share
    can be taken; None while they may.
    """

    measure: str
    provider_id: str
    window: Window
    count: int
    out_of: int
    unknown: int
    maybe_in: int
    maybe_for: int
    maybe_against: int
    low: Fraction | None
    high: Fraction | None
    expected: str
    not_recorded: tuple[str, ...] = ()
    unit: FigureUnit | None = None
    per: Per = Per.PROVIDER
    change: "ChangeMeasured | None" = None
    of_nought: bool | None = False

    @property
    def of_any(self) -> bool:
        """Whether there is anything to measure, or may be: a record that belongs, and something to take a share of."""
        return bool(self.out_of or self.maybe_in) and self.of_nought is not True

    @property
    def is_of_something(self) -> bool:
        """Whether there is certainly something to measure, however everything turns out that is not known."""
        return bool(self.out_of) and self.of_nought is False

    @property
    def words(self) -> str:
        """The counts as every use of the measure prints them: ``66 of 117, 4 not yet known``.

        Of numbers, what they come to and of how many: ``18.5 hours a week (4 records)``.
        """
        said = self.counted if self.unit is None else f"{self._figure} ({self.counted})"
        return said if self.change is None else f"{said}, {self.change.words}"

    @property
    def counted(self) -> str:
        """The counts alone: ``66 of 117, 4 not yet known``, or ``4 records, 1 not yet known`` of numbers."""
        counts = self.unit is None or self.unit.kind is FigureKind.RATE
        words = f"{self.count} of {self.out_of}" if counts else self._records
        words = f"{words}, {self.unknown} not yet known" if self.unknown else words
        return f"{words}; not recorded: {_named(self.not_recorded)}" if self.not_recorded else words

    @property
    def _figure(self) -> str:
        if not self.of_any:
            return "nothing to measure"
        return range_of_figures(self.low, self.high, self.unit or A_SHARE)

    @property
    def _records(self) -> str:
        return f"{self.out_of:,} {'record' if self.out_of == 1 else 'records'}"


def _named(codes: tuple[str, ...]) -> str:
    more = len(codes) - MOST_NAMED
    return ", ".join(codes) if more <= 0 else f"{', '.join(codes[:MOST_NAMED])} and {more:,} more"
