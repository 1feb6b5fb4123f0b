"""A lead provider that is paid for what its subcontractors deliver: whom the council pays, and who delivered."""

import csv
from pathlib import Path

from tests.cli.command import pbr

CASE = Path(__file__).parents[1] / "cases" / "lead-provider"
MAPPED = ("--map", str(CASE / "mapping.yaml"), "--period", "2026-06")


def test_the_lead_is_paid_for_its_subcontractor_at_the_subcontractors_price_under_its_own_limit(tmp_path: Path) -> None:
    # Three hours of the lead's own at £20.00 and three of Small Care's at £18.00 are £114.00, and £100.00 is the most.
    # Other Care is paid by the council itself: an hour at £19.50.
    out = tmp_path / "out"
    done = pbr("settle", str(CASE / "scheme.yaml"), str(CASE / "extract"), *MAPPED, "--out", str(out))
    assert done.returncode == 0, done.stderr
    with (out / "lines.csv").open(encoding="utf-8", newline="") as file:
        lines = {row["line_id"]: (row["provider_id"], row["amount"]) for row in csv.DictReader(file)}
    assert lines == {
        "V1/care": ("P1", "60.00"),
        "V2/care": ("P1", "54.00"),
        "P1/most_of_a_month/2026-06": ("P1", "-14.00"),
        "V3/care": ("P3", "19.50"),
    }


def test_the_lead_alone_is_told_what_it_is_paid(tmp_path: Path) -> None:
    out, told = tmp_path / "out", tmp_path / "told"
    assert pbr("settle", str(CASE / "scheme.yaml"), str(CASE / "extract"), *MAPPED, "--out", str(out)).returncode == 0
    providers = tmp_path / "providers.csv"
    providers.write_text("provider_id,name\nP1,Lead Care\nP3,Other Care\n", encoding="utf-8")
    done = pbr("remit", str(out), "--providers", str(providers), "--out", str(told))
    assert done.returncode == 0, done.stderr
    with (told / "statements.csv").open(encoding="utf-8", newline="") as file:
        assert [row["provider_id"] for row in csv.DictReader(file)] == ["P1", "P3"]
    with (told / "control-totals.csv").open(encoding="utf-8", newline="") as file:
        assert "119.50" in {row["payable"] for row in csv.DictReader(file)}
