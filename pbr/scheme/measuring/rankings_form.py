"""Rankings as they are written: their days, what each score weighs, what decides between those who tie, read."""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated

from pbr.problems.suggest import did_you_mean
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.rankings import RankedOn, Ranking, Score
from pbr.scheme.measuring.scores_form import read_score
from pbr.scheme.pricing.prices import Price
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Block, Text
from pbr.source.yaml_nodes import Scalar
from pbr.values.dates import date_in_scheme
from pbr.values.pattern import Pattern
from pbr.values.period import Period
from pbr.values.share import percent

_ON = Pattern(
    r"every (?P<months>[1-9][0-9]?) months? from (?P<first>\S+)|once, on (?P<day>\S+)",
    re.ASCII,
)
_TIES = Pattern(r"most points for (?P<first>[a-z][a-z0-9_]*) first(?P<then>(?:, then [a-z][a-z0-9_]*)*)", re.ASCII)
_SHARED = "share the rank"
_ROUNDED = Pattern(r"to (?P<decimals>[0-6]) decimals?, half up", re.ASCII)


class RankingForm(ProvenanceForm):
    """A ranking: ``ranked`` on which days, by which ``scores``, ``ties`` decided how."""

    ranked: Text
    scores: Annotated[dict[str, Text], Block]
    ties: Text
    points: Text | None = None


def read_rankings(
    forms: Mapping[str, RankingForm],
    prices: Mapping[str, Price],
    measures: Mapping[str, Measure],
    runs: Period,
    reading: Reading,
) -> tuple[Ranking, ...]:
    """Every ranking, in the order written."""
    read = (_read_ranking(name, form, prices, measures, runs, reading) for name, form in forms.items())
    return tuple(ranking for ranking in read if ranking is not None)


def _read_ranking(
    name: str,
    form: RankingForm,
    prices: Mapping[str, Price],
    measures: Mapping[str, Measure],
    runs: Period,
    reading: Reading,
) -> Ranking | None:
    place = reading.place("rankings", name)
    check_name(name, place, reading)
    provenance = read_provenance(form, place, reading)
    on = _read_days(form.ranked, runs, reading)
    scores = [read_score(score, text, prices, measures, reading) for score, text in form.scores.items()]
    ties = _read_ties(form.ties, tuple(form.scores), reading)
    decimals = _read_rounding(form.points, reading)
    known = tuple(score for score in scores if score is not None)
    if on is None or len(known) < len(scores):
        return None
    _check_weights(known, form, reading)
    return Ranking(name, on, known, ties, form.ties.text, decimals, provenance, place)


def _read_days(text: Scalar, runs: Period, reading: Reading) -> RankedOn | None:
    match = _ON.fullmatch(text.text)
    if match is None:
        message = f"'{text.text}' does not say on which days providers are ranked"
        remedy = "write it like every 6 months from 2026-04-01, or once, on 2026-04-01"
        reading.problem("PBR584", message, text.place, remedy)
        return None
    group = "first" if match["first"] else "day"
    day = date_in_scheme(match[group])
    at = text.at(*match.span(group))
    if day is None:
        message = f"'{match[group]}' is not a day of the calendar between 1900 and 2199"
        reading.problem("PBR212", message, at, "write it like 2026-04-01")
        return None
    if day not in runs:
        message = f"{day} is not a day on which the scheme runs, {runs}"
        reading.problem("PBR584", message, at, "write a day of the scheme's run")
        return None
    months = int(match["months"]) if match["months"] else None
    if months is not None and not _in_every_month(day):
        message = f"not every month has a day {day.day}, so the days after {day} are ambiguous"
        reading.problem("PBR584", message, at, "write a day up to the 28th")
        return None
    return RankedOn(day, months, text.text)


def _in_every_month(day: date) -> bool:
    return day.day <= 28


def _read_ties(text: Scalar, scores: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    if text.text == _SHARED:
        return ()
    match = _TIES.fullmatch(text.text)
    if match is None:
        message = f"'{text.text}' does not say who is first of those who tie"
        remedy = f"write {_SHARED}, or most points for {scores[0] if scores else 'quality'} first"
        reading.problem("PBR585", message, text.place, remedy)
        return ()
    named = (match["first"], *match["then"].split(", then ")[1:])
    for name in named:
        if name not in scores:
            remedy = did_you_mean(name, scores) or f"its scores: {', '.join(scores)}"
            start = text.text.index(f" {name}") + 1
            message = f"this ranking has no score called '{name}'"
            reading.problem("PBR585", message, text.at(start, start + len(name)), remedy)
    if len(set(named)) < len(named):
        message = "a score decides between those who tie once"
        reading.problem("PBR585", message, text.place, "take out what is written twice")
    return named


def _read_rounding(text: Scalar | None, reading: Reading) -> int | None:
    if text is None:
        return None
    match = _ROUNDED.fullmatch(text.text)
    if match is None:
        message = f"'{text.text}' is not a way of rounding points"
        remedy = "write it like to 2 decimals, half up; or take it out, and points are exact"
        reading.problem("PBR205", message, text.place, remedy)
        return None
    return int(match["decimals"])


def _check_weights(scores: tuple[Score, ...], form: RankingForm, reading: Reading) -> None:
    total = sum((score.weight for score in scores), Fraction(0))
    if scores and total != 1:
        last = form.scores[scores[-1].name]
        message = f"the weights of these scores come to {percent(total)}, not to 100%"
        reading.problem("PBR581", message, last.place, "write weights that come to 100% together")
