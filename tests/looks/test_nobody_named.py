"""Incidents that name nobody: what a look finds from one, or among them, and how its story tells it."""

from pbr import api
from tests.test_cases import CASES

CASE = CASES / "looks" / "good" / "those-that-name-nobody.yaml"
HEAD = "incident_id,sort,provider_id,person_id,happened_on\n"
PLANS = (
    "plan_id,person_id,provider_id,plan_type,started_on\n"
    "A,S1,P1,ongoing,2026-05-04\nB,S2,P1,ongoing,2026-05-04\nC,S3,P2,ongoing,2026-05-04\n"
)
TWO_OF_NOBODY = "I1,fall,P1,,2026-05-11\nI2,fall,P1,,2026-05-12\n"
AS_AT = "2026-06-30"


def statuses(incidents: str, payment: str) -> dict[str, str]:
    """What becomes of one payment, by record."""
    lines = api.settle(CASE, {"plans": PLANS, "incidents": HEAD + incidents}, as_at=AS_AT).lines
    return {line.record.id: str(line.status) for line in lines if line.record is not None and line.payment == payment}


def test_many_falls_of_nobody_are_narrowed_as_those_of_one_person_are() -> None:
    # More than eight in a group are put in order first: nine with P1 and none with P2 leave A and B open, and C quiet.
    many = "".join(f"I{at},fall,P1,,2026-05-{10 + at}\n" for at in range(9))
    assert statuses(many, "quiet") == {"A": "open", "B": "open", "C": "due"}
    assert set(statuses(many, "again").values()) == {"open"}


def test_a_fall_of_somebody_decides_whatever_else_there_is() -> None:
    # S1 fell for certain, and so did the person of I4 twice; whose I1 and I2 were changes nothing of that.
    named = "I3,fall,P1,S1,2026-05-13\nI4,fall,P1,S9,2026-05-13\nI5,fall,P1,S9,2026-05-14\n"
    assert statuses(TWO_OF_NOBODY + named, "quiet") == {"A": "not_earned", "B": "open", "C": "due"}
    assert statuses(TWO_OF_NOBODY + named, "again") == {
        "I1": "open", "I2": "open", "I3": "open", "I4": "due", "I5": "due",
    }  # fmt: skip


def test_the_story_says_that_nobody_is_named() -> None:
    given = {"plans": PLANS, "incidents": HEAD + TWO_OF_NOBODY}
    of_incident = " ".join(api.explain(CASE, given, "I1/again", as_at=AS_AT).split())
    assert "Incident I1 (records/incidents.csv:2), of nobody named, with provider P1" in of_incident
    assert "(it names nobody whose records could be looked at)" in of_incident
    of_plan = " ".join(api.explain(CASE, given, "A/quiet", as_at=AS_AT).split())
    assert "it is not known of incident I1: records/incidents.csv:2, incident I2: records/incidents.csv:3" in of_plan
