"""A mapping that is started: what is certain is filled in, what money hangs on is asked, and people stay out of it."""

import re
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.api.extracts.mapping_started import MappingStarted, start_mapping
from pbr.engine.fields_needed import needs_of
from pbr.mapping.load_mapping import load_mapping
from pbr.mapping.mapping_form import MappingForm
from pbr.mapping.proposal.extract_file import ExtractFile
from pbr.mapping.proposal.file_profile import profile_file
from pbr.mapping.proposal.known_mapping import read_known
from pbr.mapping.proposal.likely_columns import may_be
from pbr.mapping.proposal.mapping_lines import mapping_text
from pbr.mapping.proposal.needed import NeededField, needed_tables
from pbr.mapping.proposal.propose import propose
from pbr.mapping.proposal.proposed import Heading, Proposal
from pbr.problems.problem import ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.scheme.load_by_name import load_by_name
from tests.examples.national_return import HEADER
from tests.mapping_proposal.extracts import CANARIES, HEADINGS, episode, text, written

ESSEX = Path("essex-reablement-bonus")
SUTTON = Path("sutton-75-25-retention")
TWENTY = [episode(number) for number in range(20)]


def started(folder: Path, content: str, scheme: Path = ESSEX, name: str = "Extract Aug-26.csv") -> MappingStarted:
    return start_mapping(scheme, [written(folder, name, content)])


def form_of(made: MappingStarted) -> MappingForm:
    return read_known(made.text.encode(), "m").form


def columns(made: MappingStarted, table: str = "plans") -> dict[str, str]:
    """The heading of each field of a table that is in one column, or the question mark."""
    form = form_of(made).tables[table]
    return {name: one.column.text for name, one in form.columns.items() if one.column}


def codes(made: MappingStarted, field: str, table: str = "plans") -> dict[str, str]:
    return {phrase: code.text for phrase, code in form_of(made).tables[table].codes[field].items()}


def test_what_is_certain_is_filled_in(tmp_path: Path) -> None:
    made = started(tmp_path, text(TWENTY))
    assert columns(made) == {
        "plan_id": "Episode No",
        "person_id": "Client Ref",
        "provider_id": "Supplier",
        "plan_type": "Service Type",
        "started_on": "Start Date",
        "ended_on": "End Date",
        "end_reason": "Reason Ended",
        "support_at_end": "Sequel to Short Term Support",
        "reviewed_on": "Date of Review",
    }
    form = form_of(made)
    assert form.dates is not None
    assert form.dates.text == "day first"
    assert [one.name.text for one in form.files.values() if one.name] == ["Extract *.csv"]


def test_a_code_on_which_money_hangs_is_offered_with_its_rows_and_never_filled_in(tmp_path: Path) -> None:
    made = started(tmp_path, text(TWENTY))
    # of 20, the four whose number is 4 more than a multiple of 5 go on; of the other 16, those that leave 0, 1 and 2
    # by three are 0,3,6,12,15,18 | 1,7,10,13,16 (4 and 19 go on) | 2,5,8,11,17
    assert codes(made, "end_reason") == dict.fromkeys(("Goals met", "Passed away", "Admitted to hospital"), "?")
    assert 'Goals met: "?"  # 6 rows; perhaps completed' in made.text
    assert 'Passed away: "?"  # 5 rows; perhaps died' in made.text
    assert 'Residential care: "?"  # 5 rows; perhaps residential' in made.text
    assert 'No services provided: "?"  # 6 rows; perhaps none' in made.text


def test_even_a_phrase_that_is_the_code_is_asked_where_it_is_written_otherwise(tmp_path: Path) -> None:
    rows = [{**row, "Reason Ended": row["Reason Ended"] and "Completed"} for row in TWENTY]
    assert codes(started(tmp_path, text(rows)), "end_reason") == {"Completed": "?"}
    same = [{**row, "Reason Ended": row["Reason Ended"] and "completed"} for row in TWENTY]
    assert "end_reason" not in form_of(started(tmp_path, text(same))).tables["plans"].codes


