"""The finance file, cell by cell: worked by hand."""

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pbr.finance.control_totals import of_finance_file
from pbr.finance.documents import documents_of
from pbr.finance.file_rows import file_documents, payments_without_codes
from pbr.finance.finance_csv import FinanceFile, write_finance_file
from pbr.finance.suppliers import suppliers
from pbr.problems.problem import ProblemsFound
from pbr.remittance.paid_run import PaidRun
from tests.finance.paid import APART, MAPPING, P1, PROVIDERS, line, mapping, paid, taken_back


def made(folder: Path, run: PaidRun, text: str = MAPPING) -> FinanceFile:
    by = mapping(folder, text)
    documents = [one for _, some in documents_of(run, by.credits) for one in some]
    return FinanceFile(by, run, date(2026, 7, 3), file_documents(by, documents), PROVIDERS)


def rows(of: FinanceFile) -> list[list[str]]:
    file = io.StringIO()
    write_finance_file(of, file)
    return list(csv.reader(io.StringIO(file.getvalue())))


RUN = paid(
    [
        line(157500),
        line(25000, part="bonus"),
        line(-4000, "penalty"),
        taken_back(30000),
        line(700, "visits", provider_id="P2"),
        taken_back(2000, provider_id="P2"),
    ],
    brought={"P1": -10000},
)
"""P1: 1,575.00 + 250.00 - 40.00 - 300.00 = 1,485.00, less 100.00 brought forward: 1,385.00 is payable. P2: 7.00 less
20.00 is 13.00 below nil, which is carried forward, and nothing is payable."""

FIRST, SECOND = (one.invoice_reference for one in RUN.remittances)


def test_a_row_for_each_payment_with_its_codes_and_the_balances(tmp_path: Path) -> None:
    of = made(tmp_path, RUN)
    assert rows(of) == [
        ["Reference", "Supplier", "Codes", "Description", "Amount"],
        # The package less what was taken back of it; its bonus has codes of its own.
        [FIRST, "104477", "D0822/520040", "package 01/06/2026", "1275.00"],
        [FIRST, "104477", "D0822/520041", "package 01/06/2026", "250.00"],
        [FIRST, "104477", "D0899/520099", "penalty 01/06/2026", "-40.00"],
        [FIRST, "104477", "B0001/900001", "brought forward 01/06/2026", "-100.00"],
        [SECOND.replace("-P2", "CP2"), "104478", "D0822/520040", "package 01/06/2026", "-20.00"],
        [SECOND.replace("-P2", "CP2"), "104478", "D0899/520099", "visits 01/06/2026", "7.00"],
        [SECOND.replace("-P2", "CP2"), "104478", "B0001/900001", "carried forward 01/06/2026", "13.00"],
    ]
    totals = of_finance_file(of)
    # Above nil 1275 + 250 + 7 + 13, below it 40 + 100 + 20.
    assert (totals.rows, totals.debit, totals.credit, totals.net, totals.payable) == (7, 154500, 16000, 138500, 138500)


def test_credits_apart_are_above_nil_under_their_own_type(tmp_path: Path) -> None:
    text = APART.replace('    Amount: "{amount}"', '    Type: "{type}"\n    Amount: "{amount}"')
    of = made(tmp_path, RUN, text.replace("headings: yes", "headings: no"))
    assert [(row[0], *row[4:]) for row in rows(of)] == [
        (FIRST, "invoice", "1575.00"),
        (FIRST, "invoice", "250.00"),
        (FIRST.replace("-P1", "CP1"), "credit note", "300.00"),
        (FIRST.replace("-P1", "CP1"), "credit note", "40.00"),
        (SECOND, "invoice", "7.00"),
        (SECOND.replace("-P2", "CP2"), "credit note", "20.00"),
    ]
    totals = of_finance_file(of)
    # 1,832.00 less 360.00 is 1,472.00; with 100.00 brought forward and 13.00 carried on, 1,385.00 is payable.
    assert (totals.debit, totals.credit, totals.net, totals.payable) == (183200, 36000, 147200, 138500)
    assert (totals.brought_forward, totals.carried_forward) == (-10000, -1300)


LINES = MAPPING.replace("each payment", "each line").replace("headings: yes", "headings: no")


def test_a_row_for_each_line_says_what_it_is_for(tmp_path: Path) -> None:
    columns = '    Cells: "{line}/{document rows} {part}:{record}:{entry}:{service from}:{service to}"\n'
    text = LINES.replace('    Amount: "{amount}"\n', f'{columns}    Amount: "{{amount}}"\n')
    assert [row[-2:] for row in rows(made(tmp_path, RUN, text))][:3] == [
        ["1/5 :A:3/000001:01/06/2026:12/06/2026", "1575.00"],
        ["2/5 bonus:A:3/000001:01/06/2026:12/06/2026", "250.00"],
        ["3/5 :A:3/000001:01/06/2026:12/06/2026", "-40.00"],
    ]


