"""The most a contract can come to has one of several payments of which only one is paid, and never two of them."""

from pathlib import Path

import pytest

from pbr.engine.compiled_scheme import compile_scheme
from pbr.scheme.load_scheme import read_scheme
from pbr.simulate.payoff.bounds import bounds_of, reach_of
from tests.simulate.drawn import model_of

CASE = (Path(__file__).parents[1] / "cases/only-one/good/one-rate-or-the-other.yaml").read_text(encoding="utf-8")
"""£30.00 for a visit at night, £40.00 for one by two carers, and only one of them."""
CAP = """\
limits:
  pairs:
    no more than: £20.00
    of: pair_rate
    over: provider
    assumed: for this test
"""
UNCHECKED = "only one of:\n  rate_of_a_visit:\n    assumed: for this case\n    payments: night_rate, pair_rate\n"


def visit(name: str, at_night: str, two_carers: str) -> dict[str, str]:
    return {
        "visit_id": name, "plan_id": "A", "visited_on": "2026-05-04", "planned_minutes": "30",
        "delivered_minutes": "30", "at_night": at_night, "two_carers": two_carers,
    }  # fmt: skip


TABLES = {
    "plans": [
        {"plan_id": "A", "person_id": "S1", "provider_id": "P1", "plan_type": "ongoing", "started_on": "2026-04-01"}
    ],
    "visits": [visit("V1", "yes", "no"), visit("V2", "yes", ""), visit("V3", "", ""), visit("V4", "no", "")],
}


@pytest.mark.parametrize(
    ("text", "most"),
    [
        # V1 is £30.00. Of V2 and V3 £40.00 at most can come of each, and of V4, which is not at night, £40.00.
        (CASE, 15_000),
        # With no rule both may be paid: V2's night rate is due, and of V3 £70.00 can come.
        (CASE.replace(UNCHECKED, ""), 3_000 + 7_000 + 7_000 + 4_000),
        # All pairs come to £20.00 at most, so that two nights may come to more than two pairs: each is counted.
        (CASE.replace("examples:", f"{CAP}examples:"), 3_000 + 3_000 + 3_000 + 2_000),
        # Of what is taken off, as of what is paid.
        (CASE.replace("pay: £40.00", "deduct: £40.00"), 3_000 + 3_000 + 3_000),
    ],
    ids=["only one", "both", "unlike limits", "one of them is taken off"],
)
def test_at_most_one_of_two_comes_of_a_record(text: str, most: int) -> None:
    heading, _ = text.split("examples:\n")
    scheme = read_scheme(
        f"{heading}examples:\n  Without records:\n    as at: 2026-06-30\n    total due: £0.00\n", "s.yaml"
    )
    model = model_of(compile_scheme(scheme), TABLES)
    assert bounds_of(model).most == {"P1": most}
    fixed = 3_000 if UNCHECKED in text else 6_000
    assert reach_of(model, model).left_open == most - fixed
    taken_off = -12_000 if "deduct" in text else 0
    assert bounds_of(model).least == {"P1": fixed + taken_off}
