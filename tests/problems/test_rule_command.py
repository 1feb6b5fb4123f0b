import typer
from typer.testing import CliRunner

from pbr.cli.commands.rule import rule

APP = typer.Typer()
APP.command()(rule)


def test_a_rule_is_printed_with_both_examples() -> None:
    result = CliRunner().invoke(APP, ["pbr112"])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "PBR112: No name is written twice in one place"
    assert lines[lines.index("Bad:") + 1 :][:2] == ["    due: started_on", "    due: reviewed_on"]
    assert lines[lines.index("Good:") + 1 :] == ["    due: reviewed_on"]


def test_an_unknown_code_ends_with_two_and_a_suggestion() -> None:
    result = CliRunner().invoke(APP, ["PBR-112\x1b"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "no rule has the code 'PBR-112\\x1b': did you mean \"PBR112\"?\n"
    assert "the codes go from PBR001" in CliRunner().invoke(APP, ["colour"]).stderr
