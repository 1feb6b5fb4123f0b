"""What all parts show together is told as a reading of the whole tells it, though no part has seen another."""

import pickle
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from pbr.api import PartsFinished, ProblemsFound, RunTerms, finish, part_key, run_terms, settle, settle_part
from pbr.records.dictionary import TABLES
from pbr.records.in_parts import hashes_in_order
from tests.api.in_parts.cut import Tables
from tests.api.in_parts.told import told
from tests.engine.rows import outcome, person, plan, records, stay, visit
from tests.engine.settled import scheme
from tests.test_cases import CASES

JUNE = date(2026, 6, 30)
BY_PLAN = CASES / "prices" / "good" / "so-far-hours-that-cross.yaml"
"""A scheme that needs a plan whole, and reads visits."""


def finished(terms: RunTerms, parts: Sequence[Tables], *, show_values: bool = False) -> PartsFinished:
    """A run finished from parts that were settled elsewhere."""
    made = [settle_part(terms, part, show_values=show_values).without_lines() for part in parts]
    return finish(terms, [pickle.loads(pickle.dumps(part)) for part in made])


PLANS = records(
    # S1 has two plans at once, and died on the last day of one; S2 has two with different providers.
    plan("A", ended_on="2026-05-20", end_reason="died"),
    plan("B", started_on="2026-05-11", ended_on="2026-06-14"),
    plan("C", person_id="S2", ended_on="2026-05-31"),
    plan("D", person_id="S2", provider_id="P2", started_on="2026-05-30", ended_on="2026-06-14"),
    plan("E", person_id="S3", ended_on="2026-06-14"),
    # A day in a wrong year among 25; minutes far from those planned, too many on a day, and a visit before its plan.
    *(plan(f"F{at:02}", person_id=f"T{at}", started_on=f"2026-05-{1 + at:02}") for at in range(20)),
    plan("G", person_id="S4", started_on="2025-05-04", ended_on="2026-06-14"),
    *(visit(f"{name}{at}", name, f"2026-06-{1 + at:02}", "700") for name in "AB" for at in range(3)),
    *(visit(f"B{at}x", "B", "2026-06-01", "800") for at in range(2)),
    visit("E1", "E", "2026-05-01", "30"),
)


def of_plans(plans: Sequence[str]) -> Tables:
    """The rows of these plans."""
    return {name: [row for row in rows if row["plan_id"] in plans] for name, rows in PLANS.items()}


MANY = [f"F{at:02}" for at in range(20)]
SAID = [
    # A and B share 11 to 20 May, C and D 30 and 31 May; B has days after the death, as have all visits of A and B.
    ("PBR811", "2 plans overlap another plan of the same person with the same provider: 10 days are in", "A and B"),
    ("PBR812", "2 plans overlap a plan of the same person with another provider: 2 days are in", "C and D"),
    ("PBR814", "1 visit was made outside the days of the plan: 30 minutes delivered", "E1"),
    ("PBR815", "1 plan has days after the recorded death of the person", "B"),
    # Six of 700 minutes and two of 800; on 1 June two of each.
    ("PBR815", "8 visits are after the recorded death of the person: 96 hours and 40 minutes", "A0, A1, A2, B0, B0x"),
    ("PBR818", "4 visits are on 1 day of more than 24 hours of visits to one person, 50 hours", "A0, B0, B0x and B1x"),
    ("PBR822", "2 visits have the plan, day, planned and delivered minutes of another", "B0x and B1x"),
    (
        "PBR807",
        "8 visits have less than a tenth of the planned minutes delivered, or more",
        "A0, A1, A2, B0, B0x and 3",
    ),
    ("PBR827", "1 plan is far from all the rest by its started_on, would be among them in another year", ""),
]


@pytest.mark.parametrize("show_values", [False, True])
def test_parts_of_persons_warn_in_the_words_of_the_whole(show_values: bool) -> None:
    terms = run_terms(BY_PLAN, None, JUNE)
    parts = [of_plans(plans) for plans in (["E", *MANY[:9]], ["C", "D", "G", *MANY[9:]], ["A", "B"])]
    whole = settle(BY_PLAN, PLANS, None, JUNE, show_values=show_values)
    made = finished(terms, parts, show_values=show_values)
    assert (made.persons_divided, made.total_due) == (0, whole.total_due)
    said = told(made.warnings)
    # Of a column no record is named: nobody kept which had the day.
    assert said[:-1] == told(whole.warnings)[:-1]
    assert said[-1][2] == told(whole.warnings)[-1][2].removesuffix(" (G)")
    assert [code for code, *_ in said] == [code for code, *_ in SAID]
    for (_, _, message), (_, words, ids) in zip(said, SAID, strict=True):
        assert message.startswith(words)
        assert (f" ({ids}" in message) is (show_values and bool(ids))


