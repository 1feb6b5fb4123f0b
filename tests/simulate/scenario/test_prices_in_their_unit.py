"""A price that is assumed is in the unit in which the scheme writes it, and one figure is not given for two units."""

from dataclasses import replace
from fractions import Fraction

import pytest

from pbr.engine.compiled_scheme import compile_scheme
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.scheme.load_scheme import read_scheme
from pbr.scheme.reading.provenance import Provenance
from pbr.scheme.scheme import Scheme
from pbr.simulate.monte_carlo.monte_carlo import NOTHING_ASSUMED
from pbr.simulate.scenario.assumptions import PriceAssumed
from pbr.simulate.scenario.check_assumptions import check_prices
from pbr.simulate.scenario.price_changes import with_prices
from pbr.simulate.stated_value import StatedUnit, Value
from tests.engine.rows import plan, records
from tests.engine.settled import EXAMPLE_NOT_RUN, HEADING, WHOLE_RUN, settle


def made(*figures: str) -> Scheme:
    """A scheme of one price by the week."""
    dated = "".join(f"    from 2026-{month:02}-01: {figure}\n" for month, figure in enumerate(figures, start=4))
    return read_scheme(
        HEADING.format(runs=WHOLE_RUN, rounding="half up")
        + f"prices:\n  rate:\n    assumed: made up\n{dated}payments:\n  sum:\n    assumed: made up\n    pay: rate\n"
        "    for each: week of plan from started_on to planned_end_on\n    part weeks: by the day\n"
        "    priced at: started_on\n    due: end of month\n" + EXAMPLE_NOT_RUN,
        "by_hand.yaml",
    )


def to(text: str, pence: int, unit: StatedUnit = StatedUnit.MONEY) -> PriceAssumed:
    """The assumption that the rate is this."""
    value = Value(text, unit, Fraction(pence), Fraction(pence), Fraction(pence), None)
    provenance = Provenance("assumed", "made up", ())
    return PriceAssumed("prices.by_hand.rate", value, provenance, Place("--set"), "by_hand", "rate", None)


def test_a_price_set_is_in_the_unit_of_the_scheme() -> None:
    # Two weeks at £700.00 per 7 days are £1,400.00; at £720.00 per 7 days £1,440.00, and twice £700.00 is £2,800.00.
    rows = records(plan("A", started_on="2026-06-01", planned_end_on="2026-06-14"))
    scheme = made("£700.00 per 7 days")
    for change, total in ((to("£720.00", 72_000), 144_000), (to("200%", 2, StatedUnit.TIMES), 280_000)):
        assert settle(compile_scheme(with_prices(scheme, [change], {})), rows).total == total


def test_one_figure_is_not_given_for_two_units() -> None:
    def checked(*figures: str) -> list[Problem]:
        assumptions = replace(NOTHING_ASSUMED, prices=(to("£720.00", 72_000),))
        return check_prices(assumptions, [made(*figures)])

    assert checked("£700.00 per 7 days", "£710.00 per 7 days") == []
    with pytest.raises(ProblemsFound) as found:
        checked("£700.00 per 7 days", "£101.00 per day")
    assert [problem.code for problem in found.value.problems] == ["PBR957"]
    assert "per 7 days and per day" in found.value.problems[0].message
