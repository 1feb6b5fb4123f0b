"""``pbr sample`` on the command line."""

import csv
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from pbr.cli.commands.sample import sample

app = typer.Typer()
app.command()(sample)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_it_says_what_it_wrote(tmp_path: Path) -> None:
    result = run(str(tmp_path / "a"), "--plans", "5", "--seed", "3", "--tables", "outcomes, plans")
    assert result.exit_code == 0
    assert "invented" in result.stdout
    assert "plans.csv                5 rows" in result.stdout
    assert sorted(file.name for file in (tmp_path / "a").iterdir()) == ["README.txt", "outcomes.csv", "plans.csv"]


def test_levels_go_with_the_hours_a_week(tmp_path: Path) -> None:
    assert run(str(tmp_path / "a"), "--plans", "80", "--rates", "levels", "--tables", "plans").exit_code == 0
    with (tmp_path / "a/plans.csv").open(encoding="utf-8", newline="") as file:
        found = {(plan["rate"], float(plan["weekly_hours"])) for plan in csv.DictReader(file)}
    assert {rate for rate, _ in found} == {"lower", "higher", "intensive"}
    for rate, hours in found:
        assert rate == ("lower" if hours < 6 else "higher" if hours < 12 else "intensive")


def test_plans_start_between_the_days_asked_for(tmp_path: Path) -> None:
    words = ["--plans", "60", "--tables", "plans", "--from", "2026-05-04", "--to", "2026-05-10"]
    assert run(str(tmp_path / "a"), *words).exit_code == 0
    with (tmp_path / "a/plans.csv").open(encoding="utf-8", newline="") as file:
        started = {plan["started_on"] for plan in csv.DictReader(file)}
    assert started == {f"2026-05-{day:02d}" for day in range(4, 11)}


@pytest.mark.parametrize(
    "words",
    [
        ["--tables", "plans,outcome"],
        ["--tables", ","],
        ["--plans", "0"],
        ["--from", "2026-05-04", "--to", "2026-05-03"],
        ["--from", "04/05/2026"],
        ["--rates", "high"],
    ],
)
def test_wrong_options_write_nothing(tmp_path: Path, words: list[str]) -> None:
    result = run(str(tmp_path / "a"), *words)
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []
