"""The generated engine and the reference settle units and fields of a council's own alike."""

from pbr.engine.compiled_scheme import compile_scheme
from pbr.scheme.load_scheme import read_scheme
from tests.engine.test_generated_payments import settled_both_ways
from tests.own_fields.of_a_council import SCHEME
from tests.own_fields.test_units import SCHEME as BY_THE_MILE

PLAN = {"plan_id": "A", "person_id": "S1", "provider_id": "P1", "started_on": "2026-06-01"}
VISIT = {"plan_id": "A", "visited_on": "2026-06-02", "planned_minutes": "30", "delivered_minutes": "30"}


def test_fields_of_every_type() -> None:
    plan = PLAN | {"plan_type": "rapid_access", "fit_on": "2026-06-02", "urgency": "urgent", "taken_up": "yes"}
    visits = [
        VISIT | {"visit_id": "V1", "notice_hours": "3", "called_off_on": "2026-06-02"},
        VISIT | {"visit_id": "V2"},
    ]
    generated, expected = settled_both_ways(
        compile_scheme(read_scheme(SCHEME, "made.yaml")), {"plans": [plan], "visits": visits}, "2026-06"
    )
    assert generated == expected
    assert len(generated) == 4


def test_miles_and_minutes() -> None:
    visits = [VISIT | {"visit_id": "V1", "miles": "3.5", "travel": "11"}, VISIT | {"visit_id": "V2"}]
    made = read_scheme(BY_THE_MILE.format(pounds="0.45", lot=2), "made.yaml")
    tables = {"plans": [PLAN | {"plan_type": "ongoing"}], "visits": visits}
    generated, expected = settled_both_ways(compile_scheme(made), tables, "2026-06")
    assert generated == expected
    assert len(generated) == 4
