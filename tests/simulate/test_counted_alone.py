"""A scheme that reads records only to count them: its draws come to what its settlement comes to."""

import csv
from pathlib import Path

import pytest

from tests.cli.command import pbr
from tests.headed import headed
from tests.simulate.by_hand import extract

SCHEME = (
    headed("counted_alone", "A sum for each month and provider, and a share that is only counted")
    + """\
measures:
  none_after:
    assumed: made up
    count: plan where support_at_end is "none"
    out of: plan
    per: provider
    over: run
    dated by: started_on
payments:
  service:
    assumed: made up
    pay: £1,000.00
    for each: {each} per provider
    priced at: start of {each}
    due: end of {each}
examples:
  A plan:
    plans:
      - {{plan_id: A, person_id: S1, provider_id: P1, plan_type: reablement, started_on: 2026-04-06}}
    as at: 2026-04-06
    total due: £0.00
"""
)


@pytest.mark.parametrize(("each", "due"), [("month", "24000.00"), ("quarter", "8000.00")])
def test_what_is_only_counted_still_says_which_providers_are_paid(tmp_path: Path, each: str, due: str) -> None:
    # Two providers in the extract, £1,000.00 each for each of the run's twelve months, or of its four quarters.
    scheme = tmp_path / "scheme.yaml"
    scheme.write_text(SCHEME.format(each=each), encoding="utf-8")
    out = tmp_path / "out"
    done = pbr("simulate", extract(tmp_path), scheme, "--as-at", "2028-03-31", "--draws", "10", "--out", out)
    assert done.returncode == 0, done.stderr
    with (out / "draws.csv").open(encoding="utf-8") as file:
        assert {row["due"] for row in csv.DictReader(file) if row["scheme"] == "counted_alone"} == {due}


OUTCOMES_COUNTED = SCHEME.replace("plan where support_at_end", "outcome where result").replace(
    'is "none"', 'is "achieved"'
)


def test_results_that_are_only_counted_some_known_and_some_not_are_compared(tmp_path: Path) -> None:
    """One outcome is found and one is not: neither is paid for, and twelve months are £12,000.00 in every draw."""
    scheme = tmp_path / "scheme.yaml"
    text = OUTCOMES_COUNTED.replace("out of: plan", "out of: outcome").replace("dated by: started", "dated by: due")
    scheme.write_text(text.format(each="month"), encoding="utf-8")
    records, out = tmp_path / "records", tmp_path / "out"
    records.mkdir()
    plans = "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,reablement,2026-05-04\n"
    outcomes = (
        "outcome_id,plan_id,outcome,kind,payable,due_on,result,achieved_on,reviewed_on,verified_by,disputed\n"
        "A1,A,washing,improvement,yes,2026-06-14,achieved,2026-06-12,2026-06-14,council,no\n"
        "A2,A,cooking,improvement,yes,2026-06-14,,,,,no\n"
    )
    (records / "plans.csv").write_text(plans, encoding="utf-8")
    (records / "outcomes.csv").write_text(outcomes, encoding="utf-8")
    done = pbr(
        "simulate", records, scheme, "--baseline", "block-contract", "--as-at", "2028-03-31",
        "--draws", "10", "--out", out,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    with (out / "draws.csv").open(encoding="utf-8") as file:
        assert {row["due"] for row in csv.DictReader(file) if row["scheme"] == "counted_alone"} == {"12000.00"}


CAPPED = """\
measures:
  achieved:
    assumed: made up
    count: outcome where result is "achieved"
    out of: outcome
    per: provider
    over: run
    dated by: due_on
payments:
  retained:
    assumed: made up
    pay: £100.00
    for each: outcome where plan's rate is "standard"
    priced at: due_on
    when: result is "achieved"
    due: end of quarter
    scaled by: achieved
    steps of the whole:
      below 50%: nil
      from 50%: 100%
limits:
  cap:
    assumed: made up
    no more than: £150.00
    of: retained
    over: provider
examples:
  Nothing is recorded:
    as at: 2026-06-30
    total due: £0.00
"""


def test_a_provider_that_is_paid_nothing_has_results_that_count_under_a_cap(tmp_path: Path) -> None:
    """P2 has one specialist outcome, which counts and is not paid for: one more success brings it nothing.

    P1 has two standard ones, both achieved: with one of them failed the other is still half of two, and so £100.00 in
    place of the £150.00 of the cap. One success is worth £50.00.
    """
    scheme, records, out = tmp_path / "scheme.yaml", tmp_path / "records", tmp_path / "out"
    scheme.write_text(headed("capped", "Retained for results, at most so much for a provider") + CAPPED, "utf-8")
    records.mkdir()
    (records / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,rate,started_on\n"
        "A,S1,P1,reablement,standard,2026-05-04\nB,S2,P2,reablement,specialist,2026-05-04\n",
        encoding="utf-8",
    )
    (records / "outcomes.csv").write_text(
        "outcome_id,plan_id,outcome,kind,payable,due_on,result,achieved_on,reviewed_on,verified_by,disputed\n"
        "A1,A,washing,improvement,yes,2026-06-14,achieved,2026-06-12,2026-06-14,council,no\n"
        "A2,A,cooking,improvement,yes,2026-06-14,achieved,2026-06-12,2026-06-14,council,no\n"
        "B1,B,cooking,improvement,yes,2026-06-14,,,,,no\n",
        encoding="utf-8",
    )
    done = pbr(
        "simulate", records, scheme, "--baseline", "block-contract", "--as-at", "2028-03-31",
        "--set", "rates.outcomes=60%", "--out", out,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    with (out / "incentives.csv").open(encoding="utf-8") as file:
        brings = {
            row["rate"]: (row["least"], row["most"])
            for row in csv.DictReader(file)
            if row["scheme"] == "capped" and row["step"].startswith("one more success")
        }
    assert brings == {"standard": ("50.00", "50.00"), "specialist": ("0.00", "0.00")}
