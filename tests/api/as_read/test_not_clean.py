"""Whatever is not clean is read whole: the same words, places and counts, and nothing told twice or not at all."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.problems.problem import Problem
from tests.api.as_read.both_ways import Outcome, as_read, whole
from tests.engine.settled import SCHEMES

SCHEME = SCHEMES / "wiltshire-payable-outcomes.yaml"
BY_VISITS = SCHEMES / "time-and-task.yaml"
LAST = date(2026, 8, 10)

Table = list[list[str]]
Tables = dict[str, Table]

PLANS = (
    "plan_id,person_id,provider_id,area,plan_type,rate,agreed_on,started_on,planned_end_on,ended_on,end_reason,"
    "plan_value,weekly_hours,support_at_end,reviewed_on,verified_by"
)
OUTCOMES = (
    "outcome_id,plan_id,outcome,kind,payable,weight,agreed_on,due_on,result,achieved_on,reviewed_on,verified_by,"
    "disputed"
)
VISITS = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes"


def clean() -> Tables:
    """Forty plans of thirty persons with two outcomes and two visits each, in no order, with nothing amiss."""
    plans, outcomes, visits = ([header.split(",")] for header in (PLANS, OUTCOMES, VISITS))
    for at in range(40):
        plan, month = f"A{(at * 17) % 40 + 10}", 5 if at < 30 else 7
        plans.append(
            [
                plan, f"S{at % 30 + 10}", f"P{at % 3 + 1}", "North", "reablement" if at % 2 else "ongoing", "standard",
                f"2026-0{month}-01", f"2026-0{month}-02", f"2026-0{month}-20", f"2026-0{month}-20", "completed",
                "1200.00", "20", "none" if at % 4 else "reduced", f"2026-0{month}-24", "council",
            ]
        )  # fmt: skip
        for number, code in enumerate(("washing", "dressing")):
            achieved = (at + number) % 3 > 0
            outcomes.append(
                [
                    f"{plan}-{number}", plan, code, "improvement", "yes", "2", f"2026-0{month}-01",
                    f"2026-0{month}-20", "achieved" if achieved else "not_achieved",
                    f"2026-0{month}-18" if achieved else "", f"2026-0{month}-22", "council", "",
                ]
            )  # fmt: skip
            visits.append([f"V{plan}{number}", plan, f"2026-0{month}-{10 + at % 7 + number}", "30", f"{29 + number}"])
    return {"plans.csv": plans, "outcomes.csv": outcomes, "visits.csv": visits}


def written(folder: Path, tables: Tables, encoding: str = "utf-8") -> Path:
    """Write tables as they are."""
    folder.mkdir()
    for name, rows in tables.items():
        text = "".join(",".join(row) + "\n" for row in rows)
        (folder / name).write_bytes(text.encode(encoding))
    return folder


def cell(file: str, row: int, field: str, text: str) -> Callable[[Tables], None]:
    """Put a text in a cell."""

    def put(tables: Tables) -> None:
        tables[file][row][tables[file][0].index(field)] = text

    return put


def column(file: str, field: str, text_of: Callable[[int, str], str]) -> Callable[[Tables], None]:
    """Write a whole column otherwise."""

    def put(tables: Tables) -> None:
        at = tables[file][0].index(field)
        for number, row in enumerate(tables[file][1:]):
            row[at] = text_of(number, row[at])

    return put


def again(file: str, row: int, *changes: tuple[str, str]) -> Callable[[Tables], None]:
    """Add a row once more, with other text in some fields."""

    def put(tables: Tables) -> None:
        header, copy = tables[file][0], list(tables[file][row])
        for field, text in changes:
            copy[header.index(field)] = text
        tables[file].append(copy)

    return put


def several(*puts: Callable[[Tables], None]) -> Callable[[Tables], None]:
    """Do several of these."""

    def put(tables: Tables) -> None:
        for one in puts:
            one(tables)

    return put


NOT_CLEAN: Sequence[tuple[str, str, Callable[[Tables], None]]] = (
    ("a day that is none", "PBR702", cell("plans.csv", 33, "started_on", "2026-07-32")),
    ("a code that is none", "PBR", cell("plans.csv", 9, "end_reason", "vanished")),
    ("a blank that may not be", "PBR", cell("plans.csv", 9, "provider_id", "")),
    ("an orphan", "PBR801", cell("outcomes.csv", 50, "plan_id", "A99")),
    ("an orphan between spaces", "PBR", cell("outcomes.csv", 50, "plan_id", " ")),
    ("one id twice", "PBR803", again("plans.csv", 7, ("rate", "specialist"))),
    ("one row twice", "PBR802", again("plans.csv", 7)),
    ("one outcome's id in two plans", "PBR803", cell("outcomes.csv", 50, "outcome_id", "A10-0")),
    ("an end before the start", "PBR804", cell("plans.csv", 20, "ended_on", "2026-04-01")),
    ("a mark for nothing", "PBR720", cell("plans.csv", 20, "verified_by", "n/a")),
    ("a code written otherwise", "PBR709", cell("plans.csv", 20, "plan_type", "Ongoing")),
    ("a total", "PBR", cell("plans.csv", 40, "plan_id", "Total")),
    ("a hidden character", "PBR", cell("plans.csv", 40, "area", "No\u200brth")),
    ("a blank before a quotation mark", "PBR671", cell("plans.csv", 40, "provider_id", ' "P1"')),
    ("the month first", "PBR", column("plans.csv", "planned_end_on", lambda at, day: f"{day[5:7]}/{day[8:]}/2026")),
    ("a provider in two spellings", "PBR710", cell("plans.csv", 40, "provider_id", "p1")),
    ("areas that look alike", "PBR", cell("plans.csv", 40, "area", "Nörth")),
    ("a name that is lost", "PBR722", cell("plans.csv", 40, "area", "NaN")),
    ("hours in minutes", "PBR729", column("plans.csv", "weekly_hours", lambda at, _: str(1200 + at % 3))),
    ("hours far from the rest", "PBR730", cell("plans.csv", 40, "weekly_hours", "160")),
    ("weights on two scales", "PBR731", column("outcomes.csv", "weight", lambda at, _: "1" if at == 70 else "50")),
    ("a year mistyped", "PBR827", cell("plans.csv", 38, "started_on", "2025-05-02")),
    ("persons alike", "PBR833", cell("plans.csv", 40, "person_id", "s-10")),
    ("plans alike", "PBR", again("plans.csv", 3, ("plan_id", "A-10"), ("person_id", "S99"))),
    ("references with spaces", "PBR", again("plans.csv", 3, ("plan_id", "A 10"), ("person_id", "S99"))),
    ("everything achieved", "PBR828", column("outcomes.csv", "result", lambda at, _: "achieved")),
    ("a code that nobody lists", "PBR850", cell("outcomes.csv", 60, "outcome", "juggling")),
    ("a row that is too short", "PBR614", lambda tables: tables["plans.csv"][20].__delitem__(15)),
    ("a row that is too long", "PBR615", lambda tables: tables["plans.csv"][20].append("x")),
    ("a quotation mark never closed", "PBR616", cell("plans.csv", 20, "area", '"North')),
    ("a column in two places", "PBR612", lambda tables: tables["plans.csv"][0].__setitem__(3, "rate")),
    ("no column", "PBR611", lambda tables: tables["plans.csv"][0].__setitem__(0, "x")),
    ("no rows", "PBR", lambda tables: tables["outcomes.csv"].__delitem__(slice(1, None))),
    ("a letter of another encoding", "PBR", cell("plans.csv", 40, "area", "\udcff")),
)
"""What is amiss, the beginning of a code of it, and how it came to be so."""

OF_VISITS: Sequence[tuple[str, str, Callable[[Tables], None]]] = (
    (
        "hours among minutes",
        "PBR836",
        several(cell("visits.csv", 20, "planned_minutes", "1"), cell("visits.csv", 20, "delivered_minutes", "1")),
    ),
    ("seconds", "PBR729", column("visits.csv", "delivered_minutes", lambda at, _: str(1800 + at % 2))),
    (
        "minutes exchanged",
        "PBR808",
        several(
            column("visits.csv", "planned_minutes", lambda at, _: str(27 + at % 3)),
            column("visits.csv", "delivered_minutes", lambda at, _: "30"),
        ),
    ),
    ("a visit in two plans", "PBR803", cell("visits.csv", 20, "visit_id", "VA100")),
)


def both(tables: Tables, folder: Path, scheme: Path = SCHEME, parts: int = 4) -> tuple[Outcome, Outcome | None]:
    """What comes of tables read whole, and in parts."""
    folder.mkdir(exist_ok=True)
    records = written(folder / "records", tables)
    at_once = whole(scheme, records, folder / "whole", as_at=LAST)
    return at_once, as_read(scheme, records, folder / "parts", parts, as_at=LAST)


def told(outcome: Outcome) -> list[Problem]:
    """Everything that is said of an extract."""
    return [*outcome.problems, *outcome.warnings]


@pytest.mark.parametrize("scheme", [SCHEME, BY_VISITS], ids=["outcomes", "visits"])
def test_what_is_clean_is_read_in_parts(scheme: Path, tmp_path: Path) -> None:
    at_once, in_parts = both(clean(), tmp_path, scheme)
    assert told(at_once) == []
    assert at_once.files["lines.csv"].count(b"\n") > 40
    assert in_parts == at_once


@pytest.mark.parametrize(("code", "spoil"), [case[1:] for case in NOT_CLEAN], ids=[case[0] for case in NOT_CLEAN])
def test_what_is_not_clean_is_read_whole(code: str, spoil: Callable[[Tables], None], tmp_path: Path) -> None:
    tables = clean()
    spoil(tables)
    encoded = {name: [[one.encode("utf-8", "surrogateescape").decode("latin-1") for one in row] for row in rows]
               for name, rows in tables.items()}  # fmt: skip
    tmp_path.joinpath("x").mkdir()
    records = written(tmp_path / "records", encoded, "latin-1")
    at_once = whole(SCHEME, records, tmp_path / "x" / "whole", as_at=LAST)
    assert any(one.code.startswith(code) for one in told(at_once)), [one.code for one in told(at_once)]
    found = as_read(SCHEME, records, tmp_path / "x" / "in-4", 4, as_at=LAST)
    # Rows that are wrong are told at once: then nothing is settled, and little of any row is kept.
    assert found is None or (found == at_once and found.problems)
    assert [path.name for path in (tmp_path / "x").iterdir()] in ([], ["whole"])


@pytest.mark.parametrize(("code", "spoil"), [case[1:] for case in OF_VISITS], ids=[case[0] for case in OF_VISITS])
def test_visits_that_are_not_clean_are_read_whole(code: str, spoil: Callable[[Tables], None], tmp_path: Path) -> None:
    tables = clean()
    spoil(tables)
    at_once, in_parts = both(tables, tmp_path, BY_VISITS)
    assert any(one.code.startswith(code) for one in told(at_once)), [one.code for one in told(at_once)]
    assert in_parts is None or (in_parts == at_once and in_parts.problems)


def test_findings_that_programs_took_for_nothing(tmp_path: Path) -> None:
    tables = clean()
    column("plans.csv", "support_at_end", lambda at, was: "" if was == "none" else was)(tables)
    at_once, in_parts = both(tables, tmp_path, SCHEMES / "essex-reablement-bonus.yaml")
    assert "PBR727" in [one.code for one in told(at_once)]
    assert in_parts is None


ODD = ("", " ", "x", "n/a", "none", "A10", "S-10", " A10", "P1 ", "p2", "2026-05-04", "04/05/2026", "13/05/2026",
       "1", "0", "1.5", "1e3", "yes", "Died", "died", "2027-01-01", "2024-05-02", '"', ' "P1"', "Total", "é",
       "31/12/2026", "achieved", "2", "100000")  # fmt: skip


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["plans.csv", "outcomes.csv", "visits.csv"]),
            st.integers(1, 40),
            st.integers(0, 20),
            st.sampled_from(ODD),
        ),
        min_size=1,
        max_size=2,
    ),
    st.integers(1, 6),
    st.sampled_from([SCHEME, BY_VISITS]),
)
def test_whatever_stands_in_a_cell(
    tmp_path_factory: pytest.TempPathFactory, odd: list[tuple[str, int, int, str]], parts: int, scheme: Path
) -> None:
    tables = clean()
    for file, row, at, text in odd:
        tables[file][row][at % len(tables[file][0])] = text
    at_once, in_parts = both(tables, tmp_path_factory.mktemp("odd") / "extract", scheme, parts)
    assert in_parts is None or in_parts == at_once
