"""What became of the rows that could not be read, under every scheme compared."""

from pbr.simulate.backcast.backcast import Backcast


def what_was_done(cast: Backcast) -> str:
    """Say that held rows were not paid for; and, where a scheme may deduct for one, that nothing was taken off."""
    deducted = any(one.rows for result in cast.results for one in result.not_deducted.values())
    return "held, and neither paid nor deducted for" if deducted else "held and not paid for"
