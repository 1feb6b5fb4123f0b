"""What was tried under a scheme, kinds of case put together, and what has to be said of it in sentences."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pbr.simulate.incentives.incentives import Incentives
from pbr.simulate.incentives.marginal import BandMarginal, MarginalStep
from pbr.simulate.incentives.perverse_incentive import PaysToFail
from pbr.values.dataclass import dataclass

HOW_TRIED = (
    "One record at a time was changed, all others as they are; of more care, only a few of each band.",
    "Nil: how many of them it brings nothing. Capped: of those, because a limit is reached.",
)


@dataclass(frozen=True, slots=True)
class Tried:
    """A step over all the records tried: what it brings, in pence, and how many of them it brings nothing."""

    step: MarginalStep
    mean: Fraction
    least: int
    most: int
    records: int
    nil: int
    capped: int


def tried_under(one: Incentives) -> Iterator[Tried]:
    """Give each step that brings anything, and each success whether or not it does."""
    steps: dict[MarginalStep, list[BandMarginal]] = {}
    for band in one.marginals:
        steps.setdefault(band.step, []).append(band)
    for step, bands in steps.items():
        least, most = min(band.least for band in bands), max(band.most for band in bands)
        if step.is_success or least or most:
            tried, total = sum(band.tried for band in bands), sum(band.total for band in bands)
            nil, capped = sum(band.nil for band in bands), sum(band.capped for band in bands)
            yield Tried(step, Fraction(total, tried), least, most, tried, nil, capped)


def worst_of_each_step(one: Incentives) -> Iterator[PaysToFail]:
    """Give the worst finding of each step in which failing pays."""
    said: set[MarginalStep] = set()
    for finding in one.pays_to_fail:
        if finding.shown_by.step not in said:
            said.add(finding.shown_by.step)
            yield finding


def not_tried(found: Sequence[Incentives]) -> Iterator[str]:
    """Say what each scheme does not look at, and whose cliffs are not known."""
    for one in found:
        if one.overlooked:
            yield f"{one.label} pays nothing for {_listed([more.value for more in one.overlooked])}."
        if one.unsaid:
            yield f"{one.label}: cliffs are not known, as {one.unsaid}."


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
