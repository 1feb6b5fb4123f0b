"""The source that a scheme is settled by has generated names alone, whatever the scheme says, and can be read."""

import ast
import io
import keyword
import tokenize
from datetime import date

import pytest

from pbr.conditions.compiler import Layouts
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.generated.kind_source import source_of_kind
from pbr.engine.generated_python import python_of
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.records.dictionary import TABLES
from pbr.scheme.pricing.amounts import WINDOWS
from tests.engine.rows import outcome, plan, records
from tests.engine.settled import NAMES, scheme, settle, shipped

DAYS = (date(2026, 6, 30), date(2026, 7, 31))
HOSTILE = r"""
sources:
  abort: "'); __import__('os').abort() #"
records:
  hold when:
    of a plan:
      lambda_return: 'area is "\\"'
terms:
  of a plan:
    import_os: 'area is ")); raise SystemExit #"'
  of an outcome:
    none_or_true: 'outcome is one of "{0}", "return []", "row[0]"'
prices:
  exec_eval:
    by: area
    from 2026-04-01:
      "]": £1.00
      otherwise: £100.00
    source: "abort, section ''') + chr(10)"
payments:
  def_settle:
    source: "abort, \\"
    pay: exec_eval
    for each: plan where not import_os
    priced at: started_on
    in parts:
      global_row:
        share: 20%
        when: ended_on is known
        due: ended_on
      del_lines:
        share: rest
        spread: equally over outcome where not none_or_true
        not assessed when: outcome is "return"
        due: plan's ended_on
"""


def sources(compiled: CompiledScheme) -> list[str]:
    """The source of each kind of record that a scheme pays for."""
    positions = {
        table: {name: at for at, name in enumerate(sorted({*fields, *TABLES[table].key, "provider_id", "person_id"}))}
        for table, fields in compiled.needs.items()
    }
    positions[WINDOWS] = {"provider_id": 0}
    functions = compiled.functions_of(positions, compiled.scheme.runs.last)
    found: dict[str, list[CompiledPayment]] = {}
    for steps in functions.payments.values():
        if isinstance(steps, CompiledPayment):
            found.setdefault(steps.kind.name, []).append(steps)
    return [source_of_kind(payments, functions.layouts).text for payments in found.values()]


def words_of(source: str) -> set[str]:
    """Every name in a source."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {one.string for one in tokens if one.type == tokenize.NAME and not keyword.iskeyword(one.string)}


def test_nothing_that_a_hostile_scheme_says_is_source() -> None:
    (source,) = sources(scheme(HOSTILE))
    tree = ast.parse(source)
    constants = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert {type(one) for one in constants} <= {int, bool, type(None)}
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.Global | ast.Raise)]
    said = {"lambda_return", "import_os", "none_or_true", "exec_eval", "def_settle", "global_row", "del_lines", "abort"}
    assert words_of(source) & said == set()


def test_a_hostile_scheme_and_hostile_records_are_settled() -> None:
    found = settle(
        scheme(HOSTILE),
        records(
            plan("P'); #", provider_id='P"""1', started_on="2026-05-04", ended_on="2026-05-10", area="]"),
            outcome("O\\", "P'); #", outcome="return"),
            outcome("O}", "P'); #", outcome="row"),
        ),
    )
    # £1.00 by the price of "]": 20p for the plan; 80p in two, of which the outcome called "return" is not assessed.
    assert {one.record_id: (str(one.status), one.amount) for one in found.lines} == {
        "P'); #": ("due", 20),
        "O\\": ("not_earned", 0),
        "O}": ("due", 40),
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_scheme_has_generated_names_alone(name: str) -> None:
    compiled = shipped(name)
    known = {*compiled.scheme.prices, *compiled.scheme.measures, *(one.name for one in compiled.scheme.payments)}
    known |= {part.name for one in compiled.scheme.payments for part in one.parts}
    for source in sources(compiled):
        constants = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
        assert not any(isinstance(one, str) for one in constants)
        # A payment may be called "record" or "lines", as a name of the generator's own is: those are what they were.
        assert words_of(source) & known <= {"record", "lines", "row", "day", "share", "status", "note", "due", "time"}


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shown_is_python_whatever_the_scheme_says(name: str) -> None:
    shown = python_of(shipped(name))
    ast.parse(shown)
    assert all(len(line) <= 120 for line in shown.splitlines() if line.startswith("#"))


def test_what_is_shown_says_what_the_names_stand_for() -> None:
    shown = python_of(scheme(HOSTILE))
    tree = ast.parse(shown)
    assert [type(node).__name__ for node in tree.body] == ["FunctionDef"]
    assert "# plan: 'def_settle'" in shown
    assert "# part1: 'global_row'" in shown
    assert "# a row of outcomes: " in shown


def test_layouts_that_differ_in_the_day_share_what_asks_for_no_day() -> None:
    compiled = shipped("essex-reablement-bonus")
    fields = sorted({*compiled.needs["plans"], "plan_id", "person_id", "provider_id"})
    positions = {"plans": {name: at for at, name in enumerate(fields)}, WINDOWS: {"provider_id": 0}}
    one, other = (compiled.functions_of(positions, day).layouts for day in DAYS)
    assert isinstance(one, Layouts)
    assert one.on_any_day is other.on_any_day
    assert one.as_at_day is not other.as_at_day
