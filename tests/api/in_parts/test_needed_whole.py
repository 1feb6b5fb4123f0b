"""What a part must have whole, and that a run is refused where two parts have it by halves: never a wrong total."""

import pickle
from dataclasses import replace
from datetime import date

import pytest

from pbr.api import PartResult, ProblemsFound, RunTerms, Status, finish, part_key, run_terms, settle, settle_part
from pbr.records.dictionary import TABLES
from tests.api.in_parts.cut import Tables
from tests.engine.rows import outcome, person, plan, records, standard, stay, visit
from tests.engine.settled import scheme
from tests.test_cases import CASES

PRICES, PAYMENTS = CASES / "prices" / "good", CASES / "payments" / "good"
JUNE = date(2026, 6, 30)
OF_ONE_PERSON = records(person("S1", "2026-04-06"), stay("T1", "2026-05-01"))


def of(terms: RunTerms, tables: Tables) -> PartResult:
    """What a part comes to, as it arrives from elsewhere, its lines left there."""
    arrived: PartResult = pickle.loads(pickle.dumps(settle_part(terms, tables).without_lines()))
    return arrived


def terms_of(sections: str) -> RunTerms:
    """The terms of a scheme that is given from its framework or payments on, as at the end of June."""
    return replace(run_terms("essex-reablement-bonus", None, JUNE), compiled=scheme(sections))


VISITS = records(
    *(
        plan(name, person_id=f"S{name}", provider_id=provider)
        for name, provider in (("A", "P1"), ("B", "P1"), ("C", "P2"))
    ),
    *(visit(f"{name}{day}", name, f"2026-06-0{day}", "30") for name in "ABC" for day in (1, 2)),
)


def only(tables: Tables, plans: str) -> Tables:
    """The rows of some plans."""
    return {name: [row for row in rows if row["plan_id"] in plans] for name, rows in tables.items()}


def test_what_is_counted_over_a_provider_is_settled_in_parts_of_providers() -> None:
    terms = run_terms(PRICES / "so-far-first-three-visits.yaml", "2026-06", JUNE)
    assert part_key(terms) == "provider_id"
    # The first three visits to P1 at £10.00 and the fourth at £7.00; both visits to P2 at £10.00.
    finished = finish(terms, [of(terms, only(VISITS, "C")), of(terms, only(VISITS, "AB"))])
    assert finished.total_due == 3 * 1000 + 700 + 2 * 1000
    # In halves each would have the first of the three: £60.00.
    with pytest.raises(ValueError, match=r"records of one provider, and this scheme counts .* of a provider \(care\)"):
        finish(terms, [of(terms, only(VISITS, "A")), of(terms, only(VISITS, "BC"))])


OUTCOMES = records(
    plan("A", provider_id="P2"),
    plan("B", provider_id="P1"),
    plan("C", provider_id="P2", person_id="S2"),
    *(outcome(f"{name}1", name, result="achieved", reviewed_on=f"2026-06-1{at}") for at, name in enumerate("ABC")),
)


def test_what_is_counted_over_a_person_is_settled_in_parts_of_persons_in_the_order_of_providers() -> None:
    path = PAYMENTS / "at-most-once-a-person-and-outcome.yaml"
    terms = run_terms(path, None, JUNE)
    assert part_key(terms) == "person_id"
    made = [settle_part(terms, only(OUTCOMES, "C")), settle_part(terms, only(OUTCOMES, "AB"))]
    finished = finish(terms, made)
    # Of S1 the review of A, the day before that of B; of S2 that of C. P1 is first, and of P2 A is before C.
    assert [(one.line_id, one.amount) for one in finished.lines] == [
        ("B1/achieved", 0),
        ("A1/achieved", 10000),
        ("C1/achieved", 10000),
    ]
    assert finished.lines == settle(path, OUTCOMES, None, JUNE).lines
    with pytest.raises(ValueError, match=r"records of one person, and this scheme counts .* of a person \(achieved\)"):
        finish(terms, [of(terms, only(OUTCOMES, "A")), of(terms, only(OUTCOMES, "BC"))])


def test_a_person_is_needed_whole_whichever_table_their_records_are_in() -> None:
    terms = run_terms("population-prime-provider", None, date(2027, 3, 31))
    blank = {table: {field.name: "" for field in TABLES[table].fields} for table in ("people", "stays")}
    tables = {table: [{**blank[table], **row} for row in rows] for table, rows in OF_ONE_PERSON.items()}
    with pytest.raises(ValueError, match=r"records of one person, and .*overlaps another stay of the person"):
        finish(terms, [of(terms, {table: rows}) for table, rows in tables.items()])
    assert finish(terms, [of(terms, tables)]).total_due


BOTH = """
prices:
  visit_price:
    assumed: made up
    by: visits so far for each provider and run
    from 2026-04-01:
      first 3: £10.00
      after that: £7.00
payments:
  care:
    assumed: made up
    pay: visit_price
    for each: visit
    priced at: visited_on
    due: visited_on
  once:
    assumed: made up
    pay: £100.00
    for each: plan
    at most: 1 for each person
    priced at: started_on
    due: started_on
"""


