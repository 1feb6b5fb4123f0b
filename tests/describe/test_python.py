"""``pbr describe SCHEME --python``: the Python that a scheme is settled by, to be read."""

import ast

from pbr.api.description import describe, generated_python
from tests.cli.command import pbr


def test_it_is_printed_instead_of_the_description() -> None:
    printed = pbr("describe", "wiltshire-payable-outcomes", "--python")
    assert (printed.returncode, printed.stderr) == (0, "")
    assert printed.stdout == generated_python("wiltshire-payable-outcomes")
    assert printed.stdout != describe("wiltshire-payable-outcomes")


def test_it_is_one_function_for_each_kind_of_record_with_what_its_names_stand_for() -> None:
    shown = generated_python("hourly-plus-bonus-per-outcome")
    functions = [node.name for node in ast.parse(shown).body if isinstance(node, ast.FunctionDef)]
    assert functions == ["settler", "settler"]
    assert shown.index("# plan: 'bonus'") < shown.index("# visit: 'hours'")
    assert "# run_begins: 2026-04-01" in shown
    assert "# a row of visits: 0=visit_id, 1=visited_on" in shown


def test_what_has_functions_of_its_own_is_named() -> None:
    assert "# 'contract' is for a window of a provider" in generated_python("sutton-ability-proved-once")
    assert "which has a function of its own (per_week_or_day.py)" in generated_python("population-prime-provider")
