"""What is asked of a command in another way than its own: understood where there is no doubt, else corrected."""

import json
from pathlib import Path

import pytest

from tests.cli.command import ESSEX, JUNE, TOTAL, extract, pbr

SHIPPED = Path(__file__).parents[2] / "schemes" / f"{ESSEX}.yaml"


@pytest.mark.parametrize("scheme", [ESSEX, SHIPPED])
@pytest.mark.parametrize("one_file", [True, False])
def test_settle_takes_the_scheme_and_the_records_in_either_order(
    tmp_path: Path, scheme: str | Path, one_file: bool
) -> None:
    records = extract(tmp_path) / ("plans.csv" if one_file else "")
    done = pbr("settle", records, scheme, *JUNE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == pbr("settle", scheme, records, *JUNE).stdout
    assert f"Total due: {TOTAL}" in done.stdout


@pytest.mark.parametrize("order", ["first", "middle", "last"])
def test_simulate_takes_the_records_anywhere_among_the_schemes(tmp_path: Path, order: str) -> None:
    records, other = extract(tmp_path), "time-and-task"
    named: list[str | Path] = [ESSEX, other]
    named.insert(("first", "middle", "last").index(order), records)
    done = pbr("simulate", *named, *JUNE, "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\nessex_reablement_bonus,essex-reablement-bonus.yaml,no,yes," in done.stdout


@pytest.mark.parametrize(
    "named", [("schemes", "records"), ("records", "records"), ("records", "no-such-scheme"), ("records", "notes.txt")]
)
def test_where_it_is_not_certain_nothing_is_turned_round(tmp_path: Path, named: tuple[str, str]) -> None:
    extract(tmp_path)
    (tmp_path / "schemes").mkdir()
    (tmp_path / "notes.txt").write_text("pbr: 1\n", encoding="utf-8")
    done = pbr("settle", *named, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{named[0]}: error[PBR002] this is a folder, and a file is wanted" in done.stderr


def test_an_explanation_as_a_table_of_lines_is_refused_and_not_ignored(tmp_path: Path) -> None:
    done = pbr("settle", ESSEX, extract(tmp_path), *JUNE, "--explain", "A", "--format", "csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert "an explanation is words, json or html, and no table" in done.stderr
    assert pbr("settle", ESSEX, tmp_path / "records", *JUNE, "--explain", "A", "--format", "table").returncode == 0


@pytest.mark.parametrize("command", ["settle", "simulate"])
def test_a_period_written_another_way_is_refused_with_the_correction(tmp_path: Path, command: str) -> None:
    named = (ESSEX, extract(tmp_path)) if command == "settle" else (extract(tmp_path), ESSEX)
    done = pbr(command, *named, "--period", "08/2026", COLUMNS="200")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'this is not a period: did you mean "2026-08"?' in done.stderr
    done = pbr(command, *named, "--as-at", "31/8/2026", COLUMNS="200")
    assert done.returncode == 2
    assert 'this is not a day: did you mean "2026-08-31"?' in done.stderr


def test_a_shipped_scheme_is_called_by_its_name_and_not_by_where_pbr_is_installed(tmp_path: Path) -> None:
    records = extract(tmp_path)
    told = pbr("settle", ESSEX, "records", *JUNE, "--explain", "A", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert f"Settled by essex_reablement_bonus ({ESSEX}.yaml)" in told.stdout
    assert f"package, for plan A ({ESSEX}.yaml:" in told.stdout
    assert str(SHIPPED.parent) not in told.stdout
    # One that is named by its path is called by it.
    told = pbr("settle", SHIPPED, records, *JUNE, "--explain", "A")
    assert f"({SHIPPED})" in told.stdout
    warned = pbr("settle", ESSEX, "records", "--period", "2025-06", "--format", "json", cwd=tmp_path)
    assert {one["file"] for one in json.loads(warned.stdout)["warnings"]} == {"records", f"{ESSEX}.yaml"}


@pytest.mark.parametrize("command", ["validate", "describe", "settle"])
def test_a_name_that_no_system_takes_is_refused_by_us(tmp_path: Path, command: str) -> None:
    """It may be the name of a folder on the way, too."""
    records = [extract(tmp_path)] if command == "settle" else []
    for name in ("x" * 300 + ".yaml", "x" * 300, f"{'y' * 300}/scheme.yaml"):
        done = pbr(command, name, *records, cwd=tmp_path)
        assert done.returncode == 2
        assert "error[PBR004]" in done.stdout + done.stderr
