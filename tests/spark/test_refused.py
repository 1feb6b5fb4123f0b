"""What is wrong is told as everywhere else, from whichever part it comes; what is only written otherwise is settled."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pbr.api import ProblemsFound
from pbr.api import settle as settle_whole
from pbr.records.dictionary import TABLES
from tests.api.in_parts.cut import Tables

pytestmark = pytest.mark.spark

ESSEX, WILTSHIRE = "essex-reablement-bonus", "wiltshire-payable-outcomes"
AS_AT = "2026-09-30"
Make = Callable[[Tables], dict[str, Any]]


def plan(plan_id: str, provider_id: str, **more: str) -> dict[str, str]:
    """A package that was finished, and not reviewed unless it is said."""
    blank = {field.name: "" for field in TABLES["plans"].fields}
    days = {"started_on": "2026-05-04", "ended_on": "2026-06-12", "end_reason": "completed"}
    whose = {"plan_id": plan_id, "person_id": f"S{plan_id.strip()}", "provider_id": provider_id}
    return {**blank, **whose, "plan_type": "reablement", **days, **more}


PLANS = [plan(f"A{at}", f"P{at % 3}") for at in range(9)]


def settle(scheme: str, frames: dict[str, Any], **more: Any) -> Any:
    """Settle in a cluster in three parts."""
    from pbr.spark import settle

    return settle(scheme, frames, None, AS_AT, 3, **more)


def refused(scheme: str, frames: dict[str, Any], **more: Any) -> list[tuple[str, str, int, str]]:
    """The code, file, line and field of what is wrong."""
    with pytest.raises(ProblemsFound) as found:
        settle(scheme, frames, **more)
    return [(one.code, one.place.file, one.place.line, one.place.field) for one in found.value.problems]


def test_rows_written_otherwise_are_the_same_rows(frames: Make) -> None:
    """Spaces and hidden characters at the ends of ids, letters with accents, blank rows, a name that means nothing."""
    review = {"support_at_end": "none", "reviewed_on": "2026-06-15"}
    odd = [
        plan(" B1 ", "\u00a0P1\u200b", **review),
        plan("B2", "P1\t"),
        plan("\u00e9t\u00e9", "Caf\u00e9"),
        plan("B3", "NA", **review),
        dict.fromkeys(PLANS[0], ""),
    ]
    rows = [*PLANS, *odd]
    headed = [{name.replace("_", " ").title(): cell for name, cell in row.items()} for row in rows]
    whole = settle_whole(ESSEX, {"plans": rows}, as_at=AS_AT)
    settled = settle(ESSEX, frames({"plans": headed}))
    made = "\n".join(settled.rows.collect()).splitlines()
    assert [line.partition(",")[0] for line in made] == [line.line_id for line in whole.lines]
    assert settled.finished.total_due == whole.total_due == 13 * 157500 + 2 * 25000
    assert settled.finished.rows == whole.settlement.rows


def test_rows_are_written_by_spark_wherever_it_writes(frames: Make, tmp_path: Path) -> None:
    settled = settle(ESSEX, frames({"plans": PLANS}))
    settled.rows.saveAsTextFile(str(tmp_path / "lines"))
    written = b"".join(part.read_bytes() for part in sorted((tmp_path / "lines").glob("part-*")))
    # A package and an open bonus for each.
    assert written.count(b"\n") == 18
    assert written.startswith(b"A0/package,essex_reablement_bonus,P0,")
    settled.kept.unpersist()


def test_what_is_wrong_in_several_parts_is_told_together_and_nothing_is_left(frames: Make, tmp_path: Path) -> None:
    wrong = [{**row, "started_on": "Zebedee"} if row["provider_id"] != "P1" else row for row in PLANS]
    given = frames({"plans": wrong})
    assert refused(ESSEX, given, out=tmp_path / "out") == [("PBR702", "plans.csv", 0, "started_on")]
    with pytest.raises(ProblemsFound) as hidden:
        settle(ESSEX, given)
    with pytest.raises(ProblemsFound) as shown:
        settle(ESSEX, given, show_values=True)
    assert "Zebedee" not in str(hidden.value.problems)
    assert "Zebedee" in str(shown.value.problems)
    assert list(tmp_path.iterdir()) == []


def test_what_has_no_price_is_told(frames: Make) -> None:
    rates = ("lower", "standard", "lower")
    more = {"plan_type": "ongoing", "planned_end_on": "2026-07-20"}
    plans = [{**row, **more, "rate": rates[at % 3]} for at, row in enumerate(PLANS)]
    told = refused("ipc-outcome-tariff", frames({"plans": plans}))
    assert told == [("PBR902", "plans.csv", 0, "rate")]


def test_two_rows_of_one_key_are_seen_wherever_they_stand(frames: Make) -> None:
    twice = [*PLANS, plan("A0", "P9")]
    assert {code for code, *_ in refused(ESSEX, frames({"plans": twice}))} == {"PBR803"}
    again = [*PLANS, plan(" A0", "P0")]
    whole = settle_whole(ESSEX, {"plans": again}, as_at=AS_AT)
    assert settle(ESSEX, frames({"plans": again})).finished.total_due == whole.total_due == 9 * 157500


def outcome(outcome_id: str, plan_id: str) -> dict[str, str]:
    """An outcome of a plan, not reviewed yet."""
    blank = {field.name: "" for field in TABLES["outcomes"].fields}
    whose = {"outcome_id": outcome_id, "plan_id": plan_id}
    return {**blank, **whose, "outcome": "independence", "payable": "yes", "kind": "improvement"}


def test_an_outcome_of_no_plan_and_one_of_two_plans(frames: Make) -> None:
    of_none = {"plans": PLANS, "outcomes": [outcome("O1", "A1"), outcome("O2", "A99")]}
    assert ("PBR801", "outcomes.csv", 0, "plan_id") in refused(WILTSHIRE, frames(of_none))
    of_two = {"plans": PLANS, "outcomes": [outcome("O1", "A0"), outcome("O1", "A8")]}
    assert "PBR803" in {code for code, *_ in refused(WILTSHIRE, frames(of_two))}


def test_a_column_that_is_not_text_is_refused_by_its_name(session: Any, frames: Make) -> None:
    rows = [("A", date(2026, 5, 4))]
    typed = session.createDataFrame(rows, "plan_id string, started_on date")
    with pytest.raises(TypeError, match=r"plans\.started_on is date, not text: set inferSchema off"):
        settle(ESSEX, {"plans": typed})
    with pytest.raises(ValueError, match="needs the table outcomes"):
        settle(WILTSHIRE, frames({"plans": PLANS}))


def test_what_is_in_the_place_stays(frames: Make, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").touch()
    assert [code for code, *_ in refused(ESSEX, frames({"plans": PLANS}), out=tmp_path)] == ["PBR021"]
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
