"""Parts of one's own making: each is settled wherever it is, and what they come to is the settlement."""

import pickle
from dataclasses import replace
from datetime import date

import pytest

from pbr.api import ProblemsFound, finish, run_terms, settle, settle_part, tables_needed
from pbr.sample.request import SampleWanted
from pbr.sample.sample_folder import write_sample
from tests.api.in_parts.cut import Tables, cut, tables_of
from tests.engine.settled import scheme

AS_AT = date(2026, 9, 30)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """An invented extract with every table, as text."""
    made = tmp_path_factory.mktemp("sample") / "records"
    write_sample(made, SampleWanted(plans=40, seed=5, first=date(2026, 4, 1), last=AS_AT))
    return tables_of(made)


def test_standards_that_nobody_recorded_are_expected_of_the_providers_listed() -> None:
    terms = run_terms("withheld-until-targets-are-met", None, AS_AT)
    header = ",".join(("standard", "provider_id", "from_on", "to_on", "assessed_on", "met", "score"))
    whole = settle("withheld-until-targets-are-met", {"standards": f"{header}\n"}, None, AS_AT)
    assert whole.settlement.expected
    finished = finish(terms, [settle_part(terms, {}), settle_part(terms, {"standards": []})])
    assert (finished.expected, finished.lines) == (whole.settlement.expected, whole.lines)
    assert finished.warnings == whole.warnings


def test_once_the_lines_are_written_only_those_of_providers_are_left(tables: Tables) -> None:
    terms = run_terms("population-prime-provider-at-risk", None, date(2027, 3, 31))
    made = [settle_part(terms, part) for part in cut(tables, 2)]
    whole = finish(terms, made)
    alone = finish(terms, [part.without_lines() for part in made])
    assert alone.total_due == whole.total_due
    assert {line.payment for line in alone.lines if line.unit == "pool"}
    written = [line for part in made for family in part.lines for line in family.lines]
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


HEAD = (
    "plan_id,person_id,provider_id,plan_type,rate,started_on,planned_end_on,ended_on,end_reason,"
    "support_at_end,reviewed_on\n"
)


def plan(plan_id: str, rate: str = "lower", plan_type: str = "reablement") -> str:
    """A plan of P1 of two weeks in July, all of it known."""
    return f"{plan_id},S{plan_id},P1,{plan_type},{rate},2026-07-06,2026-07-20,2026-07-20,completed,none,2026-07-22\n"


def test_a_row_that_says_the_same_again_is_warned_of_and_counted_once() -> None:
    terms = run_terms("essex-reablement-bonus", None, AS_AT)
    blank = f"{',' * HEAD.count(',')}\n"
    made = [settle_part(terms, {"plans": HEAD + rows}) for rows in (plan("A") + blank + plan("A"), plan("B"))]
    finished = finish(terms, made)
    # The blank row and the second A are left out: A and B are paid, £1,575.00 and £250.00 each.
    assert [(one.read, one.used, one.dropped) for one in finished.rows] == [(4, 2, 2)]
    assert finished.total_due == 2 * 182500
    assert [(one.code, one.place.line) for one in finished.warnings] == [("PBR802", 4), ("PBR026", 0)]


def test_what_all_parts_show_together_is_warned_of_once(tables: Tables) -> None:
    period = "2026-07-01..2026-09-30"
    terms = run_terms("sutton-75-25-retention", period, AS_AT)
    finished = finish(terms, [settle_part(terms, part) for part in cut(tables, 3)])
    needed = {table: tables[table] for table in tables_needed(terms)}
    whole = settle("sutton-75-25-retention", needed, period, AS_AT)
    assert {one.code for one in finished.warnings} == {"PBR857"}
    assert [(one.code, one.message) for one in finished.warnings] == [(one.code, one.message) for one in whole.warnings]


def test_a_record_without_a_price_is_told_of_its_part() -> None:
    terms = run_terms("ipc-outcome-tariff", "2026-07-01..2026-07-31", AS_AT)
    assert settle_part(terms, {"plans": HEAD + plan("A", plan_type="ongoing")}).gathered.unpriced == []
    with pytest.raises(ProblemsFound) as found:
        settle_part(terms, {"plans": HEAD + plan("A", plan_type="ongoing") + plan("B", "standard", "ongoing")})
    assert [(one.code, one.place.file, one.place.line) for one in found.value.problems] == [("PBR902", "plans.csv", 3)]


