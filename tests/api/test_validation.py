"""Validating from Python: what is wrong with each file is in its result."""

from pathlib import Path

import pytest

from pbr import api

ROOT = Path(__file__).parents[2]


def test_a_scheme_that_is_right_says_how_much_was_checked() -> None:
    (checked,) = api.validate("time-and-task")
    assert (checked.ok, checked.examples) == (True, 1)


def test_what_is_wrong_is_a_value_and_stops_no_other_file() -> None:
    wrong, right = api.validate(ROOT / "tests/cases/heading/bad/unknown-word.yaml", "time-and-task")
    assert ([problem.code for problem in wrong.problems], wrong.ok, wrong.code) == (["PBR201"], False, 1)
    assert right.ok


def test_with_coverage_what_no_example_tries_is_named() -> None:
    (counted,) = api.validate("wiltshire-payable-outcomes")
    (named,) = api.validate("wiltshire-payable-outcomes", coverage=api.Coverage.NAMED)
    assert named.untried is None
    assert counted.untried is None or len(counted.untried.warnings) <= len(named.problems)


def test_a_folder_without_schemes_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(api.ProblemsFound) as found:
        api.validate(tmp_path)
    assert [problem.code for problem in found.value.problems] == ["PBR025"]
