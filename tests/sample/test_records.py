"""A sample is a sound extract: the columns of the dictionary, known codes, parents that exist, dates in order."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from pbr.records.dictionary import TABLES, TableKind
from pbr.records.dictionary.confirmations import CONFIRMATIONS
from pbr.records.extract.read_extract import read_extract
from pbr.sample.request import TABLE_NAMES
from pbr.sample.write_sample import COLUMNS
from tests.sample.conftest import Rows, rows_of

NOT_INVENTED = {("standards", "verified_by"), *((table, field) for table in TABLES for field in CONFIRMATIONS)}
"""Columns that a sample does not have: who confirmed a result besides, and where its evidence is."""


def invented(kind: TableKind) -> tuple[str, ...]:
    """The fields of a table that a sample has."""
    return tuple(field.name for field in kind.fields if (kind.name, field.name) not in NOT_INVENTED)


DRAWN = {name: TABLES[name] for name in TABLE_NAMES}
"""The tables that a sample has. No source says how people answer, or how often something goes wrong."""


@pytest.fixture
def tables(half_year: Path) -> dict[str, Rows]:
    return {table: rows_of(half_year, table) for table in TABLE_NAMES}


def test_columns_are_those_of_the_dictionary_in_its_order() -> None:
    assert {name: invented(kind) for name, kind in DRAWN.items()} == COLUMNS


def test_the_reader_of_extracts_takes_it_whole_and_warns_of_nothing(half_year: Path, tables: dict[str, Rows]) -> None:
    needs = {name: frozenset(invented(kind)) for name, kind in DRAWN.items()}
    extract = read_extract(half_year, needs, hold_errors=False)
    assert {name: len(table.rows) for name, table in extract.tables.items()} == {
        name: len(rows) for name, rows in tables.items()
    }
    assert extract.warnings == ()
    assert extract.held_rows == ()


def test_every_row_is_as_long_as_its_header(half_year: Path) -> None:
    for file in half_year.glob("*.csv"):
        header, *rows = file.read_text(encoding="utf-8").splitlines()
        assert rows
        assert {row.count(",") for row in rows} == {header.count(",")}


def test_codes_required_cells_and_keys(tables: dict[str, Rows]) -> None:
    for name, kind in DRAWN.items():
        keys = [tuple(row[field] for field in kind.key) for row in tables[name]]
        assert len(set(keys)) == len(keys)
        for field in (kind.fields_by_name[one] for one in invented(kind)):
            cells = {row[field.name] for row in tables[name]}
            assert not field.required or "" not in cells, f"{name}.{field.name}"
            assert not field.codes or cells <= {"", *field.codes}, f"{name}.{field.name}"


def test_parents_exist_and_dates_are_in_order(tables: dict[str, Rows]) -> None:
    plans = {plan["plan_id"] for plan in tables["plans"]}
    people = {person["person_id"] for person in tables["people"]}
    assert {row["plan_id"] for table in ("outcomes", "visits") for row in tables[table]} <= plans
    assert {row["person_id"] for table in ("plans", "stays") for row in tables[table]} <= people
    for name, kind in DRAWN.items():
        for earlier, later in kind.in_order:
            assert all(not row[later] or row[earlier] <= row[later] for row in tables[name])


def test_nothing_later_than_the_day_of_the_extract_is_known(tables: dict[str, Rows]) -> None:
    for name, kind in DRAWN.items():
        for field in kind.fields:
            if field.recorded:
                assert all(row[field.name] <= "2026-09-30" for row in tables[name]), f"{name}.{field.name}"
    assert not any(person["support_at_52_weeks"] for person in tables["people"])
    assert any(person["support_at_10_weeks"] for person in tables["people"])


def test_facts_stand_only_beside_the_date_they_became_known(tables: dict[str, Rows]) -> None:
    for plan in tables["plans"]:
        assert bool(plan["ended_on"]) == bool(plan["end_reason"])
        assert plan["reviewed_on"] or not (plan["support_at_end"] or plan["verified_by"])
    for outcome in tables["outcomes"]:
        assert bool(outcome["reviewed_on"]) == bool(outcome["result"])
        assert outcome["result"] == "achieved" or not outcome["achieved_on"]
    for standard in tables["standards"]:
        assert bool(standard["assessed_on"]) == bool(standard["met"])


def test_a_transfer_is_a_new_plan_of_the_same_person_with_another_provider(tables: dict[str, Rows]) -> None:
    transfers = list(transferred(tables["plans"]))
    assert transfers
    referrals = {(person["person_id"], person["provider_id"]) for person in tables["people"]}
    for plan, following in transfers:
        assert following["person_id"] == plan["person_id"]
        assert following["provider_id"] != plan["provider_id"]
        assert following["started_on"] > plan["ended_on"]
        assert (following["person_id"], following["provider_id"]) in referrals


def transferred(plans: Rows) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    for plan, following in pairwise(plans):
        if plan["end_reason"] == "transferred" and plan["ended_on"] < "2026-09-30":
            yield plan, following


def test_a_full_week_of_visits_is_planned_for_the_hours_agreed(tables: dict[str, Rows]) -> None:
    plan = next(plan for plan in tables["plans"] if plan["ended_on"] == plan["planned_end_on"])
    weeks = int(float(plan["plan_value"]) * 100) // (
        int(float(plan["weekly_hours"]) * 100) * {"standard": 17, "specialist": 21}[plan["rate"]]
    )
    minutes = sum(int(visit["planned_minutes"]) for visit in tables["visits"] if visit["plan_id"] == plan["plan_id"])
    assert minutes == int(float(plan["weekly_hours"]) * 60) * weeks


def test_visits_are_of_the_usual_lengths_and_mostly_delivered(tables: dict[str, Rows]) -> None:
    visits = tables["visits"]
    assert {visit["planned_minutes"] for visit in visits} == {"15", "30", "45", "60"}
    missed = sum(visit["delivered_minutes"] == "0" for visit in visits)
    exact = sum(visit["delivered_minutes"] == visit["planned_minutes"] for visit in visits)
    assert 0.015 < missed / len(visits) < 0.025
    # Half are as planned, and a seventh of the quarter that is within three minutes.
    assert 0.51 < exact / len(visits) < 0.57
    assert min(int(visit["delivered_minutes"]) for visit in visits) == 0
