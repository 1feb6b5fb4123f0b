"""What hangs on facts that are not drawn, in words."""

from pbr.simulate.monte_carlo.uncertainty import Uncertainty
from pbr.values.money import pounds


def left_open_said(found: Uncertainty) -> tuple[str, ...]:
    """Say how much hangs on facts that are not drawn, under which schemes: it is in no draw, and may still come."""
    sums = [f"up to {pounds(one.left_open)} more under {one.label}" for one in found.schemes if one.left_open]
    if not sums:
        return ()
    return (
        "Not drawn, and in no draw, is what hangs on other facts, such as a standard not yet assessed, a plan without "
        "an end, or a result that nobody found once an event had ended the plan: "
        f"{', '.join(sums)}. The sums, and any chance over the budget, are at least what they say.",
    )
