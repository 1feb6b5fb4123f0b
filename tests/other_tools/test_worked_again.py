"""The lines of docs/other-tools.md that work a settlement's amounts again by polars, run over two examples."""

import re
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "other-tools.md"

_AGAIN = re.compile(r"<!-- worked again: polars -->\n+```python\n(?P<text>.+?)```", re.DOTALL)


@pytest.mark.tools
@pytest.mark.parametrize("example", ["hourly-plus-bonus", "time-and-task"])
def test_every_product_of_a_line_is_its_amount(example: str) -> None:
    polars = import_module("polars")
    lines = polars.read_csv(ROOT / "examples" / example / "settlement" / "lines.csv", infer_schema=False)
    names = {"polars": polars, "lines": lines}
    (match,) = _AGAIN.finditer(PAGE.read_text(encoding="utf-8"))
    exec(match["text"], names)
    due = names["lines"].filter((polars.col("status") == "due") & polars.col("unit_price").is_not_null())
    assert due.height > 10_000
    assert [abs(Decimal(amount)) for amount in due["amount"]] == [abs(again) for again in due["again"]]
