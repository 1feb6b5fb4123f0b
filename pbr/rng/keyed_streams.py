"""Where chance comes from: a stream of bits for each seed and name, the same on any machine and in any order.

Nothing here has a state. What is drawn for a record depends on the seed, the record and the component alone, so the
order of the rows, the other records and the number of workers change nothing.
"""

from hashlib import shake_128
from random import Random

BITS = 24
"""How many bits of a chance are compared: to 1 in 16,777,216."""

CERTAIN = 1 << BITS


def random_planes(seed: int, name: tuple[str, ...], draws: int) -> list[int]:
    """A random number of ``BITS`` bits for each draw, held as planes: the lowest bits of all draws, then the next."""
    width = (draws + 7) // 8
    digest = _digest(seed, name, BITS * width)
    planes = [int.from_bytes(digest[at : at + width], "little") for at in range(0, BITS * width, width)]
    if draws % 8:
        lanes = (1 << draws) - 1
        planes = [plane & lanes for plane in planes]
    return planes


def random_numbers(seed: int, name: tuple[str, ...], draws: int) -> list[int]:
    """A random number below ``CERTAIN`` for each draw."""
    width = BITS // 8
    digest = _digest(seed, name, draws * width)
    return [int.from_bytes(digest[at : at + width], "little") for at in range(0, draws * width, width)]


def random_of(seed: int, name: tuple[str, ...]) -> Random:
    """A generator for what has no planes: the rates that are themselves not certain."""
    return Random(int.from_bytes(_digest(seed, name, 32), "little"))


def _digest(seed: int, name: tuple[str, ...], length: int) -> bytes:
    """So many bytes for a seed and a name; each word with its length, so that no two names run into each other."""
    words = [word.encode() for word in (str(seed), *name)]
    return shake_128(b"".join(len(word).to_bytes(4, "little") + word for word in words)).digest(length)
