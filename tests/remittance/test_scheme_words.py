"""A statement says how a line is divided among those who pay it."""

from pathlib import Path

import pytest

from pbr.remittance.scheme_words import scheme_words
from pbr.scheme.load_scheme import read_scheme
from tests.engine.settled import SHIPPED

THREE = (Path(__file__).parents[1] / "cases/payers/good/three-purses.yaml").read_text(encoding="utf-8")
MORE = """\
  also_shared:
    assumed: made up
    pay: £1.00
    for each: plan
    priced at: started_on
    due: started_on
    paid by: council 50%, health_board rest
  shown:
"""


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (THREE, "Northshire Council has the odd pennies."),
        (
            THREE.replace("  shown:\n", MORE),
            "Northshire Council and Northshire Health Board have, each of its own, the odd pennies.",
        ),
    ],
    ids=["one", "two"],
)
def test_who_has_the_odd_pennies(text: str, who: str) -> None:
    assert who in scheme_words(read_scheme(text, "s.yaml")).rounding


def test_where_the_council_pays_alone_no_penny_is_odd() -> None:
    assert "odd pennies" not in scheme_words(SHIPPED["time-and-task"]).rounding
