"""The opening of a ledger: what was settled elsewhere before it, and where its totals differ from what was paid."""

from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import NamedTuple

from pbr.ledger.changes import Changes
from pbr.ledger.entry import Change
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import Field, FieldType, TableKind, Unit
from pbr.records.papers.placed_rows import placed_rows
from pbr.settlement.ledger_reasons import ByHand
from pbr.settlement.line import Line, LineKind, Payer, Status
from pbr.settlement.obligation import Obligation, Position
from pbr.settlement.record_ref import provider_as_a_whole
from pbr.settlement.slot import ONLY
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds

OPENING = "opening"
"""What stands where a line names its payment."""

TOTALS = TableKind(
    name="opening totals",
    one="total",
    article="a",
    meaning="What was settled with a provider elsewhere.",
    key=("provider_id",),
    fields=(
        Field("provider_id", "The provider.", FieldType.TEXT, "P1", required=True),
        Field(
            "settled", "What was settled with it in all.", FieldType.MONEY, "12000.00",
            required=True, may_be_negative=True, unit=Unit.MONEY,
        ),
        Field("source", "Where that is written down.", FieldType.TEXT, "finance system, September", required=True),
        Field("reason", "Why it differs from what the records come to, where it does.", FieldType.TEXT, "an advance"),
    ),
)  # fmt: skip


class OpeningTotal(NamedTuple):
    """What was settled with a provider elsewhere, in pence; ``reason`` says why that is not what the records give."""

    provider_id: str
    settled: int
    source: str
    reason: str
    place: Place


@dataclass(frozen=True, slots=True)
class OpeningChanges(Changes):
    """Every entry of an opening is one of what was settled elsewhere."""

    def change_of(self, line: Line, position: Position | None) -> Change:
        """What an entry is."""
        return Change.OPENING if line.amount else Change.POOL


@dataclass(frozen=True, slots=True)
class OpeningDifferences:
    """What was settled elsewhere beyond what the records come to, in pence, as an entry of each provider's own."""

    by_provider: Mapping[str, tuple[int, OpeningTotal]]
    scheme: str

    def providers(self) -> Set[str]:
        """The providers with a difference."""
        return self.by_provider.keys()

    def of(self, provider_id: str, settled: Mapping[Obligation, Position]) -> Iterator[Line]:
        """The line of a provider's difference."""
        if provider_id in self.by_provider:
            pence, total = self.by_provider[provider_id]
            yield Line(
                self.scheme, provider_as_a_whole(provider_id), OPENING, "", ONLY, Payer.COUNCIL, "", Status.DUE,
                LineKind.OPENING, None, None, None, None, "", None, None, pence, None, pence, 0, "",
                ByHand(total.reason, total.source),
            )  # fmt: skip


def read_opening_totals(path: Path, show_values: bool = False) -> list[OpeningTotal]:
    """Read what was settled elsewhere. Raises ``ProblemsFound`` for cells that cannot be read, and a provider twice."""
    rows, _ = placed_rows(path, TOTALS, show_values)
    totals = [
        OpeningTotal(
            row.values["provider_id"], row.values["settled"], row.values["source"], row.values["reason"] or "",
            row.place("settled"),
        )
        for row in rows
    ]  # fmt: skip
    seen: set[str] = set()
    for total in totals:
        if total.provider_id in seen:
            how = "write one row for each provider"
            raise ProblemsFound([Problem("PBR090", "this provider has two totals", total.place, how)])
        seen.add(total.provider_id)
    return totals


def differences(
    totals: list[OpeningTotal], found: Mapping[str, int], path: Path
) -> dict[str, tuple[int, OpeningTotal]]:
    """Where what was settled elsewhere is not what the records come to, by provider, in pence.

    Raises ``ProblemsFound`` where no reason is given for a difference, and for a provider that the file leaves out.
    """
    problems: list[Problem] = []
    differing: dict[str, tuple[int, OpeningTotal]] = {}
    for total in totals:
        comes_to = found.get(total.provider_id, 0)
        pence = total.settled - comes_to
        if pence and not total.reason:
            message = (
                f"provider {total.provider_id} was settled {pounds(total.settled)} elsewhere, and these records come "
                f"to {pounds(comes_to)}: {pounds(pence)} is not accounted for"
            )
            how = "mend the records or the total; or give the difference a reason, and it is an entry of its own"
            problems.append(Problem("PBR090", message, total.place, how))
        elif pence:
            differing[total.provider_id] = (pence, total)
    left_out = sorted({one for one, pence in found.items() if pence} - {total.provider_id for total in totals})
    problems += [
        Problem(
            "PBR090",
            f"provider {one} has no total, and these records come to {pounds(found[one])}",
            Place(path.name),
            "write what was settled with it elsewhere, 0.00 if nothing was",
        )
        for one in left_out
    ]
    if problems:
        raise ProblemsFound(problems)
    return differing
