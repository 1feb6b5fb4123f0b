"""Whatever is wrong with how time is rounded, the problem says how to mend it."""

from pathlib import Path

import pytest

from pbr.problems.problem import ProblemsFound
from pbr.scheme.load_scheme import load_scheme

CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize(
    ("case", "says"),
    [
        ("own-fields/bad/rounded-miles", "take it out: "),
        ("payments/bad/rounded-for-a-plan", "take it out: "),
        ("payments/bad/rounded-to-the-hour", "write to the minute, up to 15 minutes, "),
    ],
)
def test_it_says_what_to_write_or_to_take_out(case: str, says: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        load_scheme(CASES / f"{case}.yaml")
    (problem,) = found.value.problems
    assert (problem.code, problem.help.startswith(says)) == ("PBR217", True)
