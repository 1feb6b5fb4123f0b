"""The folder of a settlement in parts: the rows of each part whole, once, and nothing at all where it is stopped."""

from collections.abc import Iterator
from datetime import date
from errno import ENOSPC
from pathlib import Path

import pytest

from pbr.api import ProblemsFound, finish, run_terms, settle, settle_part
from pbr.api.in_parts.parts import PartsFinished
from pbr.api.in_parts.parts_in_folder import write_rows_of_part, written_in_parts
from pbr.engine.run_terms import RunTerms

PLANS = (
    "plan_id,person_id,provider_id,plan_type,rate,started_on,planned_end_on,ended_on,end_reason,"
    "support_at_end,reviewed_on\n"
    "A,SA,P1,reablement,lower,2026-07-06,2026-07-20,2026-07-20,completed,none,2026-07-22\n"
)


@pytest.fixture
def run() -> tuple[RunTerms, PartsFinished]:
    """A run of one plan, finished: £1,575.00 and the bonus of £250.00."""
    terms = run_terms("essex-reablement-bonus", None, date(2026, 8, 31))
    finished = finish(terms, [settle_part(terms, {"plans": PLANS})])
    assert finished.total_due == 182500
    return terms, finished


def test_a_part_may_be_written_again_and_what_a_first_try_left_goes(
    run: tuple[RunTerms, PartsFinished], tmp_path: Path
) -> None:
    whole = settle("essex-reablement-bonus", {"plans": PLANS}, None, date(2026, 8, 31))

    def full() -> Iterator[str]:
        yield "half"
        raise OSError(ENOSPC, "No space left on device")

    with written_in_parts(tmp_path / "out", *run, whole_run=True) as lines:
        with pytest.raises(OSError, match="No space"):
            list(write_rows_of_part(lines, 3, full()))
        assert len(list(lines.iterdir())) == 2
        for _ in range(2):
            assert list(write_rows_of_part(lines, 3, ["one,of\nthem", "other"])) == [2]
    assert sorted(path.name for path in (tmp_path / "out" / "lines").iterdir()) == ["_header.csv", "part-00003.csv"]
    assert (tmp_path / "out" / "lines" / "part-00003.csv").read_bytes() == b"one,of\nthem\nother\n"
    header = (tmp_path / "out" / "lines" / "_header.csv").read_text(encoding="utf-8")
    assert header.rstrip("\n").split(",") == list(whole.rows[0])
    providers = (tmp_path / "out" / "providers.csv").read_text(encoding="utf-8")
    assert "P1" in providers
    assert "1825.00" in providers


def test_nothing_is_there_where_the_rows_cannot_be_written(run: tuple[RunTerms, PartsFinished], tmp_path: Path) -> None:
    def stopped() -> None:
        with written_in_parts(tmp_path / "out", *run, whole_run=True) as lines:
            list(write_rows_of_part(lines, 0, ["a row"]))
            raise OSError(ENOSPC, "No space left on device")

    with pytest.raises(ProblemsFound):
        stopped()
    assert list(tmp_path.iterdir()) == []


def test_it_takes_the_place_of_nothing(run: tuple[RunTerms, PartsFinished], tmp_path: Path) -> None:
    with written_in_parts(tmp_path / "out", *run, whole_run=True):
        pass
    begun: list[Path] = []
    with pytest.raises(ProblemsFound) as found, written_in_parts(tmp_path / "out", *run, whole_run=True) as lines:
        begun.append(lines)
    assert [one.code for one in found.value.problems] == ["PBR021"]
    assert begun == []
