"""Scores as they are written: ``50% on own_rate, lowest best in proportion``, with what they are about looked for."""

import re
from collections.abc import Mapping
from fractions import Fraction

from pbr.conditions.lexer import Misread, Unread
from pbr.conditions.name_resolution import called
from pbr.conditions.syntax_tree import FieldRef
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import FieldType
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.rankings import (
    BestFigure,
    ByPlace,
    FieldOfStandard,
    FigureRanked,
    InProportion,
    MeasureOfProvider,
    OutOf,
    PriceOfProvider,
    Score,
    Way,
)
from pbr.scheme.pricing.prices import Price
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.for_whom import Per
from pbr.values.number import number_in_cell
from pbr.values.pattern import Pattern
from pbr.values.share import share_in_scheme

_SCORE = Pattern(
    r'(?P<weight>[0-9./]+%?) on (?P<figure>[a-z][a-z0-9_]*)(?: of "(?P<standard>[^"]+)")?, '
    r"(?:(?P<best>lowest|highest) best (?P<way>in proportion|by place)|out of (?P<most>[0-9.]+%?))",
    re.ASCII,
)
_REMEDY = 'write it like 50% on own_rate, lowest best in proportion; or 50% on score of "quality", out of 100'
_OF_A_PROVIDER = "provider_id"


def read_score(
    name: str, text: Scalar, prices: Mapping[str, Price], measures: Mapping[str, Measure], reading: Reading
) -> Score | None:
    """One score of a ranking; None and a problem where it is none."""
    check_name(name, text.place, reading)
    match = _SCORE.fullmatch(text.text)
    weight = share_in_scheme(match["weight"]) if match else None
    if match is None or weight is None:
        reading.problem("PBR580", f"'{text.text}' is not a score", text.place, _REMEDY)
        return None
    if not weight:
        at = text.at(*match.span("weight"))
        reading.problem(
            "PBR580", "a score without weight decides nothing", at, "write a weight above 0%, or take it out"
        )
        return None
    figure = (
        _of_standards(match, text, reading) if match["standard"] else _named(match, text, prices, measures, reading)
    )
    if figure is None:
        return None
    way = _read_way(match, text, figure, reading)
    return None if way is None else Score(name, weight, figure, way, text.text, text.place)


def _named(
    match: re.Match[str], text: Scalar, prices: Mapping[str, Price], measures: Mapping[str, Measure], reading: Reading
) -> FigureRanked | None:
    """A price or a measure of the scheme, by its name."""
    name, at = match["figure"], text.at(*match.span("figure"))
    if name in prices:
        return _price(prices[name], text, match, reading)
    if name in measures:
        if measures[name].over == "run":
            message = f"'{name}' is measured over the whole run, which is not over when providers are ranked"
            reading.problem("PBR583", message, at, "rank by a measure over a quarter, or another window")
            return None
        if measures[name].per is not Per.PROVIDER:
            message = f"'{name}' is taken per {measures[name].per}, and providers are ranked"
            reading.problem("PBR583", message, at, "rank by a measure that is taken per provider")
            return None
        return MeasureOfProvider(measures[name])
    if not reading.is_written("prices", name) and not reading.is_written("measures", name):
        names = [*prices, *measures]
        remedy = did_you_mean(name, names) or (
            f'of a standard write {name} of "quality"' if not names else f"prices and measures: {', '.join(names)}"
        )
        reading.problem("PBR580", f"there is no price or measure called '{name}'", at, remedy)
    return None


def _price(price: Price, text: Scalar, match: re.Match[str], reading: Reading) -> FigureRanked | None:
    reading.prices_used.add(price.name)
    kinds = (f"{one}'s {_OF_A_PROVIDER}" for one in reading.kinds)
    by_provider = len(price.by) == 1 and price.by[0].text in (_OF_A_PROVIDER, *kinds)
    per = {words for step in price.steps for words in step.pers.values()}
    shares = price.kind == "share" or any(step.of for step in price.steps)
    if by_provider and len(per) <= 1 and not shares:
        return PriceOfProvider(price)
    message = f"'{price.name}' is not one amount of money for each provider"
    remedy = "rank by a price with by: provider_id, in money, and all of it for the same: per hour, for example"
    reading.problem("PBR582", message, text.at(*match.span("figure")), remedy)
    return None


def _of_standards(match: re.Match[str], text: Scalar, reading: Reading) -> FigureRanked | None:
    """A number or money of a standard, of the dictionary or the scheme's own."""
    kind, standard, span = reading.kinds["standard"], match["standard"], match.span("figure")
    try:
        found = reading.names(kind).bare(match["figure"], span)
    except Unread:
        return None
    except Misread as misread:
        reading.misread(text, misread)
        return None
    if not isinstance(found, FieldRef) or found.field.type not in (FieldType.NUMBER, FieldType.MONEY):
        message = f"'{match['figure']}' is not a number or money of {called(kind)}"
        numbers = [one.name for one in kind.fields if one.type in (FieldType.NUMBER, FieldType.MONEY)]
        reading.problem("PBR580", message, text.at(*span), f"those there are: {', '.join(numbers)}")
        return None
    codes = reading.codes_listed.get((kind.name, "standard"))
    if codes is not None and standard not in codes:
        message = f"'{standard}' is not a standard that the framework lists"
        remedy = did_you_mean(standard, codes) or f"those it lists: {', '.join(codes)}"
        reading.problem("PBR305", message, text.at(*match.span("standard")), remedy)
        return None
    return FieldOfStandard(standard, found)


def _read_way(match: re.Match[str], text: Scalar, figure: FigureRanked, reading: Reading) -> Way | None:
    """How its figures become points; ``out of`` is per cent of a share, and a number of a number."""
    if match["way"]:
        best = BestFigure(match["best"])
        return InProportion(best) if match["way"] == "in proportion" else ByPlace(best)
    written, at = match["most"], text.at(*match.span("most"))
    of_share = isinstance(figure, MeasureOfProvider) and figure.measure.is_share_counted
    most: Fraction | None = share_in_scheme(written) if of_share else number_in_cell(written)
    if isinstance(figure, PriceOfProvider) or (isinstance(figure, FieldOfStandard) and figure.is_money):
        message = "money is not so much out of the most there can be"
        reading.problem("PBR583", message, at, "write lowest best in proportion, or highest best")
        return None
    if not most:
        what = "a share is scored out of a share: out of 100%" if of_share else "write a number: out of 100"
        reading.problem("PBR583", f"'{written}' is not the most that this figure can be", at, what)
        return None
    return OutOf(most)
