"""What the provider's side rests on, in sentences that a terminal and a page say alike."""

from collections import defaultdict
from collections.abc import Sequence

from pbr.simulate.provider.provider_side import ProviderSide
from pbr.simulate.provider.transaction_cost import CostDifference
from pbr.values.period import Period

_GIVEN = "Only care given in {period} is counted: the hours of a plan are spread over its days."

LIKE_WITH_LIKE, IN_ALL = "like with like", "in all"


def left_out_of_costs(found: Sequence[ProviderSide]) -> tuple[str, ...]:
    """Say which care is not in what it costs, and which ranges are not, once for all schemes alike in that."""
    labels: dict[str, list[str]] = defaultdict(list)
    for one in found:
        for sentence in (*one.left_out, *one.ranges_said):
            labels[sentence].append(one.label)
    return tuple(f"{', '.join(each)}: {sentence}" for sentence, each in labels.items())


def cash_notes(period: Period | None) -> tuple[str, ...]:
    """Say what is in the cash; ``period`` is what was asked for, where that was not the whole run."""
    return (
        "Cash: what fell due in the period, and came when it is paid, less what care cost in the month it was given.",
        "Care is that of the plans or people a scheme has lines for; all care where it pays for nobody in particular.",
        *((_GIVEN.format(period=period),) if period else ()),
        "What is open, held or not released had not come.",
    )


def handling_notes(found: Sequence[ProviderSide]) -> tuple[str, ...]:
    """Say what handling counts, and which savings are like with like; the latter only where something is compared."""
    counted = (
        "Handling: plans, outcomes and reviews of the plans or people a scheme has lines for, all of them where it "
        "pays for nobody in particular, and its lines with an amount.",
    )
    compared = [(one.label, one.beside) for one in found if one.beside]
    in_all = ", ".join(label for label, beside in compared if not beside.alike)
    alike = (
        "Saved and more, beside the baseline: like with like, over the plans or people the scheme has lines for, at "
        "the prices and volumes assumed."
    )
    other = f"{in_all}: what is saved and more is in all, as it or the baseline pays for nobody in particular."
    return (
        *counted,
        *((alike,) if any(beside.alike for _, beside in compared) else ()),
        *((other,) if in_all else ()),
    )


def compared_over(beside: CostDifference | None) -> str | None:
    """Say how a scheme was set beside the baseline; None where it was not."""
    if beside is None:
        return None
    return LIKE_WITH_LIKE if beside.alike else IN_ALL
