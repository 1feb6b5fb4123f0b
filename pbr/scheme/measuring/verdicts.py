"""Verdicts: what follows for a provider from the targets that it met or missed, such as that it may be extended."""

from pbr.problems.problem import Place
from pbr.scheme.reading.provenance import Provenance
from pbr.values.dataclass import dataclass
from pbr.values.window import Over


@dataclass(frozen=True, slots=True)
class VerdictRule:
    """A rule over targets: met or missed, every one or any, in so many of the last windows that are over.

    ``text`` is the rule as it was written. It is for each provider.
    """

    name: str
    measures: tuple[str, ...]
    every: bool
    met: bool
    needed: int
    last: int
    over: Over
    text: str
    provenance: Provenance
    place: Place
