"""What one of a number in a record is: a minute, an hour, a point; so that no number is ever taken for another's."""

from enum import StrEnum


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
