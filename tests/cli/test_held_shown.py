"""What is held is listed on standard error, whatever is printed, and without a value of the rows."""

from pathlib import Path

import pytest

from pbr.cli import error_handler
from pbr.cli.error_handler import exit_code_of
from tests.cli.command import CANARY, ESSEX, JUNE, PLANS, extract, pbr


@pytest.mark.parametrize("shape", ["table", "csv", "json"])
def test_held_rows_are_listed_by_problem(tmp_path: Path, shape: str) -> None:
    bad = "".join(f"X{n},S{n},P1,reablement,{CANARY},,,,\n" for n in range(7))
    records = extract(tmp_path, PLANS + bad)
    done = pbr("settle", ESSEX, records, *JUNE, "--hold-errors", "--format", shape)
    assert done.returncode == 3
    first = ", ".join(f"plans.csv:{line}" for line in range(6, 11))
    assert f"held[PBR702] 7 rows: {first} and 2 more\n" in done.stderr
    assert CANARY not in done.stderr


def test_nothing_is_listed_where_nothing_is_held(tmp_path: Path) -> None:
    assert "held[" not in pbr("settle", ESSEX, extract(tmp_path), *JUNE, "--hold-errors").stderr


def test_what_the_system_refused_is_named(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(error_handler, "nothing_more_to_print", lambda: None)

    def refuse() -> object:
        raise PermissionError(13, "Permission denied", "records/plans.csv")

    assert exit_code_of(refuse) == 2
    said = "pbr could not go on: permission denied: records/plans.csv; nothing was written\n"
    assert capsys.readouterr().err == said
