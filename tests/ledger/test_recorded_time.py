"""The one time that a run records."""

from datetime import UTC, datetime

import pytest

from pbr.ledger.recorded_time import time_recorded
from pbr.problems.problem import ProblemsFound


def no_clock() -> float:
    raise AssertionError("nobody asks the clock")


def test_that_of_the_environment_comes_before_the_clocks() -> None:
    # 20,635 days of 86,400 seconds after the beginning of 1970, and an hour
    assert time_recorded({"SOURCE_DATE_EPOCH": str(20_635 * 86_400 + 3_600)}, no_clock) == datetime(
        2026, 7, 1, 1, tzinfo=UTC
    )
    for unset in ({}, {"SOURCE_DATE_EPOCH": ""}):
        assert time_recorded(unset, lambda: 86_400.9) == datetime(1970, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize("said", ["yesterday", "-1", "1.5", " 1", "１", "1e9", "9" * 20, "9" * 5_000])
def test_what_is_no_time(said: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        time_recorded({"SOURCE_DATE_EPOCH": said}, no_clock)
    assert [problem.code for problem in found.value.problems] == ["PBR072"]
