"""The words of a ranking: figures, points and ranks as every report of it says them."""

from pbr.describe.shared_wording import money_written
from pbr.judging.ranked import Figure, Ranked, Scored
from pbr.judging.ranking_words import points_in_words
from pbr.scheme.measuring.rankings import FieldOfStandard, FigureRanked, MeasureOfProvider, PriceOfProvider, Score
from pbr.values.figure_unit import range_of_figures
from pbr.values.number import plain_number
from pbr.values.share import percent


def figure_in_words(score: Score, figure: Figure) -> str:
    """What a provider is scored on: ``£16.80``, ``50.0% to 60.7%``; or why there is nothing.

    What is recorded of a standard stands with the first day that it is about, so that an old one is seen.
    """
    if figure.lacking is not None:
        return figure.lacking.value
    if isinstance(score.figure, MeasureOfProvider):
        return range_of_figures(figure.low, figure.high, score.figure.measure.unit)
    if figure.low is None:
        return "-"
    said = money_written(figure.low) if is_money(score.figure) else plain_number(figure.low)
    return f"{said} from {figure.since}" if isinstance(score.figure, FieldOfStandard) else said


def is_money(figure: FigureRanked) -> bool:
    """Whether the figures are amounts of money, in pence."""
    return isinstance(figure, PriceOfProvider) or (isinstance(figure, FieldOfStandard) and figure.is_money)


def scored_in_words(scored: Scored) -> str:
    """A figure and the points that it gets: ``£16.80: 50``."""
    return f"{figure_in_words(scored.score, scored.figure)}: {points_in_words(scored.low, scored.high)}"


def weight_in_words(score: Score) -> str:
    """The heading of a score: ``price (50%)``."""
    return f"{score.name} ({percent(score.weight)})"


def ranked_in_words(ranked: Ranked) -> str:
    """The heading of a ranking on one of its days."""
    return f"{ranked.ranking.name}: ranked on {ranked.day} ({ranked.ranking.on.text})"


def first_in_words(ranked: Ranked) -> str:
    """Who is first, or could be: ``framework_order: P4 is first on 2026-10-01, with 90.73 points.``."""
    name, day = ranked.ranking.name, ranked.day
    firsts = [placed for placed in ranked.placed if placed.best == 1]
    if not firsts:
        return f"{name}: nobody has a figure to be ranked by on {day}."
    who = " and ".join(placed.provider for placed in firsts)
    if not all(placed.is_certain for placed in firsts):
        return f"{name}: who is first on {day} is not known yet; it can be {' or '.join(p.provider for p in firsts)}."
    points = points_in_words(firsts[0].low, firsts[0].high)
    return f"{name}: {who} {'is' if len(firsts) == 1 else 'are'} first on {day}, with {points} points."


def working_in_words(ranked: Ranked) -> list[str]:
    """How the points come about, a sentence for each score and one for those who tie."""
    ranking = ranked.ranking
    decimals = ranking.decimals
    rounded = f" The points of each are rounded to {decimals} decimals, half up." if decimals is not None else ""
    return [
        *(f"{score.name}: {score.text}." for score in ranking.scores),
        f"Of 100 points in all. Ties: {ranking.ties_text}.{rounded}",
        *(() if ranked.is_certain else (NOT_CERTAIN,)),
    ]


NOT_CERTAIN = "Something is not known yet: where points or a rank can still be others, both ends of them are given."
