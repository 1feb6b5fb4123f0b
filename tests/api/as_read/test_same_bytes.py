"""In however many parts an extract is read, by however many processes: every file has the bytes of a reading whole."""

import random
from datetime import date
from pathlib import Path

import pytest

from pbr.sample.request import SampleWanted
from pbr.sample.sample_folder import write_sample
from pbr.values.period import Period
from tests.api.as_read.both_ways import as_read, whole
from tests.engine.settled import NAMES, SCHEMES

RUN = Period(date(2026, 4, 1), date(2027, 3, 31))
MONTH = Period(date(2026, 8, 1), date(2026, 8, 31))
LAST = date(2026, 9, 30)

READ_WHOLE = {
    "block-contract",
    "hourly-withheld-until-targets-are-met",
    "population-prime-provider",
    "population-prime-provider-at-risk",
    "staffordshire-quality-reward",
    "sutton-75-25-retention",
    "withheld-until-targets-are-met",
}
"""The shipped schemes that are of more than plans and what belongs to them."""


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented extract with every table, of several providers; rows are in no order, and no visit is as another."""
    folder = tmp_path_factory.mktemp("sample") / "records"
    write_sample(folder, SampleWanted(plans=80, seed=11, first=RUN.first, last=LAST))
    shuffled = random.Random(5)
    for name in ("plans.csv", "outcomes.csv", "visits.csv"):
        file = folder / name
        header, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
        if name == "visits.csv":
            rows = list({tuple(row.split(",")[1:]): row for row in rows}.values())
        shuffled.shuffle(rows)
        file.write_text(header + "".join(rows), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_scheme(name: str, sampled: Path, tmp_path: Path) -> None:
    scheme = SCHEMES / f"{name}.yaml"
    at_once = whole(scheme, sampled, tmp_path / "whole", as_at=LAST)
    for parts in (1, 2, 7, 40):
        found = as_read(scheme, sampled, tmp_path / f"in-{parts}", parts, as_at=LAST)
        assert (found is None) == (name in READ_WHOLE or bool(at_once.problems))
        assert found is None or found == at_once


LIMITED = """\
pbr: 1
scheme: limited
title: Limits whose sum is worked out
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: visited_on
  fee:
    assumed: made up
    pay: £1.00
    for each: plan
    priced at: started_on
    due: started_on
limits:
  own:
    assumed: made up
    no more than: 10% of plan_value
    of: care
    over: plan and month
  each:
    assumed: made up
    no more than: £100.00 for each person
    of: care, own
    over: provider and month
  share:
    assumed: made up
    no less than: 12.5% of care, each
    of: fee
    over: provider
examples:
  Without records:
    as at: 2026-06-30
    total due: £0.00
"""


def test_limits_that_are_worked_out_and_what_is_used_of_them(sampled: Path, tmp_path: Path) -> None:
    scheme = tmp_path / "limited.yaml"
    scheme.write_text(LIMITED, encoding="utf-8")
    at_once = whole(scheme, sampled, tmp_path / "whole", as_at=LAST)
    used = (tmp_path / "whole" / "limits.csv").read_text(encoding="utf-8")
    assert {line.split(",")[0] for line in used.splitlines()} == {"limit", "own", "each", "share"}
    for parts in (2, 7):
        assert as_read(scheme, sampled, tmp_path / f"in-{parts}", parts, as_at=LAST) == at_once
