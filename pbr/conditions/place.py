"""A place among the records that a payment is made for, where it is made at most so many times."""

from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place among those that a payment is made for, at most so many times; it ``follows`` so many others like it."""

    payment: str
    at_most: str
    follows: int
