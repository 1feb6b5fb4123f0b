"""A process that the system ended while results were written is told as that, and not as a place that is refused."""

import os
import signal
from pathlib import Path

import pytest

from pbr.api.settling.processes import results_of
from pbr.cli.error_handler import exit_code_of
from pbr.files.atomic import in_plain_words
from pbr.problems.exit_codes import COULD_NOT_RUN
from pbr.problems.problem import ProblemsFound


def ended(*_: object) -> None:
    """End this process from outside, as a system does that has no more memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_it_is_told_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def settle() -> int:
        with in_plain_words(tmp_path, "settlement"):
            results_of(ended, [(1,), (2,)])
        return 0

    monkeypatch.setattr("pbr.cli.error_handler.nothing_more_to_print", lambda: None)
    assert exit_code_of(settle) == COULD_NOT_RUN
    said = capsys.readouterr().err
    assert "a process that settled a part was ended from outside, most likely by the system for want of memory" in said
    assert "--workers 1" in said
    assert "PBR023" not in said


def test_a_place_that_is_refused_is_told_as_before(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found, in_plain_words(tmp_path, "settlement"):
        raise OSError(28, "No space left on device")
    assert [problem.code for problem in found.value.problems] == ["PBR023"]
