"""Records made of changed rows: what belongs to a changed row belongs to it as changed, and all else stays."""

from datetime import date

import pytest

from pbr.records.table import Table, Value
from pbr.scheme.load_scheme import load_scheme
from pbr.simulate.changed_records import renamed, with_fields, with_rows_at, with_rows_of
from pbr.simulate.payoff.alternative_records import WhichDrawn
from tests.engine.rows import outcome, plan, records
from tests.engine.settled import shipped
from tests.own_tables.in_files import EQUIPMENT
from tests.simulate.drawn import drawn_from

TABLES = records(plan("A"), outcome("A1", "A"), plan("B"), outcome("B1", "B"))
BEFORE = drawn_from(shipped("wiltshire-penalty-and-reward"), TABLES, WhichDrawn.ALL, "2027-03-31").records

DAY = date(2026, 6, 1)


def test_what_belongs_to_a_changed_row_belongs_to_it_as_changed() -> None:
    plans, outcomes = BEFORE.tables["plans"], BEFORE.tables["outcomes"]
    ended = with_fields(plans.rows[1], plans.layout, {"ended_on": date(2026, 6, 1)})
    after = with_rows_at(BEFORE, {"plans": {1: ended}})
    assert after.tables["plans"].rows == [plans.rows[0], ended]
    assert [row[-1] for row in after.tables["outcomes"].rows] == [plans.rows[0], ended]
    assert after.tables["outcomes"].rows[0] is outcomes.rows[0]
    assert outcomes.rows[1][-1] is plans.rows[1]


def test_a_field_that_a_row_has_not_got_is_not_made() -> None:
    values: dict[str, Value] = {"ended_on": date(2026, 6, 1), "area": "North"}
    assert with_fields(("A", None, None), {"plan_id": 0, "ended_on": 1}, values) == ("A", date(2026, 6, 1), None)


def test_other_tables_stay_when_one_has_other_rows() -> None:
    after = with_rows_of(BEFORE, {"plans": BEFORE.tables["plans"].rows[:1]})
    assert after.tables["plans"].rows == BEFORE.tables["plans"].rows[:1]
    assert after.tables["outcomes"] is BEFORE.tables["outcomes"]
    assert len(BEFORE.tables["plans"].rows) == 2


@pytest.mark.parametrize(
    ("name", "fields", "row", "copy"),
    [
        ("people", "person_id provider_id referred_on", ("S1", "P1", DAY), ("S1 (2)", "P1", DAY)),
        ("standards", "standard provider_id from_on", ("food", "P1", DAY), ("food", "P1", DAY)),
        ("equipment", "loan_id plan_id lent_on", ("E1", "A", DAY), ("E1 (2)", "A (2)", DAY)),
    ],
)
def test_a_copy_has_ids_of_its_own_and_keeps_its_days(
    name: str, fields: str, row: tuple[Value, ...], copy: tuple[Value, ...]
) -> None:
    own = load_scheme(EQUIPMENT).tables["equipment"] if name == "equipment" else None
    table = Table(name, f"{name}.csv", {field: at for at, field in enumerate(fields.split())}, [], 0, own)
    assert renamed((*row, None), table, 1) == (*copy, None)
    assert renamed((*row, None), table, 0) == (*row, None)
