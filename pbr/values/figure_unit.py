"""What the figure of a measure is in (its unit): a share of the whole, pounds, or a number of something; in words."""

from enum import Enum, auto
from fractions import Fraction

from pbr.values.dataclass import dataclass
from pbr.values.number import plain_number
from pbr.values.share import percent


class FigureKind(Enum):
    """Whether a figure is a share of one, a sum of money in pence, a number, or so many to so many others."""

    SHARE = auto()
    MONEY = auto()
    NUMBER = auto()
    RATE = auto()


@dataclass(frozen=True, slots=True)
class FigureUnit:
    """The unit of a figure; ``words`` follow it, as in 18.5 *hours a week*, and are empty where nothing does.

    ``also`` are other words that a target may write it with, and ``one`` those after a single one where they differ:
    1 *hour a week*.
    """

    kind: FigureKind
    words: str = ""
    also: tuple[str, ...] = ()
    one: str = ""

    def after(self, number: str) -> str:
        """The words behind a number as it is shown, with the space before them; nothing where there are none."""
        words = self.one if number == _SINGLE and self.one else self.words
        return f" {words}" if words else ""


_SINGLE = "1"

A_SHARE = FigureUnit(FigureKind.SHARE)
"""A share of the whole, written per cent."""

_PLACES = 2
_PLACES_OF_A_SHARE = 1


def figure_in_words(figure: Fraction, unit: FigureUnit, more_places: int = 0) -> str:
    """A figure as people read it, cut off towards nought and never rounded: ``18.33 hours``, ``£12.50``, ``8.3%``.

    ``more_places`` are shown beyond the two of a number, or the one of a share.
    """
    sign = "-" if figure < 0 else ""
    after = f" {unit.words}" if unit.words else ""
    match unit.kind:
        case FigureKind.SHARE:
            return f"{sign}{_cut(abs(figure) * 100, _PLACES_OF_A_SHARE + more_places)}%{after}"
        case FigureKind.MONEY:
            return f"{sign}£{_cut(abs(figure) / 100, _PLACES + more_places)}{after}"
        case FigureKind.NUMBER | FigureKind.RATE:
            cut = _cut(abs(figure), _PLACES + more_places).rstrip("0").rstrip(".")
            return f"{sign}{cut}{unit.after(cut)}"


def figure_as_written(figure: Fraction, unit: FigureUnit) -> str:
    """A figure that a scheme writes, exactly as it stands there: ``4 per 100 people``, ``£12.50``, ``10% fewer``."""
    after = f" {unit.words}" if unit.words else ""
    match unit.kind:
        case FigureKind.SHARE:
            return f"{percent(figure)}{after}"
        case FigureKind.MONEY:
            return figure_in_words(figure, unit)
        case FigureKind.NUMBER | FigureKind.RATE:
            number = plain_number(figure)
            return f"{number}{unit.after(number)}"


def figure_as_shown(figure: Fraction, unit: FigureUnit, more_places: int = 0) -> Fraction:
    """The figure that `figure_in_words` shows, which is no further from nought than the figure itself."""
    # A share is of one and shown of a hundred; money is in pence and shown in pounds.
    shown = {FigureKind.SHARE: _PLACES_OF_A_SHARE + 2, FigureKind.MONEY: 0}
    places = shown.get(unit.kind, _PLACES)
    step = 10 ** (places + more_places)
    cut = Fraction(abs(figure).numerator * step // abs(figure).denominator, step)
    return -cut if figure < 0 else cut


def unit_name(unit: FigureUnit) -> str:
    """A unit as a file has it: ``share`` of one, ``pence``, ``pence a week``, ``hours a week`` or ``number``."""
    name = {FigureKind.SHARE: "share", FigureKind.MONEY: "pence"}.get(unit.kind, "")
    return f"{name} {unit.words}".strip() or "number"


def range_of_figures(low: Fraction | None, high: Fraction | None, unit: FigureUnit) -> str:
    """The ends of a range in words; an end that is open is said, and one figure where both ends are it."""
    if low is None and high is None:
        return "not known"
    if low is None or high is None:
        end = low if high is None else high
        return f"at {'least' if high is None else 'most'} {figure_in_words(end or Fraction(0), unit)}"
    return from_to(figure_in_words(low, unit), figure_in_words(high, unit), unit)


def from_to(low: str, high: str, unit: FigureUnit) -> str:
    """Two figures in words as a range, with their unit once: ``10 to 18.5 hours a week``; one where they are alike."""
    if low == high:
        return low
    for words in filter(None, (unit.words, unit.one)):
        low = low.removesuffix(f" {words}")
    return f"{low} to {high}"


def _cut(figure: Fraction, places: int) -> str:
    """A figure that is not below nought, to so many decimals."""
    whole, part = divmod(figure.numerator * 10**places // figure.denominator, 10**places)
    return f"{whole:,}.{part:0{places}}"
