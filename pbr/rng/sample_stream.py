"""Chance, from a key: the same key gives the same draws on any machine."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import field
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

from pbr.values.dataclass import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Odds:
    """How often something happens, in every thousand, and where that figure comes from."""

    name: str
    per_thousand: int
    source: str

    def __str__(self) -> str:
        return f"{self.name}: {self.per_thousand} in 1,000 ({self.source})"


@dataclass(frozen=True, slots=True)
class Shares(Generic[T]):
    """How a whole falls into kinds, by whole-number weights, and where the weights come from."""

    name: str
    weights: Mapping[T, int]
    source: str
    kinds: tuple[T, ...] = field(init=False)
    running: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "kinds", tuple(self.weights))
        object.__setattr__(self, "running", tuple(accumulate(self.weights.values())))

    def __str__(self) -> str:
        weights = "; ".join(f"{kind} = {weight:,}" for kind, weight in self.weights.items())
        return f"{self.name}: {weights} ({self.source})"


class Chance:
    """A stream of draws that depends on its key alone.

    Only ``Random.random`` is used, because it is the one method whose sequence Python promises never to
    change; every draw becomes a whole number at once, so no amount of money is ever a binary fraction.
    """

    __slots__ = ("_next",)

    def __init__(self, key: str) -> None:
        self._next = Random(key).random

    def below(self, count: int) -> int:
        """A whole number from 0 up to, and not including, ``count``."""
        return int(self._next() * count)

    def between(self, least: int, most: int) -> int:
        """A whole number from ``least`` to ``most``, both included."""
        return least + int(self._next() * (most - least + 1))

    def happens(self, odds: Odds) -> bool:
        """Whether something with these odds happens this time."""
        return int(self._next() * 1000) < odds.per_thousand

    def pick(self, shares: Shares[T]) -> T:
        """One of the kinds, each as often as its weight says."""
        running = shares.running
        return shares.kinds[bisect_right(running, int(self._next() * running[-1]))]
