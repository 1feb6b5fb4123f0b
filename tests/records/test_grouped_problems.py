"""What many rows have in common is said once, and what is in other words is named."""

from pathlib import Path

import pytest

from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.extract.read_extract import read_extract
from pbr.records.files.renamed_columns import other_heading
from tests.records.conftest import Write
from tests.records.paid import HEADING, paid

ROW = "{0},S{0},P1,north,reablement,2026-06-01,2026-06-20,completed,1000.00,none,2026-06-22"


def test_rows_that_say_the_same_again_are_one_warning() -> None:
    # Two plans of £1,000.00 with the bonus of £100.00.
    twice = paid([ROW.format("A"), ROW.format("B"), ROW.format("A"), ROW.format("B"), ROW.format("A")])
    assert (twice.due, twice.codes) == (220000, ["PBR802"])
    assert twice.said[0].message == (
        "this row says the same as an earlier one of the same plan_id, and is left out (in 3 rows: lines 4, 5 and 6)"
    )
    assert [place.line for _, place in twice.said[0].related] == [2]


def test_rows_that_contradict_one_another_are_one_problem() -> None:
    rows = [ROW.format(plan).replace("P1", f"P{n}") for plan in "ABC" for n in range(2)]
    told = paid(rows)
    assert told.codes == ["PBR803"]
    assert told.said[0].message.endswith("says something else (in 6 rows: lines 2, 3, 4, 5, 6 and 1 more)")
    # Held, each row says it by itself.
    assert paid(rows, hold_errors=True).held == 6


def test_rows_that_are_too_short_by_as_much_are_one_problem() -> None:
    told = paid([ROW.format("A"), "B,S,P1,north", "C,S,P1,north", "D,S,P1"])
    assert [(each.code, each.place.line, each.message) for each in told.said] == [
        ("PBR614", 3, "the row is too short: 4 of 11 cells (in 2 rows: lines 3 and 4)"),
        ("PBR614", 5, "the row is too short: 3 of 11 cells"),
    ]


@pytest.mark.parametrize(
    "total",
    [
        *("P1 Total,,,,,,,,1000.00,,", "P1,Total,,,,,,,1000.00,,", ",,P1 sub-total:,,,,,,1000.00,,"),
        *("north,Grand Total,,,,,,,1000.00,,", "Total,P1,,,,,,,1000.00,,", "P1 subtotal,1000.00"),
    ],
)
def test_a_subtotal_is_one_problem_and_is_not_paid(total: str) -> None:
    assert paid([ROW.format("A"), total]).codes == ["PBR631"]
    held = paid([ROW.format("A"), total], hold_errors=True)
    assert (held.due, held.held) == (110000, 1)


def test_a_record_of_a_provider_called_total_is_no_total() -> None:
    wrong = ROW.format("A").replace("P1", "Total Care").replace("reablement", "respite")
    assert paid([wrong]).codes == ["PBR706"]
    assert paid(["A,,Total Care,,,,,,1000.00,,"]).codes != ["PBR631"]


@pytest.mark.parametrize("note", ["Source: case system", "as at 4 May", "* estimated", "PL-7"])
def test_a_note_of_one_cell_is_a_note_whatever_the_width_of_the_table(note: str) -> None:
    told = paid([ROW.format("A"), note])
    assert (told.codes, told.said[0].place.line) == (["PBR632"], 3)


@pytest.mark.parametrize(
    ("name", "headings", "meant"),
    [
        ("provider_id", ["Supplier", "Postcode"], "Supplier"),
        ("provider_id", ["Agency code"], "Agency code"),
        ("plan_id", ["Package Ref"], "Package Ref"),
        ("started_on", ["Start date"], "Start date"),
        ("started_on", ["Started by"], ""),
        ("ended_on", ["End Date", "Ended by"], "End Date"),
        ("delivered_minutes", ["Actual mins"], "Actual mins"),
        ("weekly_hours", ["Hours per week"], ""),
        ("weekly_hours", ["Hrs pw"], "Hrs pw"),
        ("provider_id", ["Supplier postcode"], ""),
        ("provider_id", ["Supplier", "Agency"], ""),
        ("person_id", ["NHS number"], "NHS number"),
        ("plan_type", ["Package category"], "Package category"),
    ],
)
def test_a_heading_in_other_words(name: str, headings: list[str], meant: str) -> None:
    assert other_heading(name, headings) == meant


