"""Of which records money stands, as a ledger has it after its last run."""

from pbr.ledger.position_csv import PositionsOf


class StillSettledIn:
    """Whether anything stands as settled of a record for a payment; read when it is first asked."""

    def __init__(self, positions: PositionsOf) -> None:
        self._positions = positions
        self._found: frozenset[tuple[str, str]] | None = None

    def __call__(self, payment: str, record_id: str) -> bool:
        """Whether money, or what is brought to a pool, stands of the record, with whichever provider."""
        if self._found is None:
            every = (one for provider in self._positions.providers() for one in self._positions.of(provider))
            stands = (one.obligation for one in every if one.settled or one.brings)
            self._found = frozenset((of.payment, of.record_id) for of in stands)
        return (payment, record_id) in self._found
