"""Positions under new names: what was settled of a payment, part or limit goes on under what it is called now."""

from collections.abc import Collection, Iterable, Mapping

from pbr.ledger.folder_names import POSITION
from pbr.ledger.position_csv import PositionsOf, rows_of
from pbr.ledger.positions import Positions
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.record_id import full_name
from pbr.scheme.reading.renamed import Called, Renamed
from pbr.settlement.line import LineKind, PayerName
from pbr.settlement.obligation import Position
from pbr.settlement.position_table import PositionTable, position_table


def names_now(renamed: Iterable[Renamed]) -> Mapping[Called, Called]:
    """What each thing is called now, by what it was called."""
    return dict(renamed)


def under_new_names(positions: Iterable[Position], now: Mapping[Called, Called]) -> Positions:
    """Some positions by their obligations, under the names of now."""
    found: Positions = {}
    for position in positions:
        of = position.obligation
        payment, part = now.get((of.payment, of.part), (of.payment, of.part))
        if (payment, part) != (of.payment, of.part):
            position = position._replace(obligation=of._replace(payment=payment, part=part))
        found[position.obligation] = position
    return found


def refuse_names_settled_already(settled: Collection[Called], now: Mapping[Called, Called]) -> None:
    """Raise ``ProblemsFound`` where what goes on under a new name would go on with what is settled under that already.

    ``now`` is what each thing is called now. Two sums would become one, and the other would be paid again.
    """
    problems = [
        Problem(
            "PBR092",
            f"'{full_name(*name)}' was formerly called '{full_name(*before)}', and money is settled under both names",
            Place(POSITION),
            "give it a name that nothing was settled under",
        )
        for before, name in now.items()
        if before in settled and name in settled and name not in now
    ]
    if problems:
        raise ProblemsFound(problems)


class RenamedPositions(PositionsOf):
    """How things stand, under the names of now; read one provider at a time as before.

    Raises ``ProblemsFound`` where something is settled under a name already that another has now.
    """

    def __init__(self, before: PositionsOf, renamed: Iterable[Renamed]) -> None:
        self._before, self._now = before, names_now(renamed)
        refuse_names_settled_already(before.payments(), self._now)

    def providers(self) -> list[str]:
        """The providers of whom something was ever settled, in order."""
        return self._before.providers()

    def of(self, provider_id: str) -> PositionTable:
        """The positions of a provider, in the order of their keys as they are now."""
        found = under_new_names(self._before.of(provider_id), self._now)
        return position_table(found[key] for key in sorted(found))

    def payments(self) -> set[Called]:
        """The payments and limits of which anything is settled, each with its part, as they are called now."""
        return {self._now.get(one, one) for one in self._before.payments()}

    def standing(self) -> set[Called]:
        """Those of them of which money stands, as they are called now."""
        return {self._now.get(one, one) for one in self._before.standing()}

    def kinds_standing(self) -> set[tuple[str, LineKind]]:
        """What money stands as, by the name that the payment or limit has now."""
        return {(self._now.get((name, ""), (name, ""))[0], kind) for name, kind in self._before.kinds_standing()}

    def paid_to_persons(self) -> set[str]:
        """The payments that persons were paid, as they are called now."""
        return {self._now.get((one, ""), (one, ""))[0] for one in self._before.paid_to_persons()}

    def payers(self) -> set[PayerName]:
        """Those who settled anything."""
        return self._before.payers()

    def rows_of(self, provider_id: str) -> bytes:
        """The rows of a provider as they are to be written."""
        return rows_of({position.obligation: position for position in self.of(provider_id)})
