"""What stands beside a sum where something was not taken off it."""

from pbr.simulate.backcast.backcast import BackcastResult


def before(result: BackcastResult | None) -> str:
    """What stands beside a scheme's sum where something was not taken off it."""
    return ", before deductions that were not taken" if result and result.not_deducted_in_all else ""
