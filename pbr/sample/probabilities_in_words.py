"""The figures of a sample as a list of sentences, for its README."""

from pbr.rng.sample_stream import Odds, Shares
from pbr.sample import probabilities


def figures_listed() -> list[str]:
    """Every figure the sample is drawn from, with its source, in the order the module gives them."""
    listed = [
        probabilities.HOURS_SOURCE,
        probabilities.HOURLY_SOURCE,
        probabilities.CARE_HOME_SOURCE,
        probabilities.DELIVERED_PERCENT_SOURCE,
        probabilities.NAMES_SOURCE,
    ]
    for figure in vars(probabilities).values():
        if isinstance(figure, (Odds, Shares)):
            listed.append(str(figure))
        elif isinstance(figure, dict):
            listed.extend(str(each) for each in figure.values() if isinstance(each, (Odds, Shares)))
    return listed
