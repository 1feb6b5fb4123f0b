"""Hashes of what parts have, one after another and in order: a range of them of all parts is looked at at a time."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

AT_ONCE = 1_000_000
"""How many hashes are looked at together."""


def range_by_range(parts: Iterable[bytes], width: int) -> Iterator[list[bytes]]:
    """What parts have of one range of hashes after another, so that they are never all in memory but as they came.

    Each hash has so many bytes, and those of a part are in order.
    """
    every = [part for part in parts if part]
    ranges = 1 + sum(map(len, every)) // (width * AT_ONCE)
    # Two bytes tell enough ranges apart: what begins alike is looked at together.
    cuts = [(at * _BEGINNINGS // ranges).to_bytes(2, "big") for at in range(1, ranges)]
    ends = [[0, *(_place(part, cut, width) for cut in cuts), len(part)] for part in every]
    for at in range(ranges):
        yield [part[stops[at] : stops[at + 1]] for part, stops in zip(every, ends, strict=True)]


_BEGINNINGS = 1 << 16


def _place(hashes: bytes, cut: bytes, width: int) -> int:
    """From which byte the hashes are no less than this."""
    many: Sequence[int] = range(len(hashes) // width)
    return width * bisect_left(many, cut, key=lambda at: hashes[width * at : width * (at + 1)])
