"""With errors held an extract is settled in parts without the rows that are wrong: the same is written and said."""

import random
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.api.as_read.both_ways import WAYS, as_read, whole
from tests.api.as_read.test_not_clean import (
    BY_VISITS,
    LAST,
    ODD,
    SCHEME,
    Tables,
    again,
    cell,
    clean,
    column,
    several,
    written,
)
from tests.engine.settled import SCHEMES

HELD: Sequence[tuple[str, str, Callable[[Tables], None]]] = (
    ("a day that is none", "PBR702", cell("plans.csv", 33, "started_on", "2026-07-32")),
    ("a blank before a quotation mark", "PBR671", cell("plans.csv", 20, "provider_id", ' "P1"')),
    ("an id between marks", "PBR671", cell("outcomes.csv", 9, "outcome_id", ' "A27-0"')),
    ("the first row", "PBR702", cell("plans.csv", 1, "started_on", "2026-07-32")),
    ("the last row", "PBR702", cell("plans.csv", 40, "started_on", "2026-07-32")),
    ("an outcome of a plan", "PBR", cell("outcomes.csv", 9, "result", "perhaps")),
    ("an orphan", "PBR801", cell("outcomes.csv", 50, "plan_id", "A99")),
    ("one id twice", "PBR803", again("plans.csv", 7, ("rate", "specialist"))),
    ("one outcome's id in two plans", "PBR803", cell("outcomes.csv", 50, "outcome_id", "A10-0")),
    ("an end before the start", "PBR804", cell("plans.csv", 20, "ended_on", "2026-04-01")),
    ("a code that nobody lists", "PBR850", cell("outcomes.csv", 60, "outcome", "juggling")),
    ("a row that is too short", "PBR614", lambda tables: tables["plans.csv"][20].__delitem__(15)),
    ("a row that is too long", "PBR615", lambda tables: tables["outcomes.csv"][20].append("x")),
    (
        "several, and a record without a price",
        "PBR702",
        several(
            cell("plans.csv", 5, "started_on", "x"),
            cell("plans.csv", 6, "started_on", "x"),
            cell("outcomes.csv", 80, "agreed_on", "x"),
            cell("plans.csv", 9, "rate", "lower"),
        ),
    ),
)


@pytest.mark.parametrize(
    ("code", "spoil", "line_end"),
    [(*case[1:], line_end) for case, line_end in zip(HELD, cycle(("\n", "\r\n")), strict=False)],
    ids=[case[0] for case in HELD],
)
def test_rows_that_are_held_are_of_no_part(
    code: str, spoil: Callable[[Tables], None], line_end: str, tmp_path: Path
) -> None:
    tables = clean()
    spoil(tables)
    records = written(tmp_path / "records", tables)
    for file in records.iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", line_end.encode()))
    at_once = whole(SCHEME, records, tmp_path / "whole", as_at=LAST, hold_errors=True)
    assert code.encode() in b"".join(at_once.files.values())
    assert bool(at_once.lacking) is (b",error," in at_once.files["lines.csv"])
    for parts, workers in WAYS:
        out = tmp_path / f"in-{parts}"
        assert as_read(SCHEME, records, out, parts, workers, as_at=LAST, hold_errors=True) == at_once


@pytest.mark.parametrize(("code", "spoil"), [case[1:] for case in HELD], ids=[case[0] for case in HELD])
def test_where_none_are_held_they_are_told_and_nothing_is_settled(
    code: str, spoil: Callable[[Tables], None], tmp_path: Path
) -> None:
    tables = clean()
    spoil(tables)
    records = written(tmp_path / "records", tables)
    (tmp_path / "out").mkdir()
    at_once = whole(SCHEME, records, tmp_path / "out" / "whole", as_at=LAST)
    assert any(one.code.startswith(code) for one in at_once.problems)
    assert as_read(SCHEME, records, tmp_path / "out" / "parts", 4, as_at=LAST) == at_once
    assert list((tmp_path / "out").iterdir()) == []


def test_findings_that_programs_took_for_nothing_are_told_beside_rows_that_are_wrong(tmp_path: Path) -> None:
    tables = clean()
    several(
        column("plans.csv", "support_at_end", lambda at, was: "" if was == "none" else was),
        cell("plans.csv", 33, "started_on", "2026-07-32"),
    )(tables)
    records, scheme = written(tmp_path / "records", tables), SCHEMES / "essex-reablement-bonus.yaml"
    at_once = whole(scheme, records, tmp_path / "whole", as_at=LAST)
    assert [one.code for one in at_once.problems] == ["PBR702", "PBR727"]
    assert as_read(scheme, records, tmp_path / "parts", 4, as_at=LAST) == at_once


