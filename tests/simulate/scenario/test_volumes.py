"""More and fewer plans, longer plans: what becomes of the rows."""

from datetime import date
from pathlib import Path

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.records.extract.as_at import as_known
from pbr.records.extract.needed import WiderNeeds, looks_of
from pbr.records.extract.read_extract import read_extract
from pbr.records.table import Records
from pbr.scheme.load_scheme import load_scheme
from pbr.simulate.scenario.volume_changes import changes_any_of, with_volumes
from tests.engine.settled import extract_of
from tests.simulate.assumed import assumptions_of
from tests.simulate.scenario.by_hand import HEAD, PLANS, records_in


def changed(records: Records, setting: str) -> Records:
    return with_volumes(records, assumptions_of(HEAD, (setting,)).volumes, {})


def column(records: Records, table: str, field: str) -> list[object]:
    found = records.tables[table]
    return [row[found.layout[field]] for row in found.rows]


def test_copies_have_ids_of_their_own_and_bring_what_belongs_to_them(tmp_path: Path) -> None:
    records = changed(records_in(tmp_path), "volumes.plans=200%")
    assert column(records, "plans", "plan_id") == ["A", "A (2)", "B", "B (2)", "C", "C (2)", "D", "D (2)"]
    assert column(records, "plans", "person_id")[:2] == ["S1", "S1 (2)"]
    assert column(records, "plans", "provider_id") == ["P1"] * 4 + ["P2"] * 4
    own = [f"V{at}" for at in range(1, 21)]
    assert sorted(map(str, column(records, "visits", "visit_id"))) == sorted([*own, *(f"{one} (2)" for one in own)])
    plans = {id(row): row[records.tables["plans"].layout["plan_id"]] for row in records.tables["plans"].rows}
    parents = [plans[id(row[-1])] for row in records.tables["visits"].rows]
    assert parents == column(records, "visits", "plan_id")


def test_fewer_plans_leave_their_visits_out(tmp_path: Path) -> None:
    records = changed(records_in(tmp_path), "volumes.plans=50%")
    assert len(records.tables["plans"].rows) == 2
    assert column(records, "visits", "plan_id") == [
        plan for plan in column(records, "plans", "plan_id") for _ in range(5)
    ]


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


FIVE = """\
visit_id,plan_id,visited_on,planned_minutes,delivered_minutes
V10,A,2026-05-05,60,60
V2,A,2026-05-12,60,60
V3,A,2026-05-19,60,60
V4,A,2026-05-26,60,60
V5,A,2026-06-02,60,60
"""


def visits(records: Records) -> set[tuple[str, str]]:
    return {
        (str(name), str(day))
        for name, day in zip(
            column(records, "visits", "visit_id"), column(records, "visits", "visited_on"), strict=True
        )
    }


def test_visits_of_longer_plans_go_round_again(tmp_path: Path) -> None:
    records = records_in(tmp_path, visits=FIVE)
    as_they_were = visits(records)
    # Half as many again are seven and a half, so eight: the first three again, 42 days later.
    assert visits(changed(records, "volumes.weeks=150%")) == as_they_were | {
        ("V10 [2]", "2026-06-16"),
        ("V2 [2]", "2026-06-23"),
        ("V3 [2]", "2026-06-30"),
    }
    # Eleven and a half are twelve: all of them again, and the first two a third time, 84 days later.
    more = visits(changed(records, "volumes.weeks=230%")) - visits(changed(records, "volumes.weeks=200%"))
    assert more == {("V10 [3]", "2026-07-28"), ("V2 [3]", "2026-08-04")}


def test_the_first_visits_of_shorter_plans_stay(tmp_path: Path) -> None:
    records = changed(records_in(tmp_path, visits=FIVE), "volumes.weeks=50%")
    assert visits(records) == {("V10", "2026-05-05"), ("V2", "2026-05-12"), ("V3", "2026-05-19")}
    assert visits(changed(records_in(tmp_path, visits=FIVE), "volumes.weeks=5%")) == set()


def test_copies_of_longer_plans_have_visits_of_their_own(tmp_path: Path) -> None:
    records = records_in(tmp_path)
    for settings in (("plans", "weeks"), ("weeks", "plans")):
        more = records
        for of in settings:
            more = changed(more, f"volumes.{of}=200%")
        assert len({*column(more, "visits", "visit_id")}) == 4 * 5 * 2 * 2


def test_hours_delivered_grow_with_the_weeks_and_hours_agreed_stay(tmp_path: Path) -> None:
    plans = "plan_id,person_id,provider_id,plan_type,started_on,planned_end_on,ended_on,weekly_hours,hours_delivered\n"
    rows = "A,S1,P1,reablement,2026-05-04,,2026-06-14,10,50\nB,S2,P1,reablement,2026-05-04,,,10,50\n"
    (tmp_path / "plans.csv").write_text(plans + rows, encoding="utf-8")
    fields = frozenset({"started_on", "planned_end_on", "ended_on", "weekly_hours", "hours_delivered"})
    read = as_known(read_extract(tmp_path, {"plans": fields}, hold_errors=False), date(2026, 12, 31))
    longer = changed(read, "volumes.weeks=150%")
    # B says nothing of its end, so nobody can say how much longer it would be.
    assert column(longer, "plans", "hours_delivered") == [75, 50]
    assert column(longer, "plans", "weekly_hours") == [10, 10]
    assert [str(day) for day in column(longer, "plans", "ended_on")] == ["2026-07-05", "None"]


def test_schemes_by_the_visit_and_by_the_plan_are_asked_again_where_plans_are_longer() -> None:
    assert changes_any_of("weeks", {"plans": frozenset({"started_on"}), "visits": frozenset({"visited_on"})})
    assert changes_any_of("weeks", {"plans": frozenset({"hours_delivered"})})
    assert not changes_any_of("weeks", {"plans": frozenset({"started_on"})})


RESPITE = Path(__file__).parents[2] / "cases/own-tables/good/respite-of-a-person.yaml"


def test_rows_of_a_councils_own_table_come_with_the_persons_they_are_of() -> None:
    plan = compile_scheme(load_scheme(RESPITE))
    people = {"people": frozenset({"person_id", "provider_id", "referred_on"})}
    needs = WiderNeeds({**plan.needs, **people}, plan.scheme.tables, looks_of(plan.needs))
    of = {"provider_id": "P1", "from_on": "2026-05-01", "to_on": "2026-05-03", "nights": "2", "notice": "planned"}
    tables = {
        "people": [{"person_id": one, "provider_id": "P1", "referred_on": "2026-04-01"} for one in ("S1", "S2")],
        "plans": [],
        "respite": [{"respite_id": f"R{at}", "person_id": one, **of} for at, one in enumerate(("S1", "S1", "S3"))],
    }
    known = as_known(extract_of(CompiledScheme(plan.scheme, needs), tables), date(2026, 6, 1))
    records = changed(known, "volumes.people=200%")
    # S1 is there twice, with both rows each time; S3 was referred by nobody and stays once.
    assert column(records, "people", "person_id") == ["S1", "S1 (2)", "S2", "S2 (2)"]
    assert column(records, "respite", "respite_id") == ["R0", "R0 (2)", "R1", "R1 (2)", "R2"]
    assert column(records, "respite", "person_id") == ["S1", "S1 (2)", "S1", "S1 (2)", "S3"]