def test_nothing_about_people_is_written(tmp_path: Path) -> None:
    for scheme in (ESSEX, SUTTON):
        made = started(tmp_path, text(TWENTY), scheme)
        said = f"{made.text} {made.said} {made.files} {made.warnings}"
        assert not [canary for canary in CANARIES if canary in said]


def test_a_note_typed_among_codes_is_not_written_and_its_row_is_told(tmp_path: Path) -> None:
    rows = [*TWENTY, episode(21, **{"Reason Ended": "Mr Canary moved in with his daughter"})]
    made = started(tmp_path, text(rows))
    assert "Canary" not in made.text
    # the 21st record stands in row 22
    assert "# end_reason: row 22 may have something about a person" in made.text


@pytest.mark.parametrize("scheme", [ESSEX, SUTTON])
def test_a_column_of_names_is_offered_for_no_day_and_no_code(tmp_path: Path, scheme: Path) -> None:
    headings = [heading for heading in HEADINGS if heading != "Date of Review"]
    made = started(tmp_path, text(TWENTY, headings), scheme)
    assert "Reviewed By" not in made.text
    assert "Client Name" not in made.text


def test_who_reviewed_is_never_when_even_if_called_so(tmp_path: Path) -> None:
    rows = [{**row, "Date of Review": row["Reviewed By"], "Reviewed By": row["Date of Review"]} for row in TWENTY]
    made = started(tmp_path, text(rows))
    assert columns(made)["reviewed_on"] == "?"
    assert '"Date of Review" has names below it, and is not offered' in made.text


def test_two_columns_that_may_be_it_are_both_offered_and_neither_is_taken(tmp_path: Path) -> None:
    headings = (*HEADINGS, "Service Start Date")
    rows = [{**row, "Service Start Date": row["Start Date"]} for row in TWENTY]
    made = started(tmp_path, text(rows, headings))
    assert columns(made)["started_on"] == "?"
    assert re.search(r'started_on: "\?".* Perhaps: (Start Date, Service Start Date|Service Start Date, Start Date)',
                     made.text)  # fmt: skip


def test_a_title_above_and_a_total_below_are_found(tmp_path: Path) -> None:
    below = "Total,20\r\n"
    content = f"Reablement episodes\r\n\r\n{text(TWENTY, below=below)}"
    form = form_of(started(tmp_path, content))
    (file,) = form.files.values()
    assert file.headings_in_row is not None
    assert file.headings_in_row.text == "3"
    assert [value.text for value in form.tables["plans"].leave_out["Episode No"]] == ["Total*"]


def test_a_total_of_somebody_is_told_by_the_word_alone(tmp_path: Path) -> None:
    made = started(tmp_path, text(TWENTY, below="Zebedee Canary Total,20\r\n"))
    assert [value.text for value in form_of(made).tables["plans"].leave_out["Episode No"]] == ["*Total"]
    assert "Zebedee" not in made.text


def outcome_rows(*, wide: bool) -> tuple[list[dict[str, str]], tuple[str, ...]]:
    """The same plans with two outcomes each: side by side, or a row for each with the plan's cells repeated."""
    first, second = ("Washing and dressing", "Met"), ("Getting out and about", "Not met")
    if wide:
        headings = (*HEADINGS, "Outcome 1", "Outcome 1 Result", "Outcome 2", "Outcome 2 Result")
        return [{**row, **dict(zip(headings[-4:], (*first, *second), strict=True))} for row in TWENTY], headings
    tall = [{**row, "Outcome": name, "Outcome Result": said} for row in TWENTY for name, said in (first, second)]
    return tall, (*HEADINGS, "Outcome", "Outcome Result")


