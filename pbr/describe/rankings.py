"""Rankings in plain English: on which days, what each score weighs and how its points come about, and who ties."""

from pbr.describe.layout import Clause
from pbr.describe.shared_wording import day_written, where_from
from pbr.scheme.measuring.rankings import (
    BestFigure,
    ByPlace,
    FieldOfStandard,
    InProportion,
    MeasureOfProvider,
    OutOf,
    PriceOfProvider,
    Ranking,
    Score,
)
from pbr.values.number import plain_number
from pbr.values.share import percent


def ranking_clause(ranking: Ranking) -> Clause:
    """A ranking: its days, and a numbered part for each score."""
    on = ranking.on
    again = f"and every {on.months} months after it" if on.months else "once"
    rounded = "exact"
    if ranking.decimals is not None:
        rounded = f"those of each score rounded to {ranking.decimals} decimals, half up"
    text = (
        f"{ranking.name}: on {day_written(on.first)}{' ' if on.months is None else ', '}{again}, providers are put in "
        f"the order of their points, of 100 in all, {rounded}. {_ties(ranking)} A provider of whom a figure is not "
        "known has no certain rank, and neither has whoever it could be ahead of."
    )
    return Clause(text, where_from(ranking.provenance), parts=tuple(map(_score, ranking.scores)))


def _ties(ranking: Ranking) -> str:
    if not ranking.ties:
        return "Who has as many points shares the rank, and the next is that many further on."
    order = ", then ".join(ranking.ties)
    return f"Of those who have as many, whoever has more for {order} is first; who ties even then shares the rank."


def _score(score: Score) -> Clause:
    return Clause(f"{score.name}: {percent(score.weight)} of the points on {_figure(score)}. {_way(score)}")


def _figure(score: Score) -> str:
    match score.figure:
        case PriceOfProvider(price=price):
            return f"{price.name}, of the day of the ranking"
        case MeasureOfProvider(measure=measure):
            return f"{measure.name}, in the last {measure.over} that is over before that day"
        case FieldOfStandard(standard=standard, ref=ref):
            return f'the {ref.field.name} of the standard "{standard}" that begins last, on that day or before it'


def _way(score: Score) -> str:
    match score.way:
        case OutOf(most=most):
            of_share = isinstance(score.figure, MeasureOfProvider) and score.figure.measure.is_share_counted
            text = percent(most) if of_share else plain_number(most)
            return f"The points are the part that the figure is of {text}."
        case InProportion(best=BestFigure.LOWEST):
            return "The lowest gets all, and each other the part that the lowest is of its own."
        case InProportion():
            return "The highest gets all, and each other the part that its own is of the highest."
        case ByPlace(best=best):
            return f"The {best} of so many gets all, and each place below it one equal part less; who ties, the mean."
