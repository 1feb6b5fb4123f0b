"""docs/python.md: every example of it runs, and says what is written below it."""

import doctest
import re
from pathlib import Path

import pytest

from pbr import api
from pbr.api import ledger

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "python.md"
_BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


def test_every_example_says_what_the_page_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = "\n".join(_BLOCK.findall(PAGE.read_text(encoding="utf-8")))
    page = doctest.DocTestParser().get_doctest(blocks, {}, PAGE.name, str(PAGE), 0)
    assert len(page.examples) > 20
    said: list[str] = []
    doctest.DocTestRunner(verbose=False).run(page, out=said.append)
    assert said == []


@pytest.mark.parametrize(
    "name",
    [
        "settle",
        "settle_line_by_line",
        "compare",
        "validate",
        "describe",
        "explain",
        "sample",
        "rule",
        "remit",
        "write_finance_files",
        "finance_shape",
        "read_national_return",
        "start_mapping",
        "check_extract",
        "judge",
        "check_evidence",
        "fit",
        "records_schema",
    ],
)
def test_every_function_is_on_the_page(name: str) -> None:
    assert name in api.__all__
    assert f"api.{name}(" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["preview", "history_of", "balance_of", "verify_ledger"])
def test_the_ledger_is_on_the_page(name: str) -> None:
    assert name in ledger.__all__
    assert f"ledger.{name}(" in PAGE.read_text(encoding="utf-8")


def test_the_page_is_named_where_one_starts() -> None:
    assert "[docs/python.md](docs/python.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
