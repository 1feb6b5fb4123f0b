"""The calls of the page's worker, on a desk that is a folder."""

import json
import shutil
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from pbr.in_browser import calls
from pbr.in_browser.answers import Answer, answered
from tests.examples.made import EXAMPLES, SCHEMES

ESSEX = "essex-reablement-bonus"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with a scheme and records."""
    monkeypatch.chdir(tmp_path)
    shutil.copyfile(SCHEMES / f"{ESSEX}.yaml", tmp_path / f"{ESSEX}.yaml")
    shutil.copytree(EXAMPLES / ESSEX / "records", tmp_path / "records")
    return tmp_path


def call(name: str, **said: object) -> dict[str, Any]:
    """Make a call, and give its answer."""
    answer = json.loads(getattr(calls, name)(json.dumps(said), lambda *_: None))
    assert isinstance(answer, dict)
    return answer


def saved(what: str) -> bytes:
    """Give an archive of what was made."""
    made = calls.saved(what)
    assert made is not None
    return made


def settled(**more: object) -> dict[str, Any]:
    return call("settle", scheme=f"{ESSEX}.yaml", period="2026-08", as_at="2026-09-14", **more)


def test_a_scheme_is_checked_and_described(desk: Path) -> None:
    answer = call("check", scheme=f"{ESSEX}.yaml")
    assert (answer["ok"], answer["found"], answer["examples"], answer["lines"]) == (True, [], 8, 29)
    assert answer["description"]["sections"][0]["title"] == "What it is"
    text = (desk / f"{ESSEX}.yaml").read_text(encoding="utf-8").replace("rounding:", "roundin:")
    (desk / f"{ESSEX}.yaml").write_text(text, encoding="utf-8")
    answer = call("check", scheme=f"{ESSEX}.yaml")
    assert (answer["ok"], answer["description"]) == (False, None)
    assert [(one["code"], one["line"]) for one in answer["found"]] == [("PBR202", 1), ("PBR201", 5)]


def test_a_file_that_is_no_scheme_is_not_described(desk: Path) -> None:
    (desk / "mapping.yaml").write_bytes((EXAMPLES / "from-a-case-system" / "mapping.yaml").read_bytes())
    answer = call("check", scheme="mapping.yaml")
    assert (answer["ok"], answer["is_scheme"], answer["description"]) == (False, False, None)


def test_a_rule_is_told() -> None:
    assert call("rule", code="PBR112")["title"] == "No name is written twice in one place"


def test_a_settlement_has_the_parts_and_files_of_the_command(desk: Path) -> None:
    answer = settled()
    assert {"total": "Total due: £22,725.00"} in answer["parts"]
    assert answer["providers"] == ["P1", "P2", "P3", "P4"]
    kept = EXAMPLES / ESSEX / "settlement"
    for path in kept.iterdir():
        assert (desk / "settlement" / path.name).read_bytes() == path.read_bytes()


def test_the_sums_of_one_provider_are_marked_as_a_part(desk: Path) -> None:
    settled()
    answer = call("summed_up", provider="P2")
    assert "ONLY THE PROVIDER P2" in answer["parts"][0]["text"]


def test_lines_are_given_by_provider_status_and_text(desk: Path) -> None:
    settled()
    everything = call("lines")
    assert (everything["fitting"], len(everything["rows"])) == (152, 50)
    assert everything["rows"][0][0] == "A0004/package"
    last = call("lines", start=150)
    assert (last["start"], len(last["rows"])) == (150, 2)
    # By hand, from totals.csv: P2 has two bonuses and three packages due.
    due = call("lines", provider="P2", status="due")
    assert due["fitting"] == 5
    assert {(row[1], row[6]) for row in due["rows"]} == {("P2", "due")}
    found = call("lines", text="a0004/BONUS")
    assert [row[0] for row in found["rows"]] == ["A0004/bonus"]
    assert call("lines", provider="nobody")["fitting"] == 0


def test_lines_keep_their_places_where_a_cell_goes_over_two_lines(desk: Path) -> None:
    header = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on"
    rows = ['A,"S\n1",P1,reablement,2026-08-03,,,,', 'B,S2,"P""2",reablement,2026-08-04,,,,']
    (desk / "records" / "plans.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    settled()
    shown = call("lines", status="due")["rows"]
    assert [(row[0], row[1]) for row in shown] == [("B/package", 'P"2'), ("A/package", "P1")]


def test_a_line_tells_its_story(desk: Path) -> None:
    settled()
    assert "Plan A0004 (records/plans.csv:" in call("story", line="A0004/bonus")["story"]
    assert call("story", line="nothing")["problems"][0]["code"]


def test_everything_is_in_one_archive_with_statements_where_providers_are_known(desk: Path) -> None:
    settled()
    with zipfile.ZipFile(BytesIO(saved("folder"))) as opened:
        assert sorted(opened.namelist()) == sorted(
            f"settlement/{path.name}" for path in (EXAMPLES / ESSEX / "settlement").iterdir()
        )
    assert call("everything", workbook=True, statements=True)["no_providers"] is True
    with zipfile.ZipFile(BytesIO(saved("settlement"))) as opened:
        assert {"settlement/lines.csv", "settlement.xlsx"} <= set(opened.namelist())
    (desk / "paid").mkdir()
    named = "".join(f"P{number},Invented {number}\n" for number in range(1, 5))
    (desk / "paid" / "providers.csv").write_text(f"provider_id,name\n{named}", encoding="utf-8")
    answer = call("everything", workbook=True, statements=True)
    assert [one[0] for one in answer["statements"]] == ["P1", "P2", "P3", "P4"]
    first = saved("settlement")
    assert first == saved("settlement")
    with zipfile.ZipFile(BytesIO(first)) as opened:
        assert "statements/statements.csv" in opened.namelist()


def test_of_what_was_not_made_there_is_no_archive(desk: Path) -> None:
    settled()
    assert calls.saved("comparison") is None
    assert calls.saved("folder") is not None


def test_who_the_providers_are_is_kept_with_the_settlement(desk: Path) -> None:
    """Other records, looked at after it, bring other providers onto the desk."""
    (desk / "directory").mkdir()
    named = "".join(f"P{number},Invented {number}\n" for number in range(1, 5))
    (desk / "directory" / "providers.csv").write_text(f"provider_id,name\n{named}", encoding="utf-8")
    settled()
    (desk / "directory" / "providers.csv").write_text("provider_id,name\nP9,Other\n", encoding="utf-8")
    answer = call("everything", statements=True)
    assert answer["statements"][0] == ["P1", "Invented 1"]
    (desk / "directory" / "providers.csv").unlink()
    settled()
    assert call("everything", statements=True)["no_providers"] is True


@pytest.mark.parametrize("wrong", ["lots", "-3", "2.5", "0", "100001", "²"])
def test_a_number_of_draws_that_is_none_is_said(desk: Path, wrong: str) -> None:
    said = call("compare", schemes=["hourly-plus-bonus"], baseline="time-and-task", draws=wrong)
    assert said["not_read"]["field"] == "draws"


def test_a_provider_without_details_stops_the_statements_and_nothing_else(desk: Path) -> None:
    (desk / "directory").mkdir()
    (desk / "directory" / "providers.csv").write_text("provider_id,name\nP1,Elm\n", encoding="utf-8")
    settled()
    answer = call("everything", workbook=True, statements=True)
    assert (answer["statements"], answer["no_providers"]) == ([], False)
    assert answer["against"]
    with zipfile.ZipFile(BytesIO(saved("settlement"))) as opened:
        assert "settlement.xlsx" in opened.namelist()


def test_what_was_typed_is_said_at_its_field(desk: Path) -> None:
    answer = call("settle", scheme=f"{ESSEX}.yaml", period="June 2026")
    assert answer["not_read"]["field"] == "period"
    assert call("settle", scheme=f"{ESSEX}.yaml", as_at="soon")["not_read"]["field"] == "as_at"


def test_what_is_wrong_is_told_without_a_value_and_the_last_settlement_is_gone(desk: Path) -> None:
    settled()
    plans = (desk / "records" / "plans.csv").read_text(encoding="utf-8")
    (desk / "records" / "plans.csv").write_text(plans.replace("reablement", "Zebedee", 1), encoding="utf-8")
    answer = settled()
    assert [(one["code"], one["line"]) for one in answer["problems"]] == [("PBR706", 5)]
    assert "Zebedee" not in json.dumps(answer)
    assert "nothing is settled" in call("lines")["not_read"]["message"]


def test_a_fault_of_our_own_says_where_and_quotes_nothing(desk: Path) -> None:
    answer = json.loads(calls.settle('{"scheme": 5, "period": "Zebedee"}', lambda *_: None))
    assert "TypeError" in answer["fault"]
    assert "Zebedee" not in answer["fault"]


def test_where_memory_ran_out_python_is_to_be_started_anew() -> None:
    def full() -> Answer:
        raise MemoryError

    said = json.loads(answered(full))
    assert said["ended"] is True
    assert "try fewer records" in said["fault"]


def test_schemes_are_compared(desk: Path) -> None:
    (desk / "records").rename(desk / "old")
    shutil.copytree(EXAMPLES / "compare" / "records", desk / "records")
    told: list[str] = []
    said = {"schemes": ["hourly-plus-bonus", "ipc-outcome-tariff"], "baseline": "time-and-task", "period": "2026-08"}
    answer = json.loads(calls.compare(json.dumps(said), lambda words, *_: told.append(words)))
    assert "£39,839.24" in answer["report"]
    assert list(answer["left_out"]) == ["ipc_outcome_tariff"]
    assert told[-1] == "Writing the report"
    with zipfile.ZipFile(BytesIO(saved("comparison"))) as opened:
        assert {"comparison.html", "comparison/simulation.json"} <= set(opened.namelist())


def test_invented_records_are_those_of_the_sample_and_their_providers_are_named(desk: Path) -> None:
    answer = call("sample", plans=10, tables=["plans"])
    assert answer["counts"] == {"plans": 10}
    with zipfile.ZipFile(BytesIO(saved("sample"))) as opened:
        assert {"records/plans.csv", "records/README.txt", "directory/providers.csv"} <= set(opened.namelist())
    assert all("Invented" in row for row in (desk / "directory" / "providers.csv").read_text().splitlines()[1:])
