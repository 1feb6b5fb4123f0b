"""What is assumed of a figure: one value, a range, a triangle, or a beta seen from successes and trials."""

import re
from collections.abc import Callable
from enum import Enum
from fractions import Fraction
from math import exp, lgamma, log

from pbr.scheme.reading.reading_context import Reading
from pbr.simulate.distributions import Beta, Spread, Triangular, UniformRate
from pbr.source.yaml_nodes import Scalar
from pbr.values.dataclass import dataclass
from pbr.values.figure_suggestions import money_meant, share_meant
from pbr.values.money import money_in_scheme, pounds
from pbr.values.number import plain_number
from pbr.values.rounding import Rounding, to_pence
from pbr.values.share import percent, share_in_scheme

_BETA = re.compile(r"beta ([0-9]{1,6}) of ([0-9]{1,6})", re.ASCII)
_DAYS = re.compile(r"([0-9]{1,4}) days?", re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,6}(\.[0-9]{1,6})?%?", re.ASCII)
_MOST_TRIALS = 100_000
_STEPS = 1000


class StatedUnit(Enum):
    """What a figure counts in."""

    RATE = "a rate", "60%, 55% to 65%, triangular 50%, 60%, 75%, or beta 66 of 117"
    TIMES = "how many times as much", "103%, or 90% to 110%"
    MONEY = "an amount of money", "£18.50, or £17.00 to £20.00"
    DAYS = "a number of days", "30 days"

    @property
    def called(self) -> str:
        """The unit, in a message."""
        return self.value[0]

    @property
    def written(self) -> str:
        """How it is written, in a remedy."""
        return self.value[1]

    def said(self, value: Fraction) -> str:
        """A value of the unit as people read it."""
        match self:
            case StatedUnit.MONEY:
                return pounds(to_pence(value, Rounding.HALF_UP))
            case StatedUnit.DAYS:
                return f"{plain_number(value)} days"
            case _:
                tenths = Fraction((value * 1000 + Fraction(1, 2)).__floor__(), 1000)
                return percent(tenths)


@dataclass(frozen=True, slots=True)
class Value:
    """A figure with its range. ``central`` is what is expected; ``low`` and ``high`` are equal to it where it is fixed.

    Money is in exact pence, rates and times are shares of one. The ends of a beta are those that it falls below, and
    exceeds, in 5% of cases, to a tenth of one per cent.
    """

    text: str
    unit: StatedUnit
    central: Fraction
    low: Fraction
    high: Fraction
    spread: Spread | None

    @property
    def words(self) -> str:
        """What is assumed, as it was written."""
        return f"times {self.text}" if self.unit is StatedUnit.TIMES else self.text

    @property
    def has_range(self) -> bool:
        """Whether anything but one value is assumed."""
        return self.low != self.high


class _UnreadError(Exception):
    """Raised for a text that means no figure, with its rule, what is wrong, and how to mend it."""

    def __init__(self, code: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.code, self.message, self.remedy = code, message, remedy


def read_value(text: Scalar, name: str, unit: StatedUnit, reading: Reading) -> Value | None:
    """What an assumption's value means; None, and a problem, where it means nothing."""
    try:
        if unit is StatedUnit.RATE and text.text.startswith("beta"):
            return _beta(text.text, name)
        return _range(text.text, name, unit)
    except _UnreadError as unread:
        reading.problem(unread.code, unread.message, text.place, unread.remedy)
        return None


def _range(written: str, name: str, unit: StatedUnit) -> Value:
    triangle = written.startswith("triangular ")
    pieces = written.removeprefix("triangular ").split(", ") if triangle else written.split(" to ")
    if len(pieces) not in ((3,) if triangle else (1, 2)):
        raise _unread(written, unit)
    values = [_one(piece.strip(), unit, written) for piece in pieces]
    if sorted(values) != values:
        raise _upside_down(written, "the values of a range go from the lowest to the highest")
    low, high = values[0], values[-1]
    if low == high:
        return Value(written, unit, low, low, high, None)
    spread = Triangular(name, *values) if triangle else UniformRate(name, low, high)
    return Value(written, unit, spread.mean, low, high, spread)


def _one(text: str, unit: StatedUnit, written: str) -> Fraction:
    reads: dict[StatedUnit, Callable[[str], Fraction | None]] = {StatedUnit.MONEY: _money, StatedUnit.DAYS: _days}
    value = reads.get(unit, share_in_scheme)(text)
    if unit is StatedUnit.RATE and (_NUMBER.fullmatch(text) if value is None else value > 1):
        message = f"'{written}' is not a rate between 0% and 100%"
        raise _UnreadError("PBR953", message, f"write it like {unit.written}")
    if value is None:
        raise _unread(written, unit)
    return value


def _money(text: str) -> Fraction | None:
    pence = 0 if text == "nil" else money_in_scheme(text)
    return None if pence is None or pence < 0 else Fraction(pence)


def _days(text: str) -> Fraction | None:
    found = _DAYS.fullmatch(text)
    return Fraction(found[1]) if found else None


def _beta(written: str, name: str) -> Value:
    found = _BETA.fullmatch(written)
    successes, trials = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 0 < trials <= _MOST_TRIALS:
        raise _unread(written, StatedUnit.RATE)
    if successes > trials:
        raise _upside_down(written, "there cannot be more successes than trials")
    beta = Beta(name, successes, trials)
    return Value(written, StatedUnit.RATE, beta.mean, _quantile(beta, 0.05), _quantile(beta, 0.95), beta)


def _quantile(beta: Beta, below: float) -> Fraction:
    """The rate that a beta falls below so often, to a tenth of one per cent."""
    low, high = 0, _STEPS
    while low < high:
        middle = (low + high) // 2
        if _falls_below(beta, middle) < below:
            low = middle + 1
        else:
            high = middle
    return Fraction(low, _STEPS)


def _falls_below(beta: Beta, thousandths: int) -> float:
    """How likely a beta is to be below a rate: the chance of more successes than were seen in one trial more.

    A float because it is a chance: it says where a range ends, to a tenth of one per cent, and is never money.
    """
    if thousandths in (0, _STEPS):
        return float(thousandths == _STEPS)
    rate, trials = thousandths / _STEPS, beta.trials + 1
    total = 0.0
    for count in range(beta.successes + 1, trials + 1):
        ways = lgamma(trials + 1) - lgamma(count + 1) - lgamma(trials - count + 1)
        total += exp(ways + count * log(rate) + (trials - count) * log(1 - rate))
    return total


def _unread(written: str, unit: StatedUnit) -> _UnreadError:
    meant_by_unit = {StatedUnit.MONEY: money_meant, StatedUnit.RATE: share_meant}
    meant = meant_by_unit[unit](written) if unit in meant_by_unit else ""
    return _UnreadError("PBR952", f"'{written}' is not {unit.called}", meant or f"write it like {unit.written}")


def _upside_down(written: str, why: str) -> _UnreadError:
    return _UnreadError("PBR954", f"'{written}' is upside down: {why}", "check the order of the figures")
