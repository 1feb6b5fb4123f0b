"""A few records of each band, for what is found by settling one record after another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.simulate.incentives.affected_records import looks_at_the_whole_provider
from pbr.simulate.incentives.case_band import CaseBand

EACH_BAND = 8
"""How many records of a band are tried, spread evenly over the extract."""

EACH_BAND_BESIDE_A_PROVIDER = 2
"""The same where a provider's records are all settled again for each record tried."""

T = TypeVar("T")


def a_few_of_each(banded: Iterable[tuple[CaseBand, T]], compiled: CompiledScheme) -> Iterator[T]:
    """A few of each band, from the first to the last, evenly spaced."""
    few = EACH_BAND_BESIDE_A_PROVIDER if looks_at_the_whole_provider(compiled.scheme) else EACH_BAND
    bands: Mapping[CaseBand, list[T]] = defaultdict(list)
    for band, one in banded:
        bands[band].append(one)
    for band in sorted(bands):
        yield from _spread_over(bands[band], few)


def _spread_over(members: Sequence[T], few: int) -> Sequence[T]:
    if len(members) <= few:
        return members
    return [members[at * (len(members) - 1) // (few - 1)] for at in range(few)]
