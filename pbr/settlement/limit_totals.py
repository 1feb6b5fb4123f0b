"""What limits have used and left, added up: a sum for each limit, provider and window, however many they are over."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from pbr.settlement.limit_use import LimitUse


class LimitTotal(NamedTuple):
    """What the uses of one limit with one provider in one window come to, in whole pence.

    ``over`` is how many plans, persons or providers they are of, ``reached`` how many of those have come to the limit,
    and ``not_known`` for how many nobody knows what the limit comes to, or what is left in a fund: those are in
    ``used``, and not in ``bound`` and ``left``.
    """

    limit: str
    provider_id: str
    window: str
    cap: bool
    over: int
    reached: int
    not_known: int
    bound: int
    used: int
    left: int
    is_fund: bool


def limit_totals(uses: Iterable[LimitUse]) -> tuple[LimitTotal, ...]:
    """Add up uses, which are in their order: by limit and provider as they stand there, then by window."""
    totals: list[LimitTotal] = []
    for _, of_provider in groupby(uses, key=lambda use: (use.limit, use.record.provider)):
        windows: dict[str, list[LimitUse]] = {}
        for use in of_provider:
            windows.setdefault(use.window_label, []).append(use)
        totals += [_total(windows[label]) for label in sorted(windows)]
    return tuple(totals)


def _total(uses: list[LimitUse]) -> LimitTotal:
    first, known = uses[0], [use for use in uses if use.left is not None]
    return LimitTotal(
        first.limit, first.record.provider, first.window_label, first.cap, len(uses),
        sum(use.reached is True for use in uses), len(uses) - len(known),
        sum(use.bound or 0 for use in known), sum(use.used for use in uses), sum(use.left or 0 for use in known),
        first.is_fund,
    )  # fmt: skip
