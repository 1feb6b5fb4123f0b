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
