"""What a settlement comes to for each provider: what is due, and what is at stake and why it is not due."""

from collections.abc import Mapping
from typing import NamedTuple

from pbr.settlement.line import Status
from pbr.settlement.totals import Group, Total


class ProviderTotals(NamedTuple):
    """A provider's lines and what they come to, in whole pence.

    ``due`` is what is to be paid: the sum of the amounts of its lines. Of lines that are due ``retained`` is what is
    kept back of them; of all others each sum is what is at stake. ``no_sum`` counts the lines whose sum is not known
    yet: what is at stake is then more. ``provider_id`` is empty for rows of which nobody can read whose they are.
    """

    provider_id: str
    lines: int
    due: int
    retained: int
    earlier: int
    held: int
    open: int
    not_earned: int
    not_due: int
    error: int
    note: int
    no_sum: int


def provider_totals(groups: Mapping[Group, Total]) -> tuple[ProviderTotals, ...]:
    """The totals of each provider, in the order of their ids."""
    by_provider: dict[str, dict[Status, Total]] = {}
    for (provider, _, status), total in groups.items():
        of = by_provider.setdefault(provider, {}).setdefault(status, Total())
        of.lines += total.lines
        of.amount += total.amount
        of.at_stake += total.at_stake
        of.no_sum += total.no_sum
    return tuple(_totals_of(provider, by_provider[provider]) for provider in sorted(by_provider))


def _totals_of(provider: str, by_status: Mapping[Status, Total]) -> ProviderTotals:
    nothing = Total()

    def at_stake(status: Status) -> int:
        return by_status.get(status, nothing).at_stake

    return ProviderTotals(
        provider_id=provider,
        lines=sum(total.lines for total in by_status.values()),
        due=sum(total.amount for total in by_status.values()),
        retained=at_stake(Status.DUE),
        earlier=at_stake(Status.EARLIER),
        held=at_stake(Status.HELD),
        open=at_stake(Status.OPEN),
        not_earned=at_stake(Status.NOT_EARNED),
        not_due=at_stake(Status.NOT_DUE),
        error=at_stake(Status.ERROR),
        note=at_stake(Status.NOTE),
        no_sum=sum(total.no_sum for total in by_status.values()),
    )