def test_of_persons_in_several_parts_what_each_part_shows_is_told_and_how_many_they_are() -> None:
    terms = run_terms(BY_PLAN, None, JUNE)
    divided = finished(terms, [of_plans(["A", "C", "D"]), of_plans(["B", "E"])])
    assert divided.persons_divided == 1
    assert [one.code for one in divided.warnings if one.place.file == "plans.csv"] == ["PBR812"]
    # In whatever order they are given.
    assert finished(terms, [of_plans(["B", "E"]), of_plans(["A", "C", "D"])]) == divided


PEOPLE = records(
    # S1 was referred twice to P1 at once, and to P2; S2 was not to P3, and S3 not before the stay.
    person("S1", "2026-04-06"),
    person("S1", "2026-05-06"),
    person("S1", "2026-06-01", provider_id="P2"),
    person("S2", "2026-04-06", left_on="2026-05-10", left_reason="died"),
    person("S3", "2026-05-06"),
    *(stay(f"T{at}", f"2026-06-0{at}", "2026-06-04") for at in (1, 2)),
    stay("T3", "2026-05-05", "2026-05-12", person_id="S2"),
    stay("T4", "2026-05-05", "2026-05-12", person_id="S2", provider_id="P3", kind="hospital"),
    stay("T5", "2026-05-01", "2026-05-12", person_id="S3"),
)


def of_persons(*persons: str) -> Tables:
    """The rows of these persons."""
    blank = {name: {field.name: "" for field in TABLES[name].fields} for name in PEOPLE}
    return {
        name: [{**blank[name], **row} for row in rows if row["person_id"] in persons] for name, rows in PEOPLE.items()
    }


def test_stays_and_referrals_are_compared_where_a_person_is_whole() -> None:
    terms = run_terms("population-prime-provider", None, JUNE)
    whole = settle("population-prime-provider", of_persons("S1", "S2", "S3"), None, JUNE)
    made = finished(terms, [of_persons("S2"), of_persons("S1", "S3")])
    assert told(made.warnings) == told(whole.warnings)
    assert [(code, message.partition(" ")[0]) for code, _, message in told(made.warnings)] == [
        ("PBR810", "2"), ("PBR813", "2"), ("PBR825", "1"), ("PBR815", "2"), ("PBR816", "1"), ("PBR817", "1"),
        ("PBR903", "a"),
    ]  # fmt: skip


FOR_EACH_PERSON = """
payments:
  referral:
    assumed: made up
    pay: £10.00
    for each: person
    priced at: referred_on
    due: referred_on
  package:
    assumed: made up
    pay: £100.00
    for each: plan
    priced at: started_on
    due: started_on
"""


def test_that_somebody_was_not_referred_is_told_only_where_all_referrals_are_seen() -> None:
    terms = replace(run_terms("essex-reablement-bonus", None, JUNE), compiled=scheme(FOR_EACH_PERSON))
    assert part_key(terms) == "plan_id"
    plans = records(plan("A"), plan("B", person_id="S2"))["plans"]
    referred = records(person("S1", "2026-04-06"))["people"]
    whole = finished(terms, [{"plans": plans[:1], "people": referred}, {"plans": plans[1:]}])
    assert [one.code for one in whole.warnings] == ["PBR026", "PBR816"]
    assert whole.warnings[1].message == "1 plan is of somebody who was never referred to the provider named"
    apart = finished(terms, [{"people": referred}, {"plans": plans}])
    assert (apart.persons_divided, apart.total_due) == (1, whole.total_due)
    assert apart.warnings == whole.warnings[:1]


def test_what_only_all_rows_show_is_told_of_all_parts() -> None:
    # 20 results, all a success; hours of 12 and once of 120; weights of 20 and once of 1. No part has five rows.
    plans = [plan(f"A{at:02}", person_id=f"S{at}", weekly_hours="12" if at else "120") for at in range(20)]
    given = {"result": "achieved", "reviewed_on": "2026-06-01", "achieved_on": "", "agreed_on": "", "disputed": ""}
    results = [outcome(f"O{at:02}", f"A{at:02}", weight="20" if at else "1", **given) for at in range(20)]
    blank = {name: {field.name: "" for field in TABLES[name].fields} for name in ("plans", "outcomes")}
    tables = {name: [{**blank[name], **row} for row in rows] for name, rows in records(*plans, *results).items()}
    cut = [{name: rows[at::5] for name, rows in tables.items()} for at in range(5)]
    made = finished(run_terms("wiltshire-payable-outcomes", None, JUNE), cut)
    assert told(made.warnings) == told(settle("wiltshire-payable-outcomes", tables, None, JUNE).warnings)
    said = {code: message for code, _, message in told(made.warnings)}
    assert said["PBR730"].startswith("1 plan has weekly_hours at least 4 times those of all the rest")
    assert said["PBR731"].startswith("1 outcome weighs 1, as a blank weight does, and every other 10 or more")
    assert said["PBR828"].startswith("all 20 outcomes with a result were achieved")


