"""What is entered by hand, divided among those who pay: of no payment, so as the heading says for all."""

from collections.abc import Iterable, Mapping, Set
from pathlib import Path

from pbr.api.ledger.entries_made import LinesByHand
from pbr.engine.against_ledger.payer_lines import PaidSoFar, PayerLines
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line
from pbr.settlement.obligation import Obligation, Position
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class DividedByHand:
    """What somebody entered by hand for a scheme that lists its payers."""

    whole: LinesByHand
    scheme: Scheme

    def providers(self) -> Set[str]:
        """The providers it is for."""
        return self.whole.providers()

    def of(self, provider_id: str, settled: Mapping[Obligation, Position]) -> Iterable[Line]:
        """The lines of a provider, one for each payer, against what is settled."""
        paid = PaidSoFar()
        seen = {one.obligation: one for one in paid.seen_whole(settled.values())}
        return PayerLines(self.scheme, paid).of_lines(self.whole.of(provider_id, seen))


def by_hand_divided(by_hand: LinesByHand, scheme: Scheme) -> LinesByHand:
    """What is entered by hand, a line for each payer where the scheme lists any.

    Raises ``ProblemsFound`` where something is entered and nobody is said to pay it.
    """
    if not scheme.payers:
        return by_hand
    if by_hand.providers() and scheme.paid_by is None:
        message = "the scheme lists its payers, and nobody is said to pay what is entered by hand"
        how = "write paid by: in the heading, for all that says no other"
        raise ProblemsFound([Problem("PBR499", message, Place(Path(scheme.file.name).name), how)])
    return DividedByHand(by_hand, scheme)
