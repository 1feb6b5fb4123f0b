"""A finding that no heading is like: never offered as the same in every row, and the columns that may be it named."""

import re
from pathlib import Path

import pytest

from pbr.api.extracts.mapping_started import MappingStarted, start_mapping
from pbr.mapping.proposal.known_mapping import read_known
from tests.mapping_proposal.extracts import HEADINGS, episode, text, written

ESSEX = Path("essex-reablement-bonus")
SUTTON = Path("sutton-75-25-retention")
TWENTY = [episode(number) for number in range(20)]


def renamed(tmp_path: Path, old: str, new: str, scheme: Path = ESSEX) -> MappingStarted:
    """What is started of an extract in which a column is called something that no field is."""
    rows = [{**row, new: row[old]} for row in TWENTY]
    headings = [new if heading == old else heading for heading in HEADINGS]
    return start_mapping(scheme, [written(tmp_path, "Extract.csv", text(rows, headings))])


def asked(made: MappingStarted, table: str, field: str) -> str:
    """The comment beside a field that is asked for under columns, once it is seen not to be under always."""
    form = read_known(made.text.encode(), "m").form.tables[table]
    column = form.columns[field].column
    assert column is not None
    assert column.text == "?"
    assert field not in form.always
    comment = re.search(rf'{field}: "\?"  # (.*)', made.text)
    assert comment
    return comment[1]


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Sequel to Short Term Support", "support_at_end"), ("Reason Ended", "end_reason")],
)
@pytest.mark.parametrize("strange", ["Zorgvorm", "Column X", "RBL12"])
def test_a_finding_that_no_heading_is_like_is_a_column_and_the_one_that_nothing_uses_is_named(
    tmp_path: Path, heading: str, field: str, strange: str
) -> None:
    made = renamed(tmp_path, heading, strange)
    assert asked(made, "plans", field).endswith(f"Nothing uses: {strange}")


def test_the_column_whose_phrases_are_like_it_comes_first_and_what_is_used_is_not_named(tmp_path: Path) -> None:
    rows = [{**row, "Ward": ("North", "South")[at % 2], "Zorgvorm": row["Sequel to Short Term Support"]}
            for at, row in enumerate(TWENTY)]  # fmt: skip
    headings = (*(one for one in HEADINGS if one != "Sequel to Short Term Support"), "Ward", "Zorgvorm")
    made = start_mapping(ESSEX, [written(tmp_path, "Extract.csv", text(rows, headings))])
    assert asked(made, "plans", "support_at_end").endswith("Nothing uses: Zorgvorm, Ward")


@pytest.mark.parametrize("result", ["Zorgvorm", "Column X"])
def test_the_result_of_an_outcome(tmp_path: Path, result: str) -> None:
    rows = [{**row, "Outcome": "Meals", result: ("Met", "Not met")[at % 2]} for at, row in enumerate(TWENTY)]
    made = start_mapping(SUTTON, [written(tmp_path, "Extract.csv", text(rows, (*HEADINGS, "Outcome", result)))])
    named = asked(made, "outcomes", "result").split("Nothing uses: ")[1].split(", ")
    assert named[0] == result
    assert "Outcome" not in named


def test_whether_a_standard_was_met(tmp_path: Path) -> None:
    rows = [{"Standard": "Retention", "Supplier": "P1", "From Date": f"01/{month:02}/2026", "Zorgvorm": "Yes"}
            for month in range(4, 13)]  # fmt: skip
    extract = written(tmp_path, "Standards.csv", text(rows, tuple(rows[0])))
    assert asked(start_mapping(SUTTON, [extract]), "standards", "met").endswith("Nothing uses: Zorgvorm")


def test_a_finding_without_any_column_is_asked_under_columns_all_the_same(tmp_path: Path) -> None:
    headings = [one for one in HEADINGS if one not in ("Sequel to Short Term Support", "Service Type")]
    made = start_mapping(ESSEX, [written(tmp_path, "Extract.csv", text(TWENTY, headings))])
    assert "Nothing uses" not in asked(made, "plans", "support_at_end")
    # What sort of plan it is may be the same in every row of an extract.
    assert set(read_known(made.text.encode(), "m").form.tables["plans"].always) == {"plan_type"}


def test_once_a_column_is_named_by_hand_the_next_time_lists_its_phrases(tmp_path: Path) -> None:
    rows = [{**row, "Zorgvorm": row["Sequel to Short Term Support"]} for row in TWENTY]
    headings = ["Zorgvorm" if heading == "Sequel to Short Term Support" else heading for heading in HEADINGS]
    extract, out = written(tmp_path, "Extract.csv", text(rows, headings)), tmp_path / "m.yaml"
    made = start_mapping(ESSEX, [extract], out)
    assert "No services provided" not in made.text
    out.write_text(re.sub(r'support_at_end: "\?".*', "support_at_end: Zorgvorm", made.text), encoding="utf-8")
    again = start_mapping(ESSEX, [extract], out)
    assert 'No services provided: "?"  # 6 rows; perhaps none' in again.text
    assert "support_at_end: 3 phrases, none of which had a code" in again.said


def test_a_question_mark_that_somebody_wrote_without_quotation_marks_is_one_the_next_time_too(tmp_path: Path) -> None:
    extract, out = written(tmp_path, "Extract.csv", text(TWENTY)), tmp_path / "m.yaml"
    made = start_mapping(ESSEX, [extract], out)
    assert '"?"' in made.text
    bare = made.text.replace('"?"', "?").replace("ended_on: End Date", "ended_on: ?")
    out.write_text(bare, encoding="utf-8")
    again = start_mapping(ESSEX, [extract], out)
    assert (again.text, again.written) == (bare, False)
    assert len(again.asked) == len(made.asked) + 1


def test_a_number_of_the_health_service_is_never_taken_for_certain(tmp_path: Path) -> None:
    rows = [{**row, "NHS Number": f"94347659{at:02}"} for at, row in enumerate(TWENTY)]
    for heading in ("Client Ref", "NHS Number"):
        headings = (*(one for one in HEADINGS if one != "Client Ref" or heading == one), "NHS Number")
        made = start_mapping(ESSEX, [written(tmp_path, "Extract.csv", text(rows, headings))])
        assert "person_id: NHS Number" not in made.text


@pytest.mark.parametrize("strange", ["Zorgdatum", "Column X"])
def test_a_day_that_no_heading_is_like_names_the_days_that_nothing_uses(tmp_path: Path, strange: str) -> None:
    made = renamed(tmp_path, "Date of Review", strange)
    assert asked(made, "plans", "reviewed_on").endswith(f"Nothing uses: {strange}")


def test_a_table_of_which_nothing_was_found_names_the_files_that_no_table_is_made_of(tmp_path: Path) -> None:
    strange = [{"Ref": f"M{at}", "Type": "Missed call", "Date": f"{at + 1:02}/08/2026"} for at in range(9)]
    files = [
        written(tmp_path, "Extract.csv", text(TWENTY)),
        written(tmp_path, "Missed.csv", text(strange, ("Ref", "Type", "Date"))),
    ]
    made = start_mapping(SUTTON, files)
    assert made.text.count("# no table is made of missed: Ref, Type, Date\n") == made.text.count('table from: "?"') > 0
    assert "no table is made of extract" not in made.text