@pytest.mark.parametrize(
    "spoil",
    [
        cell("plans.csv", 20, "area", '"North\nWest"'),
        again("plans.csv", 7),
        several(
            lambda tables: tables["plans.csv"][20].append("x"),
            lambda tables: tables["outcomes.csv"].insert(20, [""] * len(tables["outcomes.csv"][0])),
        ),
    ],
    ids=["a cell of two lines", "one row twice", "a blank row, and a plan that cannot be read"],
)
def test_where_more_is_amiss_everything_is_read_whole(spoil: Callable[[Tables], None], tmp_path: Path) -> None:
    tables = clean()
    several(spoil, cell("outcomes.csv", 60, "agreed_on", "x"))(tables)
    records = written(tmp_path / "records", tables)
    assert whole(SCHEME, records, tmp_path / "whole", as_at=LAST, hold_errors=True).files
    assert as_read(SCHEME, records, tmp_path / "parts", 4, as_at=LAST, hold_errors=True) is None


def test_deductions_that_wait_for_a_row_that_is_held(tmp_path: Path) -> None:
    tables = clean()
    several(
        column("outcomes.csv", "result", lambda at, was: "" if at % 5 == 0 else was),
        column("outcomes.csv", "achieved_on", lambda at, was: "" if at % 5 == 0 else was),
        column("outcomes.csv", "reviewed_on", lambda at, was: "" if at % 5 == 0 else was),
        cell("outcomes.csv", 9, "agreed_on", "x"),
    )(tables)
    records, scheme = written(tmp_path / "records", tables), SCHEMES / "wiltshire-penalty-and-reward.yaml"
    at_once = whole(scheme, records, tmp_path / "whole", as_at=LAST, hold_errors=True)
    (not_deducted,) = [one.message for one in at_once.warnings if one.code == "PBR903"]
    assert " lines and what 1 row that could not be read may come to" in not_deducted
    for parts in (1, 7):
        assert as_read(scheme, records, tmp_path / f"in-{parts}", parts, as_at=LAST, hold_errors=True) == at_once


def test_where_hardly_any_row_is_good(tmp_path: Path) -> None:
    tables = clean()
    column("plans.csv", "started_on", lambda at, was: "x" if at else was)(tables)
    records = written(tmp_path / "records", tables)
    at_once = whole(SCHEME, records, tmp_path / "whole", as_at=LAST, hold_errors=True)
    assert b"".join(at_once.files.values()).count(b"PBR702") > 39
    assert as_read(SCHEME, records, tmp_path / "parts", 4, as_at=LAST, hold_errors=True) in (None, at_once)


def shuffled_with(odd: Sequence[tuple[str, int, int, str]], order: random.Random) -> Tables:
    """The clean tables with their rows in some order, and these texts in cells of these files and rows."""
    tables = clean()
    for rows in tables.values():
        header, *others = rows
        order.shuffle(others)
        rows[:] = [header, *others]
    for file, row, at, text in odd:
        tables[file][row][at % len(tables[file][0])] = text
    return tables


@settings(max_examples=12, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["plans.csv", "outcomes.csv", "visits.csv"]),
            st.integers(1, 40),
            st.integers(0, 20),
            st.sampled_from((*ODD, "2026-13-45", "A99", "vanished", "-5", "05/13/2026", "lower")),
        ),
        min_size=1,
        max_size=5,
    ),
    st.integers(1, 40),
    st.sampled_from([SCHEME, BY_VISITS]),
    st.randoms(use_true_random=False),
)
def test_whatever_stands_in_some_cells(
    tmp_path_factory: pytest.TempPathFactory,
    odd: list[tuple[str, int, int, str]],
    parts: int,
    scheme: Path,
    order: random.Random,
) -> None:
    tables = shuffled_with(odd, order)
    folder = tmp_path_factory.mktemp("odd")
    records = written(folder / "records", tables)
    at_once = whole(scheme, records, folder / "whole", as_at=LAST, hold_errors=True)
    in_parts = as_read(scheme, records, folder / "parts", parts, as_at=LAST, hold_errors=True)
    assert in_parts is None or in_parts == at_once
