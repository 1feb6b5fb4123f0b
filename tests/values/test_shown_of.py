"""Lists that are cut: what is left out is never one alone."""

from pathlib import Path

import pytest

from pbr.values.units_in_words import shown_of, with_more
from tests.cli.command import pbr

NAMES = ["A", "B", "C", "D", "E"]


@pytest.mark.parametrize(
    ("many", "said"),
    [(0, ""), (1, "A"), (2, "A, B"), (3, "A, B, C"), (4, "A, B and 2 more"), (5, "A, B and 3 more")],
)
def test_one_more_is_shown_in_place_of_being_counted(many: int, said: str) -> None:
    assert with_more(NAMES[:many], 2) == said
    shown, left = shown_of(NAMES[:many], 2)
    assert (len(shown) + left, left != 1) == (many, True)


@pytest.mark.parametrize(("columns", "said"), [(41, '"zq40"'), (42, " and 2 more")])
def test_the_one_column_that_would_be_left_out_is_named(columns: int, said: str, tmp_path: Path) -> None:
    names = [f"zq{at}" for at in range(columns)]
    header = ",".join(["plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason", *names])
    row = "A,S1,P1,reablement,2026-05-04,2026-06-14,completed" + "," * columns
    (tmp_path / "plans.csv").write_text(f"{header}\n{row}\n", encoding="utf-8")
    done = pbr("check", tmp_path, "--for", "essex-reablement-bonus")
    told = " ".join((done.stdout + done.stderr).split())
    assert f"{columns} columns are not columns of plans.csv" in told
    assert said in told
