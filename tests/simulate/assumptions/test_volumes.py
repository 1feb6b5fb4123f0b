"""More and fewer plans, longer plans: what becomes of the rows."""

from pathlib import Path

from pbr.records.table import Records
from pbr.simulate.assumptions.read import read_assumptions
from pbr.simulate.assumptions.volumes import with_volumes
from tests.simulate.assumptions.by_hand import HEAD, PLANS, records_in


def changed(records: Records, setting: str) -> Records:
    return with_volumes(records, read_assumptions(HEAD, "assumed.yaml", (setting,)).volumes, {})


def column(records: Records, table: str, field: str) -> list[object]:
    found = records.tables[table]
    return [row[found.layout[field]] for row in found.rows]


def test_copies_have_ids_of_their_own_and_bring_what_belongs_to_them(tmp_path: Path) -> None:
    records = changed(records_in(tmp_path), "volumes.plans=200%")
    assert column(records, "plans", "plan_id") == ["A", "A (2)", "B", "B (2)", "C", "C (2)", "D", "D (2)"]
    assert column(records, "plans", "person_id")[:2] == ["S1", "S1 (2)"]
    assert column(records, "plans", "provider_id") == ["P1"] * 4 + ["P2"] * 4
    assert column(records, "visits", "visit_id")[:4] == ["V1", "V1 (2)", "V2", "V2 (2)"]
    plans = {id(row): row[records.tables["plans"].layout["plan_id"]] for row in records.tables["plans"].rows}
    own = [plans[id(row[-1])] for row in records.tables["visits"].rows]
    assert own == column(records, "visits", "plan_id")


def test_fewer_plans_leave_their_visits_out(tmp_path: Path) -> None:
    records = changed(records_in(tmp_path), "volumes.plans=50%")
    assert len(records.tables["plans"].rows) == 2
    assert column(records, "visits", "plan_id") == column(records, "plans", "plan_id")


def test_which_plans_are_copied_does_not_hang_on_the_order_of_rows(tmp_path: Path) -> None:
    one = column(changed(records_in(tmp_path), "volumes.plans=150%"), "plans", "plan_id")
    head, *rows = PLANS.splitlines()
    other = changed(records_in(tmp_path, "\n".join([head, *reversed(rows)]) + "\n"), "volumes.plans=150%")
    assert len(one) == 6
    assert set(one) == set(column(other, "plans", "plan_id"))


def test_longer_plans_end_later(tmp_path: Path) -> None:
    # Six weeks from 4 May are 42 days, up to 14 June; half as many again are 63, up to 5 July.
    records = changed(records_in(tmp_path), "volumes.weeks=150%")
    assert {str(day) for day in column(records, "plans", "planned_end_on")} == {"2026-07-05"}
