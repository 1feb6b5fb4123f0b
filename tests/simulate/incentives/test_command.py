"""``pbr simulate``: what schemes reward and cost their providers, in its files. Amounts are worked in ``by_hand``."""

import csv
import json
from pathlib import Path

from tests.cli.command import pbr
from tests.simulate.by_hand import ESSEX, extract

COSTS = (
    *("--set", "figures.cost_per_hour=£12.00", "--set", "figures.payment_lag=30 days"),
    *("--set", "figures.transaction_cost_per_plan=£10.00", "--set", "figures.transaction_cost_per_payment_line=£1.00"),
)


def rows_of(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def test_the_record_that_shows_it_is_in_one_file(tmp_path: Path) -> None:
    out = tmp_path / "compared"
    done = pbr("simulate", extract(tmp_path), ESSEX, "--as-at", "2026-06-30", "--out", out)
    assert (done.returncode, done.stderr) == (0, "")
    found = [(row["step"], row["record_id"], row["failing_brings"]) for row in rows_of(out / "pays_to_fail.csv")]
    # A week more repeats the two hours of C's last week (reablement), and the hour of D's (ongoing).
    assert found == [
        ("one more week", "C", "46.52"),
        ("one more week", "D", "23.26"),
        ("one more hour", "D", "23.26"),
        ("one more hour", "A", "23.26"),
    ]
    told = json.loads((out / "simulation.json").read_text(encoding="utf-8"))["incentives"]
    assert [one["failing_brings"] for one in told["time_and_task"]["pays_to_fail"]] == [row[2] for row in found]
    assert told["essex_reablement_bonus"]["pays_to_fail"] == []
    assert "record_id" not in json.dumps(told)


def test_cash_and_transaction_costs_of_what_a_scheme_pays_for(tmp_path: Path) -> None:
    out = tmp_path / "compared"
    done = pbr("simulate", extract(tmp_path), ESSEX, "--as-at", "2026-06-30", "--out", out, *COSTS)
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert "P2              -£24.00  2026-06   £1,551.00" in done.stdout
    cash = [
        (row["month"], row["came_in"], row["went_out"], row["balance"])
        for row in rows_of(out / "cash_flow.csv")
        if (row["scheme"], row["provider_id"]) == ("essex_reablement_bonus", "P2")
    ]
    # P2's reablement is C: two hours on 2 June at £12.00; its £1,575.00 of 1 June comes on 1 July. D is not reablement.
    assert cash == [("2026-06", "0.00", "24.00", "-24.00"), ("2026-07", "1575.00", "0.00", "1551.00")]
    handling = {row["scheme"]: row for row in rows_of(out / "transaction_costs.csv")}
    # Three plans each; four visits paid under time and task, and three packages and a bonus under Essex.
    assert {name: row["handling_costs"] for name, row in handling.items()} == {
        "time_and_task": "34.00",
        "essex_reablement_bonus": "34.00",
    }
    essex = handling["essex_reablement_bonus"]
    # By the visit Essex's A, B and C come to two plans and three lines, £23.00, and to £40.71 and £46.52.
    assert (essex["more_than_baseline"], essex["saved_beside_baseline"]) == ("11.00", "-4887.77")
    assert (essex["left_of_the_saving"], essex["compared"]) == ("-4898.77", "like with like")
