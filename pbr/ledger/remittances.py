"""What each provider is paid of a run, and what is carried to the next: never paid below nil, nor carried above it.

Brought forward + entries of the run = payable + carried forward.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pbr.ledger.entry import Change
from pbr.ledger.manifest import ChangeSum, PaidOfRun

IN_NO_PAYABLE = frozenset({Change.OPENING, Change.POOL})
"""Settled elsewhere, and what moves no money."""


class Remittance(NamedTuple):
    """What a provider gets of a run, in whole pence: its balance before, its entries by what they are, and the rest.

    ``entries`` are also ``invoices`` and ``credits`` added up: the entries that add something, and those that take
    something back.
    """

    provider_id: str
    brought_forward: int
    new: int
    late: int
    more: int
    corrections: int
    taken_back: int
    limits: int
    adjustments: int
    entries: int
    invoices: int
    credits: int
    payable: int
    carried_forward: int


_COLUMNS: Mapping[Change, str] = {
    Change.NEW: "new",
    Change.LATE: "late",
    Change.MORE: "more",
    Change.CORRECTION: "corrections",
    Change.TAKEN_BACK: "taken_back",
    Change.LIMIT: "limits",
    Change.ADJUSTMENT: "adjustments",
}


def remittances(brought_forward: Mapping[str, int], moved: Iterable[ChangeSum]) -> list[Remittance]:
    """Give the remittance of each provider with a balance or an entry, in order.

    ``brought_forward`` has what each provider carries from the run before, in pence; ``moved`` is what its entries of
    each change come to.
    """
    sums: dict[str, dict[str, int]] = {provider: {} for provider, pence in brought_forward.items() if pence}
    down: dict[str, int] = {}
    for one in moved:
        # What persons are paid is of no provider, and nobody's remittance.
        if one.provider_id and one.change not in IN_NO_PAYABLE:
            column, of_provider = _COLUMNS[one.change], sums.setdefault(one.provider_id, {})
            of_provider[column] = of_provider.get(column, 0) + one.pence
            down[one.provider_id] = down.get(one.provider_id, 0) + one.credits
    return [
        _remittance(provider, brought_forward.get(provider, 0), sums[provider], down.get(provider, 0))
        for provider in sorted(sums)
    ]


def paid_of(made: Iterable[Remittance]) -> PaidOfRun:
    """What the remittances of a run come to."""
    invoices = credits_ = payable = carried = 0
    for one in made:
        invoices, credits_ = invoices + one.invoices, credits_ + one.credits
        payable, carried = payable + one.payable, carried + one.carried_forward
    return PaidOfRun(invoices, credits_, payable, carried)


def _remittance(provider: str, brought: int, by_change: Mapping[str, int], down: int) -> Remittance:
    entries = sum(by_change.values())
    balance = brought + entries
    columns = {column: by_change.get(column, 0) for column in _COLUMNS.values()}
    return Remittance(
        provider_id=provider,
        brought_forward=brought,
        **columns,
        entries=entries,
        invoices=entries - down,
        credits=down,
        payable=max(balance, 0),
        carried_forward=min(balance, 0),
    )


def carried_after(made: Iterable[Remittance]) -> dict[str, int]:
    """What each provider carries to the next run, in pence, for those who carry anything."""
    return {one.provider_id: one.carried_forward for one in made if one.carried_forward}