def test_outcomes_side_by_side_are_found(tmp_path: Path) -> None:
    rows, headings = outcome_rows(wide=True)
    made = started(tmp_path, text(rows, headings), SUTTON)
    table = form_of(made).tables["outcomes"]
    assert table.side_by_side is not None
    assert table.side_by_side.numbers is not None
    assert table.side_by_side.numbers.text == "1 to 2"
    assert (columns(made, "outcomes")["outcome"], columns(made, "outcomes")["result"]) == (
        "Outcome <n>",
        "Outcome <n> Result",
    )
    made_of = table.columns["outcome_id"].made_of
    assert made_of is not None
    assert [one.text for one in made_of] == ["Episode No", "<n>"]
    assert codes(made, "result", "outcomes") == {"Met": "?", "Not met": "?"}
    # 20 plans with both outcomes each
    assert 'Met: "?"  # 20 rows; perhaps achieved' in made.text
    assert 'Not met: "?"  # 20 rows; perhaps not_achieved' in made.text


def test_a_plan_repeated_on_a_row_for_each_outcome_is_found(tmp_path: Path) -> None:
    rows, headings = outcome_rows(wide=False)
    form = form_of(started(tmp_path, text(rows, headings), SUTTON))
    one_row = form.tables["plans"].one_row_for_each
    assert one_row is not None
    assert [one.text for one in one_row] == ["Episode No"]
    assert form.tables["outcomes"].one_row_for_each is None
    made_of = form.tables["outcomes"].columns["outcome_id"].made_of
    assert made_of is not None
    assert [one.text for one in made_of] == ["Episode No", "Outcome"]


def test_rows_of_one_plan_that_differ_are_not_made_one(tmp_path: Path) -> None:
    rows, headings = outcome_rows(wide=False)
    rows[1] = {**rows[1], "Start Date": "30/05/2026"}
    made = started(tmp_path, text(rows, headings), SUTTON)
    assert form_of(made).tables["plans"].one_row_for_each is None
    assert "rows 2 and 3 agree in Episode No and differ in Start Date" in made.text


def test_providers_are_looked_up_in_the_file_that_has_their_references(tmp_path: Path) -> None:
    main = written(tmp_path, "Extract Aug-26.csv", text(TWENTY))
    names = written(tmp_path, "Providers.csv", "Name,Ref,Town\nOak Care,P2,Leeds\nSunrise Homecare Ltd,P1,York\n")
    provider = form_of(start_mapping(ESSEX, [main, names])).tables["plans"].columns["provider_id"]
    assert provider.look_up
    assert provider.in_
    assert provider.by
    said = (*provider.look_up, provider.in_, *provider.by)
    assert [one.text for one in said] == ["Supplier", "providers", "Name"]


def test_a_workbook_starts_the_same_mapping_as_its_csv(tmp_path: Path) -> None:
    path = tmp_path / "Extract Aug-26.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_row(0, 0, HEADINGS)
        for at, row in enumerate(TWENTY, 1):
            for column, heading in enumerate(HEADINGS):
                sheet.write_string(at, column, row[heading])
    by_workbook = start_mapping(ESSEX, [path]).text
    by_csv = started(tmp_path, text(TWENTY)).text
    assert by_workbook == by_csv.replace("Extract *.csv", "Extract *.xlsx")


def test_tables_in_several_sheets_of_a_workbook(tmp_path: Path) -> None:
    outcomes = [{"Episode No": row["Episode No"], "Outcome": "Meals", "Outcome Result": "Met"} for row in TWENTY]
    path, out = tmp_path / "Extract Aug-26.xlsx", tmp_path / "m.yaml"
    with xlsxwriter.Workbook(path) as book:
        for name, rows in (("Episodes", TWENTY), ("Outcomes", outcomes), ("Notes", [{"A": "b", "C": "d"}])):
            sheet = book.add_worksheet(name)
            for at, row in enumerate([dict(zip(rows[0], rows[0], strict=True)), *rows]):
                sheet.write_row(at, 0, tuple(row.values()))
    form = form_of(start_mapping(SUTTON, [path], out, ["Episodes", "Outcomes"]))
    assert {label: file.sheet.text for label, file in form.files.items() if file.sheet} == {
        "episodes": "Episodes",
        "outcomes": "Outcomes",
    }
    tables = {name: table.table_from.text for name, table in form.tables.items() if table.table_from}
    assert (tables["plans"], tables["outcomes"]) == ("episodes", "outcomes")
    assert start_mapping(SUTTON, [path], out).said == ()


