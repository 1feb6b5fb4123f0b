"""Tables of a council's own, answers and incidents are read in parts with plans or persons, or whole beside them."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from pbr.api.as_read import clean_extract
from pbr.api.as_read.clean_extract import open_in_parts
from pbr.api.as_read.key_of_parts import key_of_parts
from pbr.api.extracts.mapped_records import records_through
from pbr.engine.facts.rows_noticed import RowsNoticed
from pbr.settlement.record_ref import RecordRef
from pbr.worked_examples.checked_scheme import paying_by_name
from tests.api.as_read.both_ways import EVERY_WAY, WAYS, Outcome, as_read, in_every_way, whole
from tests.api.as_read.own_tables import LENT, OF_PERSONS, OF_PLANS, lent, of_persons, of_plans
from tests.api.as_read.test_not_clean import Tables, again, cell, column, several, told, written
from tests.api.as_read.test_story_as_read import both as told_of
from tests.own_tables.in_files import CASES
from tests.thorough import everything

AS_AT = date(2026, 8, 10)
Case = tuple[str, str, Callable[[Tables], None]]
"""What is amiss, the beginning of a code of it, and how it came to be so."""
TELECARE = CASES / "telecare-of-a-provider.yaml"


@pytest.fixture
def by_plans(tmp_path: Path) -> Path:
    """The scheme of things lent under plans, as a file."""
    return saved(tmp_path, OF_PLANS)


@pytest.fixture
def by_persons(tmp_path: Path) -> Path:
    """The scheme of respite, as a file."""
    return saved(tmp_path, OF_PERSONS)


def saved(folder: Path, text: str) -> Path:
    """A scheme as a file."""
    file = folder / "scheme.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def both(
    scheme: Path,
    tables: Tables,
    folder: Path,
    ways: Sequence[tuple[int, int]] = EVERY_WAY,
    *,
    hold_errors: bool = False,
) -> tuple[Outcome, Outcome | None]:
    """What comes of tables read whole, and in parts, which is the same in every way."""
    folder.mkdir(exist_ok=True)
    records = written(folder / "records", tables)
    return in_every_way(scheme, records, folder, AS_AT, ways, hold_errors=hold_errors)


def test_what_is_lent_under_plans_and_what_is_of_providers(by_plans: Path, tmp_path: Path) -> None:
    at_once, in_parts = both(by_plans, of_plans(), tmp_path)
    assert told(at_once) == []
    lines = at_once.files["lines.csv"].decode()
    assert all(f",{word}," in lines for word in ("fitted", "carried", "set_up", "calls", "answered", "fallen", "most"))
    assert in_parts == at_once


def test_respite_of_persons_beside_what_is_of_providers(by_persons: Path, tmp_path: Path) -> None:
    at_once, in_parts = both(by_persons, of_persons(), tmp_path)
    assert told(at_once) == []
    lines = at_once.files["lines.csv"].decode()
    assert all(f",{word}," in lines for word in ("nights", "first_of_a_person", "home_support", "lent", "calls"))
    assert in_parts == at_once


EVERY_WRONG: Sequence[Case] = (
    ("a code that is none", "PBR", cell("equipment.csv", 33, "kind", "sofa")),
    ("a day that is none", "PBR", cell("equipment.csv", 33, "lent_on", "2026-05-32")),
    ("a blank that may not be", "PBR701", cell("equipment.csv", 33, "lent_on", "")),
    ("of no plan", "PBR801", cell("equipment.csv", 50, "plan_id", "A99")),
    ("of a blank plan", "PBR701", cell("equipment.csv", 50, "plan_id", "")),
    ("a blank id", "PBR701", cell("equipment.csv", 50, "loan_id", "")),
    ("one id in two plans", "PBR803", again("equipment.csv", 7, ("plan_id", "A11"))),
    ("back before it was lent", "PBR804", cell("equipment.csv", 3, "returned_on", "2026-01-01")),
    ("a row that is too short", "PBR614", lambda tables: tables["equipment.csv"][20].__delitem__(6)),
    ("a figure that is none", "PBR704", cell("telecare.csv", 4, "calls", "many")),
    ("calls of a blank provider", "PBR701", cell("telecare.csv", 4, "provider_id", "")),
    ("one return twice", "PBR803", again("telecare.csv", 4, ("calls", "7"))),
    ("one answer twice", "PBR803", again("answers.csv", 4, ("rating", "9"))),
    ("an answer of no question", "PBR701", cell("answers.csv", 4, "question", "")),
    ("an incident of no sort", "PBR", cell("incidents.csv", 4, "sort", "fell")),
    ("a blank incident", "PBR701", cell("incidents.csv", 24, "incident_id", "")),
)
"""What is wrong with a row of each table, wherever it stands."""
WRONG = EVERY_WRONG if everything() else EVERY_WRONG[::4]

EVERY_DOUBT: Sequence[Case] = (
    ("a mark for nothing", "PBR720", cell("equipment.csv", 20, "returned_on", "n/a")),
    ("a code written otherwise", "PBR709", cell("equipment.csv", 20, "kind", "Bed")),
    ("a year mistyped", "PBR827", cell("equipment.csv", 70, "lent_on", "2025-05-02")),
    ("a provider in two spellings", "PBR710", cell("incidents.csv", 9, "provider_id", "p1")),
    ("a question in two spellings", "PBR", cell("answers.csv", 9, "question", "Feels_safe")),
    ("one row twice", "PBR802", again("equipment.csv", 7)),
    ("a reference with a space", "", again("equipment.csv", 3, ("loan_id", "L 410"))),
    ("a person with a space, beside answers of nobody", "", cell("answers.csv", 9, "person_id", "S 10")),
    ("no rows", "PBR", lambda tables: tables["telecare.csv"].__delitem__(slice(1, None))),
)
"""What is told of a row, or of all of them, by a reading whole alone."""
IN_DOUBT = EVERY_DOUBT if everything() else EVERY_DOUBT[2::3]


@pytest.mark.parametrize(("code", "spoil"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_rows_that_are_wrong_are_told_and_held_as_by_a_reading_whole(
    code: str, spoil: Callable[[Tables], None], by_plans: Path, tmp_path: Path
) -> None:
    tables = of_plans()
    spoil(tables)
    at_once, in_parts = both(by_plans, tables, tmp_path, [(7, 1)])
    assert any(one.code.startswith(code) for one in at_once.problems)
    assert in_parts == at_once


@pytest.mark.parametrize(("code", "spoil"), [case[1:] for case in IN_DOUBT], ids=[case[0] for case in IN_DOUBT])
def test_what_is_in_doubt_is_read_whole(
    code: str, spoil: Callable[[Tables], None], by_plans: Path, tmp_path: Path
) -> None:
    tables = of_plans()
    spoil(tables)
    at_once, in_parts = both(by_plans, tables, tmp_path, [(7, 1)])
    assert not code or any(one.code.startswith(code) for one in told(at_once)), [one.code for one in told(at_once)]
    assert in_parts is None or in_parts == at_once


def test_rows_of_its_own_that_are_held_are_of_no_part(tmp_path: Path) -> None:
    tables = lent()
    several(
        cell("equipment.csv", 5, "kind", "sofa"),
        cell("equipment.csv", 33, "lent_on", "2026-05-32"),
        cell("equipment.csv", 60, "plan_id", "A99"),
        again("equipment.csv", 7, ("plan_id", "A11")),
    )(tables)
    at_once, in_parts = both(saved(tmp_path, LENT), tables, tmp_path, WAYS, hold_errors=True)
    # Of the two rows of one id each is held.
    assert at_once.files["held.csv"].count(b"\nrow,equipment,") == 5
    assert in_parts == at_once


def test_what_is_lent_of_which_every_cell_is_quoted(tmp_path: Path) -> None:
    tables = {name: [[f'"{cell}"' for cell in row] for row in rows] for name, rows in lent().items()}
    at_once, in_parts = both(saved(tmp_path, LENT), tables, tmp_path, [(2, 1), (7, 1)])
    assert told(at_once) == []
    assert in_parts == at_once


@pytest.mark.parametrize("hold_errors", [False, True])
def test_prices_that_are_missing_are_told_in_the_order_of_the_records(hold_errors: bool, tmp_path: Path) -> None:
    tables = lent()
    column("equipment.csv", "kind", lambda at, was: "rail" if at in (4, 41, 77) else was)(tables)
    at_once, in_parts = both(saved(tmp_path, LENT), tables, tmp_path, WAYS, hold_errors=hold_errors)
    assert [one.code for one in at_once.problems] == ([] if hold_errors else ["PBR902"])
    assert in_parts == at_once


def test_prices_that_are_missing_for_rows_of_persons_are_told_in_the_order_of_their_ids(
    by_persons: Path, tmp_path: Path
) -> None:
    tables = of_persons()
    # Of P1, R99 of S10 and R87 of S38: the first in the order of persons, and the first in that of ids.
    column("respite.csv", "notice", {0: "none", 4: "unasked"}.get)(tables)
    at_once, in_parts = both(by_persons, tables, tmp_path, [(7, 1)])
    assert [(one.code, one.place.line) for one in at_once.problems] == [("PBR902", 6), ("PBR902", 2)]
    assert in_parts == at_once


@pytest.mark.parametrize("wanted", ["equipment", "line", "person"])
def test_a_story_of_what_is_lent(wanted: str, tmp_path: Path) -> None:
    tables = lent()
    loan, plan = tables["equipment.csv"][30][:2]
    person = next(row[1] for row in tables["plans.csv"] if row[0] == plan)
    named = {"equipment": loan, "line": f"{loan}/fitted", "person": person}[wanted]
    at_once, in_parts = told_of(saved(tmp_path, LENT), written(tmp_path / "records", tables), named, 7, AS_AT)
    assert loan in str(at_once)
    assert in_parts == at_once


@pytest.mark.parametrize(
    ("scheme", "key"),
    [
        (OF_PLANS, "plan_id"),
        (LENT, "plan_id"),
        (OF_PERSONS, "person_id"),
        # What is lent is counted over a provider, and so are the plans that it belongs to.
        (LENT.replace("due: returned_on", "due: returned_on, at most: 2 for each provider and month"), None),
        # A plan is told of by incidents of its person, who need not be named, and of whom others may be beside plans.
        (
            OF_PLANS.replace("no other incident of", "any plan of").replace(
                '(sort is "complaint")', "(started_on <= this incident's happened_on)"
            ),
            None,
        ),
        # Calls alone have no plans beside them.
        (TELECARE.read_text(encoding="utf-8"), None),
    ],
    ids=[
        "of plans",
        "each by itself",
        "of persons",
        "counted over a provider",
        "plans beside incidents",
        "calls alone",
    ],
)
def test_what_a_part_must_have_whole(scheme: str, key: str | None, tmp_path: Path) -> None:
    assert key_of_parts(paying_by_name(saved(tmp_path, scheme)).compiled) == key


def test_what_is_of_providers_and_larger_than_a_part_is_in_all_parts_if_each_row_is_settled_by_itself(
    by_plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = of_plans()
    records = written(tmp_path / "sizes", tables)
    counted = (records / "incidents.csv").stat().st_size
    monkeypatch.setattr(clean_extract, "_BYTES_OF_A_PART", counted)
    at_once, in_parts = both(by_plans, tables, tmp_path)
    assert in_parts == at_once
    given = open_in_parts(records, paying_by_name(by_plans).compiled, parts=4).extract
    assert [file.table for file in given.files_apart] == ["telecare", "answers"]
    # Incidents are counted over a provider, and seen from others of their person.
    monkeypatch.setattr(clean_extract, "_BYTES_OF_A_PART", counted - 1)
    assert as_read(by_plans, records, tmp_path / "too-many", 4, as_at=AS_AT) is None


def test_calls_of_providers_in_all_parts_of_persons(
    by_persons: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clean_extract, "_BYTES_OF_A_PART", 1)
    at_once, in_parts = both(by_persons, of_persons(), tmp_path, [(2, 1), (7, 1)])
    assert in_parts == at_once


@pytest.mark.parametrize(
    ("code", "spoil"),
    [
        ("PBR803", again("telecare.csv", 4, ("calls", "7"))),
        ("PBR701", cell("answers.csv", 9, "answer_id", "")),
        ("PBR", cell("answers.csv", 9, "answer_id", " Q10")),
    ],
    ids=["one return twice", "a blank answer", "an id between spaces"],
)
def test_rows_in_all_parts_that_are_wrong(
    code: str, spoil: Callable[[Tables], None], by_plans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = of_plans()
    spoil(tables)
    monkeypatch.setattr(clean_extract, "_BYTES_OF_A_PART", (1 << 11))
    at_once, in_parts = both(by_plans, tables, tmp_path, [(7, 1)])
    assert any(one.code.startswith(code) for one in told(at_once))
    assert in_parts is None or in_parts == at_once


def test_rows_of_its_own_that_parts_notice_are_named_in_the_order_of_their_ids() -> None:
    noticed = RowsNoticed(2, [RecordRef("respite", one, "", "S1", "P1") for one in ("R3", "R7")])
    noticed.merge(RowsNoticed(2, [RecordRef("respite", one, "", "S2", "P1") for one in ("R1", "R5")]))
    assert noticed.first_ids == ("R1", "R3", "R5")


MAPPING = """\
pbr: 1
mapping: kit
for: lent
files:
  plans: {name: plans.csv}
  kit: {name: kit.csv}
