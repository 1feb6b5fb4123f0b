"""What each payer bears of a settlement, added up while its lines go by."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import field

from pbr.settlement.line import Line, PayerName, Status
from pbr.settlement.totals import Total
from pbr.values.dataclass import dataclass

PayerGroup = tuple[PayerName, str, str, Status]


@dataclass(slots=True)
class PayerTotals:
    """Lines and pence of each payer, provider, payment and status; together they are all lines of the settlement."""

    groups: dict[PayerGroup, Total] = field(default_factory=lambda: defaultdict(Total))

    def write(self, batch: Iterable[Line]) -> None:
        """Count lines as they go by."""
        for line in batch:
            self.groups[line.payer, line.paid_provider_id, line.payment, line.status].add(line)

    def merge(self, other: "PayerTotals") -> None:
        """Count the lines of another."""
        for group, total in other.groups.items():
            self.groups[group].merge(total)

    def of_provider(self, provider_id: str) -> "PayerTotals":
        """The same of one provider alone."""
        return PayerTotals({group: total for group, total in self.groups.items() if group[1] == provider_id})

    def by_payer(self) -> dict[PayerName, Total]:
        """What each payer bears, in the order of their names; nobody's lines have no amount."""
        totals: dict[PayerName, Total] = {}
        for (payer, _, _, _), total in sorted(self.groups.items()):
            totals.setdefault(payer, Total()).merge(total)
        return totals
