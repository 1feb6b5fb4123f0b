"""The range of what a scheme could come to has the assumed ranges beside it, and nothing assumed is ``always``.

Worked by hand from ``by_hand``: time and task pays £1,744.50 for each of four plans, whatever the results.
  half as many plans to half as many again: 2 to 6 of them, £3,489.00 to £10,467.00
  at 90% to 110% of £23.26: £20.934 and £25.586 an hour, 15 hours £314.01 and £383.79, the five visits of a plan
  £1,570.05 and £1,918.95, and four plans £6,280.20 and £7,675.80
  both: 2 at £1,570.05 to 6 at £1,918.95, £3,140.10 to £11,513.70
Essex pays £1,575.00 a plan and £250.00 for each of them that needs no support: all of them at 100%, none at 0%.
"""

import csv
import json
from fractions import Fraction
from pathlib import Path

import pytest

from pbr.simulate.monte_carlo.draw import draw
from pbr.simulate.monte_carlo.ranges_not_drawn import has_ranges, ranges_not_drawn_of
from pbr.simulate.monte_carlo.statistics import summary_of
from pbr.simulate.monte_carlo.uncertainty import Method
from pbr.simulate.payoff.alternative_records import WhichDrawn
from pbr.simulate.sensitivity.sensitivity import answer
from tests.cli.command import pbr
from tests.simulate.scenario.by_hand import PLANS, VISITS, asked

PLANS_RANGE = "volumes.plans=50% to 150%"
PRICE_RANGE = (
    "prices:\n  hourly:\n    scheme: time_and_task\n    price: hourly_rate\n    times: 90% to 110%\n"
    "    source: pilot, table 3\n"
)
METHOD = Method(WhichDrawn.NOT_KNOWN_YET, 50, 1, Fraction(0))


@pytest.mark.parametrize(
    ("text", "settings", "names", "ends"),
    [
        ("", (PLANS_RANGE,), ("volumes.plans",), (348_900, 1_046_700)),
        (PRICE_RANGE, (), ("prices.hourly",), (628_020, 767_580)),
        (PRICE_RANGE, (PLANS_RANGE,), ("prices.hourly", "volumes.plans"), (314_010, 1_151_370)),
    ],
)
def test_a_sum_that_no_result_moves_is_moved_by_what_was_assumed(
    tmp_path: Path, text: str, settings: tuple[str, ...], names: tuple[str, ...], ends: tuple[int, int]
) -> None:
    what_if, time, _ = asked(tmp_path, text, *settings)
    (one, *_) = answer(what_if, {}, lambda said: None).schemes
    moves = {bar.assumption.name: (bar.at_low, bar.at_high) for bar in one.bars}
    found = ranges_not_drawn_of(what_if, time, moves, METHOD, 700_000)
    assert found is not None
    assert found.names == names
    assert found.ends(summary_of([697_800])) == ends
    assert found.over is not None
    assert (found.over.chance == 1) is (ends[1] > 700_000)
    # Where it is not known what moves it, every range counts, and the ends are the same.
    unknown = ranges_not_drawn_of(what_if, time, None, METHOD, None)
    assert unknown is not None
    assert unknown.ends(summary_of([697_800])) == ends


def test_the_range_with_assumptions_holds_the_range_of_the_draws(tmp_path: Path) -> None:
    what_if, _, essex = asked(tmp_path, "", PLANS_RANGE, "rates.plans=50%")
    model = what_if.model(essex)
    (draws,) = draw((model,), what_if.rates(model), 50, 1)
    drawn = summary_of(draws.total)
    found = ranges_not_drawn_of(what_if, essex, None, METHOD, None)
    assert found is not None
    ends = found.ends(drawn)
    assert ends is not None
    # Two plans at the least, £3,150.00 with no bonus; six at the most, £9,450.00 and six bonuses of £250.00.
    assert 315_000 <= ends[0] < drawn.p5 <= drawn.p95 < ends[1] <= 1_095_000