def test_what_is_counted_over_persons_and_over_providers_is_one_part() -> None:
    terms = terms_of(BOTH)
    assert part_key(terms) is None
    # Visits as before, £57.00, and each of three persons once.
    assert finish(terms, [of(terms, VISITS), of(terms, {})]).total_due == 5700 + 3 * 10000
    with pytest.raises(
        ValueError, match=r"of a person \(once\) and counts .* of a provider \(care\): give all records to"
    ):
        finish(terms, [of(terms, only(VISITS, "AB")), of(terms, only(VISITS, "C"))])


QUIET = """
payments:
  quiet:
    assumed: made up
    pay: £30.00
    for each: plan
    priced at: started_on
    when: no incident of the person where (sort is "fall")
    due: started_on
"""
FALL = {"incident_id": "I1", "sort": "fall", "provider_id": "P1", "person_id": "", "happened_on": "2026-06-02"}


def test_a_fall_that_names_nobody_may_be_anybodys_in_any_part() -> None:
    terms = terms_of(QUIET)
    assert part_key(terms) is None
    plans = records(plan("A"), plan("B", person_id="S2"))
    # £30.00 for either plan hangs on whose fall it was; without it both are quiet.
    assert finish(terms, [of(terms, {**plans, "incidents": [FALL]})]).total_due == 0
    assert finish(terms, [of(terms, {**plans, "incidents": [FALL | {"person_id": "S3"}]})]).total_due == 2 * 3000
    with pytest.raises(ValueError, match="give all records to one part"):
        finish(terms, [of(terms, plans), of(terms, {"incidents": [FALL]})])


REFERRED = """
  referred:
    assumed: made up
    pay: £5.00
    for each: person
    priced at: referred_on
    due: referred_on
"""


def test_a_provider_is_needed_whole_by_table_for_what_is_counted_together_is_of_one() -> None:
    terms = terms_of(BOTH.partition("  once:")[0] + REFERRED)
    assert part_key(terms) == "provider_id"
    # Four visits to P1 are £37.00, wherever its referral is, which is £5.00.
    people = records(person("S9", "2026-04-06", provider_id="P1"))
    assert finish(terms, [of(terms, only(VISITS, "AB")), of(terms, people)]).total_due == 3700 + 500


def test_one_plan_in_two_parts_is_refused_though_each_has_others() -> None:
    terms = run_terms(PRICES / "so-far-hours-that-cross.yaml", "2026-06", JUNE)
    assert part_key(terms) == "plan_id"
    with pytest.raises(ValueError, match="two parts have one record"):
        finish(terms, [of(terms, only(VISITS, "AB")), of(terms, only(VISITS, "BC"))])


EXPECTED = """
framework:
  of a standard:
    assumed: made up
    one for each: quarter per provider
    staffing: Enough trained staff
    access: Seen within five days
payments:
  package:
    assumed: made up
    pay: £100.00
    for each: plan
    priced at: started_on
    due: started_on
  missed:
    assumed: made up
    deduct: £30.00
    for each: standard
    priced at: from_on
    when: met is no
    due: later of to_on and assessed_on
"""


def test_standards_expected_of_whoever_has_records_are_expected_of_the_records_of_all_parts() -> None:
    terms = terms_of(EXPECTED)
    plans = records(plan("A"), plan("B", provider_id="P2"))
    judged = records(standard("staffing", "no"))
    parts = [settle_part(terms, {"plans": [row]}) for row in plans["plans"]] + [settle_part(terms, judged)]
    finished = finish(terms, [pickle.loads(pickle.dumps(part)) for part in parts])
    # P1 missed one, £30.00, and of P1 one and of P2 both are not known.
    due, later = Status.DUE, Status.OPEN
    assert [(one.line_id, one.status, one.amount) for one in finished.lines] == [
        ("A/package", due, 10000),
        ("access:P1:2026-04-01/missed", later, 0),
        ("staffing:P1:2026-04-01/missed", due, -3000),
        ("B/package", due, 10000),
        ("access:P2:2026-04-01/missed", later, 0),
        ("staffing:P2:2026-04-01/missed", later, 0),
    ]
    assert (finished.total_due, len(finished.expected)) == (17000, 3)
    # Of a table without rows too, and not by halves; that nobody has one has to be said.
    nobody = [*parts[:2], settle_part(terms, {"standards": []})]
    assert finish(terms, nobody).total_due == 20000
    assert len(finish(terms, nobody).expected) == 4
    with pytest.raises(ProblemsFound, match=r"there is no file standards\.csv, which the scheme needs"):
        finish(terms, parts[:2])
    with pytest.raises(ValueError, match="several parts were given standards"):
        finish(terms, [*parts, settle_part(terms, records(standard("access", "no")))])


def test_the_order_in_which_parts_are_given_changes_nothing() -> None:
    terms = terms_of(EXPECTED)
    plans = records(*(plan(f"A{at}", provider_id=f"P{at % 2}") for at in range(6)))["plans"]
    # A row that says the same again is warned of with its line, which is the fourth here and the third there.
    cut = [plans[at::3] for at in range(3)]
    made = [settle_part(terms, {"plans": rows}) for rows in ([*cut[0], cut[0][0]], [cut[1][0], *cut[1]], cut[2])]
    made.append(settle_part(terms, {"standards": []}))
    there, back = finish(terms, made), finish(terms, made[::-1])
    assert there == back
    assert [one.place.line for one in there.warnings if one.code == "PBR802"] == [4, 3]
    ids = [one.line_id for one in there.lines if one.payment == "package"]
    assert ids == [f"A{at}/package" for at in (0, 2, 4, 1, 3, 5)]
