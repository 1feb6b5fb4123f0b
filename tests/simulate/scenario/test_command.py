"""``pbr simulate --assume --set``: what it prints and writes, against `by_hand`."""

import csv
import json
from pathlib import Path

from tests.cli.command import pbr
from tests.simulate.scenario.by_hand import HEAD, PLANS, RATE, VISITS

JUNE = ("--as-at", "2026-06-30")

WHAT_IF = """\
What if: a pilot
Each scheme over its whole run, as expected: every result, known or not, at its rate.
A rate that is not assumed is the one that the records show. Where the answer changes is found over
the plans that a scheme has a line for, like with like, with one rate for all of them.

Scheme                   Expected  Difference      %
time_and_task           £6,978.00    baseline
essex_reablement_bonus  £6,900.00     -£78.00  -1.1%

Scheme                  Moves most        From   To  At the low  At the high
essex_reablement_bonus  rates.no_support   40%  80%   £6,700.00    £7,100.00

Scheme                  Answer changes              Success rate of                 At
essex_reablement_bonus  same cost as time_and_task  plans with no support after  67.8%
                        no margin left              plans with no support after    40%

Assumption             Assumed     Where from
rates.no_support       40% to 80%  from pilot, table 2
figures.cost_per_plan  £1,675.00   assumed: set on the command line

"""


def given(folder: Path, text: str) -> tuple[Path, Path]:
    records = folder / "records"
    records.mkdir()
    (records / "plans.csv").write_text(PLANS, encoding="utf-8")
    (records / "visits.csv").write_text(VISITS, encoding="utf-8")
    assumed = folder / "assumed.yaml"
    assumed.write_text(HEAD + text, encoding="utf-8")
    return records, assumed


def test_the_block_stands_in_every_product(tmp_path: Path) -> None:
    records, assumed = given(tmp_path, "title: a pilot\n" + RATE.format("40% to 80%"))
    out = tmp_path / "out"
    # Four plans at £1,675.00 cost £6,700.00: the bonus has to bring £400.00 of £1,000.00.
    asked = ("--assume", assumed, "--set", "figures.cost_per_plan=£1,675.00", "--out", out)
    done = pbr("simulate", records, "essex-reablement-bonus", *JUNE, *asked)
    assert (done.returncode, done.stderr) == (0, "")
    assert WHAT_IF in done.stdout
    assert max(map(len, WHAT_IF.splitlines())) <= 100

    said = json.loads((out / "simulation.json").read_text(encoding="utf-8"))["what_if"]
    assert [one["expected"] for one in said["schemes"]] == ["6978.00", "6900.00"]
    assert said["assumptions"][0] == {
        "assumption": "rates.no_support",
        "assumed": "40% to 80%",
        "expected": "60.0",
        "low": "40.0",
        "high": "80.0",
        "basis": "source",
        "where_from": "pilot, table 2",
    }
    with (out / "switching.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["compared_with"], row["rates_percent"]) for row in csv.DictReader(file)]
    assert rows == [("time_and_task", "67.8"), ("the cost of care", "40.0")]
    with (out / "tornado.csv").open(encoding="utf-8", newline="") as file:
        assert [row["expected_at_high"] for row in csv.DictReader(file)] == ["7100.00"]

    again = pbr("simulate", records, "essex-reablement-bonus", *JUNE, "--out", out)
    assert again.returncode == 0
    assert "What if" not in again.stdout
    assert not (out / "tornado.csv").exists()


def test_a_rate_that_cannot_be_stops_it_where_it_stands(tmp_path: Path) -> None:
    records, assumed = given(tmp_path, RATE.format("1.4"))
    out = tmp_path / "out"
    done = pbr("simulate", records, "essex-reablement-bonus", *JUNE, "--assume", assumed, "--out", out)
    assert (done.returncode, done.stdout) == (1, "")
    assert "assumed.yaml:7:9: error[PBR953] '1.4' is not a rate between 0% and 100%" in done.stderr
    assert not out.exists()


def test_a_scheme_that_is_not_compared_is_a_warning(tmp_path: Path) -> None:
    records, _ = given(tmp_path, "")
    wanted = ("--set", "prices.essex_reablement_bonu.package_price=£10.00")
    done = pbr("simulate", records, "essex-reablement-bonus", *JUNE, *wanted)
    assert done.returncode == 0
    assert "warning[PBR956]" in done.stdout
    assert "no scheme called 'essex_reablement_bonu' is compared" in done.stdout.replace("\n", "")
