"""The example of a ranking: its files as they stand, and its points and ranks as the page worked by hand has them."""

import csv
import re
from fractions import Fraction
from pathlib import Path

from pbr.api.judged.judging import judge
from tests.examples.ranked import EXAMPLE, SCHEME, make_ranking

_ROW = re.compile(r"\| (P\d) \| £([0-9.]+) \|(.+)\| ([0-9.]+) \| \**(\d)\** \|")
_BOLD = re.compile(r"\*\*([0-9.]+)\*\*")
SCORES = ("cost", "inspection", "user_feedback")


def test_the_records_give_the_files_and_the_page(tmp_path: Path) -> None:
    make_ranking(tmp_path)
    for file in ("order.html", "ranked/judged.json", "ranked/rankings.csv"):
        assert (tmp_path / file).read_bytes() == (EXAMPLE / file).read_bytes(), file


def test_every_point_and_rank_is_that_of_the_page_worked_by_hand() -> None:
    by_hand: dict[tuple[str, str], tuple[dict[str, Fraction], Fraction, int]] = {}
    days = {"## 1 April 2026": "2026-04-01", "## 1 October 2026": "2026-10-01"}
    day = ""
    for line in (EXAMPLE / "worked-by-hand.md").read_text(encoding="utf-8").splitlines():
        day = days.get(line, day)
        if found := _ROW.fullmatch(line):
            worked = map(Fraction, _BOLD.findall(found[3]))
            by_hand[day, found[1]] = dict(zip(SCORES, worked, strict=True)), Fraction(found[4]), int(found[5])
    assert len(by_hand) == 8
    with (EXAMPLE / "ranked" / "rankings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 8 * len(SCORES)
    for row in rows:
        points, total, rank = by_hand[row["ranked_on"], row["provider_id"]]
        assert Fraction(row["score_points_low"]) == Fraction(row["score_points_high"]) == points[row["score"]]
        assert Fraction(row["points_low"]) == Fraction(row["points_high"]) == total == sum(points.values())
        assert (row["rank_from"], row["rank_to"]) == (str(rank), str(rank))


def test_while_one_score_is_not_known_ranks_are_ranges() -> None:
    placed = judge(SCHEME, EXAMPLE / "records", "2026-10-05").league.ranked[-1].placed
    assert {one.provider: (one.best, one.worst) for one in placed} == {
        "P1": (3, 4), "P2": (2, 3), "P3": (1, 4), "P4": (1, 2),
    }  # fmt: skip
