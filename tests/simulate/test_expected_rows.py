"""A standard that is set and not recorded is not known in a simulation either: what hangs on it is never expected."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from pbr.simulate.monte_carlo.draw import draw
from pbr.simulate.payoff.bounds import bounds_of
from pbr.simulate.payoff.expected_value import Expectation
from tests.cli.command import pbr
from tests.engine.rows import Tables, outcome, plan, records, standard
from tests.engine.settled import scheme, settle
from tests.engine.test_framework import TWO_SET, contract
from tests.headed import headed
from tests.simulate.drawn import even, model_of

YES = "yes"
BOTH = standard("kind_staff", YES), standard("seen_soon", YES)
ONE = (standard("kind_staff", YES),)


def expected(tables: Tables) -> int:
    """What P1 and P2 are expected to be due over the whole run."""
    return int(Expectation(model_of(TWO_SET, tables)).total({}))


def test_what_hangs_on_a_standard_that_is_not_recorded_is_not_expected() -> None:
    # P1's April to June is £1,000.00 when both standards are met; every other quarter has none recorded
    assert expected(records(*BOTH)) == 100_000
    assert expected(records(*ONE)) == 0
    assert settle(TWO_SET, records(*ONE), "2026-04-01 to 2027-12-31").total == 0


def test_it_is_not_in_what_is_due_at_least_or_at_most_but_where_it_could_be_met() -> None:
    failed = records(standard("kind_staff", "no"))
    assert expected(failed) == 0
    model = model_of(TWO_SET, records(*ONE))
    assert sum(bounds_of(model).least.values()) == 0
    both = model_of(TWO_SET, records(*BOTH))
    assert bounds_of(model).most == bounds_of(both).most


POOLED = (
    contract()
    + """
  bonus:
    assumed: made up
    pay: £100.00
    for each: outcome
    priced at: plan's started_on
    when: result is "achieved"
    scaled by: kept
    steps of the whole:
      below 100%: nil
      from 100%: 100%
    due: end of quarter
"""
)


@pytest.mark.parametrize(("judged", "worth"), [(BOTH, 110_000), (ONE, 0)])
def test_drawn_results_are_released_only_where_every_standard_is_known(
    judged: tuple[tuple[str, dict[str, str]], ...], worth: int
) -> None:
    pooled = scheme(POOLED)
    tables = records(plan("A"), outcome("A1", "A", due_on="2026-06-14"), *judged)
    model = model_of(pooled, tables)
    # Certain to be achieved: £100.00, beside P1's £1,000.00, when both standards are met
    assert set(draw([model], even(model, Fraction(1)), 20, 1, {})[0].total) == {worth}


def test_a_comparison_and_a_settlement_of_the_same_records_agree(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    made = pbr("sample", folder, "--plans", "40", "--seed", "5", "--from", "2026-04-01", "--to", "2027-01-31",
               "--tables", "plans,outcomes,standards")  # fmt: skip
    assert made.returncode == 0, made.stderr
    file = folder / "standards.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    # Nobody recorded the second quarter of one standard
    kept = [line for line in lines if not line.startswith("records_complete,P1,2026-07-01")]
    assert len(kept) == len(lines) - 1
    file.write_text("".join(kept), encoding="utf-8")
    name = "sutton-75-25-retention"
    settled = pbr("settle", name, folder, "--period", "2026-04-01..2027-01-31", "--out", tmp_path / "settled")
    assert "not recorded: records_complete" in settled.stdout
    compared = pbr("simulate", folder, name, "--baseline", name, "--period", "2026-04-01..2027-01-31",
                   "--out", tmp_path / "compared")  # fmt: skip
    assert compared.returncode == 0, compared.stderr + compared.stdout
    with (tmp_path / "compared" / "schemes.csv").open(encoding="utf-8", newline="") as opened:
        (row,) = [one for one in csv.DictReader(opened) if one["scheme"] == "sutton_75_25_retention"]
    with (tmp_path / "settled" / "totals.csv").open(encoding="utf-8", newline="") as opened:
        total = sum(round(float(one["amount"]) * 100) for one in csv.DictReader(opened))
    assert round(float(row["due"]) * 100) == total


def test_a_code_that_one_scheme_of_a_comparison_does_not_list_stops_it(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    assert pbr("sample", folder, "--plans", "10", "--seed", "5", "--tables", "plans,outcomes").returncode == 0
    file = folder / "outcomes.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("cooking", "cookign"), encoding="utf-8")
    done = pbr("simulate", folder, "wiltshire-payable-outcomes", "--baseline", "wiltshire-penalty-and-reward")
    assert done.returncode == 1
    assert "'cookign' is not an outcome that the framework of wiltshire_payable_outcomes lists" in done.stderr
    assert 'did you mean "cooking"?' in done.stderr


BANDS = (
    headed("bands", "Visits up to half an hour")
    + """\
payments:
  short:
    assumed: made up
    pay: £9.00
    for each: visit where delivered_minutes <= 30
    priced at: visited_on
    due: end of month
examples:
  Nothing:
    plans:
      - {plan_id: ZZ, person_id: ZZ, provider_id: P9, plan_type: other, started_on: 1999-01-01}
    as at: 2026-04-01
    total due: £0.00
"""
)


def test_a_comparison_names_what_falls_out_and_under_which_scheme(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,ongoing,2026-06-01\n"
    )
    (folder / "visits.csv").write_text(
        "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\nV1,A,2026-06-01,30,29\nV2,A,2026-06-02,60,50\n"
    )
    (tmp_path / "bands.yaml").write_text(BANDS, encoding="utf-8")
    done = pbr("simulate", folder, tmp_path / "bands.yaml", "--baseline", "time-and-task", "--period", "2026-06")
    assert done.returncode == 0, done.stderr
    said = " ".join((done.stdout + done.stderr).split())
    assert "under bands: 1 visit is taken by no payment and no measure, because of its delivered_minutes" in said
