"""lines.csv: every cell as a spreadsheet must read it."""

import csv
import io
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.reports.lines_csv import LinesCsv
from pbr.settlement.line import COLUMNS, Line, Status
from tests.reports.hand_made import LINES, OPEN, PACKAGE, THIRD


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
        "line_id,scheme,provider_id,person_id,record_id,payment,part,slot,payer,clause,status,kind,due_on,"
        "service_from,service_to,quantity,unit,unit_price,share,amount,at_stake,due_to_date,settled_before,"
        "corrects,reason\n"
        "A/package,essex_reablement_bonus,P1,S1,A,package,,,,package,due,pay,2026-05-04,2026-05-04,,1,plan,1575.00,,"
        "1575.00,,1575.00,0.00,,due on 2026-05-04\n"
    )


def test_exact_numbers_are_never_rounded_and_unknown_money_is_blank() -> None:
    third, still_open = read_back(written([THIRD, OPEN]))
    assert (third["quantity"], third["unit_price"], third["share"]) == ("10.5", "12.50125", "1/3")
    assert third["amount"] == "-4.50"
    assert (still_open["amount"], still_open["at_stake"], still_open["due_on"]) == ("0.00", "250.00", "")


def test_an_amount_of_nil_and_an_unknown_one_are_told_apart() -> None:
    nil, unknown = read_back(written([OPEN._replace(at_stake=0), OPEN._replace(at_stake=None)]))
    assert (nil["at_stake"], unknown["at_stake"]) == ("0.00", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_a_spreadsheet_would_run_is_made_text_and_numbers_are_left(start: str) -> None:
    line = THIRD._replace(provider_id=f"{start}Acme", reason=f"{start}cmd")
    _, row = read_back(written([PACKAGE, line]))
    assert (row["provider_id"], row["reason"]) == (f"'{start}Acme", f"'{start}cmd")
    assert row["amount"] == "-4.50"


def test_a_dash_or_a_formula_inside_a_text_is_left_alone() -> None:
    (row,) = read_back(written([PACKAGE._replace(record_id="A-1", reason="one\n=two")]))
    assert (row["record_id"], row["reason"]) == ("A-1", "one\n=two")


def test_batches_make_one_table() -> None:
    assert written(list(LINES[:2]), [], list(LINES[2:])) == written(list(LINES))


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)


@given(st.lists(st.builds(lambda a, b, c: (a, b, c), TEXTS, TEXTS, st.integers(-(10**9), 10**9)), max_size=8))
def test_any_text_comes_back_as_it_went_in_but_for_a_marked_formula(cells: list[tuple[str, str, int]]) -> None:
    lines = [PACKAGE._replace(record_id=a, reason=b, amount=c) for a, b, c in cells]
    rows = read_back(written(lines))
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        assert list(row) == list(COLUMNS)
        for name in ("record_id", "reason"):
            text = getattr(line, name)
            assert row[name] == (f"'{text}" if text[:1] in tuple("=+-@\t\r") else text)
        assert Fraction(row["amount"]) * 100 == line.amount


def test_every_status_is_written_as_its_word() -> None:
    rows = read_back(written([PACKAGE._replace(status=status) for status in Status]))
    assert " ".join(row["status"] for row in rows) == "error held not_earned not_due open due earlier note"
