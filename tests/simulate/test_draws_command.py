"""``pbr simulate --draws``: what it prints and writes, what it ends with, and a chance worked by hand.

Under Essex, plans A, B and C of the extract come to £1,575.00 each, £250.00 more for A (``none``), nothing more for B
(``reduced``). C is not reviewed yet: it comes to £250.00 more or not. One of the two known reablement plans needed no
further support, so the rate of the records is one in two. With C it is £5,225.00, without £4,975.00.
"""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.command import pbr
from tests.simulate.by_hand import ESSEX, PLANS, extract

JUNE = ("--as-at", "2026-06-30")
COMPARE = Path(__file__).parents[2] / "examples" / "compare" / "records"
WITH_BONUS, WITHOUT = "5225.00", "4975.00"
# Plan C is planned to end after the extract was taken, or nothing says when its support could be known.
ENDING = PLANS.replace("started_on,", "started_on,planned_end_on,").replace(
    "2026-05-04,", "2026-05-04,2026-06-14,"
).replace("2026-05-11,", "2026-05-11,2026-06-21,").replace("2026-06-01,", "2026-06-01,2026-07-12,")  # fmt: skip


def drawn(records: Path, out: Path, *options: str) -> dict[str, list[dict[str, str]]]:
    """Draw, and read the files of it."""
    done = pbr("simulate", records, ESSEX, *JUNE, "--out", out, *options)
    assert (done.returncode, done.stderr) == (0, "")
    names = ("uncertainty", "draws", "rates_drawn")
    return {
        name: list(csv.DictReader((out / f"{name}.csv").read_text(encoding="utf-8").splitlines())) for name in names
    }


def test_the_chance_of_exceeding_a_budget_is_the_share_of_draws_with_the_bonus(tmp_path: Path) -> None:
    records = extract(tmp_path, plans=ENDING)
    found = drawn(records, tmp_path / "out", "--draws", "1000", "--budget", "£5,000")
    dues = [row["due"] for row in found["draws"] if row["scheme"] == "essex_reablement_bonus"]
    assert len(dues) == 1000
    assert set(dues) == {WITH_BONUS, WITHOUT}
    paid = dues.count(WITH_BONUS)
    # One in two of 1,000 draws: 500, give or take four times the square root of 1,000 / 4.
    assert abs(paid - 500) < 64
    (essex,) = (row for row in found["uncertainty"] if row["scheme"] == "essex_reablement_bonus")
    assert essex["chance_over_percent"] == f"{paid / 10:.1f}"
    # £5,225.00 is £225.00 over, every time it is over.
    assert (essex["budget"], essex["mean_excess"], essex["worst_excess"]) == ("5000.00", "225.00", "225.00")
    assert (essex["contract_least"], essex["contract_most"]) == (WITHOUT, WITH_BONUS)
    # The baseline comes to £110.49 whatever happens, so the difference is £4,864.51 or £250.00 more.
    assert (essex["difference_p5"], essex["difference_p95"]) == ("4864.51", "5114.51")
    (used,) = found["rates_drawn"]
    assert (used["kind"], used["results"], used["rate_percent"], used["assumption"]) == ("reablement", "1", "50.0", "")


@pytest.mark.parametrize(("rate", "least"), [("0%", WITHOUT), ("100%", WITH_BONUS)])
def test_an_assumed_rate_takes_the_place_of_the_records_own(tmp_path: Path, rate: str, least: str) -> None:
    records = extract(tmp_path, plans=ENDING)
    assume = tmp_path / "assume.yaml"
    assume.write_text(
        f"pbr: 1\ntitle: a test\ndraw: what is not known yet\nrates:\n  none_after:\n    of: plans\n    is: {rate}\n"
        "    assumed: a test\n",
        encoding="utf-8",
    )
    found = drawn(records, tmp_path / "out", "--draws", "20", "--assume", str(assume))
    assert {row["due"] for row in found["draws"] if row["scheme"] == "essex_reablement_bonus"} == {least}
    assert [row["assumption"] for row in found["rates_drawn"]] == ["rates.none_after"]


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_draws(tmp_path: Path) -> None:
    records = extract(tmp_path, plans=ENDING)
    made = []
    for name, seed in (("one", "7"), ("two", "7"), ("three", "8")):
        out, page = tmp_path / name, tmp_path / f"{name}.html"
        drawn(records, out, "--draws", "200", "--seed", seed, "--html", str(page))
        made.append({path.name: path.read_bytes() for path in (*out.iterdir(), page)})
    one, two, three = ({name.replace("two", "one").replace("three", "one"): held for name, held in each.items()}
                       for each in made)  # fmt: skip
    assert one == two
    assert one["draws.csv"] != three["draws.csv"]


