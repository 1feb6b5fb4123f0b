"""A ranking as text: each day a table, the best first, with every figure, its points, their sum and the rank."""

from collections.abc import Iterator

from pbr.judging.ranked import Placed, Ranked
from pbr.judging.ranking_words import points_in_words, rank_in_words
from pbr.problems.visible_text import visible
from pbr.reports.judging.ranking_words import (
    ranked_in_words,
    scored_in_words,
    weight_in_words,
    working_in_words,
)
from pbr.reports.text_table import Column, Part, TextTable

NOBODY_RANKED = "Nobody has a figure to be ranked by."


def ranking_text(ranked: Ranked) -> Iterator[Part]:
    """A heading, the working, and the table of a ranking on one of its days."""
    yield visible(ranked_in_words(ranked))
    yield from map(visible, working_in_words(ranked))
    yield TextTable(ranked_columns(ranked), tuple(map(placed_row, ranked.placed))) if ranked.placed else NOBODY_RANKED


def ranked_columns(ranked: Ranked) -> tuple[Column, ...]:
    """The columns of a ranking: the rank, the provider, each score with its points, and their sum."""
    scores = (Column(weight_in_words(score)) for score in ranked.ranking.scores)
    return Column("rank"), Column("provider"), *scores, Column("points")


def placed_row(placed: Placed) -> tuple[str, ...]:
    """One provider of a ranking, cell by cell as `ranked_columns` has them."""
    scores = (scored_in_words(one) for one in placed.scored)
    return rank_in_words(placed), visible(placed.provider), *scores, points_in_words(placed.low, placed.high)
