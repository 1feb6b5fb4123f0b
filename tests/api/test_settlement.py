"""Settling from Python: what it gives is what the command writes, from files and from memory alike."""

import csv
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from pbr import api
from pbr.records.files.in_memory import Rows
from tests.cli.command import ESSEX, PLANS, TOTAL, extract
from tests.examples.made import EXAMPLES, MADE, SCHEMES, Example

Tables = Mapping[str, str | Rows]


def as_text(folder: Path) -> Tables:
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.csv"))}


def as_rows(folder: Path) -> Tables:
    return {name: list(csv.DictReader(str(text).splitlines())) for name, text in as_text(folder).items()}


def of_june(records: api.RecordsGiven) -> api.Settled:
    return api.settle(ESSEX, records, as_at="2026-06-30")


@pytest.mark.parametrize("example", MADE[:3], ids=lambda example: example.name)
def test_it_is_the_settlement_of_the_example(example: Example) -> None:
    kept = example.folder / "settlement"
    scheme = SCHEMES / f"{example.name}.yaml"
    settled = api.settle(scheme, example.folder / "records", example.period, example.as_at)
    with (kept / "lines.csv").open(encoding="utf-8", newline="") as file:
        assert list(settled.rows) == list(csv.DictReader(file))
    summary = json.loads((kept / "settlement.json").read_text(encoding="utf-8"))
    assert f"{settled.total_due / 100:.2f}" == summary["total_due"]
    assert [(total.provider_id, total.lines) for total in settled.totals] == [
        (total["provider_id"], total["lines"]) for total in summary["totals"]
    ]


@pytest.mark.parametrize("in_memory", [as_text, as_rows])
def test_records_in_memory_settle_as_their_files_do(tmp_path: Path, in_memory: Callable[[Path], Tables]) -> None:
    folder = extract(tmp_path)
    filed, held = of_june(folder), of_june(in_memory(folder))
    assert held.lines == filed.lines
    assert held.totals == filed.totals
    assert held.warnings == filed.warnings
    assert api.pounds(held.total_due) == TOTAL


def test_nothing_is_looked_for_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of the name that problems call them is not theirs."""
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "plans.csv").write_text("broken", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert api.pounds(of_june({"plans": PLANS}).total_due) == TOTAL
    with pytest.raises(api.ProblemsFound) as found:
        of_june({"plan": PLANS})
    assert [problem.code for problem in found.value.problems] == ["PBR601"]


def test_a_row_that_is_wrong_is_placed_as_in_a_file_and_can_be_held() -> None:
    rows = list(csv.DictReader(PLANS.splitlines()))
    rows[1] = {**rows[1], "started_on": "Canary"}
    with pytest.raises(api.ProblemsFound) as found:
        of_june({"plans": rows})
    (problem,) = found.value.problems
    assert (str(problem.place), problem.place.field) == ("plans.csv:3:5", "started_on")
    assert "Canary" not in api.all_as_text(found.value.problems)
    settled = api.settle(ESSEX, {"plans": rows}, as_at="2026-06-30", hold_errors=True)
    assert [row.line for row in settled.held_rows] == [3]


def test_what_has_no_price_is_on_its_row() -> None:
    """The weekly price of this scheme has no figure for the rate of these plans."""
    tables = as_text(EXAMPLES / "compare" / "records")
    with pytest.raises(api.ProblemsFound) as found:
        api.settle("ipc-outcome-tariff", tables, "2026-08")
    problem = next(one for one in found.value.problems if one.severity == "error")
    assert (problem.place.file, problem.place.field) == ("plans.csv", "rate")
    assert problem.place.line > 1


def test_a_cell_that_is_no_text_is_named_without_its_value() -> None:
    with pytest.raises(TypeError, match=r"^row 1 of plans: started_on is int, and is to be text as in a CSV file$"):
        of_june({"plans": [{"plan_id": "A", "started_on": 20260504}]})  # type: ignore[dict-item]


def test_days_and_periods_that_are_none_are_refused_before_anything_is_read() -> None:
    with pytest.raises(ValueError, match="this is not a period"):
        api.settle("no-such-scheme", "nowhere", "June")
    with pytest.raises(ValueError, match="this is not a day"):
        api.settle("no-such-scheme", "nowhere", as_at="30 June")


def test_lines_go_by_one_at_a_time_and_the_total_is_known_after_the_last() -> None:
    going_by = api.settle_line_by_line(ESSEX, {"plans": PLANS}, as_at="2026-06-30")
    with pytest.raises(RuntimeError, match="after its last line"):
        _ = going_by.settlement
    with pytest.raises(RuntimeError, match="after its last line"):
        _ = going_by.notices
    lines = list(going_by)
    assert tuple(lines) == of_june({"plans": PLANS}).lines
    assert api.pounds(going_by.settlement.tally.total_due) == TOTAL
    assert list(going_by) == []


def test_rows_of_lines_are_not_changed_by_who_takes_them() -> None:
    """What is given back is frozen: a settlement is not edited."""
    settled = of_june({"plans": PLANS})
    with pytest.raises(AttributeError):
        settled.lines = ()  # type: ignore[misc]
    with pytest.raises(AttributeError):
        settled.lines[0].amount = 1  # type: ignore[misc]
