"""What only some schemes have of what is settled beside single records: loaded where a scheme has it, and else nothing.

A small settlement waits longer for the files that are loaded than for its records, so those that settle what few
contracts have are not loaded for the others.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pbr.engine.facts.run_context import Settling
from pbr.engine.limits.limit_bounds import OwnSums
from pbr.engine.measuring.measures import Measurements
from pbr.engine.payments.compiled_payment import CompiledPayment, CompiledWindowPayment
from pbr.settlement.line import Line

if TYPE_CHECKING:
    from pbr.engine.counting.added_up_records import AddedUpRecords, OfProviders
    from pbr.engine.verdicts.only_one import AmbiguousRecords
    from pbr.scheme.limits.limits import Limit


def added_up_in(
    payments: Sequence[CompiledPayment], settling: Settling, sums: "OfProviders"
) -> "AddedUpRecords | None":
    """What adds the records of these payments up, into ``sums``; None where there is none."""
    if not payments:
        return None
    # imported late: few schemes add records up into one
    from pbr.engine.counting.added_up_records import AddedUpRecords

    return AddedUpRecords(payments, settling, sums)


def ambiguous_in(settling: Settling) -> "AmbiguousRecords | None":
    """What notes records that earn two payments of which only one is paid; None where the scheme has none such."""
    if not settling.scheme.only_one:
        return None
    # imported late: few schemes have payments of which only one is paid
    from pbr.engine.verdicts.only_one import AmbiguousRecords

    return AmbiguousRecords(settling.scheme, settling.unpriced)


def open_under_caps(lines: list[Line], own: OwnSums, limits: "tuple[Limit, ...]") -> list[Line]:
    """The lines of a plan's family, those open that are due under a cap that is not known."""
    # imported late: few schemes have a limit that is a plan's own money
    from pbr.engine.limits.limits_not_known import open_under_caps as opened_by

    return opened_by(lines, own, limits)


def windows_settled(
    payments: Sequence[CompiledWindowPayment], measurements: Measurements, settling: Settling
) -> list[Callable[[str], list[Line]]]:
    """What settles the months, quarters and years of a provider, for each payment of them."""
    if not payments:
        return []
    # imported late: most schemes pay for records alone
    from pbr.engine.counting.per_provider_window import settle_windows

    return [settle_windows(steps, measurements, settling) for steps in payments]
