"""The figures of a sample as a list of sentences, for its README."""

from pbr.sample import figures
from pbr.sample.chance import Odds, Shares


def figures_listed() -> list[str]:
    """Every figure the sample is drawn from, with its source, in the order the module gives them."""
    listed = [
        figures.HOURS_SOURCE,
        figures.HOURLY_SOURCE,
        figures.CARE_HOME_SOURCE,
        figures.DELIVERED_PERCENT_SOURCE,
        figures.NAMES_SOURCE,
    ]
    for figure in vars(figures).values():
        if isinstance(figure, (Odds, Shares)):
            listed.append(str(figure))
        elif isinstance(figure, dict):
            listed.extend(str(each) for each in figure.values() if isinstance(each, (Odds, Shares)))
    return listed
