"""Comparing from Python: each scheme pays what it settles to, from files and from memory alike."""

from pathlib import Path

import pytest

from pbr import api
from tests.cli.command import ESSEX, PLANS, extract

JUNE = api.ComparisonRequest(schemes=[ESSEX], baseline=ESSEX, as_at="2026-06-30")


def test_a_scheme_pays_what_it_settles_to(tmp_path: Path) -> None:
    folder = extract(tmp_path)
    settled = api.settle(ESSEX, folder, as_at="2026-06-30").total_due
    # By hand: three packages at £1,575.00 and one bonus of £250.00.
    assert settled == 497_500
    for records in (folder, {"plans": PLANS}):
        assert api.compare(records, JUNE).due == {"essex_reablement_bonus": settled}


def test_a_scheme_without_its_tables_is_left_out_with_the_reason() -> None:
    request = api.ComparisonRequest(schemes=[ESSEX], as_at="2026-06-30")
    compared = api.compare({"plans": PLANS}, request)
    assert compared.left_out == {"time_and_task": ("the extract has no visits.csv",)}
    assert list(compared.due) == ["essex_reablement_bonus"]


def test_draws_are_of_what_is_assumed() -> None:
    request = api.ComparisonRequest(
        schemes=[ESSEX],
        baseline=ESSEX,
        as_at="2026-06-30",
        assumptions=api.load_assumptions(None, ["rates.plans=100%"]),
        draws=api.DrawsWanted(draws=10, seed=1, budget=None),
    )
    drawing = api.compare({"plans": PLANS}, request).drawing
    assert drawing is not None
    assert drawing.uncertainty is not None
    assert [scheme.total.draws for scheme in drawing.uncertainty.schemes] == [10]


def test_records_outside_every_run_are_refused() -> None:
    with pytest.raises(api.ProblemsFound):
        api.compare({"plans": PLANS.replace("2026", "2016")}, JUNE)


def test_a_period_that_is_none_is_refused_before_anything_is_read() -> None:
    with pytest.raises(ValueError, match="this is not a period"):
        api.compare("nowhere", api.ComparisonRequest(schemes=["nothing"], period="June"))
