"""``rankings.csv``: a row for each ranking, day, provider and score, with its figure and points, and the rank."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from pbr.judging.ranked import Placed, Ranked, Scored
from pbr.reports.judging.ranking_words import is_money
from pbr.reports.spreadsheet_safe_cells import number_cell, price_cell, text_cell, write_table

RANKING_COLUMNS = (
    "ranking", "ranked_on", "provider_id", "rank_from", "rank_to", "points_low", "points_high", "score", "weight",
    "rule", "figure_low", "figure_high", "figure_from", "lacking", "score_points_low", "score_points_high",
)  # fmt: skip


def write_rankings(file: TextIO, ranked: Iterable[Ranked]) -> None:
    """Write every ranking to an open file, day by day, the best first."""
    write_table(file, RANKING_COLUMNS, (cells for one in ranked for cells in _of_ranking(one)))


def _of_ranking(ranked: Ranked) -> Iterator[tuple[object, ...]]:
    for placed in ranked.placed:
        for scored in placed.scored:
            yield (text_cell(ranked.ranking.name), ranked.day.isoformat(), *_placed(placed), *_scored(scored))


def _placed(placed: Placed) -> tuple[object, ...]:
    points = map(number_cell, (placed.low, placed.high))
    return text_cell(placed.provider), placed.best, placed.worst, *points


def _scored(scored: Scored) -> tuple[object, ...]:
    score, figure = scored.score, scored.figure
    cell = price_cell if is_money(score.figure) else number_cell
    return (
        text_cell(score.name),
        number_cell(score.weight),
        text_cell(score.text),
        *map(cell, (figure.low, figure.high)),
        figure.since.isoformat() if figure.since else "",
        figure.lacking.value if figure.lacking else "",
        *map(number_cell, (scored.low, scored.high)),
    )
