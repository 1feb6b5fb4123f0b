"""The same seed writes the same bytes, and the first plans stay the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pbr.rng.sample_stream import Chance
from pbr.sample.request import TABLE_NAMES, SampleWanted
from pbr.sample.sample_folder import write_sample

Small = Callable[..., SampleWanted]


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path, small: Small) -> None:
    write_sample(tmp_path / "a", small())
    write_sample(tmp_path / "b", small())
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_another_seed_writes_other_rows(tmp_path: Path, small: Small) -> None:
    write_sample(tmp_path / "a", small(seed=1))
    write_sample(tmp_path / "b", small(seed=2))
    a, b = contents(tmp_path / "a"), contents(tmp_path / "b")
    # The opening figure is the same in every sample.
    assert {name for name in a if a[name] == b[name]} == {"openings.csv"}


# 500 is the size of a block, so the edges of blocks are crossed here.
@pytest.mark.parametrize(("fewer", "more"), [(1, 2), (30, 47), (499, 1003)])
def test_the_first_plans_are_the_same_however_many(tmp_path: Path, small: Small, fewer: int, more: int) -> None:
    tables = ("plans", "outcomes", "people", "stays")
    write_sample(tmp_path / "a", small(plans=fewer, tables=tables))
    write_sample(tmp_path / "b", small(plans=more, tables=tables))
    for table in tables:
        a, b = ((tmp_path / folder / f"{table}.csv").read_bytes() for folder in "ab")
        assert b.startswith(a)
    assert (tmp_path / "a/plans.csv").read_bytes().count(b"\n") == fewer + 1


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_leaving_tables_out_changes_nothing_in_the_others(tmp_path: Path, small: Small, table: str) -> None:
    write_sample(tmp_path / "all", small())
    write_sample(tmp_path / "one", small(tables=(table,)))
    assert sorted(contents(tmp_path / "one")) == sorted(["README.txt", f"{table}.csv"])
    assert contents(tmp_path / "one")[f"{table}.csv"] == contents(tmp_path / "all")[f"{table}.csv"]


def test_chance_is_the_same_on_every_machine() -> None:
    """Python promises that ``random()`` after a text seed never changes; these are its draws for one key."""
    chance = Chance("1/1/plan")
    assert [chance.below(1000) for _ in range(6)] == [981, 290, 142, 343, 963, 349]
