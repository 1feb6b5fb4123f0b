"""Help: there for every command, and quick, because nothing heavy is loaded for it."""

import json
from pathlib import Path

import pytest

from tests.cli.command import pbr, python

HEAVY = ("pydantic", "rich", "yaml", "csv", "pbr.scheme.load_scheme", "pbr.engine.compiled_scheme")
ASK_FOR_HELP = f"""
import sys, json
sys.argv = ["pbr", *sys.argv[1:]]
from pbr.cli.main import main
try:
    main()
finally:
    print(json.dumps([name for name in {HEAVY!r} if name in sys.modules]), file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    done = python("-c", ASK_FOR_HELP, *arguments)
    assert done.returncode == 0
    assert json.loads(done.stderr) == []


def test_help_names_every_command_and_no_command_is_misuse() -> None:
    told = pbr("--help")
    for command in ("settle", "simulate", "validate", "describe", "sample", "rule"):
        assert f"\n  {command} " in told.stdout
    assert pbr().returncode == 2


def test_a_misspelt_command_ends_with_2_and_plain_words() -> None:
    done = pbr("setle")
    assert (done.returncode, done.stdout) == (2, "")
    assert "setle" in done.stderr


def test_the_version_is_the_package_s(tmp_path: Path) -> None:
    from pbr import __version__

    assert pbr("--version", cwd=tmp_path).stdout == f"pbr {__version__}\n"