def test_nothing_is_left_out_where_no_range_moves_the_scheme(tmp_path: Path) -> None:
    what_if, time, essex = asked(tmp_path, PRICE_RANGE, "rates.plans=40% to 60%")
    assert ranges_not_drawn_of(what_if, essex, {}, METHOD, None) is None
    assert ranges_not_drawn_of(what_if, essex, None, METHOD, None) is None
    assert ranges_not_drawn_of(what_if, time, None, METHOD, None) is not None


def test_one_range_beside_what_was_assumed_without_one_is_enough(tmp_path: Path) -> None:
    what_if, time, essex = asked(tmp_path, PRICE_RANGE, "volumes.plans=110%")
    assert has_ranges(what_if, time)
    assert not has_ranges(what_if, essex)


def test_page_table_json_and_csv_say_what_the_range_leaves_out(tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(PLANS, encoding="utf-8")
    (records / "visits.csv").write_text(VISITS, encoding="utf-8")
    out, page = tmp_path / "out", tmp_path / "page.html"
    done = pbr(
        *("simulate", records, "essex-reablement-bonus", "--as-at", "2026-06-30", "--draws", "20"),
        *("--budget", "£7,000", "--set", PLANS_RANGE, "--out", out, "--html", page),
    )
    assert (done.returncode, done.stderr) == (0, "")
    text = " ".join(done.stdout.split())
    assert "With what was assumed as a range From To Not in the range above" in text
    assert "time_and_task £3,489.00 £10,467.00 volumes.plans" in text
    found = json.loads((out / "simulation.json").read_text(encoding="utf-8"))["draws"]["schemes"][0]
    assert found["with_assumed_ranges"] == {
        "ranges_left_out": ["volumes.plans"],
        "p5_with_ranges": "3489.00",
        "p95_with_ranges": "10467.00",
        "chance_over_percent_with_ranges": "100.0",
    }
    with (out / "uncertainty.csv").open(encoding="utf-8") as file:
        row = next(csv.DictReader(file))
    assert (row["p5"], row["p95"], row["chance_over_percent"]) == ("6978.00", "6978.00", "0.0")
    assert (row["ranges_left_out"], row["p5_with_ranges"], row["p95_with_ranges"]) == (
        "volumes.plans",
        "3489.00",
        "10467.00",
    )
    assert row["chance_over_percent_with_ranges"] == "100.0"
    shown = page.read_text(encoding="utf-8")
    assert "always" not in shown
    assert "£6,978.00 whatever results are drawn; £3,489.00 to £10,467.00 with volumes.plans at the ends" in shown


HOURS_A_DAY = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n" + "".join(
    f"{plan}{day},{plan},2026-05-{day:02},900,900\n" for plan in "ABCD" for day in range(5, 10)
)


@pytest.mark.parametrize("ranged", [True, False])
def test_what_has_no_range_in_it_says_so_where_there_are_ranges_and_only_there(tmp_path: Path, ranged: bool) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(PLANS, encoding="utf-8")
    (records / "visits.csv").write_text(HOURS_A_DAY, encoding="utf-8")
    page = tmp_path / "page.html"
    done = pbr(
        *("simulate", records, "essex-reablement-bonus", "--as-at", "2026-06-30", "--draws", "20", "--html", page),
        *("--budget", "£6,000", *(("--set", PLANS_RANGE) if ranged else ())),
    )
    assert (done.returncode, done.stderr) == (0, "")
    said = " ".join(done.stdout.split())
    shown = " ".join(page.read_text(encoding="utf-8").replace("&#x27;", "'").split())
    assert ("Most: the most the contract can come to at the prices and volumes expected, every" in said) is ranged
    assert ("least and most at the prices and volumes expected:" in shown) is ranged
    assert ("cannot exceed it at those" in shown) is ranged
    for heading in ("More than the baseline", "Mean excess", "Worst excess"):
        assert heading in said
        assert (f"{heading}, ranges not in it" in said) is ranged
    for heading in ("Worst excess drawn", "Most, less budget", "comes to than the baseline"):
        assert heading in shown
        assert (f"{heading}, ranges not in it" in shown) is ranged