def test_columns_of_minutes_that_are_exchanged_are_told_of_all_parts() -> None:
    minutes = [visit(f"V{at:02}", f"F{at:02}", "2026-06-01", "30") for at in range(12)]
    visits = [{**row, "planned_minutes": "31"} for _, row in minutes]
    plans = [row for row in PLANS["plans"] if row["plan_id"] in MANY]
    cut = [{"plans": plans[at::4], "visits": visits[at::4]} for at in range(4)]
    said = told(finished(run_terms(BY_PLAN, None, JUNE), cut).warnings)
    assert said == told(settle(BY_PLAN, {"plans": plans, "visits": visits}, None, JUNE).warnings)
    assert ("PBR808", "visits.csv") in [one[:2] for one in said]


def test_one_id_in_two_plans_of_two_parts_is_refused_as_in_one() -> None:
    terms = run_terms(BY_PLAN, None, JUNE)
    again = [{**row, "visit_id": row["visit_id"].replace("B", "A")} for row in PLANS["visits"]]
    cut = [
        {name: [row for row in rows if row["plan_id"] in plans] for name, rows in {**PLANS, "visits": again}.items()}
        for plans in ("A", "BE")
    ]
    with pytest.raises(ProblemsFound) as whole:
        settle(BY_PLAN, {**PLANS, "visits": again}, None, JUNE)
    with pytest.raises(ProblemsFound) as found:
        finished(terms, cut)
    assert [one.code for one in found.value.problems] == ["PBR803"]
    (one,), first = found.value.problems, whole.value.problems[0]
    assert (one.message, one.help, one.place.file) == (first.message.partition(" (in ")[0], first.help, "visits.csv")
    # Whoever cut them may have looked already, and leave the hashes out: eight bytes for each of nine visits.
    without = [settle_part(terms, part, ids_kept=False) for part in cut]
    assert finish(terms, without).rows[1].read == 9
    kept = settle_part(terms, cut[1])
    assert len(kept.own.below["visits"]) == 8 * 6
    assert without[1].own.below == {}


def test_hashes_in_several_parts_are_counted_range_by_range(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hashes_in_order, "AT_ONCE", 7)
    terms = run_terms("essex-reablement-bonus", None, JUNE)
    blank = dict.fromkeys(("ended_on", "end_reason", "support_at_end", "reviewed_on"), "")
    parts = [
        records(*(plan(f"{name}{at}", person_id=f"S{at}", **blank) for at in persons))
        for name, persons in (("A", range(40)), ("B", range(30, 70)), ("C", range(38, 50)))
    ]
    # 30 to 39 are in the first two, and 40 to 49 in the last two.
    assert finished(terms, parts).persons_divided == 20


def test_headings_and_tables_without_rows_are_told_once() -> None:
    terms = run_terms(BY_PLAN, None, JUNE)
    parts: list[Tables] = [
        {"plans": [{**row, "colour": "red", "end_reason": ""}], "visits": []} for row in PLANS["plans"][1:3]
    ]
    whole: dict[str, str | list[dict[str, str]]] = {
        "plans": [row for part in parts for row in part["plans"]],
        "visits": ",".join(PLANS["visits"][0]),
    }
    said = told(finished(terms, parts).warnings)
    assert [code for code, *_ in said][:2] == ["PBR613", "PBR608"]
    assert said == told(settle(BY_PLAN, whole, None, JUNE).warnings)


def test_rows_of_a_table_that_a_scheme_adds_are_told_of_too() -> None:
    path = CASES / "own-tables" / "good" / "equipment-of-a-plan.yaml"
    blank = {"kind": "bed", "returned_on": "", "fault": "none", "carried": "", "adapted": ""}
    loans = [
        {**blank, "loan_id": f"L{at}", "plan_id": f"F{at:02}", "lent_on": "2026-05-04" if at else "2025-05-04"}
        for at in range(20)
    ]
    plans = [{**row, "plan_value": "100.00"} for row in PLANS["plans"] if row["plan_id"] in MANY]
    made = finished(run_terms(path, None, JUNE), [{"plans": plans[at::2], "equipment": loans[at::2]} for at in (0, 1)])
    assert told(made.warnings)[-1][:2] == ("PBR827", "equipment.csv")