def test_debits_and_credits_balanced_and_totals_first_and_last(tmp_path: Path) -> None:
    text = MAPPING.replace("headings: yes", "headings: no").replace(
        '    Amount: "{amount}"\n',
        '    Debit: "{debit}"\n    Credit: "{credit}"\n'
        '  first:\n    A: "H {documents} {rows} {total}"\n'
        '  document:\n    A: "D {document} {document total} {dated}"\n'
        '  balancing:\n    A: B\n    Debit: "{debit}"\n    Credit: "{credit}"\n'
        '  last:\n    A: "T {total debits} {total credits}"\n',
    )
    of = made(tmp_path, paid([line(20000), line(-500, "penalty")]), text)
    assert [row if len(row) < 4 else row[4:] for row in rows(of)] == [
        ["H 1 6 195.00"],
        ["D 1 195.00 03/07/2026"],
        ["200.00", ""],
        ["", "5.00"],
        ["B", "", "195.00"],
        # 200.00 is above nil; 5.00 and the 195.00 that balance it are below: a journal comes to nil.
        ["T 200.00 200.00"],
    ]


@pytest.mark.parametrize(
    ("dates", "written"),
    [
        ("31/12/2026", "03/07/2026"),
        ("2026-12-31", "2026-07-03"),
        ("31122026", "03072026"),
        ("20261231", "20260703"),
        ("31-DEC-2026", "03-JUL-2026"),
    ],
)
def test_days_as_the_finance_system_writes_them(tmp_path: Path, dates: str, written: str) -> None:
    text = LINES.replace("31/12/2026", dates).replace('"{amount}"', '"{dated} {amount}"')
    assert rows(made(tmp_path, paid([line(100)]), text))[0][-1] == f"{written} 1.00"


def test_signs_may_be_turned_round(tmp_path: Path) -> None:
    text = LINES.replace("paid above nil", "paid below nil")
    assert [row[-1] for row in rows(made(tmp_path, paid([line(100), line(-40)]), text))] == ["-1.00", "0.40"]


def test_what_comes_to_nothing_has_no_row(tmp_path: Path) -> None:
    of = made(tmp_path, paid([line(3000), taken_back(3000)]))
    assert rows(of)[1:] == []
    assert of_finance_file(of).payable == 0


def test_a_payment_without_codes_is_named(tmp_path: Path) -> None:
    text = MAPPING.replace('  otherwise: {centre: D0899, subjective: "520099"}\n', "")
    lines = [line(1), line(2, part="bonus"), line(3, "visits", part="night"), line(0, "nothing")]
    assert payments_without_codes(mapping(tmp_path, text), lines) == ["visits.night"]


def test_a_name_that_a_spreadsheet_would_run_stays_text(tmp_path: Path) -> None:
    text = LINES.replace('"{supplier}"', '"{payment}"')
    assert rows(made(tmp_path, paid([line(100, "=HYPERLINK(1)")]), text))[0][1] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_text_of_a_record_is_run_by_a_spreadsheet(tmp_path: Path, start: str) -> None:
    """A line of a settlement that is in no ledger is asked about by its id, which begins with that of its record."""
    odd = line(100, record_id=f"{start}1+1", line_id=f"{start}1+1/package", entry="", part=f"{start}A1")
    text = LINES.replace('"{amount}"', '"{amount}"\n    Entry: "{entry}"\n    Record: "{record}"\n    Part: "{part}"')
    assert rows(made(tmp_path, paid([odd], number=None), text))[0][-3:] == [
        f"'{start}1+1/package", f"'{start}1+1", f"'{start}A1",
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_a_name_on_two_lines_is_one_cell_on_one(tmp_path: Path, end: str) -> None:
    """A finance system that reads line by line would take the second for a row of its own."""
    text = LINES.replace('"{supplier}"', '"{name}"')
    of = replace(made(tmp_path, paid([line(100)]), text), providers={"P1": replace(P1, name=f'Elm, "Oak"{end}=Ash')})
    file = io.StringIO()
    write_finance_file(of, file)
    assert len(file.getvalue().splitlines()) == 1
    assert next(csv.reader([file.getvalue()]))[1] == 'Elm, "Oak" =Ash'


@pytest.mark.parametrize("number", ["=1", "+44", "-7", "@x", "12\n34"])
def test_a_supplier_number_that_would_be_written_as_another_stops_it(number: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        suppliers(["P1", "P2"], {**PROVIDERS, "P1": replace(P1, supplier_number=number)}, "providers.csv")
    assert [(one.code, one.message.partition(" ")[0]) for one in found.value.problems] == [("PBR936", "P1")]


def test_codes_that_are_in_no_column_stop_it(tmp_path: Path) -> None:
    """What is paid would be booked to nothing; in the description, or the account of an invoice, they are used."""
    text = MAPPING.replace('"{centre}/{subjective}"', '"{subjective}"')
    assert mapping(tmp_path, text.replace('account: "{subjective}"', 'account: "{centre}"')).codes
    assert mapping(tmp_path, text.replace('"{payment} {period from}"', '"{payment} {centre}"')).codes
    with pytest.raises(ProblemsFound) as found:
        mapping(tmp_path, text)
    (one,) = found.value.problems
    assert (one.code, one.message) == ("PBR935", "'centre' is under codes: and in no column of the lines")
    with pytest.raises(ProblemsFound):
        mapping(tmp_path, text.replace('    Description: "{description}"\n', "").replace("{payment} {p", "{centre} {p"))
