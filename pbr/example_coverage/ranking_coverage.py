"""What could be otherwise in a ranking: each score counted for nothing, its order turned round, those who tie."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from pbr.example_coverage.scheme_change import SchemeChange
from pbr.scheme.measuring.rankings import BestFigure, OutOf, Score, Way
from pbr.scheme.scheme import Scheme


def changed_rankings(scheme: Scheme) -> Iterator[SchemeChange]:
    """Each score and rule of each ranking, changed."""
    for ranking in scheme.rankings:
        for score in ranking.scores:
            nothing = replace(score, weight=Fraction(0))
            yield SchemeChange(f"the weight of '{score.name}' in '{ranking.name}'", score.place, score, nothing)
            said = f"how '{score.name}' is scored in '{ranking.name}'"
            yield SchemeChange(said, score.place, score, replace(score, way=_otherwise(score)))
        if ranking.ties:
            said = f"who is first of those who tie in '{ranking.name}'"
            yield SchemeChange(said, ranking.place, ranking, replace(ranking, ties=()))


def _otherwise(score: Score) -> Way:
    match score.way:
        case OutOf(most=most):
            return OutOf(2 * most)
        case way:
            return replace(way, best=BestFigure.LOWEST if way.best is BestFigure.HIGHEST else BestFigure.HIGHEST)
