"""A sample of results to check, drawn by a seed: the same seed draws the same, whatever the order of the rows."""

from collections.abc import Iterable

from pbr.evidence.results import Result
from pbr.rng.keyed_chance import hash_of


def sample_of(results: Iterable[Result], size: int, seed: int) -> tuple[Result, ...]:
    """So many of the results, each as likely as any other, in the order of their tables and ids.

    A larger sample by the same seed has all of a smaller one; a result that is added takes at most one's place.
    """
    drawn = sorted(results, key=lambda one: (hash_of("sample of results", seed, *one.key), one.key))[:size]
    return tuple(sorted(drawn, key=lambda one: one.key))
