"""Cliffs: the one success more that releases a whole sum, where every other brings nothing."""

from collections.abc import Iterator
from fractions import Fraction

from pbr.engine.measuring.measure_counts import NO_COUNTS, Counted
from pbr.simulate.payoff.measure_release import Releases
from pbr.simulate.payoff.scheme_model import Counting, ScaledSum, SchemeModel
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds
from pbr.values.window import Window

_NOTHING = Counting(NO_COUNTS, {})


@dataclass(frozen=True, slots=True)
class Cliff:
    """A jump: with ``at`` of ``out_of`` records that fit, a provider is due ``pence`` more than with one fewer."""

    provider_id: str
    payment: str
    measure: str
    window: Window
    at: int
    out_of: int
    pence: int

    @property
    def where(self) -> str:
        """Whose jump it is, and in which window unless that is the whole run."""
        return self.provider_id if self.window.stretch == "run" else f"{self.provider_id} {self.window.label}"

    @property
    def words(self) -> str:
        """The cliff as people read it."""
        change = "brings" if self.pence >= 0 else "costs"
        return (
            f"{self.where}: number {self.at} of {self.out_of} in {self.measure} {change} {pounds(abs(self.pence))} "
            f"of {self.payment}"
        )


def cliffs(model: SchemeModel) -> tuple[Cliff, ...]:
    """Every jump of what a measure releases, as more of its drawn records fit; what it scales is at its best payment.

    ``model`` should have every component drawn. A measure in which it is drawn whether a record counts has none here,
    and a count that is not decided, because other records are not known, is passed over.
    """
    return tuple(cliff for one in model.scaled for cliff in _of(one, model))


def _of(one: ScaledSum, model: SchemeModel) -> Iterator[Cliff]:
    measure, provider, window = one.cell
    if window is None:
        return
    counting = model.countings.get(one.cell, _NOTHING)
    ways = {way for each in counting.drawn.values() for way in each}
    if not ways <= {Counted.FITS, Counted.DOES_NOT_FIT}:
        return
    undated = model.countings.get((measure, provider, None), _NOTHING).fixed
    releases = Releases(one, model.scheme.rounding)
    best = min if one.fixed < 0 else max
    whole = one.fixed + sum(best(pence) for pence in one.payoffs.values())
    fits, does_not, *others = counting.fixed
    drawn = len(counting.drawn)
    before: int | None = None
    pence_at: dict[Fraction, int] = {}
    each = [(fits + more, does_not + drawn - more, *others) for more in range(drawn + 1)]
    for more, share in enumerate(releases.shares(each, undated)):
        if share is None:
            continue  # what is not known yet leaves it open: no jump can be told here
        if share not in pence_at:
            pence_at[share] = releases.at(share, whole)
        pence = pence_at[share]
        if before is not None and pence != before:
            yield Cliff(provider, one.payment, measure, window, fits + more, fits + does_not + drawn, pence - before)
        before = pence
