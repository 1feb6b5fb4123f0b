"""Where a provider stands in a ranking: its own rank and figures, and nothing to work another's out by."""

import json
from pathlib import Path

import pytest

from pbr.api import provider
from pbr.api.meetings.provider_files import as_json, as_table
from tests.meeting.small import AS_AT, RECORDS, scheme_file

RANKING = Path(__file__).parents[2] / "examples" / "ranking"
SCHEME, ROWS = RANKING / "essex-framework-order.yaml", RANKING / "records"


@pytest.mark.parametrize(
    ("whose", "april", "october"), [("P1", "2", "3"), ("P2", "1", "2"), ("P3", "3", "4"), ("P4", "4", "1")]
)
def test_the_ranks_are_those_worked_by_hand(whose: str, april: str, october: str) -> None:
    """The orders of examples/ranking/worked-by-hand.md: P2, P1, P3, P4 in April, and P4, P2, P1, P3 in October."""
    told = as_table(provider(whose, SCHEME, ROWS, "2026-10-31"))
    assert f'In the ranking "framework order" it is {october} of 4 on 1 October 2026.' in told
    rows = [line.split("  ") for line in told.splitlines() if line.startswith("1 ")]
    assert [[cell for cell in row if cell][1] for row in rows] == [f"{october} of 4", f"{april} of 4"]


def test_what_is_not_known_leaves_a_rank_open() -> None:
    """Before the users of P3 were asked P2 could still be second or third (the same page)."""
    found = provider("P2", SCHEME, ROWS, "2026-10-05")
    assert "it is 2 to 3 of 4 on 1 October 2026: something is not known yet." in as_table(found)
    (_, last) = json.loads(as_json(found))["ranked"]
    assert (last["rank_from"], last["rank_to"], last["of"]) == (2, 3, 4)
    assert last["figures"]["cost"] == "£17.60 from 2026-10-01"


def test_there_is_no_figure_of_another_and_no_points() -> None:
    """P1 offered £17.20 and P3 £16.80; P2's 47.73 points of 50 are 840 / 17.60, from which £16.80 could be had."""
    found = provider("P2", SCHEME, ROWS, "2026-10-31")
    said = as_table(found) + as_json(found)
    for other in ("P1", "P3", "P4", "17.20", "16.80", "47.73", "90.73"):
        assert other not in said


def test_where_nothing_is_ranked_nothing_is_said_of_it(tmp_path: Path) -> None:
    assert "rank" not in as_table(provider("P1", scheme_file(tmp_path), RECORDS, AS_AT))
