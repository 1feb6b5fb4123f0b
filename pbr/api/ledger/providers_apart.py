"""The providers of a run divided among processes: whole ones that follow each other, about as many rows for each."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby
from operator import itemgetter

from pbr.api.ledger.entries_made import LinesByHand
from pbr.engine.settled_before.settled_so_far import SettledSoFar
from pbr.records.table import Records
from pbr.settlement.line import Line
from pbr.settlement.obligation import Obligation, Position
from pbr.values.dataclass import dataclass


@dataclass(slots=True)
class PositionsAsked:
    """What a run asks how things stand: what makes its entries, once it is known what does, takes note of it."""

    asked: SettledSoFar

    def ask(self, other: SettledSoFar) -> None:
        """Ask another from now on, who says the same."""
        self.asked = other

    def providers(self) -> Collection[str]:
        """Every provider of whom anything was settled."""
        return self.asked.providers()

    def of(self, provider_id: str) -> Iterable[Position]:
        """How every obligation to a provider stands."""
        return self.asked.of(provider_id)


@dataclass(frozen=True, slots=True)
class ByHandOfSome:
    """What somebody entered by hand for some providers."""

    whole: LinesByHand
    some: frozenset[str]

    def providers(self) -> Set[str]:
        """Those of them that it is for."""
        return self.whole.providers() & self.some

    def of(self, provider_id: str, settled: Mapping[Obligation, Position]) -> Iterable[Line]:
        """The lines of a provider, against what is settled of what was entered by hand."""
        return self.whole.of(provider_id, settled)


def ranges_of(providers: Sequence[str], records: Records, parts: int) -> Iterator[tuple[str, ...]]:
    """Divide providers, which are given in order, into at most so many ranges with about as many rows."""
    rows = rows_by_provider(records)
    weights = [rows[provider] + 1 for provider in providers]
    whole, so_far, at = sum(weights), 0, []
    for weight in weights:
        # Each goes where the middle of its rows is.
        at.append((2 * so_far + weight) * parts // (2 * whole))
        so_far += weight
    for _, some in groupby(zip(at, providers, strict=True), key=itemgetter(0)):
        yield tuple(provider for _, provider in some)


def rows_by_provider(records: Records) -> Counter[str]:
    """How many rows each provider has, in all tables."""
    found: Counter[str] = Counter()
    for table in records.tables.values():
        parent = table.kind.parent
        owners = map(itemgetter(-1), table.rows) if parent else table.rows
        place = records.tables[parent].layout["provider_id"] if parent else table.layout["provider_id"]
        found.update(map(itemgetter(place), owners))
    return found
