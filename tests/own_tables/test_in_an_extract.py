"""A council's own tables in files: read, checked, held, cut into parts, compared, and given to programs."""

import json
import pickle
from datetime import date
from pathlib import Path

import pytest

from pbr.api import explain, person, settle
from pbr.api.comparing.comparison import ComparisonRequest, compare
from pbr.api.extracts.schema_of_records import SchemaForm, records_schema, write_records_schema
from pbr.api.in_parts.parts import finish, run_terms, settle_part
from pbr.engine.compiled_scheme import compile_scheme
from pbr.problems.problem import ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.records.records_in_parts import in_parts
from pbr.records.table import Records
from pbr.scheme.load_scheme import load_scheme, read_scheme
from pbr.scheme.own_fields_together import tables_together
from pbr.settlement.line import Line
from pbr.worked_examples.kept_scheme import as_bytes, from_bytes
from tests.cli.command import pbr
from tests.own_tables.in_files import EQUIPMENT, LOANS, NIGHTS, PLANS, RESPITE, records_in

JUNE = "2026-06"


def due(lines: tuple[Line, ...]) -> dict[str, int]:
    """What is due on each line, in pence."""
    return {one.line_id: one.amount for one in lines if one.amount}


def test_each_row_of_a_plan_is_paid_for(tmp_path: Path) -> None:
    settled = settle(EQUIPMENT, records_in(tmp_path, plans=PLANS, equipment=LOANS), JUNE)
    assert due(settled.lines) == {
        "A/set_up": 9_000, "E1/fitted": 4_000, "E1/carried": 563, "E2/fitted": 6_550, "E2/grave_fault": 500,
        "A/handling/2026-06": 400, "A/no_more_of_equipment": -1_113,
        "E3/fitted": 4_000, "E3/carried": 90, "B/handling/2026-06": 200,
    }  # fmt: skip
    assert sum(one.amount for one in settled.lines) == 24_190
    assert [(rows.table, rows.read, rows.used) for rows in settled.settlement.rows] == [
        ("plans", 2, 2), ("equipment", 3, 3),
    ]  # fmt: skip


def test_each_row_of_a_person_is_paid_for(tmp_path: Path) -> None:
    settled = settle(RESPITE, records_in(tmp_path, plans=PLANS, respite=NIGHTS), JUNE)
    assert sum(one.amount for one in settled.lines) == 24_000 + 1_000 + 4_000 + 38_000 + 2_500 + 2_500


@pytest.mark.parametrize(
    ("before", "after", "code", "line"),
    [
        ("E3,B", "E3,C", "PBR801", 4),
        ("E3,B", "E1,B", "PBR803", 2),
        ("E3,B", ",B", "PBR701", 4),
        ("E1,A,bed", "E1,A,sofa", "PBR706", 2),
        ("E1,A,bed,2026-06-02", "E1,A,bed,", "PBR701", 2),
        ("2026-06-20", "2026-06-02", "PBR804", 3),
        ("12.5", "12.5 miles", "PBR704", 2),
        ("lent_on", "lent", "PBR611", 1),
    ],
)
def test_its_cells_are_checked_as_any_other(before: str, after: str, code: str, line: int, tmp_path: Path) -> None:
    records = records_in(tmp_path, plans=PLANS, equipment=LOANS.replace(before, after))
    with pytest.raises(ProblemsFound) as found:
        settle(EQUIPMENT, records, JUNE)
    errors = [(one.code, one.place.file, one.place.line) for one in found.value.problems if one.severity == "error"]
    assert errors == [(code, "equipment.csv", line)]


def test_a_row_that_is_wrong_is_held_and_may_be_what_is_looked_at(tmp_path: Path) -> None:
    records = records_in(tmp_path, plans=PLANS, equipment=LOANS.replace("E1,A,bed", "E1,A,sofa"))
    settled = settle(EQUIPMENT, records, JUNE, hold_errors=True)
    assert [(row.table, row.record_id, row.belongs_to) for row in settled.settlement.held_rows] == [
        ("equipment", "E1", "A")
    ]
    status = {one.line_id: one.status.value for one in settled.lines}
    assert "E1/fitted" not in status
    # It may be the bed that is out, or one that was adapted.
    assert status["A/set_up"] == "open"
    assert status["E2/fitted"] == "due"


