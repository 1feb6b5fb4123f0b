"""The types of the values in a condition."""

from enum import StrEnum


class Type(StrEnum):
    """What a value is; both sides of a comparison are the same."""

    TEXT = "text"
    DATE = "a date"
    YES_NO = "yes or no"
    MONEY = "money"
    NUMBER = "a number"
    SHARE = "a percentage"
    TIME = "a time of day"