tables:
  plans:
    table from: plans
    columns: {plan_id: plan_id, person_id: person_id, provider_id: provider_id, started_on: started_on}
  equipment:
    table from: kit
    columns: {loan_id: Loan, plan_id: Plan, kind: What, lent_on: From, returned_on: Back, carried: Miles}
    codes:
      kind: {Hospital bed: bed, hoist: hoist}
"""


def test_what_is_lent_read_through_a_mapping(tmp_path: Path) -> None:
    tables = lent()
    column("equipment.csv", "kind", lambda at, was: {"bed": "Hospital bed"}.get(was, was))(tables)
    headings, *rows = tables.pop("equipment.csv")
    assert headings == ["loan_id", "plan_id", "kind", "lent_on", "returned_on", "carried"]
    tables["kit.csv"] = [["Loan", "Plan", "What", "From", "Back", "Miles"], *rows]
    scheme, mapping = saved(tmp_path, LENT), tmp_path / "mapping.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    records = records_through([written(tmp_path / "records", tables)], mapping, [str(scheme)])
    at_once = whole(scheme, records, tmp_path / "whole", as_at=AS_AT)
    assert b",fitted," in at_once.files["lines.csv"]
    for parts, workers in ((1, 1), (7, 2)):
        assert as_read(scheme, records, tmp_path / f"in-{parts}", parts, workers, as_at=AS_AT) == at_once
