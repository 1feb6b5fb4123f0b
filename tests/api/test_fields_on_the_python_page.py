"""docs/python.md names every field of what parts of a run give back, with what it holds, and no field that is none."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PBR = Path(__file__).parents[2] / "pbr"
PAGE = (PBR.parent / "docs" / "python.md").read_text(encoding="utf-8")
_TABLE = re.compile(r"^\| `(\w+)` \| holds \| what it says \|\n\|[-|]+\n((?:\|.*\n)+)", re.MULTILINE)
_ROW = re.compile(r"^\| `(\w+)` \| `(.+?)` \| (.+) \|$", re.MULTILINE)
TABLES = dict(_TABLE.findall(PAGE))

SOURCES = {
    "PartsFinished": "api/in_parts/parts.py",
    "PartResult": "api/in_parts/parts.py",
    "FamilyLines": "api/in_parts/lines_of_parts.py",
    "Total": "settlement/totals.py",
    "Measured": "settlement/measure_result.py",
    "RowCounts": "settlement/settlement.py",
    "ExpectedRow": "records/expected_row.py",
    "NotDeducted": "settlement/deductions_not_taken.py",
    "LimitUse": "settlement/limit_use.py",
    "QuantityUse": "settlement/quantity_use.py",
}
BESIDE_FIELDS = {("PartsFinished", "total_due", "int")}
"""Properties that the page names among the fields."""


def test_the_page_has_a_table_of_each() -> None:
    assert list(TABLES) == list(SOURCES)


@pytest.mark.parametrize("name", SOURCES)
def test_every_field_is_named_with_what_it_holds(name: str) -> None:
    rows = _ROW.findall(TABLES[name])
    assert len(rows) == TABLES[name].count("\n")
    told = [(name, field, held.replace("\\|", "|")) for field, held, _ in rows]
    assert [one for one in told if one not in BESIDE_FIELDS] == list(fields_of(name))


def fields_of(name: str) -> Iterator[tuple[str, str, str]]:
    """The fields of a class as its source has them, in order, each with its type as it is written there."""
    tree = ast.parse((PBR / SOURCES[name]).read_text(encoding="utf-8"))
    (found,) = (one for one in tree.body if isinstance(one, ast.ClassDef) and one.name == name)
    for one in found.body:
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
            yield name, one.target.id, ast.unparse(one.annotation).strip("'")
