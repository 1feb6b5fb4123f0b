"""A ranking on the page of a league: each of its days a table, the last first."""

from collections.abc import Sequence

from pbr.judging.ranked import Ranked
from pbr.reports.judging.ranking_text import NOBODY_RANKED, placed_row, ranked_columns
from pbr.reports.judging.ranking_words import working_in_words
from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.scheme.measuring.rankings import Ranking


def ranking_block(ranking: Ranking, ranked: Sequence[Ranked]) -> Block:
    """The order of a ranking with its working; of several days the last is on top."""
    latest_first = sorted(ranked, key=lambda one: one.day, reverse=True)
    came = ranking.provenance
    return Block(
        name=f"ranking-{ranking.name}",
        heading=ranking.name,
        sentences=(
            *(working_in_words(latest_first[0]) if latest_first else (NOBODY_RANKED,)),
            *((f"{came.kind.capitalize()}: {came.text}.",) if came.text else ()),
        ),
        figures=tuple(map(_table, latest_first)),
    )


def _table(ranked: Ranked) -> IllustratedTable:
    rows = tuple(map(placed_row, ranked.placed))
    return IllustratedTable(Numbers(f"Ranked on {ranked.day}", ranked_columns(ranked), rows))
