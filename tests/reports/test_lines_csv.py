"""lines.csv: every cell as a spreadsheet must read it."""

import csv
import io
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.reports.line_cells import COLUMNS
from pbr.reports.lines_csv import LinesCsv
from pbr.reports.spreadsheet_safe_cells import number_cell
from pbr.settlement.line import Line, Status
from pbr.settlement.reason import LimitReached
from pbr.settlement.reason_words import reason_in_words
from tests.reports.hand_made import LINES, OPEN, PACKAGE, THIRD, about

COMES_TO = " come to 0.00; the limit is no more than 0.00 for the plan"


def saying(text: str) -> LimitReached:
    """A reason whose words begin with a text of the scheme's."""
    return LimitReached((text,), 0, cap=True, pence=0, whom="plan")


def written(*batches: list[Line]) -> str:
    file = io.StringIO()
    table = LinesCsv(file)
    for batch in batches:
        table.write(batch)
    return file.getvalue()


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_line_is_written_in_the_columns_of_a_settlement_with_line_feeds() -> None:
    assert written([PACKAGE]) == (
        "line_id,scheme,provider_id,person_id,record_id,plan_id,payment,part,slot,piece,payer,clause,status,kind,due_on,"
        "service_from,service_to,quantity,unit,unit_price,share,amount,at_stake,due_to_date,settled_before,"
        "corrects,reason\n"
        "A/package,essex_reablement_bonus,P1,S1,A,A,package,,,,council,package,due,pay,2026-05-04,2026-05-04,,1.0,plan,"
        "1575.00,,"
        "1575.00,,1575.00,0.00,,earned: finished\n"
    )


def test_numbers_are_decimals_and_unknown_money_is_blank() -> None:
    third, still_open = read_back(written([THIRD, OPEN]))
    assert (third["quantity"], third["unit_price"], third["share"]) == ("10.5", "12.50125", "0.3333333333")
    assert third["amount"] == "-4.50"
    assert (still_open["amount"], still_open["at_stake"], still_open["due_on"]) == ("0.00", "250.00", "")


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        (Fraction(31, 7), "4.4285714286"),  # 4.42857142857..., which goes up; never the 31st of July
        (Fraction(4, 15), "0.2666666667"),
        (Fraction(-2, 3), "-0.6666666667"),
        (Fraction(1, 3), "0.3333333333"),
        (Fraction(1, 1024), "0.0009765625"),  # ends in the tenth place: exact
        (Fraction(1, 2 * 10**10), "0.0000000001"),  # half of the tenth place: up
        (Fraction(-1, 2 * 10**10), "-0.0000000001"),
        (Fraction(-1, 3 * 10**10), "0.0"),  # and never -0
        (Fraction(299999999999, 10**11), "3.0"),  # 2.99999999999, carried
        (Fraction(-7, 2), "-3.5"),
        (Fraction(120), "120.0"),  # and never whole: a program may take the column for whole numbers
        (Fraction(1), "1.0"),
        (Fraction(0), "0.0"),
    ],
)
def test_a_number_is_a_decimal_that_no_spreadsheet_reads_as_a_day(number: Fraction, cell: str) -> None:
    (row,) = read_back(written([PACKAGE._replace(quantity=number, share=number, unit_price=Fraction(100, 3))]))
    assert (row["quantity"], row["share"], row["unit_price"]) == (cell, cell, "0.3333333333")


@given(st.fractions())
def test_a_number_always_has_its_point(number: Fraction) -> None:
    before, point, after = number_cell(number).partition(".")
    assert (point, before.lstrip("-").isdigit(), after.isdigit()) == (".", True, True)


@given(st.fractions())
def test_a_decimal_is_within_half_of_its_last_place(number: Fraction) -> None:
    assert abs(Fraction(number_cell(number)) - number) <= Fraction(1, 2 * 10**10)


def test_an_amount_of_nil_and_an_unknown_one_are_told_apart() -> None:
    nil, unknown = read_back(written([OPEN._replace(at_stake=0), OPEN._replace(at_stake=None)]))
    assert (nil["at_stake"], unknown["at_stake"]) == ("0.00", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_text_that_a_spreadsheet_would_run_is_made_text_and_numbers_are_left(start: str) -> None:
    line = about(THIRD, provider=f"{start}Acme")._replace(reason=saying(f"{start}cmd"))
    _, row = read_back(written([PACKAGE, line]))
    assert (row["provider_id"], row["reason"]) == (f"'{start}Acme", f"'{start}cmd{COMES_TO}")
    assert row["amount"] == "-4.50"


def test_a_dash_or_a_formula_inside_a_text_is_left_alone() -> None:
    (row,) = read_back(written([about(PACKAGE, id="A-1")._replace(reason=saying("one\n=two"))]))
    assert (row["record_id"], row["reason"]) == ("A-1", f"one\n=two{COMES_TO}")


def test_batches_make_one_table() -> None:
    assert written(list(LINES[:2]), [], list(LINES[2:])) == written(list(LINES))


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@given(st.lists(st.builds(lambda a, b, c: (a, b, c), TEXTS, TEXTS, st.integers(-(10**9), 10**9)), max_size=8))
def test_any_text_comes_back_as_it_went_in_but_for_a_marked_formula(cells: list[tuple[str, str, int]]) -> None:
    lines = [about(PACKAGE, id=a)._replace(reason=saying(b), amount=c) for a, b, c in cells]
    rows = read_back(written(lines))
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        assert list(row) == list(COLUMNS)
        for name in ("record_id", "reason"):
            text = reason_in_words(line.reason) if name == "reason" else line.record_id
            if name == "reason":
                text = re.sub("£(?=[0-9])", "", text).replace('"', "'")
            assert row[name] == (f"'{text}" if text[:1] in tuple("=+-@\t\r＝＋－＠") else text)
        assert Fraction(row["amount"]) * 100 == line.amount


@pytest.mark.parametrize(
    ("sentence", "cell"),
    [
        ('earned: end_reason is not "declined"', "earned: end_reason is not 'declined'"),
        ("plan_value is £1,200.00, at most £900.00", '"plan_value is 1,200.00, at most 900.00"'),
        ("-£0.50 of it", "'-0.50 of it"),
        ("in £, and £ 5", '"in £, and £ 5"'),
        ('contract, the chapter "Bonus, and when"', "\"contract, the chapter 'Bonus, and when'\""),
    ],
)
def test_a_sentence_has_no_quote_to_double_and_no_sign_for_pounds(sentence: str, cell: str) -> None:
    text = written([PACKAGE._replace(clause=sentence, reason=saying(sentence))])
    assert cell in text
    assert text.count(cell.strip('"')) == 2
    assert '""' not in text
    (row,) = read_back(text)
    assert row["amount"] == "1575.00"
    # Ids are for joining, and stay as they are.
    (row,) = read_back(written([about(PACKAGE, id='A"1')]))
    assert row["record_id"] == 'A"1'


def test_every_status_is_written_as_its_word() -> None:
    rows = read_back(written([PACKAGE._replace(status=status) for status in Status]))
    assert " ".join(row["status"] for row in rows) == (
        "error held not_earned not_due open due earlier note settled taken_back"
    )
