"""``pbr simulate --draws`` with a cost of care: what providers keep, worked by hand from ``by_hand``.

Under Essex, P1 is paid £3,400.00 whatever happens: A with its bonus, B without. P2 is paid £1,575.00 for C, and £250.00
more if C's support ends. A plan costs £1,700.00: P1 spends £3,400.00, P2 £1,700.00 (D is not reablement). So P1 keeps
nothing, and P2 keeps £125.00 or loses £125.00.
"""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.command import pbr
from tests.simulate.by_hand import ESSEX, extract
from tests.simulate.test_draws_command import ENDING, JUNE

COST = ("--draws", "400", "--set", "figures.cost_per_plan=£1,700.00")
ESSEX_LABEL = "essex_reablement_bonus"


def margins(out: Path) -> dict[str, dict[str, str]]:
    """The margins under Essex, by provider."""
    with (out / "margins.csv").open(encoding="utf-8", newline="") as opened:
        return {row["provider_id"]: row for row in csv.DictReader(opened) if row["scheme"] == ESSEX_LABEL}


@pytest.mark.parametrize(("rate", "kept", "loss"), [("100%", "125.00", "0.0"), ("0%", "-125.00", "100.0")])
def test_a_certain_result_leaves_one_margin(tmp_path: Path, rate: str, kept: str, loss: str) -> None:
    records, out = extract(tmp_path, plans=ENDING), tmp_path / "out"
    assume = tmp_path / "assume.yaml"
    assume.write_text(
        "pbr: 1\ntitle: a test\ndraw: what is not known yet\nrates:\n  none_after:\n    of: plans\n"
        f"    is: {rate}\n    assumed: a test\n",
        encoding="utf-8",
    )
    done = pbr("simulate", records, ESSEX, *JUNE, *COST, "--assume", assume, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    found = margins(out)
    p1, p2 = found["P1"], found["P2"]
    assert (p1["care_costs"], p1["mean"], p1["sd"], p1["chance_of_loss_percent"]) == ("3400.00", "0.00", "0.00", "0.0")
    assert (p2["care_costs"], p2["mean"], p2["sd"], p2["chance_of_loss_percent"]) == ("1700.00", kept, "0.00", loss)
    assert p2["mean_of_the_worst_5_percent"] == kept
    assert max(map(len, done.stdout.splitlines())) <= 100


def test_a_chance_spreads_the_margin_and_the_chance_of_loss_is_the_share_of_draws(tmp_path: Path) -> None:
    records, out = extract(tmp_path, plans=ENDING), tmp_path / "out"
    assume = tmp_path / "assume.yaml"
    assume.write_text("pbr: 1\ntitle: a test\ndraw: what is not known yet\n", encoding="utf-8")
    done = pbr("simulate", records, ESSEX, *JUNE, *COST, "--assume", assume, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    with (out / "draws.csv").open(encoding="utf-8", newline="") as opened:
        dues = [row["due"] for row in csv.DictReader(opened) if row["scheme"] == ESSEX_LABEL]
    losing = dues.count("4975.00")
    assert 0 < losing < len(dues) == 400
    p2 = margins(out)["P2"]
    assert (p2["p5"], p2["p95"], p2["mean_of_the_worst_5_percent"]) == ("-125.00", "125.00", "-125.00")
    assert abs(float(p2["chance_of_loss_percent"]) - losing / 4) <= 0.05
    told = json.loads((out / "simulation.json").read_text(encoding="utf-8"))["provider_side"][ESSEX_LABEL]["margins"]
    assert (told["P2"]["p5"], told["P2"]["sd"]) == (p2["p5"], p2["sd"])


def test_draws_of_whole_contracts_are_not_set_against_the_care_of_a_period(tmp_path: Path) -> None:
    records, out = extract(tmp_path, plans=ENDING), tmp_path / "out"
    done = pbr("simulate", records, ESSEX, "--period", "2026-06", *COST, "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert margins(out) == {}
