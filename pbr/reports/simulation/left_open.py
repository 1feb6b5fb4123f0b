"""What hangs on facts that are not drawn, in words."""

from pbr.simulate.draws.uncertainty import Uncertainty
from pbr.values.money import pounds


def left_open_said(found: Uncertainty) -> tuple[str, ...]:
    """Say of each scheme what hangs on facts that are not drawn: it is in no draw, and may still come."""
    return tuple(
        f"{one.label}: up to {pounds(one.left_open)} more hangs on what is not drawn, such as a standard not yet "
        "assessed or a plan without an end. It is in no draw: the sums, and any chance over the budget, are at least "
        "what they say."
        for one in found.schemes
        if one.left_open
    )
