"""One line of a scheme moved in or out: the problem stands at that line, or at the very next."""

import pytest

from pbr.problems.problem import ProblemsFound
from pbr.source.yaml_tree import parse_yaml
from tests.engine.settled import SCHEMES

ESSEX = (SCHEMES / "essex-reablement-bonus.yaml").read_text(encoding="utf-8")


def moved(text: str, number: int, by: int) -> str | None:
    """A text with one line (from 0) set in by more or fewer columns; None where it cannot be."""
    lines = text.splitlines()
    line = lines[number]
    indent = len(line) - len(line.lstrip(" "))
    if not line.strip() or line.strip().startswith("#") or indent + by < 0 or by == 0:
        return None
    lines[number] = " " * (indent + by) + line.lstrip(" ")
    return "\n".join(lines)


def places(by: int) -> list[tuple[int, int]]:
    """Where each move of one line is found out with PBR118: the line moved, and the line blamed, from 1."""
    found = []
    for number in range(len(ESSEX.splitlines())):
        changed = moved(ESSEX, number, by)
        if changed is None:
            continue
        try:
            parse_yaml(changed, "moved.yaml")
        except ProblemsFound as problems:
            found += [(number + 1, one.place.line) for one in problems.problems if one.code == "PBR118"]
    return found


@pytest.mark.parametrize("by", [-2, -1, 1, 2])
def test_the_line_that_moved_is_blamed_or_the_one_beside_it(by: int) -> None:
    found = places(by)
    assert found
    assert max(abs(line - blamed) for line, blamed in found) <= 2
    beside = [(line, blamed) for line, blamed in found if abs(line - blamed) <= 1]
    assert len(beside) >= len(found) * 95 // 100


def test_a_payment_s_name_set_in_is_blamed_and_not_the_payment_after_it() -> None:
    text = (
        "payments:\n   package:\n     pay: £1.00\n     due: started_on\n     when: agreed\n"
        "  bonus:\n    pay: £2.00\n  third:\n    pay: £3.00\n"
    )
    with pytest.raises(ProblemsFound) as found:
        parse_yaml(text, "moved.yaml")
    (problem,) = found.value.problems
    assert (problem.code, problem.place.line) == ("PBR118", 2)
    assert problem.related[0][1].line == 6
