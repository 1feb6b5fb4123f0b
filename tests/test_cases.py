"""Every file in tests/cases: a good one has no problem, and a bad one has the problems that its first lines name."""

import re
from collections import Counter
from pathlib import Path

import pytest

from pbr.api.checks.validation import validate
from pbr.problems.problem import Problem, ProblemsFound
from pbr.problems.problem_formats import in_order
from pbr.source.text_file import decode, read_bytes
from pbr.source.yaml_tree import parse_yaml

CASES = Path(__file__).parent / "cases"
EXPECTED = re.compile(rb"# (PBR\d{3}) (\d+):(\d+)")
SAID = re.compile(r"# (says|help): (.+)")
"""At the end of a bad case, where no place moves by it: what each of its problems says, and how to mend it."""


def files(verdict: str) -> list[Path]:
    """Every scheme with this verdict, good or bad."""
    return sorted(CASES.glob(f"*/{verdict}/*.yaml"))


def name(path: Path) -> str:
    """What a case is called in a report of the tests."""
    return f"{path.parent.parent.name}/{path.stem}"


def expected(path: Path) -> list[tuple[str, int, int]]:
    """The codes and places named by the comments at the top of a bad case, one on a line."""
    found: list[tuple[str, int, int]] = []
    for line in path.read_bytes().splitlines():
        named = EXPECTED.fullmatch(line.strip())
        if not named:
            break
        found.append((named[1].decode(), int(named[2]), int(named[3])))
    return found


def problems_of(path: Path) -> list[Problem]:
    """Every problem of a case: of its YAML alone for that topic, otherwise of the scheme and its examples."""
    try:
        if path.parent.parent.name == "yaml":
            parse_yaml(decode(read_bytes(path, path.name), path.name), path.name)
            return []
        if path.parent.parent.name == "finance":
            from pbr.finance.load_mapping import load_mapping

            load_mapping(path)
            return []
        from pbr.scheme.load_scheme import load_scheme
        from pbr.worked_examples.run_examples import run_examples

        scheme = load_scheme(path)
        return [*scheme.warnings, *run_examples(scheme)]
    except ProblemsFound as found:
        return in_order(found.problems)


@pytest.mark.parametrize("path", files("good"), ids=name)
def test_a_good_case_has_no_problem(path: Path) -> None:
    assert problems_of(path) == []


@pytest.mark.parametrize("path", files("bad"), ids=name)
def test_a_bad_case_has_the_problems_it_names(path: Path) -> None:
    found = problems_of(path)
    assert [(problem.code, problem.place.line, problem.place.column) for problem in found] == expected(path)
    assert found
    for problem in found:
        assert problem.excerpt or not problem.place.line, "a problem of a scheme shows its line"


def said(path: Path) -> list[tuple[str, str]]:
    """What the last lines of a bad case say of its problems, in the order of the problems."""
    found: list[tuple[str, str]] = []
    for line in reversed(path.read_text(encoding="utf-8", errors="replace").splitlines()):
        named = SAID.fullmatch(line)
        if not named:
            break
        found.append((named[1], named[2]))
    return found[::-1]


@pytest.mark.parametrize("path", [path for path in files("bad") if said(path)], ids=name)
def test_a_bad_case_says_what_it_has_at_its_end(path: Path) -> None:
    each = [[("says", problem.message), ("help", problem.help)] for problem in problems_of(path)]
    assert [line for lines in each for line in lines if line[1]] == said(path)


def test_messages_of_bad_cases_are_compared() -> None:
    assert sum(bool(said(path)) for path in files("bad")) > 25


@pytest.mark.parametrize("path", files("bad"), ids=name)
def test_one_cause_is_told_once(path: Path) -> None:
    (checked,) = validate(path)
    told = Counter((problem.code, problem.place, problem.message) for problem in checked.problems)
    assert [one for one, times in told.items() if times > 1] == []
    # a place that one problem names besides its own has no problem of the same code
    others = {(problem.code, place) for problem in checked.problems for _, place in problem.related}
    assert not others & {(problem.code, problem.place) for problem in checked.problems}


def test_every_place_of_a_bare_year_stands_in_the_one_problem_of_it() -> None:
    (problem,) = problems_of(CASES / "payments" / "bad" / "a-bare-year-in-three-places.yaml")
    assert [place.line for _, place in problem.related] == [25, 31]
