"""Generated source has generated names alone, can be shown, and is one code for one text."""

import ast
import gc
import linecache
import re
import traceback
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from pbr.conditions.condition_source import ConditionSource
from pbr.conditions.row_source import RowSource
from pbr.conditions.syntax_tree import And, Compare, Condition, Constant, FieldRef, OneOf, Or, TermRef
from pbr.conditions.value_type import Type
from pbr.generate.functions import _code_of, functions_of
from pbr.generate.source import Source
from pbr.records.dictionary import TABLES
from tests.conditions.asked import LAYOUTS

HOSTILE = (
    '"); __import__("os").abort() #',
    "row",
    "'''",
    "\\",
    "\n    return True\n",
    "None",
    "value1",
    "{0}",
    "é’\u202e",
)
PLAN_TYPE = FieldRef("plans", TABLES["plans"].fields_by_name["area"], False, (0, 0))


def source_of(condition: Condition) -> Source:
    source = Source()
    asked = ConditionSource(RowSource(source, LAYOUTS.positions, LAYOUTS.as_at))
    with source.under("def test(row)"):
        source.write(f"return True if {asked.is_true(condition)} else False if {asked.is_false(condition)} else None")
    return source


def text(value: str) -> Constant:
    return Constant(value, Type.TEXT, value, (0, 0))


@pytest.mark.parametrize("said", HOSTILE)
def test_nothing_that_a_scheme_says_is_source(said: str) -> None:
    term = TermRef(said, "plans", False, Compare(PLAN_TYPE, "is", text(said), (0, 0)), (0, 0))
    among = OneOf(PLAN_TYPE, (text(said), text("another")), True, (0, 0))
    source = source_of(And((term, Or((among, term), (0, 0))), (0, 0)))
    # No text at all stands in it: neither this nor any other.
    assert [
        one for one in ast.walk(ast.parse(source.text)) if isinstance(one, ast.Constant) and one.value == said
    ] == []
    assert not re.search("[\"'#\\\\]", source.text)
    at = LAYOUTS.positions["plans"]["area"]
    row = (*(said if place == at else None for place in range(len(TABLES["plans"].fields))), None)
    assert functions_of(source)["test"](row) is True


def test_one_text_is_one_code_over_other_values() -> None:
    first, second = (source_of(Compare(PLAN_TYPE, "is", text(said), (0, 0))) for said in ("north", "south"))
    assert first.text == second.text
    one, other = functions_of(first)["test"], functions_of(second)["test"]
    assert one.__code__ is other.__code__
    row = (*(("north",) * len(TABLES["plans"].fields)), None)
    assert (one(row), other(row)) == (True, False)


def test_a_traceback_shows_the_line() -> None:
    source = Source()
    with source.under("def test(row)"):
        source.write("return row[0] < row[1]")
    with pytest.raises(TypeError) as raised:
        functions_of(source)["test"]((date(2026, 6, 30), None))
    assert "return row[0] < row[1]" in "".join(traceback.format_tb(raised.tb))
    frame = raised.traceback[-1]
    linecache.checkcache(str(frame.path))
    assert linecache.getline(frame.frame.code.raw.co_filename, 2).strip() == "return row[0] < row[1]"


def shown_of(function: Callable[[Any], Any]) -> str:
    """The traceback of a function that cannot compare what it is given."""
    with pytest.raises(TypeError) as raised:
        function((date(2026, 6, 30), None))
    return "".join(traceback.format_tb(raised.tb))


def test_a_traceback_shows_the_line_for_as_long_as_the_function_is_there() -> None:
    source = Source()
    with source.under("def test(row)"):
        source.write("return row[0] > row[1]")
    first = functions_of(source)["test"]
    # as where more sources were made since than are remembered
    _code_of.cache_clear()
    gc.collect()
    assert "return row[0] > row[1]" in shown_of(first)
    second = functions_of(source)["test"]
    del first
    gc.collect()
    assert "return row[0] > row[1]" in shown_of(second)
    name = second.__code__.co_filename
    del second
    _code_of.cache_clear()
    gc.collect()
    assert name not in linecache.cache
