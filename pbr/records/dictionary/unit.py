"""Units of measure: what one of a number is, a minute, an hour, a point; so that none is ever taken for another's."""

from enum import StrEnum

from pbr.values.dataclass import dataclass


class Unit(StrEnum):
    """The unit in which a number or an amount of money stands in a field, as it is said in a sentence.

    Money without more is of the record itself: the price of a whole plan, not of its week.
    """

    MINUTES = "minutes"
    HOURS = "hours"
    HOURS_A_WEEK = "hours a week"
    MONEY = "money"
    MONEY_A_WEEK = "money a week"
    POINTS = "points"
    WEIGHT = "a weight"
    FIGURE = "a plain figure"


@dataclass(frozen=True, slots=True)
class OwnUnit:
    """A unit that a council counts in and the dictionary has not: ``mile``, of which several are ``miles``."""

    one: str
    many: str

    def __str__(self) -> str:
        """Say it as in a sentence: several of it."""
        return self.many


AnyUnit = Unit | OwnUnit

_ONE: dict[AnyUnit, str] = {Unit.MINUTES: "minute", Unit.HOURS: "hour", Unit.POINTS: "point"}


def one_of(unit: AnyUnit) -> str:
    """What one of a unit is called where it can be counted by itself; empty for a weight, or hours of each week."""
    return unit.one if isinstance(unit, OwnUnit) else _ONE.get(unit, "")


@dataclass(frozen=True, slots=True)
class Possible:
    """What a figure can be at all: nil, or from ``least`` to ``most``, of which the ``whole`` has no more."""

    most: int
    whole: str
    least: int = 0


POSSIBLE: dict[Unit, Possible] = {
    Unit.MINUTES: Possible(1_440, "a day", least=1),
    Unit.HOURS_A_WEEK: Possible(168, "a week"),
}
"""The units whose figures have a bound that is certain. Minutes are those of one visit."""