def test_what_its_rows_contradict_each_other_in_is_told_with_their_line(tmp_path: Path) -> None:
    many = "".join(f"F{at},A,bed,2026-06-{at % 28 + 1:02},,,1,\n" for at in range(60))
    other_year = f"{LOANS}{many}X1,B,bed,2025-06-04,2025-06-05,,2,yes\n"
    records = records_in(tmp_path, plans=PLANS, equipment=other_year)
    scheme = str(EQUIPMENT)
    told = [
        settle(EQUIPMENT, records, JUNE).warnings,
        compare(records, ComparisonRequest(schemes=[scheme], baseline=scheme)).cast.warnings,
        person("S2", EQUIPMENT, records, "2026-06-30").warnings,
    ]
    # The heading, three loans and sixty stand before it.
    at = [[(one.place.file, one.place.line) for one in warnings if one.code == "PBR827"] for warnings in told]
    assert at == [[("equipment.csv", 65)]] * 3


def test_a_table_that_is_not_there_is_missed(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        settle(EQUIPMENT, records_in(tmp_path, plans=PLANS), JUNE)
    assert [(one.code, one.place.file) for one in found.value.problems] == [("PBR601", "equipment.csv")]


def test_a_provider_that_the_framework_does_not_list_is_an_error(tmp_path: Path) -> None:
    scheme = tmp_path / "listed.yaml"
    listed = "framework:\n  of a provider:\n    assumed: made up\n    P1: the one\nmeasures:\n"
    text = RESPITE.read_text(encoding="utf-8").replace("measures:\n", listed, 1)
    scheme.write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        settle(scheme, records_in(tmp_path, plans=PLANS.replace("P2", "P1"), respite=NIGHTS), JUNE)
    errors = [(one.place.file, one.place.line) for one in found.value.problems if one.severity == "error"]
    assert errors == [("respite.csv", 3)]


def test_other_schemes_take_it_for_no_table(tmp_path: Path) -> None:
    records = records_in(tmp_path, plans=PLANS, equipment=LOANS, respite=NIGHTS)
    warned = [one for one in settle(RESPITE, records, JUNE).settlement.warnings if one.code == "PBR619"]
    assert [one.place.file for one in warned] == ["equipment.csv"]


def test_a_row_is_explained_with_its_line(tmp_path: Path) -> None:
    records = records_in(tmp_path, plans=PLANS, equipment=LOANS)
    told = " ".join(str(explain(EQUIPMENT, records, "E2", JUNE)).split())
    assert told.startswith("Equipment E2 (")
    assert "equipment.csv:3), of plan A" in told
    told = str(explain(EQUIPMENT, records, "A/set_up", JUNE))
    assert "equipment.csv:2" in told


def test_parts_settled_elsewhere_come_to_the_same(tmp_path: Path) -> None:
    whole = settle(EQUIPMENT, records_in(tmp_path, plans=PLANS, equipment=LOANS), JUNE)
    terms = pickle.loads(pickle.dumps(run_terms(EQUIPMENT, JUNE)))
    head, *plans = PLANS.splitlines(keepends=True)
    head_of_loans, *loans = LOANS.splitlines(keepends=True)
    parts = [
        settle_part(terms, {"plans": head + plan, "equipment": head_of_loans + "".join(own)})
        for plan in plans
        for own in [[loan for loan in loans if loan.split(",")[1] == plan[0]]]
    ]
    finished = finish(terms, pickle.loads(pickle.dumps(parts)))
    assert finished.total_due == sum(one.amount for one in whole.lines)
    assert [one.line_id for one in finished.lines] == [one.line_id for one in whole.lines]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        # The plan A of P1 and its nights, then P2 with the plan B: five heads, cut in the middle, and each by itself.
        (1, [["R1", "R3", "R2"]]),
        (2, [["R1"], ["R3", "R2"]]),
        (7, [[], ["R1"], ["R3"], [], ["R2"]]),
    ],
)
def test_records_are_cut_in_the_order_in_which_they_are_settled(
    parts: int, expected: list[list[str]], tmp_path: Path
) -> None:
    compiled = compile_scheme(load_scheme(RESPITE))
    nights = NIGHTS + "R3,S2,P1,2026-06-02,,,short,,\n"
    extract = read_extract(records_in(tmp_path, plans=PLANS, respite=nights), compiled.needs, hold_errors=False)
    whole = as_known(extract, date(2026, 6, 30))
    assert [_rows(part, "respite") for part in in_parts(whole, parts)] == expected


