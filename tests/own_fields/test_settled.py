"""Fields and codes of a council's own are read from files, masked, held and explained as the dictionary's are."""

import pickle
from datetime import date
from pathlib import Path

import pytest

from pbr.api import explain, settle
from pbr.api.in_parts.parts import finish, run_terms, settle_part
from pbr.problems.problem import ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.extract.needed import tables_of
from pbr.scheme.load_scheme import load_scheme, read_scheme
from pbr.settlement.line import Line
from pbr.worked_examples.kept_scheme import as_bytes, from_bytes
from tests.own_fields.of_a_council import PLANS, SCHEME, VISITS, records_in, scheme_in

JULY = date(2026, 7, 31)


def amounts(lines: tuple[Line, ...]) -> dict[str, str]:
    """Each line in short: what is due, or its status."""
    return {one.line_id: str(one.amount) if one.status.value == "due" else one.status.value for one in lines}


def settled(
    folder: Path, as_at: date, plans: str = PLANS, visits: str = VISITS, hold_errors: bool = False
) -> dict[str, str]:
    scheme, records = scheme_in(folder), records_in(folder, plans, visits)
    return amounts(settle(scheme, records, f"2026-04-01..{as_at}", as_at, hold_errors=hold_errors).lines)


def test_every_type_as_at_the_end_of_july(tmp_path: Path) -> None:
    # A is urgent and fit on the second day: £150.00, and half of £300.00. B has nobody linked, so what is paid for it
    # is held. C was fit a month after its start, so it is no quick one. V1 was called off 3.5 hours before, V2 30.
    assert settled(tmp_path, JULY) == {
        "A/started": "15000",
        "A/allocation": "15000",
        "V1/called_off": "1000",
        "V2/called_off": "not_earned",
        "V3/called_off": "open",
        "V4/called_off": "held",
    }


def test_what_is_known_later_reads_as_blank(tmp_path: Path) -> None:
    # On 10 June A was not reviewed: its urgency is not known, and a blank is routine. C is not known to be fit.
    found = settled(tmp_path, date(2026, 6, 10))
    assert found["A/started"] == "10000"
    assert found["C/started"] == "open"
    # On 3 June nobody had called V4 off.
    assert settled(tmp_path, date(2026, 6, 3))["V2/called_off"] == "not_earned"
    assert settled(tmp_path, date(2026, 5, 31)) | {"V1/called_off": "open"} == settled(tmp_path, date(2026, 5, 31))


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("urgent", "at once", "PBR706"),
        ("£300.00", "plenty", "PBR703"),
        ("2026-06-02,urgent", "2.6.2026,urgent", "PBR702"),
        ("Rapid Access", "Quick Access", "PBR706"),
    ],
)
def test_cells_are_checked_as_any_other(before: str, after: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        settled(tmp_path, JULY, PLANS.replace(before, after))
    (problem,) = (one for one in found.value.problems if one.severity == "error")
    assert (problem.code, problem.place.file, problem.place.line) == (code, "plans.csv", 2)
    # What belongs to a row that is held is held with it, and the rest is settled.
    held = settled(tmp_path, JULY, PLANS.replace(before, after), hold_errors=True)
    assert "V1/called_off" not in held
    assert held["V4/called_off"] == "held"


def test_a_figure_of_another_unit_is_none(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        settled(tmp_path, JULY, visits=VISITS.replace("3.5", "3.5 miles"))
    assert [one.code for one in found.value.problems if one.severity == "error"] == ["PBR704"]


def test_a_column_that_the_scheme_needs_is_missed(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        settled(tmp_path, JULY, visits=VISITS.replace("notice_hours", "notice"))
    assert [one.code for one in found.value.problems if one.severity == "error"] == ["PBR611"]


def test_other_schemes_do_not_know_them(tmp_path: Path) -> None:
    plain = SCHEME.replace("      plan_type: also rapid_access\n", "").replace('"rapid_access"', '"ongoing"')
    plain = plain.replace("plan_type: rapid_access", "plan_type: ongoing")
    with pytest.raises(ProblemsFound) as found:
        settle(scheme_in(tmp_path, plain), records_in(tmp_path), "2026-07", JULY)
    assert {one.code for one in found.value.problems if one.severity == "error"} == {"PBR706"}


def test_parts_settled_elsewhere_come_to_the_same(tmp_path: Path) -> None:
    scheme, records = scheme_in(tmp_path), records_in(tmp_path)
    whole = settle(scheme, records, "2026-04-01..2026-07-31", JULY)
    terms = pickle.loads(pickle.dumps(run_terms(scheme, "2026-04-01..2026-07-31", JULY)))
    head, *plans = PLANS.splitlines(keepends=True)
    head_of_visits, *visits = VISITS.splitlines(keepends=True)
    parts = [
        settle_part(terms, {"plans": head + plan, "visits": head_of_visits + "".join(own)})
        for plan in plans
        for own in [[visit for visit in visits if visit.split(",")[1] == plan[0]]]
    ]
    finished = finish(terms, pickle.loads(pickle.dumps(parts)))
    assert finished.total_due == whole.total_due
    assert amounts(finished.lines) == amounts(whole.lines)


def test_a_scheme_comes_back_from_the_cache_with_its_tables(tmp_path: Path) -> None:
    scheme = load_scheme(scheme_in(tmp_path))
    back, _ = from_bytes(as_bytes((scheme, ())))
    assert back == scheme
    assert back.tables["plans"].fields_by_name["urgency"].codes == ("routine", "urgent")
    assert back.tables["plans"] is back.payments[0].kind
    assert back.tables["people"] is TABLES["people"]


def test_a_scheme_without_any_has_the_dictionary_itself() -> None:
    plain = read_scheme(
        "pbr: 1\nscheme: plain\ntitle: Plain\nruns: 2026-04-01 to 2027-03-31\n"
        "rounding: each line to the penny, half up\npayments:\n  package:\n    assumed: made up\n    pay: £1.00\n"
        "    for each: plan\n    priced at: started_on\n    due: started_on\nexamples:\n  None:\n"
        "    as at: 2026-06-30\n    total due: £0.00\n",
        "plain.yaml",
    )
    back, _ = from_bytes(as_bytes((plain, ())))
    assert plain.tables is TABLES
    assert back.tables is TABLES
    assert tables_of({"plans": frozenset()}) is TABLES


def test_a_story_tells_of_them(tmp_path: Path) -> None:
    scheme, records = scheme_in(tmp_path), records_in(tmp_path)
    told = str(explain(scheme, records, "A", "2026-04-01..2026-06-10", "2026-06-10"))
    assert "urgency" in told
    assert "2026-06-20" in told
