"""Rankings made: providers scored, weighted and put in order on each day that the scheme says, with the working."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from math import floor

from pbr.judging.figures_of_providers import Evidence, figure_of_provider, providers_ranked
from pbr.judging.points import Range, shares_of_points
from pbr.judging.ranked import Figure, Placed, Ranked, Scored
from pbr.problems.problem import Problem, ProblemsFound
from pbr.scheme.measuring.rankings import OutOf, Ranking, Score
from pbr.values.dates import add_months_last_day_where_shorter
from pbr.values.period import Period

_ALL_POINTS = 100


def rankings_made(
    rankings: Iterable[Ranking], evidence: Evidence, as_at: date, period: Period | None = None
) -> tuple[Ranked, ...]:
    """Every ranking on each of its days up to a day, of those in a period where there is one.

    Raises ``ProblemsFound`` for a figure that cannot be scored.
    """
    made = tuple(
        Ranked(ranking, day, _placed(ranking, day, evidence))
        for ranking in rankings
        for day in days_ranked(ranking, evidence.runs, as_at)
        if period is None or day in period
    )
    problems = [one for ranked in made for one in _out_of_bounds(ranked)]
    if problems:
        raise ProblemsFound(problems)
    return made


def days_ranked(ranking: Ranking, runs: Period, as_at: date) -> Iterator[date]:
    """The days of a ranking in the scheme's run, up to a day."""
    day, months = ranking.on.first, 0
    while day <= min(runs.last, as_at):
        yield day
        if ranking.on.months is None:
            return
        months += ranking.on.months
        day = add_months_last_day_where_shorter(ranking.on.first, months)


def _placed(ranking: Ranking, day: date, evidence: Evidence) -> tuple[Placed, ...]:
    """Every provider with its points and rank, in the order of the award."""
    providers = providers_ranked(ranking, day, evidence)
    by_score = [_scored(ranking, score, providers, day, evidence) for score in ranking.scores]
    scored = [tuple(of_score[at] for of_score in by_score) for at in range(len(providers))]
    ranks = ranks_of(scored, ranking.ties)
    placed = [
        Placed(provider, own, *_total(own), *rank) for provider, own, rank in zip(providers, scored, ranks, strict=True)
    ]
    return tuple(sorted(placed, key=lambda one: (one.best, one.worst, -one.low, -one.high, one.provider)))


def _scored(ranking: Ranking, score: Score, providers: Sequence[str], day: date, evidence: Evidence) -> list[Scored]:
    figures = [figure_of_provider(score.figure, provider, day, evidence) for provider in providers]
    shares = shares_of_points(score.way, figures)
    points = [tuple(_points(share, score, ranking.decimals) for share in ends) for ends in shares]
    return [Scored(score, figure, *ends) for figure, ends in zip(figures, points, strict=True)]


def _points(share: Fraction, score: Score, decimals: int | None) -> Fraction:
    exact = _ALL_POINTS * score.weight * share
    if decimals is None:
        return exact
    return Fraction(floor(exact * 10**decimals + Fraction(1, 2)), 10**decimals)


def _total(scored: Sequence[Scored]) -> Range:
    return sum((one.low for one in scored), Fraction(0)), sum((one.high for one in scored), Fraction(0))


def ranks_of(scored: Sequence[Sequence[Scored]], ties: Sequence[str]) -> list[tuple[int, int]]:
    """The best and the worst rank that each provider can have; both are one where it is certain.

    It is certain wherever it is given as one, and may be given as several where a closer look at what is not known
    would decide it: two totals that rest on one figure are taken as if each had its own.
    """
    keys = [_keys(own, ties) for own in scored]
    return [
        (
            1 + sum(_is_ahead(other, own) is True for other in keys if other is not own),
            1 + sum(_is_ahead(other, own) is not False for other in keys if other is not own),
        )
        for own in keys
    ]


def _keys(scored: Sequence[Scored], ties: Sequence[str]) -> list[Range]:
    """What decides the order: the sum first, then the points of what decides between those who tie."""
    by_name = {one.score.name: (one.low, one.high) for one in scored}
    return [_total(scored), *(by_name[name] for name in ties)]


def _is_ahead(one: Sequence[Range], other: Sequence[Range]) -> bool | None:
    """Whether one is certainly ahead of another, certainly not, or (None) perhaps."""
    for at, ((low, high), (other_low, other_high)) in enumerate(zip(one, other, strict=True)):
        if low > other_high:
            return True
        if high < other_low:
            return False
        if not low == high == other_low == other_high:
            can_be_decided_later = at + 1 < len(one)
            return False if high == other_low and not can_be_decided_later else None
    return False


def _out_of_bounds(ranked: Ranked) -> Iterator[Problem]:
    """Figures below nought, or above the most there can be: whoever recorded one has to mend it."""
    for placed in ranked.placed:
        for one in placed.scored:
            if _is_out_of_bounds(one.score, one.figure):
                message = (
                    f"on {ranked.day} the figure of {placed.provider} for '{one.score.name}' cannot be scored: it is "
                    "below nought, or above the most there can be"
                )
                yield Problem(
                    "PBR588",
                    message,
                    one.score.place,
                    "mend the figure where it is recorded",
                )


def _is_out_of_bounds(score: Score, figure: Figure) -> bool:
    if figure.low is not None and figure.low < 0:
        return True
    return isinstance(score.way, OutOf) and figure.high is not None and figure.high > score.way.most
