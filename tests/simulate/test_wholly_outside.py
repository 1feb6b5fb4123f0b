"""A scheme with every record outside its run has no difference from the baseline: nil is no price of theirs."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.command import extract, pbr

ESSEX = (Path(__file__).parents[2] / "schemes" / "essex-reablement-bonus.yaml").read_text(encoding="utf-8")
# Three reablement plans at £1,575.00 are £4,725.00, and A's bonus is £250.00.
DUE = "£4,975.00"


def moved(folder: Path, runs: str) -> Path:
    """Essex without its examples, under another name and over another run."""
    text = ESSEX[: ESSEX.index("\nexamples:")].replace("from 2026-04-01", f"from {runs[:10]}") + (
        "\nexamples:\n  Nothing:\n    plans:\n"
        "      - {plan_id: ZZ, person_id: ZZ, provider_id: P1, plan_type: other, started_on: 1999-01-01}\n"
        f"    as at: {runs[:10]}\n    total due: £0.00\n"
    )
    lines = [
        "scheme: moved" if line.startswith("scheme:")
        else "title: Moved" if line.startswith("title:")
        else f"runs: {runs}" if line.startswith("runs:")
        else line
        for line in text.split("\n")
    ]  # fmt: skip
    (folder / "moved.yaml").write_text("\n".join(lines), encoding="utf-8")
    return folder / "moved.yaml"


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ((0, 1), "every record is outside its run, 2027-04-01 to 2028-03-31"),
        ((1, 0), "every record is outside the run of the baseline, 2027-04-01 to 2028-03-31"),
    ],
)
def test_draws_are_not_set_beside_either_and_say_why(tmp_path: Path, order: tuple[int, int], why: str) -> None:
    schemes = ("essex-reablement-bonus", str(moved(tmp_path, "2027-04-01 to 2028-03-31")))
    out, page = tmp_path / "out", tmp_path / "page.html"
    done = pbr(
        *("simulate", extract(tmp_path), schemes[order[1]], "--as-at", "2026-06-30", "--draws", "20"),
        *("--baseline", schemes[order[0]], "--out", out, "--html", page),
    )
    assert done.returncode == 0, done.stderr
    assert "More than the baseline" not in done.stdout
    assert "No difference drawn" in done.stdout
    assert why in " ".join(done.stdout.split())
    assert why in " ".join(page.read_text(encoding="utf-8").split())
    draws = json.loads((out / "simulation.json").read_text(encoding="utf-8"))["draws"]
    assert [one["difference"] for one in draws["schemes"]] == [None, None]
    assert [one["reason"] for one in draws["no_difference"]] == [why]


def test_a_scheme_that_is_left_out_says_why_it_has_no_difference(tmp_path: Path) -> None:
    records, out = extract(tmp_path), tmp_path / "out"
    done = pbr(
        *("simulate", records, "essex-reablement-bonus", "wiltshire-payable-outcomes", "--as-at", "2026-06-30"),
        *("--baseline", "essex-reablement-bonus", "--draws", "20", "--out", out),
    )
    assert done.returncode == 0, done.stderr
    draws = json.loads((out / "simulation.json").read_text(encoding="utf-8"))["draws"]
    (one,) = draws["no_difference"]
    assert one["scheme"] == "wiltshire_payable_outcomes"
    assert one["reason"].startswith("it is left out: ")
    assert "No difference drawn" in done.stdout


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("runs", ["2027-04-01 to 2028-03-31", "2020-04-01 to 2021-03-31"])
def test_no_difference_is_given_in_table_page_json_or_csv(tmp_path: Path, runs: str, order: tuple[int, int]) -> None:
    schemes = ("essex-reablement-bonus", str(moved(tmp_path, runs)))
    out, page = tmp_path / "out", tmp_path / "page.html"
    done = pbr(
        *("simulate", extract(tmp_path), schemes[order[0]], schemes[order[1]], "--as-at", "2026-06-30"),
        *("--baseline", schemes[order[0]], "--out", out, "--html", page),
    )
    assert done.returncode == 0, done.stderr
    assert DUE in done.stdout
    assert "100.0%" not in done.stdout
    assert f"-{DUE}" not in done.stdout
    assert f"+{DUE}" not in done.stdout
    shown = page.read_text(encoding="utf-8")
    assert f"-{DUE}" not in shown
    assert f"+{DUE}" not in shown
    with (out / "schemes.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    # The baseline is first, and then the scheme beside it.
    assert [rows[1][name] for name in ("difference", "difference_percent", "providers_losing")] == ["", "", ""]
    found = json.loads((out / "simulation.json").read_text(encoding="utf-8"))["schemes"]
    assert (found[1]["difference"], found[1]["difference_percent"]) == (None, None)
