"""Every rule of mappings: the smallest change of a mapping or an extract that breaks it, and where that is said."""

from pathlib import Path

import pytest

from pbr.api import ProblemsFound, records_through
from pbr.problems.catalogue.pbr750_mappings import RULES_OF_MAPPINGS
from pbr.problems.problem import Problem
from pbr.records.extract.read_extract import read_extract
from tests.mapping.essex import EXTRACT, MAPPING, NAME, PROVIDERS, written

NEEDS = {
    "plans": frozenset(
        ("plan_type", "started_on", "ended_on", "end_reason", "support_at_end", "reviewed_on", "provider_id")
    )
}


def found(folder: Path, **given: str) -> list[Problem]:
    """Everything that is said of an extract and its mapping."""
    files, mapping = written(folder, **given)
    try:
        records = records_through(files, mapping)
        records.through.refuse_other_schemes(["essex_reablement_bonus"])
        return list(read_extract(records, NEEDS, hold_errors=False).warnings)
    except ProblemsFound as problems:
        return [one for one in problems.problems if one.severity == "error"]


def changed(before: str, after: str, text: str = MAPPING) -> str:
    """A text with one thing in it changed."""
    assert text.count(before) == 1, before
    return text.replace(before, after)


MAPPINGS: dict[str, tuple[str, str, str, str]] = {
    "a word of nobody's": ("    table from: extract", "    from table: extract", "PBR750", "from table"),
    "no name": ("mapping: reablement_extract\n", "", "PBR750", "pbr: 1"),
    "a word in a column": ("        gives: Ref", "        give: Ref", "PBR750", "give: Ref"),
    "undecided": ("Goals met: completed", "Goals met: ?", "PBR751", "Goals met: ?"),
    "undecided column": ("started_on: Start Date", "started_on: ?", "PBR751", "started_on: ?"),
    "two ways at once": ("  look up: Supplier\n", "  column: A\n        look up: B\n", "PBR752", "provider_id"),
    "made of one": ("plan_id: Episode No", "plan_id: {made of: [A]}", "PBR752", "plan_id: {"),
    "a day made of two": ("started_on: Start Date", "started_on: {made of: [A, B]}", "PBR752", "started_on: {"),
    "a list": ("plan_id: Episode No", "plan_id: [Episode No, Status]", "PBR752", "plan_id: ["),
    "no row of headings": ("headings in row: 4", "headings in row: four", "PBR752", "four"),
    "no such table": ("  plans:", "  packages:", "PBR753", "packages"),
    "no such file": ("table from: extract", "table from: extrat", "PBR753", "extrat"),
    "looked up nowhere": ("in: providers", "in: provider", "PBR753", "in: provider"),
    "the wrong way round": ("started_on: Start Date", "Start Date: started_on", "PBR754", "Start Date: started_on"),
    "a field twice": ("      plan_type: reablement", "      plan_id: E1", "PBR755", "plan_id: E1"),
    "no code": ("provided: none", "provided: nothing", "PBR756", "nothing"),
    "codes of no column": ("      support_at_end:\n", "      rate:\n", "PBR756", "rate:"),
    "codes of days": ("      end_reason:\n        Goals", "      started_on:\n        Goals", "PBR756", "started_on:"),
    "no such constant": ("plan_type: reablement", "plan_type: package", "PBR756", "plan_type: package"),
    "two codes": ("away: died", "away: died\n        PASSED  AWAY: moved", "PBR756", "PASSED  AWAY"),
    "an order of nobody's": ("dates: day first", "dates: dd/mm/yyyy", "PBR757", "dd/mm/yyyy"),
    "no file": ("Reablement Extract *.csv", "Package Extract *.csv", "PBR758", "Package Extract"),
    "two files": ("Provider references.csv", "'*.csv'", "PBR758", "*.csv"),
    "no heading": ("started_on: Start Date", "started_on: Started", "PBR760", "started_on: Started"),
    "a field that is needed": ("      reviewed_on: Date of Review\n", "", "PBR761", "table from: extract"),
    "numbers of nothing": ("plan_id: Episode No", "plan_id: Episode <n>", "PBR763", "Episode <n>"),
    "another scheme": ("for: essex_reablement_bonus", "for: wirral", "PBR769", "for: wirral"),
}


@pytest.mark.parametrize("case", MAPPINGS)
def test_a_mapping_that_is_wrong_is_refused_where_it_is(case: str, tmp_path: Path) -> None:
    before, after, code, on_line = MAPPINGS[case]
    mapping = changed(before, after)
    problems = found(tmp_path, mapping=mapping)
    lines = mapping.splitlines()
    assert [on_line in lines[one.place.line - 1] for one in problems if one.code == code] == [True]
    assert all(one.help for one in problems)


@pytest.mark.parametrize(
    ("before", "after", "remedy"),
    [
        ("Goals met: completed", "Goals met: ?", "write which code of end_reason it means in place of"),
        ("started_on: Start Date", "started_on: ?", "write the heading of its column in place of"),
        ("plan_type: reablement", "plan_type: ?", "write the code that every row has in place of"),
        ("dates: day first", "dates: ?", "write day first, month first or year first in place"),
    ],
)  # fmt: skip
def test_a_question_mark_is_told_what_to_write_in_its_place(
    before: str, after: str, remedy: str, tmp_path: Path
) -> None:
    (problem,) = [one for one in found(tmp_path, mapping=changed(before, after)) if one.code == "PBR751"]
    assert problem.help.startswith(remedy)


