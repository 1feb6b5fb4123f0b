"""Rankings for programs, as ``judged.json`` has them: exact points as text, money in pence as text."""

from collections.abc import Mapping
from typing import Any

from pbr.judging.ranked import Placed, Ranked, Scored
from pbr.reports.json_values import number_or_null
from pbr.reports.judging.ranking_words import is_money
from pbr.values.number import plain_number


def ranked_json(ranked: Ranked) -> Mapping[str, Any]:
    """A ranking on one of its days, field by field."""
    ranking = ranked.ranking
    return {
        "ranking": ranking.name,
        "ranked_on": ranked.day.isoformat(),
        "ties": ranking.ties_text,
        "decimals": ranking.decimals,
        "certain": ranked.is_certain,
        "providers": [_placed(one) for one in ranked.placed],
    }


def _placed(placed: Placed) -> Mapping[str, Any]:
    return {
        "provider_id": placed.provider,
        "rank_from": placed.best,
        "rank_to": placed.worst,
        "points_low": plain_number(placed.low),
        "points_high": plain_number(placed.high),
        "scores": [_scored(one) for one in placed.scored],
    }


def _scored(scored: Scored) -> Mapping[str, Any]:
    score, figure = scored.score, scored.figure
    return {
        "score": score.name,
        "weight": plain_number(score.weight),
        "rule": score.text,
        "figure_is": "pence" if is_money(score.figure) else "number",
        "figure_low": number_or_null(figure.low),
        "figure_high": number_or_null(figure.high),
        "figure_from": figure.since.isoformat() if figure.since else None,
        "lacking": figure.lacking.value if figure.lacking else None,
        "points_low": plain_number(scored.low),
        "points_high": plain_number(scored.high),
    }
