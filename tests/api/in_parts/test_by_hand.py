"""Parts of one's own making: each is settled wherever it is, and what they come to is the settlement."""

import pickle
from datetime import date

import pytest

from pbr.api import ProblemsFound, finish, run_terms, settle, settle_part, tables_needed
from pbr.sample.request import SampleWanted
from pbr.sample.sample_folder import write_sample
from tests.api.in_parts.cut import Tables, cut, tables_of
from tests.engine.settled import NAMES

AS_AT = date(2026, 9, 30)
OF_PERSONS = "population-prime-provider"
"""Compares the records of a person."""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """An invented extract with every table, as text."""
    made = tmp_path_factory.mktemp("sample") / "records"
    write_sample(made, SampleWanted(plans=40, seed=5, first=date(2026, 4, 1), last=AS_AT))
    return tables_of(made)


def fitting(name: str, tables: Tables) -> Tables:
    """The same rows with codes that a scheme has a price for, or lists."""
    if name.startswith("ipc"):
        return {**tables, "plans": [{**row, "rate": "lower"} for row in tables["plans"]]}
    if name == "reablement-outcomes-2a":
        return {**tables, "outcomes": [{**row, "outcome": "nfa_other"} for row in tables["outcomes"]]}
    return tables


@pytest.mark.parametrize("name", [name for name in NAMES if name != OF_PERSONS])
def test_every_shipped_scheme_in_three_parts(name: str, tables: Tables) -> None:
    tables = fitting(name, tables)
    terms = pickle.loads(pickle.dumps(run_terms(name, "2026-04-01..2026-09-30", AS_AT)))
    # Standards stand after the plans of their provider: where they matter all is one part.
    made = [pickle.loads(pickle.dumps(settle_part(terms, part))) for part in cut(tables, 3)]
    needed = {table: tables[table] for table in tables_needed(terms)}
    finished, whole = finish(terms, made), settle(name, needed, "2026-04-01..2026-09-30", AS_AT)
    assert finished.lines == whole.lines
    assert finished.total_due == whole.total_due
    assert finished.tally.by_status() == whole.settlement.tally.by_status()
    assert finished.measures == whole.measures
    assert finished.expected == whole.settlement.expected
    assert finished.not_deducted == whole.settlement.not_deducted
    assert [row for row in finished.rows if row.read] == [row for row in whole.settlement.rows if row.read]


def test_a_scheme_that_compares_the_records_of_a_person_is_not_settled_in_parts() -> None:
    with pytest.raises(ValueError, match="overlaps another stay of the person"):
        run_terms(OF_PERSONS)


def test_standards_that_nobody_recorded_are_expected_by_the_part_that_is_given_none() -> None:
    terms = run_terms("withheld-until-targets-are-met", None, AS_AT)
    without, given = settle_part(terms, {}), settle_part(terms, {"standards": []})
    assert finish(terms, [without]).expected == ()
    header = ",".join(("standard", "provider_id", "from_on", "to_on", "assessed_on", "met", "score"))
    whole = settle("withheld-until-targets-are-met", {"standards": f"{header}\n"}, None, AS_AT)
    assert whole.settlement.expected
    finished = finish(terms, [without, given])
    assert (finished.expected, finished.lines) == (whole.settlement.expected, whole.lines)
    with pytest.raises(ValueError, match="one part"):
        finish(terms, [given, given])


def test_once_the_lines_are_written_only_those_of_providers_are_left(tables: Tables) -> None:
    terms = run_terms("population-prime-provider-at-risk", None, date(2027, 3, 31))
    made = [settle_part(terms, part) for part in cut(tables, 2)]
    whole = finish(terms, made)
    alone = finish(terms, [part.without_lines() for part in made])
    assert alone.total_due == whole.total_due
    assert {line.payment for line in alone.lines if line.unit == "pool"}
    written = [line for part in made for _, lines in part.lines for line in lines]
    assert sorted(line.line_id for line in (*written, *alone.lines)) == sorted(line.line_id for line in whole.lines)


def test_problems_of_a_part_are_raised_with_their_places_and_without_values(tables: Tables) -> None:
    terms = run_terms("essex-reablement-bonus", None, AS_AT)
    wrong = [{**tables["plans"][0], "started_on": "Zebedee", "plan_type": "reablement"}]
    with pytest.raises(ProblemsFound) as found:
        settle_part(terms, {"plans": wrong})
    assert [(one.code, one.place.line, one.place.field) for one in found.value.problems] == [
        ("PBR702", 2, "started_on")
    ]
    assert "Zebedee" not in str(found.value.problems)


def test_an_outcome_without_its_plan_is_no_part(tables: Tables) -> None:
    terms = run_terms("wiltshire-payable-outcomes", None, AS_AT)
    with pytest.raises(ProblemsFound) as found:
        settle_part(terms, {"outcomes": tables["outcomes"][:2]})
    assert {one.code for one in found.value.problems} == {"PBR801"}


def test_a_run_is_not_finished_from_nothing() -> None:
    terms = run_terms("essex-reablement-bonus", None, AS_AT)
    with pytest.raises(ValueError, match="no part"):
        finish(terms, [])
    assert finish(terms, [settle_part(terms, {})]).lines == ()