def test_a_field_of_a_schemes_own_is_known_where_the_scheme_is_named_too(tmp_path: Path) -> None:
    mapping = changed("started_on: Start Date", "started_on: Start Date\n      at_home_on_day_91: Worker")
    (problem,) = [one for one in found(tmp_path, mapping=mapping) if one.code == "PBR754"]
    assert problem.help.endswith(
        "a field of a scheme's own is known where the scheme is named too: pbr validate SCHEME MAPPING"
    )


EXTRACTS: dict[str, tuple[str, str, str, int]] = {
    "a phrase without a code": ("12/06/2026,Goals met", "12/06/2026,Goal met", "PBR762", 5),
    "a supplier of nobody's": ("E1,C1,Acme Care Ltd", "E1,C1,Acne Care Ltd", "PBR766", 5),
    "a day in another order": ("12/06/2026", "06/15/2026", "PBR768", 5),
    "a day that never was": ("12/06/2026", "31/06/2026", "PBR702", 5),
    "a row that is too short": (",Community support,24/06/2026,Complete,", "", "PBR614", 6),
    "separated by semicolons": ("Episode No,", "Episode No;Client;Supplier\nEpisode No,", "PBR609", 4),
    "headings in another row": ("Run on 01/09/2026,,,,,,,,,\n", "", "PBR760", 0),
    "a heading twice": ("Status,Worker", "Status,Start Date", "PBR760", 0),
}


@pytest.mark.parametrize("case", EXTRACTS)
def test_an_extract_that_does_not_fit_is_refused_where_it_is(case: str, tmp_path: Path) -> None:
    before, after, code, line = EXTRACTS[case]
    problems = found(tmp_path, extract=changed(before, after, EXTRACT))
    places = [one.place for one in problems if one.code == code]
    assert {(place.file, place.line) for place in places} == {(NAME, line)} or (places and not line)


def test_every_phrase_that_is_not_known_is_listed_with_its_count(tmp_path: Path) -> None:
    more = EXTRACT.replace("Goals met", "Aims met").replace("Passed away", "Died at home")
    said = [one.message for one in found(tmp_path, extract=more) if one.code == "PBR762"]
    assert said == [
        "'Aims met' under 'Reason Ended' has no code of end_reason (2 rows, the first is here)",
        "'Died at home' under 'Reason Ended' has no code of end_reason (1 row)",
    ]


def test_a_long_phrase_or_one_with_a_number_is_not_quoted(tmp_path: Path) -> None:
    problems = found(tmp_path, extract=changed("Passed away,,,Complete", "Called 07700 900123,,,Complete", EXTRACT))
    said = [one.message for one in problems if one.code == "PBR762"]
    assert said == ["a phrase that is not shown under 'Reason Ended' has no code of end_reason (1 row)"]


def test_a_heading_that_may_be_meant_is_named(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, mapping=changed("started_on: Start Date", "started_on: Start Dates"))
    assert problem.help == 'did you mean "Start Date"?'
    (problem,) = found(tmp_path, mapping=changed("      started_on: Start Date\n", ""))
    assert problem.code == "PBR761"
    assert 'if "Start Date" is it, write under columns: started_on: Start Date' in problem.help


def test_two_answers_are_refused(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, providers=PROVIDERS + "acme care ltd,P7\n")
    assert (problem.code, problem.place.line) == ("PBR767", 4)
    assert found(tmp_path, providers=PROVIDERS + "acme care ltd,P1\n") == found(tmp_path)


def test_ids_that_could_be_one_are_refused(tmp_path: Path) -> None:
    joined = changed("plan_id: Episode No", "plan_id: {made of: [Episode No, Client Ref]}")
    both = EXTRACT.replace("E1,C1", "E-1,C-1")
    assert {one.code for one in found(tmp_path, mapping=joined, extract=both)} == {"PBR764"}
    one_of_them = EXTRACT.replace("E1,C1", "E-1,C1")
    assert "PBR764" not in {one.code for one in found(tmp_path, mapping=joined, extract=one_of_them)}
    blank = EXTRACT.replace("E2,C2", "E2,")
    assert ("PBR764", 6) in {(one.code, one.place.line) for one in found(tmp_path, mapping=joined, extract=blank)}


def test_a_file_that_nothing_reads_is_said(tmp_path: Path) -> None:
    _, mapping = written(tmp_path)
    (tmp_path / "Visits.csv").write_text("a,b\n", encoding="utf-8")
    warnings = read_extract(records_through([tmp_path], mapping), NEEDS, hold_errors=False).warnings
    assert [(one.code, one.place.file) for one in warnings] == [("PBR759", "Visits.csv")]


def test_days_that_a_workbook_swapped_are_refused(tmp_path: Path) -> None:
    head, rows = EXTRACT[: EXTRACT.index("E1,")], []
    for number in range(1, 13):
        # up to the 12th the workbook took the day for the month; the others it left as text
        day = f"2026-{number:02}-06" if number % 2 else f"{number + 12}/06/2026"
        rows.append(
            f"E{number},C{number},Acme Care Ltd,01/06/2026,{day},Goals met,No services provided,30/06/2026,Done,"
        )
    assert "PBR624" in {one.code for one in found(tmp_path, extract=head + "\n".join(rows) + "\n")}


def test_every_rule_is_shown() -> None:
    shown = {code for _, _, code, _ in (*MAPPINGS.values(), *EXTRACTS.values())}
    # shown by tests of their own, here, in test_settled, test_disputed and test_unread
    shown |= {"PBR759", "PBR764", "PBR765", "PBR767", "PBR770", "PBR771", "PBR772"}
    assert {rule.code for rule in RULES_OF_MAPPINGS} <= shown