def test_the_table_and_the_json_say_what_was_drawn_and_at_which_rates(tmp_path: Path) -> None:
    records = extract(tmp_path, plans=ENDING)
    told = pbr("simulate", records, ESSEX, *JUNE, "--draws", "50", "--budget", "10000")
    assert (told.returncode, told.stderr) == (0, "")
    assert "drawn 50 times (seed 1)." in told.stdout
    assert "Budget of £10,000.00" in told.stdout
    assert "plans with no support after  reablement        1  50.0%  the records' own known results\n" in told.stdout
    assert "no forecast" in told.stdout
    assert max(map(len, told.stdout.splitlines())) <= 100
    found = json.loads(pbr("simulate", records, ESSEX, *JUNE, "--draws", "50", "--format", "json").stdout)["draws"]
    assert (found["drawn"], found["draws"], found["seed"]) == ("not known yet", 50, 1)
    assert found["schemes"][0]["over_budget"] is None


def test_a_scheme_that_cannot_be_drawn_is_left_out_of_the_draws_with_its_reason(tmp_path: Path) -> None:
    """Nothing in the records says how often support ends where no plan has been reviewed."""
    unknown = ENDING.replace("none", "").replace("reduced", "")
    records = extract(tmp_path, plans=unknown)
    found = drawn(records, tmp_path / "out", "--draws", "10")
    baseline, essex = found["uncertainty"]
    assert (baseline["drawn"], baseline["mean"]) == ("yes", "110.49")
    assert (essex["drawn"], essex["mean"]) == ("no", "")
    assert "assume a rate" in essex["reason"]
    assert {row["scheme"] for row in found["draws"]} == {"time_and_task"}
    told = pbr("simulate", records, ESSEX, *JUNE, "--draws", "10").stdout
    assert "Not drawn" in told


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--draws", "0"), "--draws"),
        (("--draws", "100001"), "--draws"),
        (("--draws", "many"), "--draws"),
        (("--draws", "10", "--seed", "one"), "--seed"),
        (("--draws", "10", "--budget", "plenty"), "--budget"),
        (("--draws", "10", "--budget", "-£5.00"), "--budget"),
        (("--budget", "£5,000"), "--draws"),
        (("--seed", "7"), "--draws"),
    ],
)
def test_wrong_options_end_with_2_and_write_nothing(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    records, out = extract(tmp_path), tmp_path / "out"
    done = pbr("simulate", records, ESSEX, "--out", out, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert not out.exists()


def test_a_result_that_cannot_be_drawn_is_in_no_draw_and_is_said_to_be_open(tmp_path: Path) -> None:
    # Without a planned end C is not drawn: every draw is £4,975.00, and £250.00 more may still come.
    records = extract(tmp_path)
    found = drawn(records, tmp_path / "out", "--draws", "20", "--budget", "£5,000")
    (essex,) = (row for row in found["uncertainty"] if row["scheme"] == "essex_reablement_bonus")
    assert (essex["p5"], essex["p95"], essex["contract_most"], essex["left_open"]) == (
        WITHOUT,
        WITHOUT,
        WITH_BONUS,
        "250.00",
    )
    said = " ".join(pbr("simulate", records, ESSEX, *JUNE, "--draws", "20", "--budget", "£5,000").stdout.split())
    assert "up to £250.00 more under essex_reablement_bonus. The sums, and any chance over the budget, are at" in said


def test_a_payment_that_hangs_on_two_results_is_not_drawn_and_the_reason_is_said() -> None:
    records = Path(__file__).parents[2] / "examples" / "compare" / "records"
    done = pbr("simulate", records, "hourly-plus-bonus-per-outcome", "--as-at", "2027-03-31", "--draws", "5")
    assert done.returncode == 0
    said = " ".join(done.stdout.split())
    assert "Not drawn Why" in said
    assert "'bonus' depends on outcomes' result and plans' support_at_end together" in said


def test_a_budget_that_nothing_is_set_beside_is_named() -> None:
    scheme = "hourly-plus-bonus-per-outcome"
    done = pbr(
        "simulate", COMPARE, scheme, "--baseline", scheme, "--as-at", "2027-03-31", "--draws", "5", "--budget", "£90"
    )
    assert done.returncode == 0
    assert "Nothing could be drawn, so nothing is set beside the budget of £90.00" in " ".join(done.stdout.split())


def test_where_the_baseline_is_left_out_another_is_asked_for(tmp_path: Path) -> None:
    # Time and task is the baseline unless another is named, and this extract has no visits.
    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(ENDING, encoding="utf-8")
    done = pbr("simulate", records, ESSEX, *JUNE)
    assert done.returncode == 0
    assert "name one with --baseline that these records can answer" in " ".join(done.stdout.split())
    assert "essex_reablement_bonus" in done.stdout
    named = pbr("simulate", records, ESSEX, "--baseline", ESSEX, *JUNE)
    assert "--baseline that" not in " ".join(named.stdout.split())
