"""Ranks of a worked example: who comes where and with how many points, beside what is written."""

from pbr.judging.judged import League
from pbr.judging.ranked import Placed
from pbr.judging.ranking_words import points_in_words, rank_in_words
from pbr.problems.problem import Problem
from pbr.problems.suggest import did_you_mean
from pbr.scheme.examples.worked_examples import Example


def compared_ranks(example: Example, league: League) -> list[Problem]:
    """Every rank that is written and is of nobody, or comes to another; its points too, where they are written."""
    given = {
        f"{ranked.ranking.name} {placed.provider} {ranked.day}": placed
        for ranked in league.ranked
        for placed in ranked.placed
    }
    problems: list[Problem] = []
    for name, text in example.ranks.items():
        placed = given.get(name)
        if placed is None:
            remedy = did_you_mean(name, given) or f"it gives: {', '.join(given) or 'none'}"
            problems.append(Problem("PBR587", f"this example gives no rank '{name}'", text.place, remedy))
        elif text.text not in (rank_written(placed), _with_points(placed)):
            message = f"'{name}' is written as {text.text}, and comes to {_with_points(placed)}"
            problems.append(Problem("PBR586", message, text.place))
    return problems


def rank_written(placed: Placed) -> str:
    """A rank as an example writes it: ``rank 1``."""
    return f"rank {rank_in_words(placed)}"


def _with_points(placed: Placed) -> str:
    return f"{rank_written(placed)} with {points_in_words(placed.low, placed.high)} points"