def test_a_column_under_another_name_is_proposed() -> None:
    told = paid((HEADING.replace("provider_id", "Supplier") + "\n" + ROW.format("A") + "\n").encode())
    assert told.said[0].code == "PBR611"
    assert told.said[0].help == 'if "Supplier" is it, call it provider_id: The provider that delivers it.'


def test_spellings_of_a_provider_are_shown() -> None:
    told = paid([ROW.format("A").replace("P1", "Care Co"), ROW.format("B").replace("P1", "CARE CO")])
    assert [(each.code, each.message) for each in told.said] == [
        (
            "PBR710",
            'provider_id has 2 spellings that differ only in capitals, read as 2 providers: "CARE CO", "Care Co"',
        )
    ]


def test_a_mark_where_the_finding_none_may_be_meant_says_how_it_is_written() -> None:
    # The bonus of £100.00 is open: the mark is not the finding.
    marked = paid([ROW.format("A").replace(",none,", ",None,")])
    assert marked.due == 100000
    assert marked.said[0].message == (
        '"None" stands for nothing in 1 cell of support_at_end, read as blank, not as the finding that there is no '
        "need: for that, write no_support"
    )
    # A field that has no such finding says no more than that it is blank.
    area = paid([ROW.format("A").replace("completed", "NULL")])
    assert area.said[0].message == '"NULL" stands for nothing in 1 cell of end_reason, read as blank'


@pytest.mark.parametrize("show_values", [False, True])
@pytest.mark.parametrize("hold_errors", [False, True])
def test_no_cell_of_a_row_is_in_any_message_unless_asked_for(
    write: Write, show_values: bool, hold_errors: bool
) -> None:
    secrets = {
        "weekly_hours": "417.25",
        "started_on": "07/23/2026",
        "end_reason": "Ann Secret",
        "planned_end_on": "x9y",
    }
    heading = "plan_id,person_id,provider_id,plan_type," + ",".join(secrets)
    ordinary = "PL-{0},S-{0},P1,initial,10,{0}/0{0}/2026,completed,2026-09-0{0}"
    rows = [ordinary.format(n) for n in range(1, 8)]
    folder = write(plans="\n".join([heading, *rows, "PL-9,S-9,P1,initial," + ",".join(secrets.values()), ""]))
    problems = _problems(folder, show_values, hold_errors)
    said = " ".join(f"{each.message} {each.help}" for each in problems)
    assert len(problems) >= 3
    for value in secrets.values():
        assert (value in said) <= show_values
    assert not any(f"{part}-{n}" in said for part in ("PL", "S") for n in range(10))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("respite", True),
        ("passed away", True),
        ("level 2", True),
        ("moved in with her daughter", False),
        ("s-0001", False),
        ("PL0001", False),
        ("Ann Example", False),
    ],
)
def test_a_wrong_code_is_shown_and_no_sentence_or_reference_in_its_place(written: str, shown: bool) -> None:
    (told,) = paid([ROW.format("A").replace("completed", written)]).said
    assert told.code == "PBR706"
    assert (written in told.message) == shown


def _problems(folder: Path, show_values: bool, hold_errors: bool) -> list[Problem]:
    try:
        extract = read_extract(folder, {"plans": frozenset()}, hold_errors, show_values)
    except ProblemsFound as found:
        return found.problems
    return [*extract.warnings, *(each for row in extract.held_rows for each in row.problems)]