def _rows(records: Records, table: str) -> list[str]:
    at = records.tables[table].layout[records.tables[table].kind.key[0]]
    return [str(row[at]) for row in records.tables[table].rows]


def test_a_scheme_comes_back_from_the_cache_with_its_tables() -> None:
    scheme = load_scheme(EQUIPMENT)
    back, _ = from_bytes(as_bytes((scheme, ())))
    assert back == scheme
    assert back.tables["equipment"].in_order == (("lent_on", "returned_on"),)
    assert back.tables["people"] is TABLES["people"]


def test_schemes_are_compared_over_tables_of_their_own(tmp_path: Path) -> None:
    dearer = tmp_path / "dearer.yaml"
    text = EQUIPMENT.read_text(encoding="utf-8").partition("examples:")[0]
    text = text.replace("scheme: equipment_of_a_plan", "scheme: dearer").replace("pay: £5.00", "pay: £7.00")
    dearer.write_text(text + "examples:\n  None:\n    as at: 2026-06-30\n    total due: £0.00\n", encoding="utf-8")
    records = records_in(tmp_path, plans=PLANS, equipment=LOANS)
    schemes = [str(EQUIPMENT), str(dearer)]
    found = compare(records, ComparisonRequest(schemes=schemes, baseline=schemes[0]))
    totals = {one.candidate.name: sum(own.due for own in one.providers.values()) for one in found.cast.results}
    assert totals == {"equipment_of_a_plan": 24_190, "dearer": 24_390}


def test_schemes_that_declare_one_table_unlike_are_refused() -> None:
    text = EQUIPMENT.read_text(encoding="utf-8")
    one, alike = read_scheme(text, "one.yaml"), read_scheme(text, "alike.yaml")
    assert tables_together([one, alike])["equipment"] == one.tables["equipment"]
    other = read_scheme(text.replace("one of bed, hoist, rail", "one of bed, hoist, rail, ramp"), "other.yaml")
    with pytest.raises(ProblemsFound) as found:
        tables_together([one, other])
    (problem,) = found.value.problems
    assert (problem.code, problem.place.file, problem.place.line) == ("PBR491", "other.yaml", 10)


def test_programs_are_given_what_a_scheme_declares(tmp_path: Path) -> None:
    package = json.loads(records_schema(EQUIPMENT).whole)
    (own,) = [one for one in package["resources"] if one.get("own")]
    assert (own["name"], own["path"], own["schema"]["primaryKey"]) == ("equipment", "equipment.csv", ["loan_id"])
    assert own["schema"]["foreignKeys"] == [
        {"fields": ["plan_id"], "reference": {"resource": "plans", "fields": ["plan_id"]}}
    ]
    kind = next(field for field in own["schema"]["fields"] if field["name"] == "kind")
    assert kind["constraints"] == {"required": True, "enum": ["bed", "hoist", "rail"]}
    rows = json.loads(records_schema(EQUIPMENT, SchemaForm.JSON_SCHEMA).whole)
    assert rows["$defs"]["equipment"]["required"] == ["loan_id", "plan_id", "kind", "lent_on"]
    assert rows["$defs"]["equipment"]["properties"]["adapted"]["enum"] == ["yes", "no", ""]
    assert "equipment" not in json.loads(records_schema(form=SchemaForm.JSON_SCHEMA).whole)["$defs"]
    write_records_schema(records_schema(EQUIPMENT), tmp_path / "schema")
    assert {"datapackage.json", "equipment.json", "plans.json"} <= {one.name for one in (tmp_path / "schema").iterdir()}
    with pytest.raises(ProblemsFound) as found:
        write_records_schema(records_schema(), tmp_path / "schema")
    assert [one.code for one in found.value.problems] == ["PBR021"]


def test_the_command_prints_or_writes_it(tmp_path: Path) -> None:
    said = pbr("schema", "records", str(EQUIPMENT))
    assert said.returncode == 0
    assert json.loads(said.stdout)["name"] == "equipment_of_a_plan"
    assert pbr("schema", "records", "--format", "json-schema", "--out", str(tmp_path / "s")).returncode == 0
    assert [one.name for one in (tmp_path / "s").iterdir()] == ["records.schema.json"]
