"""What records of a plan or person contradict each other in is told of all parts, in the words of a reading whole."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.api.as_read.both_ways import WAYS, as_read, whole
from tests.api.as_read.test_not_clean import (
    BY_VISITS,
    LAST,
    SCHEME,
    Tables,
    again,
    cell,
    clean,
    column,
    several,
    told,
    written,
)


def _a_row_of_days_twice(tables: Tables) -> None:
    """Four days of visits of one plan, each of them under two references."""
    rows = tables["visits.csv"]
    plan, first = rows[1][1], rows[1][2]
    for day in range(1, 5):
        rows += [[f"W{day}{copy}", plan, f"{first[:8]}{day + 2:02}", "30", "31"] for copy in "ab"]
    rows[:] = [rows[0], *(row for row in rows[1:] if row[1] != plan or row[0].startswith("W"))]


def _fuller_days_of_copies(tables: Tables) -> None:
    """In half of all plans, a visit of each under another reference on the day that has it."""
    rows = tables["visits.csv"]
    rows += [[f"{row[0]}x", *row[1:]] for row in rows[1::4]]


TOLD: Sequence[tuple[str, str, Callable[[Tables], None]]] = (
    ("two plans of a person at once", "PBR812", cell("plans.csv", 39, "person_id", "S17")),
    ("one package under two ids", "PBR820", again("plans.csv", 3, ("plan_id", "A99"))),
    ("a plan after a death", "PBR815", cell("plans.csv", 3, "end_reason", "died")),
    ("an outcome before its plan", "PBR814", cell("outcomes.csv", 60, "reviewed_on", "2026-04-22")),
    ("an outcome twice", "PBR819", again("outcomes.csv", 60, ("outcome_id", "again"))),
    ("found both ways", "PBR806", again("outcomes.csv", 3, ("outcome_id", "x"), ("result", "not_achieved"))),
    (
        "several found both ways, of which five are named",
        "PBR806",
        several(
            again("outcomes.csv", 3, ("outcome_id", "x0"), ("result", "not_achieved")),
            again("outcomes.csv", 3, ("outcome_id", "x1"), ("result", "not_achieved")),
            again("outcomes.csv", 9, ("outcome_id", "y0"), ("result", "not_achieved")),
            again("outcomes.csv", 10, ("outcome_id", "y1"), ("result", "not_achieved")),
        ),
    ),
    ("found on another day", "PBR823", again("outcomes.csv", 3, ("outcome_id", "x"), ("reviewed_on", "2026-05-29"))),
    (
        "several overlaps",
        "PBR811",
        several(
            cell("plans.csv", 39, "person_id", "S17"),
            again("plans.csv", 5, ("plan_id", "A99"), ("plan_type", "other")),
            column("plans.csv", "person_id", lambda at, was: "S10" if at in (2, 4, 33) else was),
        ),
    ),
    (
        "persons with many plans, one of whom died",
        "PBR815",
        several(
            column("plans.csv", "person_id", lambda at, was: f"S{at % 7 + 10}"),
            cell("plans.csv", 3, "end_reason", "died"),
        ),
    ),
)
"""What is told of rows beside others of their plan or person: as of all of them, however many parts there are."""

TOLD_OF_VISITS: Sequence[tuple[str, str, Callable[[Tables], None]]] = (
    ("a visit outside its plan", "PBR814", cell("visits.csv", 20, "visited_on", "2026-06-30")),
    ("minutes far from planned", "PBR807", cell("visits.csv", 20, "delivered_minutes", "300")),
    ("a full day", "PBR818", again("visits.csv", 20, ("visit_id", "x"), ("delivered_minutes", "1440"))),
    (
        "visits outside their plans, mostly by the month first",
        "PBR814",
        several(
            *(cell("visits.csv", row, "visited_on", f"2026-{day:02}-05") for row, day in ((2, 10), (7, 11), (40, 12)))
        ),
    ),
    (
        "a visit after the death that ended its plan",
        "PBR815",
        several(
            cell("plans.csv", 25, "end_reason", "died"),
            again("visits.csv", 49, ("visit_id", "late"), ("visited_on", "2026-06-19")),
        ),
    ),
    ("visits of several days twice", "PBR822", _a_row_of_days_twice),
    ("fuller days of copies", "PBR822", _fuller_days_of_copies),
    ("plans of a person that overlap, with visits", "PBR812", cell("plans.csv", 39, "person_id", "S17")),
)

IN_TWO_PARTS: Sequence[tuple[str, str, Callable[[Tables], None]]] = (
    (
        "a day of more than 24 hours in two plans",
        "PBR818",
        several(
            column("plans.csv", "person_id", lambda at, was: "S99" if at in (1, 21) else was),
            column("visits.csv", "visited_on", lambda at, was: "2026-05-12" if at // 2 in (1, 21) else was),
            column("visits.csv", "delivered_minutes", lambda at, was: "600" if at // 2 in (1, 21) else was),
            column("visits.csv", "planned_minutes", lambda at, was: "600" if at // 2 in (1, 21) else was),
        ),
    ),
    (
        "a visit after a death that another plan tells of",
        "PBR815",
        several(
            column("plans.csv", "person_id", lambda at, was: "S99" if at in (1, 21) else was),
            cell("plans.csv", 2, "end_reason", "died"),
            cell("plans.csv", 2, "ended_on", "2026-05-09"),
        ),
    ),
)
"""What visits of one person show only together, and no part by itself may tell."""


@pytest.mark.parametrize(("code", "spoil"), [case[1:] for case in TOLD], ids=[case[0] for case in TOLD])
def test_what_families_and_persons_contradict_is_told_in_parts(
    code: str, spoil: Callable[[Tables], None], tmp_path: Path
) -> None:
    told_alike(code, spoil, SCHEME, tmp_path)


@pytest.mark.parametrize(
    ("code", "spoil"), [case[1:] for case in TOLD_OF_VISITS], ids=[case[0] for case in TOLD_OF_VISITS]
)
def test_what_visits_contradict_is_told_in_parts(code: str, spoil: Callable[[Tables], None], tmp_path: Path) -> None:
    told_alike(code, spoil, BY_VISITS, tmp_path)


def told_alike(code: str, spoil: Callable[[Tables], None], scheme: Path, folder: Path) -> None:
    """See that the same is told, and the same written, in however many parts."""
    tables = clean()
    spoil(tables)
    records = written(folder / "records", tables)
    at_once = whole(scheme, records, folder / "whole", as_at=LAST)
    assert any(one.code == code for one in at_once.warnings), [one.code for one in told(at_once)]
    for parts, workers in WAYS:
        assert as_read(scheme, records, folder / f"in-{parts}", parts, workers, as_at=LAST) == at_once


@pytest.mark.parametrize(("code", "spoil"), [case[1:] for case in IN_TWO_PARTS], ids=[case[0] for case in IN_TWO_PARTS])
def test_what_visits_show_only_together_is_read_whole(
    code: str, spoil: Callable[[Tables], None], tmp_path: Path
) -> None:
    tables = clean()
    spoil(tables)
    records = written(tmp_path / "records", tables)
    at_once = whole(BY_VISITS, records, tmp_path / "whole", as_at=LAST)
    assert code in [one.code for one in told(at_once)]
    assert as_read(BY_VISITS, records, tmp_path / "in-1", 1, as_at=LAST) == at_once
    assert as_read(BY_VISITS, records, tmp_path / "in-40", 40, as_at=LAST) is None


@pytest.mark.parametrize("scheme", [SCHEME, BY_VISITS], ids=["outcomes", "visits"])
def test_references_of_any_form_are_read_in_parts(scheme: Path, tmp_path: Path) -> None:
    tables = clean()
    for rows in tables.values():
        at = rows[0].index("plan_id")
        for row in rows[1:]:
            row[at] = f"{row[at][1:]}-{'abc'[int(row[at][1:]) % 3]}/{int(row[at][1:]) * 7919 % 997:x}"
    plans = tables["plans.csv"]
    for row in plans[1:]:
        row[1] = f"{row[1]}.{row[1][::-1]}"
    records = written(tmp_path / "records", tables)
    at_once = whole(scheme, records, tmp_path / "whole", as_at=LAST)
    assert told(at_once) == []
    for parts in (1, 2, 7, 40):
        assert as_read(scheme, records, tmp_path / f"in-{parts}", parts, as_at=LAST) == at_once


@pytest.mark.parametrize(("field", "other"), [("plan_id", "10/A"), ("person_id", "s/10")])
def test_references_of_any_form_that_may_be_one_are_read_whole(field: str, other: str, tmp_path: Path) -> None:
    tables = clean()
    plans = tables["plans.csv"]
    at = plans[0].index(field)
    was = plans[-1][at]
    if field == "plan_id":
        for name in ("outcomes.csv", "visits.csv"):
            for row in tables[name][1:]:
                row[1] = other if row[1] == was else "10-a" if row[1] == "A10" else row[1]
        for row in plans[1:]:
            row[at] = other if row[at] == was else "10-a" if row[at] == "A10" else row[at]
    else:
        plans[-1][at] = other
    records = written(tmp_path / "records", tables)
    at_once = whole(SCHEME, records, tmp_path / "whole", as_at=LAST)
    assert "PBR833" in [one.code for one in told(at_once)]
    for parts in (1, 4):
        assert as_read(SCHEME, records, tmp_path / f"in-{parts}", parts, as_at=LAST) is None
