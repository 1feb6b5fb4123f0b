"""Ids are made in one place, and no two records or lines of one extract are ever named alike."""

import re
from itertools import product
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pbr.records.record_id import full_name, held_row_id, line_id, record_id
from pbr.values.dates import date_in_scheme
from pbr.values.period import Period
from pbr.values.window import whole_run, window_of

PACKAGE = Path(__file__).parents[2] / "pbr"
PARTS = st.text(alphabet="a:\\/-", min_size=1, max_size=6)


def test_a_key_of_one_field_is_its_own_id() -> None:
    assert record_id(("A:1",)) == "A:1"
    assert record_id(("S1", "P1", "2026-04-06")) == "S1:P1:2026-04-06"
    assert record_id(("S:1", "P\\1")) == "S\\:1:P\\\\1"


@given(one=st.tuples(PARTS, PARTS), other=st.tuples(PARTS, PARTS))
def test_two_keys_are_never_named_alike(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert (record_id(one) == record_id(other)) == (one == other)


def test_the_id_of_a_line() -> None:
    assert line_id("A1", full_name("plan", "balance"), "2026-06") == "A1/plan.balance/2026-06"
    assert line_id("P1", full_name("cap", "")) == "P1/cap"
    assert held_row_id("plans.csv", 7) == "plans.csv:7"


def test_a_window_of_every_length_has_its_label_and_days() -> None:
    day = date_in_scheme("2026-05-20")
    first, last = date_in_scheme("2026-04-01"), date_in_scheme("2027-03-31")
    assert day is not None
    assert first is not None
    assert last is not None
    runs = Period(first, last)
    found = {over: window_of(over, day, runs) for over in ("run", "month", "quarter", "year")}
    assert {over: (one.label, str(one.period)) for over, one in found.items()} == {
        "run": ("run", "2026-04-01 to 2027-03-31"),
        "month": ("2026-05", "2026-05-01 to 2026-05-31"),
        "quarter": ("2026-04-to-06", "2026-04-01 to 2026-06-30"),
        "year": ("2026", "2026-01-01 to 2026-12-31"),
    }
    assert found["run"] == whole_run(runs)
    assert all((one < other) != (other < one) for one, other in product(found.values(), repeat=2) if one != other)


def test_nothing_in_the_engine_the_stories_or_the_reports_makes_an_id_by_itself() -> None:
    joined = re.compile(r'":"\.join|_id\}[:/]\{|_id\}/')
    for folder in ("engine", "explain", "reports"):
        for file in (PACKAGE / folder).rglob("*.py"):
            assert not joined.search(file.read_text(encoding="utf-8")), file
