"""An amount with its unit behind it is told where that goes, and which units go with what is counted."""

import pytest

from pbr.problems.problem import ProblemsFound
from pbr.scheme.load_scheme import read_scheme
from tests.engine.settled import EXAMPLE_NOT_RUN, HEADING

WEEKS = "week of plan from started_on to ended_on\n    part weeks: by the day\n    priced at: each day"
MINUTES = "hour of visit's delivered_minutes\n    rounded: to the minute\n    priced at: visited_on"


@pytest.mark.parametrize(
    ("amount", "counted", "expected"),
    [
        ("£40.00 per banana", "plan\n    priced at: started_on", "plans can be priced per plan, or per so many"),
        ("£40.00 per fortnight", WEEKS, "weeks can be priced per day or per week, or per so many"),
        ("£40.00 per 15 minutes", MINUTES, "hours can be priced per minute or per hour, or per so many"),
        (
            "£9.00 per 100 people",
            "person\n    priced at: referred_on",
            "people can be priced per person, or",
        ),
        ("£40.00 per week", WEEKS, "the week goes in 'for each'"),
    ],
)
def test_the_units_that_go_with_what_is_counted_are_listed(amount: str, counted: str, expected: str) -> None:
    payment = f"payments:\n  price:\n    assumed: made up\n    pay: {amount}\n    for each: {counted}\n"
    heading = HEADING.format(runs="2026-04-01 to 2027-03-31", rounding="half up")
    with pytest.raises(ProblemsFound) as found:
        read_scheme(f"{heading}{payment}    due: end of month\n{EXAMPLE_NOT_RUN}", "by_hand.yaml")
    (one,) = [each for each in found.value.problems if each.code == "PBR211"]
    assert expected in one.help
