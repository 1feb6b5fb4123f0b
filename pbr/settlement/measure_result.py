"""What a measure came to for one provider and window, with its counts."""

from dataclasses import dataclass
from fractions import Fraction

from pbr.values.window import Window

MOST_NAMED = 6
"""How many rows that nobody recorded are named in the words of a measure."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure's counts: how many for certain, how many not known yet, and out of how many.

    ``low`` and ``high`` are the lowest and highest share that can come about, each record taken as it can turn out.
    They are ``None`` where there is nothing to measure. ``unknown`` counts the rows that are not known, disputed
    or held; ``maybe_in`` those of them for which even belonging to the ``out_of`` is not known, and of those
    ``maybe_for`` fit if they belong, and ``maybe_against`` do not fit even then. ``not_recorded`` names those that the
    scheme expects and nobody recorded.
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

    @property
    def words(self) -> str:
        """The counts as every use of the measure prints them: ``66 of 117, 4 not yet known``."""
        words = f"{self.count} of {self.out_of}"
        words = f"{words}, {self.unknown} not yet known" if self.unknown else words
        return f"{words}; not recorded: {_named(self.not_recorded)}" if self.not_recorded else words


def _named(codes: tuple[str, ...]) -> str:
    more = len(codes) - MOST_NAMED
    return ", ".join(codes) if more <= 0 else f"{', '.join(codes[:MOST_NAMED])} and {more:,} more"
