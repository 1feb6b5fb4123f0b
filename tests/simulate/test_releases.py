"""What a measure releases at many counts, of which most are not asked, is what it releases at each."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pbr.scheme.measuring.scale import Step
from pbr.simulate.payoff.measure_release import Releases
from pbr.simulate.payoff.payment_dependence import scales_of
from pbr.simulate.payoff.scheme_model import ScaledSum
from pbr.values.window import whole_run
from tests.engine.settled import shipped

SHARES = st.sampled_from([Fraction(at, 10) for at in range(11)])
COUNTS = st.tuples(*[st.integers(0, 2)] * 4)


@st.composite
def steps(draw: st.DrawFn) -> tuple[Step, ...]:
    """Steps from the lowest, level or not, that begin at a share or beyond it."""
    starts = sorted(draw(st.sets(st.sampled_from([Fraction(at, 7) for at in range(1, 7)]), max_size=4)))
    level = draw(st.booleans())
    made = []
    for start, end in zip([None, *starts], [*starts, Fraction(1)], strict=True):
        to = None if level else draw(SHARES)
        made.append(Step(start, draw(SHARES), to, end, start is not None and draw(st.booleans())))
    return tuple(made)


def releases_of(some: tuple[Step, ...]) -> Releases:
    """The steps for a measure of a scheme that comes with pbr."""
    scheme = shipped("sutton-75-25-retention").scheme
    scale = next(scale for payment in scheme.payments for scale in scales_of(payment))
    cell = (scale.measure.name, "P1", whole_run(scheme.runs))
    one = ScaledSum("P1", "contract", replace(scale, steps=some), cell, 1, 10_000, {}, (), 0)
    return Releases(one, scheme.rounding)


@given(some=steps(), fixed=COUNTS, undated=COUNTS, fits=st.integers(0, 2), drawn=st.integers(0, 30))
def test_every_count_at_once(
    some: tuple[Step, ...], fixed: tuple[int, ...], undated: tuple[int, ...], fits: int, drawn: int
) -> None:
    each = [(fits + more, drawn - more, *fixed) for more in range(drawn + 1)]
    elsewhere = (0, 0, *undated)
    asked_alone = releases_of(some)
    assert releases_of(some).shares(each, elsewhere) == [asked_alone.share(counts, elsewhere) for counts in each]


def test_a_step_reached_by_hand() -> None:
    # Of four, three are 75%: half is released from there, and nothing below.
    some = (Step(None, Fraction(0)), Step(Fraction(3, 4), Fraction(1, 2)))
    each = [(more, 4 - more, 0, 0, 0, 0) for more in range(5)]
    assert releases_of(some).shares(each, (0,) * 6) == [0, 0, 0, Fraction(1, 2), Fraction(1, 2)]
