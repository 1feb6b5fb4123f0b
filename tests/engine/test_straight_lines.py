"""A share that changes evenly with a measure, between two of its values."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.describe.description import describe
from pbr.engine.counting.scaling import released_by
from pbr.scheme.measuring.scale import Scale, Step
from pbr.settlement.line import Status
from pbr.settlement.measure_result import Measured
from pbr.settlement.reason import Released
from pbr.values.window import window_of
from tests.engine.rows import records
from tests.engine.settled import scheme, settle
from tests.engine.test_scaling import DONE, NOT_DONE, POOL, SCALED, UNKNOWN, WINDOW, plans

LINE = {"low": "nil", "middle": "straight line from 40% to 100%", "high": "100%"}

CONTRACT = scheme(SCALED.format(verb="pay: £100.00", **WINDOW, **LINE))
MAY = window_of("month", date(2026, 5, 1), CONTRACT.scheme.runs)


@pytest.mark.parametrize(
    ("results", "pence"),
    [
        # below a half nothing; at a half 40%, and at four fifths all of it
        ([DONE, NOT_DONE, NOT_DONE], 0),
        ([DONE, NOT_DONE], 4000),
        # two thirds are 1/6 of the 3/10 between: 40% and 5/9 of 60%, 73 1/3%
        ([DONE, DONE, NOT_DONE], 7333),
        # three quarters are 5/6 of the way: 90%
        ([DONE, DONE, DONE, NOT_DONE], 9000),
        ([DONE, DONE, DONE, DONE, NOT_DONE], 10000),
        ([DONE], 10000),
    ],
)
def test_between_two_points_each_value_releases_a_share_of_its_own(results: list[str], pence: int) -> None:
    line = settle(CONTRACT, records(*plans(*results))).by_id["P1/contract/2026-05"]
    assert line.amount == pence
    assert line.status is (Status.DUE if pence else Status.NOT_EARNED)
    if 0 < pence < 10000:
        assert line.at_stake == 10000 - pence


def test_a_share_that_no_percentage_writes_is_exact() -> None:
    line = settle(CONTRACT, records(*plans(DONE, DONE, NOT_DONE))).by_id["P1/contract/2026-05"]
    assert isinstance(line.reason, Released)
    assert line.reason.share == line.share == Fraction(11, 15)


def test_what_is_pooled_is_scaled_by_a_line_as_by_steps() -> None:
    pooled = scheme(SCALED.format(verb="pay: £100.00", **POOL, **LINE))
    assert settle(pooled, records(*plans(DONE, DONE, NOT_DONE))).by_id["P1/contract/2026-05"].amount == 22000


def test_one_that_is_not_known_leaves_it_open_unless_the_line_is_past() -> None:
    # Between 2 of 4 and 3 of 4 every value is on the line; between 9 and 10 of 10 all of it is released either way.
    on_it = settle(CONTRACT, records(*plans(DONE, DONE, NOT_DONE, UNKNOWN))).by_id["P1/contract/2026-05"]
    past = settle(CONTRACT, records(*plans(*[DONE] * 9, UNKNOWN))).by_id["P1/contract/2026-05"]
    assert (on_it.status, past.status) == (Status.OPEN, Status.DUE)


def test_it_is_described() -> None:
    said = " ".join(describe(CONTRACT.scheme).split())
    assert "below 50% nothing, from 50% a straight line from 40% to all of it at 80%, from 80% all of it." in said


_SHARES = st.fractions(0, 1, max_denominator=12)


@given(
    st.lists(_SHARES, min_size=2, max_size=4, unique=True).map(sorted),
    st.lists(st.tuples(_SHARES, st.none() | _SHARES), min_size=5, max_size=5),
    _SHARES,
    _SHARES,
)
def test_what_is_decided_is_the_same_at_every_value_between(
    edges: list[Fraction], releases: list[tuple[Fraction, Fraction | None]], one: Fraction, other: Fraction
) -> None:
    starts: list[Fraction | None] = [None, *edges]
    ends: list[Fraction | None] = [*edges, None]
    if edges[0] == 0:
        starts, ends = starts[1:], ends[1:]
        starts[0] = None
    steps = tuple(
        Step(start, released, None if end is None else to, None if to is None else end)
        for start, end, (released, to) in zip(starts, ends, releases, strict=False)
    )
    scale = Scale(CONTRACT.scheme.measures["completed"], steps)
    low, high = sorted((one, other))
    measured = Measured("completed", "P1", MAY, 1, 2, 0, 0, 0, 0, low, high, "")
    decided = released_by(scale, measured)
    at_each = {scale.released_at(low + (high - low) * at / 24) for at in range(25)}
    at_each |= {scale.released_at(edge) for edge in edges if low <= edge <= high}
    if decided is not None:
        assert at_each == {decided}
    else:
        turns = {step.to for step in steps if step.end is not None and low < step.end <= high and step.to is not None}
        assert len(at_each | turns) > 1
