"""The shapes that come with pbr: a mapping each once its question marks are filled in, worked by hand."""

from pathlib import Path

import pytest

from pbr.finance.load_mapping import load_mapping
from pbr.finance.shipped_shapes import shape_names, shape_text
from pbr.problems.problem import ProblemsFound
from tests.cli.command import pbr
from tests.finance.paid import line, paid, taken_back
from tests.finance.test_finance_file import made, rows

RUN = paid([line(157500), line(25000, "bonus"), taken_back(30000), line(700, provider_id="P2")], brought={"P1": -10000})
"""P1: 1,275.00 of packages, 250.00 of bonus, 100.00 brought forward: 1,425.00. P2: 7.00."""

FIRST, SECOND = (one.invoice_reference for one in RUN.remittances)
NOTE = FIRST.replace("-P1", "CP1")
JUNE, TO = "01/06/2026 30/06/2026", "01/06/2026 to 30/06/2026"
BY_HAND: dict[str, list[list[str]]] = {
    "plain-journal": [
        ["Date", "Reference", "Supplier", "Cost centre", "Subjective", "Description", "Debit", "Credit"],
        ["03/07/2026", FIRST, "104477", "X", "X", f"bonus {TO}", "250.00", ""],
        ["03/07/2026", FIRST, "104477", "X", "X", f"package {TO}", "1275.00", ""],
        ["03/07/2026", FIRST, "104477", "X", "X", f"brought forward {TO}", "", "100.00"],
        ["03/07/2026", FIRST, "104477", "X", "X", "Creditor Elm & Ash <Home> Ltd", "", "1425.00"],
        ["03/07/2026", SECOND, "104478", "X", "X", f"package {TO}", "7.00", ""],
        ["03/07/2026", SECOND, "104478", "X", "X", "Creditor Oak Care CIC", "", "7.00"],
    ],
    "cedar-e5-payables": [
        ["1", "0", "AP", "1432.00", "2", "X", "X"],
        ["2", "1", "96", "104477", FIRST, "03/07/2026", "03/07/2026", "01", "1425.00", "1425.00", "0.00"],
        ["3", "1", "1", f"bonus {JUNE}", "1", "250.00", "0", "X", "X", "X", "EXE"],
        ["3", "1", "2", f"package {JUNE}", "1", "1275.00", "0", "X", "X", "X", "EXE"],
        ["3", "1", "3", f"brought forward {JUNE}", "1", "-100.00", "0", "X", "X", "X", "EXE"],
        ["2", "2", "96", "104478", SECOND, "03/07/2026", "03/07/2026", "02", "7.00", "7.00", "0.00"],
        ["3", "2", "1", f"package {JUNE}", "1", "7.00", "0", "X", "X", "X", "EXE"],
    ],
    "bill-and-credit-note": [
        ["Type", "Supplier", "Date", "Reference", "Description", "Nominal", "Amount"],
        ["BIL", "104477", "03/07/2026", FIRST, f"bonus {TO}", "X", "250.00"],
        ["BIL", "104477", "03/07/2026", FIRST, f"package {TO}", "X", "1575.00"],
        ["CNR", "104477", "03/07/2026", NOTE, f"package {TO}", "X", "300.00"],
        ["BIL", "104478", "03/07/2026", SECOND, f"package {TO}", "X", "7.00"],
    ],
    "batch-header": [
        # 1,825.00 less 300.00, and 7.00.
        ["H", "1532.00", "3"],
        ["I", "104477", FIRST, "03/07/2026", "X", f"bonus {TO}", "250.00"],
        ["I", "104477", FIRST, "03/07/2026", "X", f"package {TO}", "1575.00"],
        ["C", "104477", NOTE, "03/07/2026", "X", f"package {TO}", "300.00"],
        ["I", "104478", SECOND, "03/07/2026", "X", f"package {TO}", "7.00"],
    ],
}


def test_every_shape_is_worked_by_hand() -> None:
    assert shape_names() == sorted(BY_HAND)


@pytest.mark.parametrize("name", sorted(BY_HAND))
def test_a_shape_filled_in(tmp_path: Path, name: str) -> None:
    assert rows(made(tmp_path, RUN, shape_text(name).replace('"?"', '"X"'))) == BY_HAND[name]


@pytest.mark.parametrize("name", sorted(BY_HAND))
def test_a_shape_says_what_is_to_be_filled_in(tmp_path: Path, name: str) -> None:
    path = tmp_path / "shape.yaml"
    path.write_text(shape_text(name), encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        load_mapping(path)
    assert {one.code for one in found.value.problems} == {"PBR933"}
    assert len(found.value.problems) == shape_text(name).count('"?"')


def test_the_command_prints_a_shape_or_says_which_there_are() -> None:
    assert pbr("finance-shape", "plain-journal").stdout == shape_text("plain-journal")
    none = pbr("finance-shape", "plain-jurnal")
    assert (none.returncode, none.stdout) == (1, "")
    assert 'did you mean "plain-journal"? the shapes are: batch-header, bill-and-credit-note, ' in none.stderr
    assert pbr("finance-shape").stdout == "batch-header\nbill-and-credit-note\ncedar-e5-payables\nplain-journal\n"
