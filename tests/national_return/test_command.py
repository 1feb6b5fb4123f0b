"""``pbr cld``: the folder it writes, what it says, and what it leaves alone."""

import json
from pathlib import Path

from tests.cli.command import pbr
from tests.examples.national_return import write_returns
from tests.national_return.made import service, st_max, written

YEAR = ("--period", "2026-01-01..2026-12-31")


def test_the_records_settle_and_what_is_not_there_is_said(tmp_path: Path) -> None:
    rows = [st_max(provider="LOC-1"), st_max(person="C2", provider="LOC-1")]
    rows.append(service("Long term support: Community", "01/06/2026", person="C2"))
    rows.append(st_max(person="C3", outcome="nfa - Other", provider="LOC-1"))
    rows.append(st_max(person="C4", outcome="Continuation of support or services", provider="LOC-1"))
    path, records = written(tmp_path / "return.csv", *rows), tmp_path / "records"
    done = pbr("cld", path, "--out", records, *YEAR)
    assert done.returncode == 0, done.stderr
    # C1 and C3 of C1, C2 and C3; of C4 nothing is said
    assert "2 of 3, 66.7%" in done.stdout
    assert "1 could not be classified" in done.stdout
    assert "Read 5 rows of council 999" in done.stdout
    assert "Event Outcome 'nfa - Other', spelled as in neither release, was read in 1 row" in done.stderr
    assert "Hours delivered" in done.stderr
    assert "Hours delivered" in (records / "not-in-the-return.txt").read_text(encoding="utf-8")
    assert (records / "outcomes.csv").read_text(encoding="utf-8").splitlines()[1:3] == [
        "C1:2026-05-01:sequel,C1:2026-05-01,nfa_support_ended_as_planned,improvement,no,achieved,2026-06-07,council",
        "C2:2026-05-01:sequel,C2:2026-05-01,long_term_community,improvement,no,not_achieved,2026-06-07,council",
    ]
    assert (records / "plans.csv").read_text(encoding="utf-8").splitlines()[1:3] == [
        "C1:2026-05-01,C1,LOC-1,reablement,2026-05-01,2026-05-31,completed,none,2026-06-07,council",
        "C2:2026-05-01,C2,LOC-1,reablement,2026-05-01,2026-05-31,completed,same,2026-06-07,council",
    ]
    said = json.loads((records / "return.json").read_text(encoding="utf-8"))
    assert sum(said["what_became_of_them"].values()) == said["rows"] == 5
    assert said["read"][0]["rows_by_event_type"] == {"Service": 5}
    assert said["measure"]["all"]["share"] == "66.7%"
    settled = pbr("settle", "reablement-outcomes-2a", records, "--period", "2026-06", "--as-at", "2026-06-30")
    assert settled.returncode == 0, settled.stderr
    assert "2 of 3" in settled.stdout
    assert "warning" not in settled.stderr


def test_it_is_written_whole_and_takes_the_place_of_the_same_alone(tmp_path: Path) -> None:
    path, records = written(tmp_path / "return.csv", st_max()), tmp_path / "records"
    assert pbr("cld", path, "--out", records, *YEAR).returncode == 0
    before = {each.name: each.read_bytes() for each in records.iterdir()}
    assert pbr("cld", path, "--out", records, *YEAR).returncode == 0
    assert {each.name: each.read_bytes() for each in records.iterdir()} == before
    other = pbr("cld", path, "--out", records, "--period", "2026-05-01..2026-12-31")
    assert (other.returncode, "PBR032" in other.stderr) == (2, True)
    wrong = pbr("cld", written(tmp_path / "wrong.csv", st_max(outcome="over")), "--out", records, *YEAR, "--replace")
    assert (wrong.returncode, "PBR796" in wrong.stderr) == (1, True)
    assert {each.name: each.read_bytes() for each in records.iterdir()} == before


def test_the_commands_of_the_page_work(tmp_path: Path) -> None:
    first, second = write_returns(tmp_path)
    (tmp_path / "return.csv").write_bytes(second.read_bytes())
    first.rename(tmp_path / "2025-26.csv")
    second.rename(tmp_path / "2026-27.csv")
    page = (Path(__file__).parents[2] / "docs" / "client-level-data.md").read_text(encoding="utf-8")
    commands = [line.split()[1:] for line in page.splitlines() if line.startswith("    pbr ")]
    done = [pbr(*words, cwd=tmp_path) for words in commands]
    assert [(each.returncode, each.stderr if each.returncode else "") for each in done] == [(0, "")] * 3
    # worked by hand in examples/reablement-outcomes-2a
    assert "8 of 11, 72.7%" in done[1].stdout
    assert "Total due: £6.00" in done[2].stdout
