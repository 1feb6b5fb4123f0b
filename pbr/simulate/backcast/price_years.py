"""Of which years' prices schemes are: a difference between unlike years has the years between them in it."""

from collections.abc import Sequence

from pbr.scheme.pricing.price_year import PriceYear, years_in_words
from pbr.scheme.scheme import Scheme
from pbr.simulate.backcast.backcast import Backcast, BackcastResult


def price_years(scheme: Scheme) -> frozenset[PriceYear]:
    """The years that the scheme's prices say they are of; empty where none says it."""
    return frozenset(price.prices_of for price in scheme.prices.values() if price.prices_of is not None)


def years_of(result: BackcastResult) -> str:
    """The years of a scheme's prices, as people read them; empty where none says it."""
    return years_in_words(price_years(result.candidate.scheme))


def unlike(result: BackcastResult, baseline: BackcastResult | None) -> bool:
    """Whether a scheme and the baseline, or the prices of one of them among each other, are of more than one year.

    A scheme that says no year is not known to be of another.
    """
    if baseline is None or result is baseline:
        return False
    own, other = price_years(result.candidate.scheme), price_years(baseline.candidate.scheme)
    return bool(own) and bool(other) and own != other


def unlike_years(cast: Backcast) -> tuple[BackcastResult, ...]:
    """The schemes compared with a baseline of other years' prices."""
    return tuple(result for result in cast.results if unlike(result, cast.baseline))


def price_years_in_words(found: Sequence[tuple[str, str]], baseline: str) -> str:
    """Say that prices are of unlike years: ``found`` are schemes as they are called, with the years of each."""
    by_years: dict[str, list[str]] = {}
    for name, years in found:
        by_years.setdefault(years, []).append(name)
    listed = "; ".join(f"{years} under {', '.join(names)}" for years, names in by_years.items())
    return (
        f"Prices are of unlike years: {baseline} under the baseline, and {listed}. Part of each difference from it is "
        "what prices rose in between, and nothing that a contract saves or costs."
    )
