"""What persons would have been paid (direct payments): the council's cost, and no provider's income."""

from pbr.simulate.backcast.backcast import Backcast
from pbr.values.money import pounds


def persons_paid_in_words(cast: Backcast) -> list[str]:
    """A sentence for each scheme that pays persons: how much of what is due they are paid."""
    return [
        f"Of what is due under {result.candidate.label}, {pounds(result.to_persons.due)} is paid to persons: it is in "
        "what the council pays, and in no provider's income."
        for result in cast.results
        if result.to_persons.lines
    ]
