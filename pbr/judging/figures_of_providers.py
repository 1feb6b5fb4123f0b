"""The figures by which providers are ranked on a day: prices of the scheme, measures, and what is recorded of them."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from pbr.engine.standard_figures import StandardFigures
from pbr.judging.judged import Judged
from pbr.judging.ranked import Figure, Lacking
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.rankings import FieldOfStandard, FigureRanked, MeasureOfProvider, PriceOfProvider, Ranking
from pbr.scheme.pricing.prices import OTHERWISE, Price
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.values.window import Over, Window, window_of

JudgedBy = Mapping[tuple[str, str, Window], Judged]
"""What was measured, by measure, provider and window."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What rankings rest on: what was measured and recorded, and the providers that the contract lists, if it does."""

    judged: JudgedBy
    recorded: StandardFigures
    listed: tuple[str, ...]
    runs: Period


def providers_ranked(ranking: Ranking, day: date, evidence: Evidence) -> list[str]:
    """Those that the contract lists, or else all for which there is any figure, in the order of their names."""
    if evidence.listed:
        return sorted(evidence.listed)
    return sorted({who for score in ranking.scores for who in _with_figures(score.figure, day, evidence)})


def _with_figures(figure: FigureRanked, day: date, evidence: Evidence) -> Iterator[str]:
    match figure:
        case PriceOfProvider(price=price):
            step = price.step_on(day)
            yield from (key[0] for key in (step.figures if step else ()) if key[0] != OTHERWISE)
        case MeasureOfProvider(measure=measure):
            window = last_window_before(measure.over, day, evidence.runs)
            yield from (who for name, who, of in evidence.judged if who and (name, of) == (measure.name, window))
        case FieldOfStandard():
            yield from evidence.recorded.providers(figure, day)


def figure_of_provider(figure: FigureRanked, provider: str, day: date, evidence: Evidence) -> Figure:
    """What a provider is scored on, on a day; where there is nothing, why."""
    match figure:
        case PriceOfProvider(price=price):
            return _price(price, provider, day)
        case MeasureOfProvider(measure=measure):
            return _measured(measure, provider, day, evidence)
        case FieldOfStandard():
            return _recorded(figure, provider, day, evidence.recorded)


def _price(price: Price, provider: str, day: date) -> Figure:
    step = price.step_on(day)
    figures = step.figures if step else {}
    found = figures.get((provider,), figures.get((OTHERWISE,)))
    if step is None or found is None:
        return Figure(None, None, lacking=Lacking.NO_PRICE)
    return Figure(found, found, step.first)


def _measured(measure: Measure, provider: str, day: date, evidence: Evidence) -> Figure:
    window = last_window_before(measure.over, day, evidence.runs)
    found = evidence.judged.get((measure.name, provider, window))
    if found is None or not found.measured.of_any:
        return Figure(None, None, window.period.first, Lacking.NOTHING_COUNTED)
    # Where nothing belongs for certain there may turn out to be nothing to score, whatever the range says.
    if not found.measured.is_of_something or (found.low is None and found.high is None):
        return Figure(None, None, window.period.first, Lacking.NOT_KNOWN)
    return Figure(found.low, found.high, window.period.first)


def _recorded(figure: FieldOfStandard, provider: str, day: date, recorded: StandardFigures) -> Figure:
    if recorded.unread & {provider, ""}:
        return Figure(None, None, lacking=Lacking.UNREAD)
    found = recorded.of(figure, provider, day)
    if found is None:
        return Figure(None, None, lacking=Lacking.NOT_RECORDED)
    return Figure(found.value, found.value, found.since, Lacking.NOT_KNOWN if found.value is None else None)


def last_window_before(over: Over, day: date, runs: Period) -> Window:
    """The last window that is over before a day: on 1 October the quarter from July, and in mid-November too."""
    before = window_of(over, day - timedelta(days=1), runs)
    if before.period.last < day:
        return before
    return window_of(over, before.period.first - timedelta(days=1), runs)
