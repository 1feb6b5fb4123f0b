"""Direct payments in a comparison: what persons are paid is the council's cost, and no provider's income."""

import csv
import json
from pathlib import Path

from pbr.simulate.backcast.baseline_difference import gains_and_losses
from pbr.simulate.backcast.grouping import TO_PERSONS
from tests.cli.command import pbr
from tests.simulate.by_hand import BASELINE, cast, result_of

DIRECT = "direct-payment"
PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,ended_on,choice,chosen_on,paid_from,paid_gross,four_weeks_value,\
person_pays_in_four_weeks
A,S1,P1,ongoing,2026-06-01,,direct_payment,2026-05-22,2026-06-01,,150.00,40.00
B,S2,P1,ongoing,2026-06-01,,accepted,2026-05-22,2026-06-01,,150.00,40.00
C,S3,P2,ongoing,2026-06-01,,direct_payment,2026-05-22,2026-06-01,,200.00,0.00
"""
VISITS = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\nV1,B,2026-06-02,60,60\n"
# A and C are paid on 1 and 29 June: 2 x £110.00 + 2 x £200.00 = £620.00 to persons. B's provider is paid £150.00 on 28
# June. An hour by the visit is £23.26.


def extract(folder: Path) -> Path:
    folder.mkdir()
    (folder / "plans.csv").write_text(PLANS, encoding="utf-8")
    (folder / "visits.csv").write_text(VISITS, encoding="utf-8")
    return folder


def test_it_is_in_the_total_and_in_no_providers(tmp_path: Path) -> None:
    compared = cast(extract(tmp_path / "records"), DIRECT, as_at="2026-06-30")
    direct, baseline = result_of(compared, "direct_payment"), result_of(compared, BASELINE)
    assert (direct.total.due, direct.to_persons.due) == (77000, 62000)
    assert {name: figures.due for name, figures in direct.providers.items()} == {"P1": 15000, "P2": 0}
    assert {name: figures.due for name, figures in direct.groups.items()} == {TO_PERSONS: 62000, "P1": 15000, "P2": 0}
    assert (baseline.total.due, baseline.to_persons.lines) == (2326, 0)
    assert gains_and_losses(direct, baseline).gaining == (("P1", 12674),)


def test_it_is_said_in_the_table_and_stands_in_the_files(tmp_path: Path) -> None:
    records, out = extract(tmp_path / "records"), tmp_path / "out"
    asked = ("--period", "2026-06", "--as-at", "2026-06-30", "--draws", "10", "--out", str(out))
    done = pbr("simulate", str(records), DIRECT, *asked)
    assert done.returncode == 0
    said = " ".join(done.stdout.split())
    assert "Of what is due under direct_payment, £620.00 is paid to persons: it is in what the council pays" in said
    assert "'direct_payment' is paid to persons, and what is drawn is what providers get" in said
    with (out / "providers.csv").open(encoding="utf-8", newline="") as file:
        due = {row["provider_id"]: row["due"] for row in csv.DictReader(file) if row["scheme"] == "direct_payment"}
    assert due == {TO_PERSONS: "620.00", "P1": "150.00", "P2": "0.00"}
    (_, direct) = json.loads((out / "simulation.json").read_text(encoding="utf-8"))["schemes"]
    assert (direct["due"], direct["paid_to_persons"], direct["providers"]["P1"]) == ("770.00", "620.00", "150.00")


def test_it_is_no_cash_of_a_provider_and_more_care_brings_the_provider_none_of_it(tmp_path: Path) -> None:
    records, out = extract(tmp_path / "records"), tmp_path / "out"
    costs = tmp_path / "assumptions.yaml"
    costs.write_text(
        "pbr: 1\ntitle: costs\nfigures:\n  cost_per_hour:\n    is: £10.00\n    assumed: made up\n", "utf-8"
    )
    done = pbr("simulate", str(records), DIRECT, "--as-at", "2026-06-30", "--assume", str(costs), "--out", str(out))
    assert done.returncode == 0, done.stderr
    with (out / "cash_flow.csv").open(encoding="utf-8", newline="") as file:
        came_in = [tuple(row.values())[1:4] for row in csv.DictReader(file) if row["scheme"] == "direct_payment"]
    assert came_in == [("P1", "2026-06", "150.00")]
