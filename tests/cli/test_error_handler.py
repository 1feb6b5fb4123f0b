"""Whatever goes wrong: an exit code, a plain sentence, and never a value of a record."""

import pytest

from pbr.cli.error_handler import exit_code_of
from pbr.problems.problem import Place, Problem, ProblemsFound
from tests.cli.command import CANARY


def failing(failure: BaseException) -> object:
    name_of_a_person = CANARY
    raise failure from ValueError(name_of_a_person)


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_fault_of_our_own_is_named_by_its_place_and_never_by_its_words(
    debug: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PBR_DEBUG", debug)
    assert exit_code_of(lambda: failing(KeyError(CANARY))) == 2
    printed = capsys.readouterr()
    assert CANARY not in printed.err + printed.out
    assert "pbr met a fault of its own (KeyError in pbr.cli.error_handler:" in printed.err
    assert ("line" in printed.err) == bool(debug)


@pytest.mark.parametrize(
    ("failure", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "interrupted; nothing was written\n"),
        (MemoryError(), 2, "pbr ran out of memory; nothing was written\n"),
        (
            ProblemsFound([Problem("PBR702", "this is not a date", Place("plans.csv", 3))]),
            1,
            "plans.csv:3: error[PBR702] this is not a date\n",
        ),
        (
            ProblemsFound([Problem("PBR001", "there is no such file", Place("x.yaml"))]),
            2,
            "x.yaml: error[PBR001] there is no such file\n",
        ),
    ],
)
def test_each_ending_has_its_code_and_its_words(
    failure: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code_of(lambda: failing(failure)) == code
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", said)
