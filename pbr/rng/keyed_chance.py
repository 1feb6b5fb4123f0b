"""Chance that is always the same: a hash of a key, and whether something happens, which hangs on its key alone."""

from fractions import Fraction
from hashlib import blake2b

_STREAM = 1 << 64


def hash_of(*key: object) -> bytes:
    """Eight bytes for a key: the same on any machine, and as if by chance for keys that differ."""
    return blake2b("\0".join(map(str, key)).encode(), digest_size=8).digest()


def happens(rate: Fraction, *key: object) -> bool:
    """Whether what has a rate happens, by a hash of its key."""
    return int.from_bytes(hash_of(*key)) < rate * _STREAM
