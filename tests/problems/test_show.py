import json

import pytest

from pbr.problems.problem import Place, Problem
from pbr.problems.problem_formats import all_as_text, as_github, as_text
from pbr.problems.problems_json import as_json
from pbr.problems.visible_text import visible

PROBLEM = Problem(
    "PBR301",
    "a plan has no 'strated_on'",
    Place("essex.yaml", 12, 17, 27),
    help='did you mean "started_on"?',
    excerpt="    priced at:  strated_on",
    related=(("it is first used here", Place("essex.yaml", 3, 1)),),
)


def test_text_shows_the_line_with_carets_under_what_is_wrong() -> None:
    assert as_text(PROBLEM) == "\n".join(
        [
            "essex.yaml:12:17: error[PBR301] a plan has no 'strated_on'",
            "  12 |     priced at:  strated_on",
            "     |                 ^^^^^^^^^^",
            "  essex.yaml:3:1: it is first used here",
            '  = help: did you mean "started_on"?',
        ]
    )


def test_text_of_a_record_names_the_column_and_shows_no_line() -> None:
    problem = Problem("PBR701", "this is no date", Place("plans.csv", 7, 4, field="started_on"), severity="warning")
    assert as_text(problem) == "plans.csv:7:4: warning[PBR701] this is no date\n  column: started_on"


def test_a_file_as_a_whole_has_no_line() -> None:
    assert as_text(Problem("PBR001", "there is no such file", Place("x.yaml"))) == (
        "x.yaml: error[PBR001] there is no such file"
    )


def test_a_long_line_is_cut_around_the_caret() -> None:
    line = "x" * 500 + "HERE" + "y" * 500
    shown = as_text(Problem("PBR301", "what is this", Place("a.yaml", 1, 501, 505), excerpt=line)).split("\n")
    assert all(len(written) < 130 for written in shown)
    start = shown[2].index("^")
    assert shown[2].count("^") == 4
    assert shown[1][start : start + 4] == "HERE"


@pytest.mark.parametrize(
    "hidden", ["\x1b", "\x00", "\x9b", "\u202e", "\u200b", "\ufeff", "\xa0", "\ud800", "\U000e0041"]
)
def test_nothing_hidden_reaches_the_reader(hidden: str) -> None:
    place = Place(f"a{hidden}.yaml", 1, 2, 3)
    problem = Problem("PBR301", f"no {hidden}", place, hidden, excerpt=f"x{hidden}y", related=((hidden, place),))
    for written in (all_as_text([problem]), as_json([problem]), as_github(problem)):
        assert hidden not in written
    assert visible(f"£5{hidden}é").startswith("£5\\")
    assert visible(f"£5{hidden}é").endswith("é")


def test_carets_stand_under_hidden_characters_written_out() -> None:
    shown = as_text(Problem("PBR103", "hidden", Place("a.yaml", 1, 3, 4), excerpt="\x1bb\u202ec")).split("\n")
    assert shown[1] == r"  1 | \x1bb\u202ec"
    assert shown[2] == r"    |      ^^^^^^"


def test_problems_come_in_order_and_the_rest_of_many_are_counted() -> None:
    many = [Problem("PBR112", f"number {line}", Place("b.yaml", line, 1)) for line in range(53, 0, -1)]
    shown = all_as_text([*many, Problem("PBR110", "empty", Place("a.yaml"))]).split("\n")
    assert shown[0] == "a.yaml: error[PBR110] empty"
    assert shown[1:3] == ["b.yaml:1:1: error[PBR112] number 1", "b.yaml:2:1: error[PBR112] number 2"]
    assert shown[50:] == ["b.yaml:50:1: error[PBR112] number 50", "b.yaml: and 3 more problems"]
    assert all_as_text(many[3:]).count("more problem") == 0
    assert all_as_text(many[2:]).endswith("and 1 more problem")


def test_json_has_every_part() -> None:
    [written] = json.loads(as_json([PROBLEM]))["problems"]
    assert written == {
        "code": "PBR301",
        "severity": "error",
        "message": "a plan has no 'strated_on'",
        "help": 'did you mean "started_on"?',
        "file": "essex.yaml",
        "line": 12,
        "column": 17,
        "end_column": 27,
        "field": "",
        "excerpt": "    priced at:  strated_on",
        "related": [
            {
                "message": "it is first used here",
                "file": "essex.yaml",
                "line": 3,
                "column": 1,
                "end_column": 0,
                "field": "",
            }
        ],
    }


def test_github_marks_the_line() -> None:
    assert as_github(PROBLEM) == (
        "::error file=essex.yaml,line=12,col=17,title=PBR301::a plan has no 'strated_on'%0Adid you mean \"started_on\"?"
    )
    odd = Problem("PBR404", "50% of\nall", Place("a,b:c.yaml", 1, 1), severity="warning")
    assert as_github(odd) == r"::warning file=a%2Cb%3Ac.yaml,line=1,col=1,title=PBR404::50%25 of\x0aall"


def test_lines_to_paste_stand_as_they_are_on_lines_of_their_own() -> None:
    problem = Problem("PBR503", "more", Place("s.yaml", 9, 3), "write:", to_paste=("      A/pay: £1.00", "\x1b[31m"))
    assert as_text(problem).splitlines()[1:] == ["  = help: write:", "      A/pay: £1.00", "\\x1b[31m"]
    assert json.loads(as_json([problem]))["problems"][0]["help"] == "write:\n      A/pay: £1.00\n\x1b[31m"
    assert as_github(problem).endswith("::more%0Awrite:%0A      A/pay: £1.00%0A\\x1b[31m")


def test_a_name_as_long_as_a_book_is_cut_for_people_and_for_programs() -> None:
    name = "x" * 900_000
    problem = Problem(
        "PBR107", f"an alias, *{name}", Place("scheme.yaml", 1, 4, 900_005), f"take *{name} out", excerpt=name
    )
    assert len(as_text(problem)) < 4_000
    assert len(as_json([problem])) < 4_000
    assert len(as_github(problem)) < 4_000
