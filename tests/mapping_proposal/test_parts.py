"""The parts that a started mapping is made of: names of files, words of headings, codes, rows that are no records."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.mapping.proposal.code_words import likely_code
from pbr.mapping.proposal.column_profile import Content, profile
from pbr.mapping.proposal.field_proposal import order_of
from pbr.mapping.proposal.file_names import label_of, matches, pattern_of
from pbr.mapping.proposal.heading_words import exactly
from pbr.mapping.proposal.people_in_cells import is_like_a_name
from pbr.mapping.proposal.rows_left_out import no_records
from pbr.mapping.proposal.yaml_text import can_be_written, written
from pbr.records.dictionary import TABLES
from pbr.source.yaml_nodes import ListNode, Scalar
from pbr.source.yaml_tree import parse_yaml


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("Reablement Extract Aug-26.csv", "Reablement Extract *.csv"),
        ("extract_2026-08.csv", "extract_*.csv"),
        ("Reablement September 2026 final.xlsx", "Reablement * final.xlsx"),
        ("extract 03-08-2026.csv", "extract *.csv"),
        ("Marchwood referrals.csv", "Marchwood referrals.csv"),
        ("Aug.csv", "Aug.csv"),
        ("2026-08.csv", "2026-08.csv"),
    ],
)
def test_what_changes_in_a_name_from_month_to_month(name: str, pattern: str) -> None:
    assert pattern_of(Path(name)) == pattern
    assert matches(pattern, name)


def test_labels_are_told_apart() -> None:
    assert label_of(Path("Extract Aug-26.csv"), frozenset(), alone=True) == "extract"
    assert label_of(Path("Stays A.csv"), frozenset({"stays_a"}), alone=False) == "stays_a_2"


@pytest.mark.parametrize(
    ("field", "heading"),
    [
        ("plan_id", "Episode Ref"),
        ("plan_id", "Package No."),
        ("person_id", "Service User ID"),
        ("person_id", "client_ref"),
        ("provider_id", "Supplier Name"),
        ("started_on", "Service Start Date"),
        ("planned_end_on", "Expected End Date"),
        ("ended_on", "Date Ended"),
        ("end_reason", "Reason for Closure"),
        ("support_at_end", "SEQUEL TO SHORT TERM SUPPORT"),
        ("reviewed_on", "Date of Review"),
        ("weekly_hours", "Hours per week"),
        ("result", "Outcome <n> Result"),
        ("outcome", "Goal <n>"),
    ],
)
def test_what_a_field_is_called(field: str, heading: str) -> None:
    assert exactly(field, heading)


@pytest.mark.parametrize(
    ("field", "heading"),
    [
        ("started_on", "Planned Start Date"),
        ("ended_on", "Planned End Date"),
        ("ended_on", "Start Date"),
        ("reviewed_on", "Reviewed By"),
        ("reviewed_on", "Next Review Date"),
        ("person_id", "Client Name"),
        ("provider_id", "Provider Postcode"),
        ("result", "Outcome <n>"),
    ],
)
def test_what_it_is_not_called(field: str, heading: str) -> None:
    assert not exactly(field, heading)


@pytest.mark.parametrize(
    ("table", "field", "phrase", "code"),
    [
        ("plans", "support_at_end", "No services provided", "none"),
        ("plans", "support_at_end", "Community support - lower level", "reduced"),
        ("plans", "support_at_end", "Nursing care", "residential"),
        ("plans", "support_at_end", "Something else", ""),
        ("plans", "end_reason", "Goals met early", "recovered_early"),
        ("plans", "end_reason", "Service user declined", "declined"),
        ("outcomes", "result", "Not met", "not_achieved"),
        ("outcomes", "result", "Partially met", "not_achieved"),
        ("outcomes", "result", "Met", "achieved"),
        ("outcomes", "result", "Not yet reviewed", "not_assessed"),
        ("standards", "met", "Not met", "no"),
        ("standards", "met", "Met", "yes"),
        ("plans", "rate", "Complex needs", "specialist"),
    ],
)
def test_what_a_phrase_may_mean(table: str, field: str, phrase: str, code: str) -> None:
    assert likely_code(TABLES[table].fields_by_name[field], phrase) == code


@pytest.mark.parametrize(
    ("cells", "content"),
    [
        (("01/04/2026", "2026-05-01", "1 May 2026"), Content.DAYS),
        (("04/20/2026", "05/21/2026"), Content.DAYS),
        (("7", "1,020.50", "£3.20"), Content.FIGURES),
        (("Yes", "N", "no"), Content.YES_NO),
        (("Met", "Not met", "Met"), Content.CODES),
        (tuple(f"EP{number}" for number in range(40)), Content.IDS),
        (("Jane Smith", "Bob O'Neill", "Smith, J"), Content.NAMES),
        (tuple(f"She said that she walks to the shop on day {number}" for number in range(40)), Content.FREE_TEXT),
        (("", " "), Content.NOTHING),
        (("", "None", "N/A"), Content.MARKS),
    ],
)
def test_what_a_column_is_like(cells: tuple[str, ...], content: Content) -> None:
    assert profile("Heading", 0, list(enumerate(cells, 2))).content is content


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (("20/06/2026", "01/02/2026"), "day first"),
        (("06/20/2026", "01/02/2026"), "month first"),
        (("01/02/2026", "03/04/2026"), "?"),
        (("2026-06-20",), "year first"),
        (("2026-06-20", "20/06/2026"), "?"),
        (("20 June 2026",), ""),
    ],
)
def test_in_which_order_days_stand(cells: tuple[str, ...], order: str) -> None:
    assert order_of(profile("Start", 0, list(enumerate(cells, 2)))) == order


@pytest.mark.parametrize(
    "name", ["Jane Smith", "O'Brien, Pat", "Anne-Marie Le Blanc", "J. Patel", "Mary Long", "John West"]
)
def test_a_name_is_like_a_name(name: str) -> None:
    assert is_like_a_name(name)


@pytest.mark.parametrize(
    "phrase",
    [
        "Passed Away",
        "Goals Met",
        "Oak Care Ltd",
        "Residential Care",
        "moved",
        "Home",
        "Walking Outdoors",
        "Falls Prevention",
        "Rapid Response",
    ],
)
def test_a_phrase_is_not(phrase: str) -> None:
    assert not is_like_a_name(phrase)


def test_who_verified_is_a_code_where_no_name_stands_there() -> None:
    by_office = profile("Verified By", 0, list(enumerate(("Council", "Provider", "Social Worker", "Council"), 2)))
    assert by_office.content is Content.CODES
    by_name = profile("Verified By", 0, list(enumerate(("Council", "Provider", "Smith", "Council"), 2)))
    assert by_name.content is Content.NAMES


ROWS = [(row, (f"EP{row}", "01/05/2026", "Oak Care", "x")) for row in range(2, 12)]
TOLD = ("Ref", "Start", "Supplier", "Note")


@pytest.mark.parametrize(
    ("row", "told_by"),
    [
        (("Total", "10", "", ""), (("Ref", ("Total*",)),)),
        (("Grand total: 10", "", "", ""), (("Ref", ("Grand total*",)),)),
        (("", "", "Oak Care Total", "10"), (("Supplier", ("*Total",)),)),
        (("", "", "", "Run by somebody"), (("Ref", ("blank",)),)),
        (TOLD, (("Ref", ("Ref",)),)),
        (("EP99", "02/05/2026", "Oak Care", ""), ()),
        (("Total Care Plan 7", "02/05/2026", "Oak Care", "x"), ()),
    ],
)
def test_rows_that_are_no_records(row: tuple[str, ...], told_by: tuple[object, ...]) -> None:
    assert no_records(TOLD, [*ROWS, (12, row)]).told_by == told_by


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_a_text_is_read_back_as_it_was_written(text: str) -> None:
    """As a heading, a phrase and in a list, with any white space as one space; where a mapping can have it at all."""
    said = unicodedata.normalize("NFC", " ".join(text.split()))
    tree = parse_yaml(f"a: {written(text)}\nb: [{written(text)}]\n", "m") if said and can_be_written(said) else None
    if tree is None:
        return
    (_, alone), (_, listed) = tree.entries
    assert isinstance(alone, Scalar)
    assert isinstance(listed, ListNode)
    assert [unicodedata.normalize("NFC", one.text) for one in (alone, *listed.items) if isinstance(one, Scalar)] == [
        said,
        said,
    ]
    (key, _) = parse_yaml(f"{written(text)}: x\n", "m").entries[0]
    assert unicodedata.normalize("NFC", key.text) == said


def test_a_phrase_with_what_nobody_sees_in_it_is_told_by_its_row() -> None:
    cells = [(2, "Goals\u00a0met"), (3, "Goals met"), (4, "Goals\u200bmet"), (5, "Died")]
    found = profile("Reason", 0, cells)
    assert [(phrase.rows, written(phrase.text)) for phrase in found.phrases] == [(2, "Goals met"), (1, "Died")]
    assert found.not_shown == (4,)
