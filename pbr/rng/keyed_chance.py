"""Chance that is always the same: whether something happens hangs on its key alone."""

from fractions import Fraction
from hashlib import blake2b

_STREAM = 1 << 64


def happens(rate: Fraction, *key: object) -> bool:
    """Whether what has a rate happens, by a hash of its key."""
    hashed = blake2b("\0".join(map(str, key)).encode(), digest_size=8)
    return int.from_bytes(hashed.digest()) < rate * _STREAM