def test_a_failed_formula_is_told_with_its_row(tmp_path: Path) -> None:
    rows = [{**row, "End Date": "#REF!"} if at == 2 else row for at, row in enumerate(TWENTY)]
    (warning,) = started(tmp_path, text(rows)).warnings
    assert (warning.code, warning.place.line, warning.place.column) == ("PBR790", 4, 6)


def test_a_table_of_which_nothing_is_there_is_asked_whole(tmp_path: Path) -> None:
    made = started(tmp_path, text(TWENTY), SUTTON)
    assert set(columns(made, "standards").values()) == {"?"}


@pytest.mark.parametrize(
    ("content", "code"), [("A;B\n1;2\n", "PBR786"), ("Start Date,Start Date\n1,2\n", "PBR786"), ("", "PBR607")]
)
def test_a_file_without_headings_is_told(tmp_path: Path, content: str, code: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        started(tmp_path, content)
    assert [problem.code for problem in found.value.problems] == [code]


def test_a_column_of_disputes_is_taken_though_no_condition_reads_it(tmp_path: Path) -> None:
    """It holds the money of its row wherever it is there: a mapping without it would lift every dispute."""
    rows, headings = outcome_rows(wide=False)
    rows = [{**row, "In Dispute?": "Yes" if at % 7 == 0 else "No"} for at, row in enumerate(rows)]
    made = started(tmp_path, text(rows, (*headings, "In Dispute?")), SUTTON)
    assert columns(made, "outcomes")["disputed"] == "In Dispute?"
    without = started(tmp_path, text(rows, headings), SUTTON)
    assert "disputed" not in columns(without, "outcomes")
    near = [{**row, "Provider Dispute Status": row["In Dispute?"]} for row in rows]
    asked = started(tmp_path, text(near, (*headings, "Provider Dispute Status")), SUTTON)
    assert columns(asked, "outcomes")["disputed"] == "?"


def test_once_decided_it_is_a_mapping(tmp_path: Path) -> None:
    made = started(tmp_path, text(TWENTY))
    decided = re.sub(r'"\?"  # \d+ rows?; perhaps (\w+)', r"\1", made.text)
    mapping = load_mapping(written(tmp_path, "m.yaml", decided))
    assert mapping.tables["plans"].codes["support_at_end"] == {
        "no services provided": "none",
        "community support - lower level": "reduced",
        "residential care": "residential",
    }
    assert {"Goals met", "Residential care"} < {asked.of for asked in made.asked}


SCHEME = load_by_name(ESSEX)
NEEDED = needed_tables(needs_of(SCHEME), ())


def proposed(rows: list[dict[str, str]], order: list[str]) -> tuple[Proposal, str]:
    """What is proposed of rows in memory, and how it is written."""
    cells = tuple((at, tuple(row[heading] for heading in order)) for at, row in enumerate(rows, 2))
    file = ExtractFile(Path("Extract.csv"), "Extract.csv", "", 1, tuple(order), cells)
    made = propose("s", NEEDED, [profile_file(file, "extract")])
    return made, mapping_text(made)


@settings(max_examples=40, deadline=None)
@given(
    st.permutations(HEADINGS),
    st.lists(st.integers(0, 400), min_size=5, max_size=40, unique=True),
    st.permutations(range(len(HEADINGS))),
)
def test_whatever_stands_under_which_heading(order: list[str], numbers: list[int], under: list[int]) -> None:
    """Headings in any order, and any column's cells under any heading: nothing about people, and the same bytes."""
    rows = [episode(number) for number in numbers]
    moved = [{heading: row[HEADINGS[under[at]]] for at, heading in enumerate(HEADINGS)} for row in rows]
    made, said = proposed(moved, order)
    assert not [canary for canary in CANARIES if canary in said]
    assert proposed(moved, order)[1] == said
    read_known(said.encode(), "m")
    holds = {heading: HEADINGS[under[at]] for at, heading in enumerate(HEADINGS)}
    days = {"Start Date", "End Date", "Date of Review"}
    for field in made.tables[0].fields:
        for heading in (*field.offered, *([field.origin.text] if isinstance(field.origin, Heading) else ())):
            assert (holds[heading] in days) == field.needed.name.endswith("_on")
        assert not [code for code in field.codes if code.code]


def test_a_column_that_is_none_in_every_row_is_a_finding_to_decide(tmp_path: Path) -> None:
    """None may be a code yet: a person says whether it is the code none or nothing at all."""
    made = started(tmp_path, text([{**row, "Sequel to Short Term Support": "None"} for row in TWENTY]))
    assert columns(made)["support_at_end"] == "Sequel to Short Term Support"
    assert codes(made, "support_at_end") == {"None": "?"}
    assert 'None: "?"  # 20 rows; perhaps none' in made.text


def test_a_column_of_marks_is_no_column_of_days(tmp_path: Path) -> None:
    made = started(tmp_path, text([{**row, "Date of Review": "N/A"} for row in TWENTY]))
    assert columns(made)["reviewed_on"] == "?"
    assert '"Date of Review" has marks for nothing below it' in made.text


@pytest.mark.parametrize("heading", ["Supplier", "Provider", "Agency Name"])
def test_who_supplied_it_is_never_offered_for_whether_it_is_disputed(tmp_path: Path, heading: str) -> None:
    outcomes = [
        {
            "Outcome ID": f"K{number}", "Episode No": f"EP77{number // 2:04}",
            "Goal": ("Washing", "Cooking")[number % 2],
            "Goal Result": ("Met", "Not met")[number % 2], heading: ("Oak Care", "Elm Care")[number % 2],
        }
        for number in range(20)
    ]  # fmt: skip
    files = [
        written(tmp_path, "Episodes.csv", text(TWENTY)),
        written(tmp_path, "Goals.csv", text(outcomes, list(outcomes[0]))),
    ]
    made = start_mapping(Path("wiltshire-payable-outcomes"), files)
    lines = [line for line in made.text.splitlines() if line.strip().startswith(("disputed:", "payable:"))]
    assert not [line for line in lines if heading in line]


def test_a_column_of_many_phrases_is_no_yes_or_no(tmp_path: Path) -> None:
    """Seven reasons of a dispute are no yes or no; six phrases may be."""
    made = {
        many: profile_file(
            ExtractFile(
                Path("x.csv"), "x.csv", "", 1, ("Disputed", "Goal"),
                tuple((row, (f"Reason {'abcdefg'[row % many]}", "Washing")) for row in range(2, 44)),
            ),
            "x",
        ).columns[0]
        for many in (6, 7)
    }  # fmt: skip
    wanted = next(one for one in TABLES["outcomes"].fields if one.name == "disputed")
    assert [may_be(NeededField(wanted, pays=True), made[many]) for many in (6, 7)] == [True, False]


def test_the_national_return_is_known_and_told_where_it_is_read(tmp_path: Path) -> None:
    headings = [*HEADER]
    rows = [dict.fromkeys(headings, "x") | {"Event Type": "Service", "LA Code": str(number)} for number in range(3)]
    made = started(tmp_path, text(rows, headings), name="CLD Q1.csv")
    (told,) = [one for one in made.warnings if one.code == "PBR792"]
    assert (told.place.file, told.place.line) == ("CLD Q1.csv", 1)
    assert "pbr cld CLD Q1.csv --out" in told.help
    assert not [one for one in started(tmp_path, text(TWENTY)).warnings if one.code == "PBR792"]