BY_PROVIDER = """
prices:
  of_quarter:
    by: provider_id
    from 2026-04-01:
      P1: £300.00
    assumed: made up
payments:
  contract:
    assumed: made up
    pay: of_quarter
    for each: quarter per provider
    priced at: start of quarter
    due: end of quarter
  fee:
    assumed: made up
    pay: £1.00
    for each: plan
    priced at: started_on
    due: started_on
"""


def test_a_quarter_of_a_provider_without_a_price_is_told_at_the_end() -> None:
    terms = replace(run_terms("essex-reablement-bonus", "2026-07-01..2026-09-30", AS_AT), compiled=scheme(BY_PROVIDER))
    mine, other = HEAD + plan("A"), HEAD + plan("B").replace("P1", "P2")
    # £300.00 for the quarter to September, and £1.00 for the plan
    assert finish(terms, [settle_part(terms, {"plans": mine})]).total_due == 30100
    with pytest.raises(ProblemsFound) as found:
        finish(terms, [settle_part(terms, {"plans": rows}) for rows in (mine, other)])
    assert {one.code for one in found.value.problems} == {"PBR902"}
    assert {one.place.file for one in found.value.problems} == {"records"}


@pytest.mark.parametrize(
    "other", [("essex-six-weeks-before", "2026-07"), ("essex-reablement-bonus", "2026-08")], ids=["scheme", "period"]
)
def test_a_run_is_not_finished_from_parts_of_another(other: tuple[str, str]) -> None:
    terms = run_terms("essex-reablement-bonus", "2026-07", AS_AT)
    part = settle_part(run_terms(*other, AS_AT), {"plans": HEAD + plan("A")})
    with pytest.raises(ValueError, match="by other terms"):
        finish(terms, [settle_part(terms, {"plans": HEAD + plan("B")}), pickle.loads(pickle.dumps(part))])


def test_a_part_that_is_given_twice_is_not_paid_twice() -> None:
    terms = run_terms("essex-reablement-bonus", "2026-07", AS_AT)
    first, again, other = (settle_part(terms, {"plans": HEAD + rows}) for rows in (plan("A"), plan("A"), plan("B")))
    with pytest.raises(ValueError, match="given twice"):
        finish(terms, [first, again.without_lines()])
    # £1,575.00 and £250.00 each; two parts without any record are none of them twice
    empty = [settle_part(terms, {}) for _ in range(2)]
    assert finish(terms, [first, other, *empty]).total_due == 2 * 182500


def test_a_run_is_not_finished_from_nothing() -> None:
    terms = run_terms("essex-reablement-bonus", None, AS_AT)
    with pytest.raises(ValueError, match="no part"):
        finish(terms, [])
    # As of a folder without the file, and of a file without a row of what every other row is about.
    without: list[tuple[Tables, str]] = [({}, "PBR601"), ({"plans": []}, "PBR622")]
    for given, code in without:
        with pytest.raises(ProblemsFound) as found:
            finish(terms, [settle_part(terms, given), settle_part(terms, {})])
        assert [(one.code, one.place.file) for one in found.value.problems] == [(code, "plans.csv")]


@pytest.mark.parametrize(("name", "meant"), [("plan", "plans"), ("Outcomes", "outcomes")])
def test_a_name_that_is_no_tables_is_refused_and_not_left_out(tables: Tables, name: str, meant: str) -> None:
    terms = run_terms("wiltshire-payable-outcomes", None, AS_AT)
    with pytest.raises(ValueError, match=f"there is no table called '{name}'; did you mean \"{meant}\"?"):
        settle_part(terms, {"plans": tables["plans"], name: tables["outcomes"]})
    # A table that the contract does not read is one all the same.
    settle_part(terms, {"plans": tables["plans"], "outcomes": tables["outcomes"], "visits": tables["visits"]})
