"""Where a provider stands in each ranking: its own rank and figures, and nothing of any other.

Points are left out: those given in proportion would tell the best figure of another.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from pbr.describe.shared_wording import day_written, spaced
from pbr.judging.ranked import Placed, Ranked
from pbr.judging.ranking_words import rank_in_words
from pbr.reports.judging.ranking_words import figure_in_words, weight_in_words
from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.reports.text_table import Column
from pbr.scheme.measuring.rankings import Ranking
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class RankMet:
    """One day of a ranking: where the provider is placed, of how many providers."""

    ranking: Ranking
    day: date
    placed: Placed
    of: int

    @property
    def words(self) -> str:
        """``2 of 4``, or ``2 to 4 of 4`` while something is not known."""
        return f"{rank_in_words(self.placed)} of {self.of:,}"


def ranks_met(ranked: Iterable[Ranked], provider_id: str) -> tuple[RankMet, ...]:
    """Every day of every ranking in which a provider is placed, in the order of the scheme and then of the days."""
    return tuple(
        RankMet(one.ranking, one.day, placed, len(one.placed))
        for one in ranked
        for placed in one.placed
        if placed.provider == provider_id
    )


def rank_sentences(ranks: Sequence[RankMet]) -> Iterator[str]:
    """Where it stood on the last day of each ranking."""
    for _, days in _by_ranking(ranks):
        last = max(days, key=lambda one: one.day)
        words = f'In the ranking "{spaced(last.ranking.name)}" it is {last.words} on {day_written(last.day)}'
        yield f"{words}." if last.placed.is_certain else f"{words}: something is not known yet."


def rank_blocks(ranks: Sequence[RankMet]) -> Iterator[Block]:
    """A block for each ranking: a row for each of its days, the last first."""
    for ranking, days in _by_ranking(ranks):
        columns = (Column("On"), Column("Rank"), *(Column(weight_in_words(score)) for score in ranking.scores))
        rows = tuple(map(_row, sorted(days, key=lambda one: one.day, reverse=True)))
        yield Block(
            name=f"ranking-{ranking.name}",
            heading=spaced(ranking.name),
            sentences=(
                f"Ranked {ranking.on.text}.",
                "Points are not shown here: of a score in proportion they would tell the best figure of another.",
            ),
            figures=(IllustratedTable(Numbers(f"{spaced(ranking.name)}, day by day", columns, rows)),),
        )


def _row(one: RankMet) -> tuple[str, ...]:
    return day_written(one.day), one.words, *(figure_in_words(own.score, own.figure) for own in one.placed.scored)


def _by_ranking(ranks: Sequence[RankMet]) -> Iterator[tuple[Ranking, list[RankMet]]]:
    for _, days in groupby(ranks, key=lambda one: one.ranking.name):
        of_ranking = list(days)
        yield of_ranking[0].ranking, of_ranking


def rank_in_json(one: RankMet) -> Mapping[str, Any]:
    """A rank for programs."""
    return {
        "ranking": one.ranking.name,
        "ranked_on": one.day.isoformat(),
        "rank_from": one.placed.best,
        "rank_to": one.placed.worst,
        "of": one.of,
        "figures": {own.score.name: figure_in_words(own.score, own.figure) for own in one.placed.scored},
    }
