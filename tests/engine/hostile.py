"""A scheme whose every text would be code if it could, compiled for its rows, and a look for any text in source."""

import ast
from collections.abc import Sequence
from datetime import date

from pbr.conditions.compiler import Layouts
from pbr.engine.payments.compiled_payment import CompiledPayment
from tests.engine.settled import scheme
from tests.engine.test_generated_source import words_of

PAYMENT = "lambda_return"
"""What its payment for visits is called."""


def compiled_for_rows(written: str) -> tuple[Sequence[CompiledPayment], Layouts]:
    """The payments of a scheme that pays ``hours`` of visits, under hostile names, over rows of plans and visits."""
    compiled = scheme(written.replace("hours:", f"{PAYMENT}:").replace("clause 2", "global row; del lines"))
    own = {"plans": {"plan_id", "person_id", "provider_id"}, "visits": {"visit_id"}}
    positions = {
        table: {name: at for at, name in enumerate(sorted({*compiled.needs[table], *names}))}
        for table, names in own.items()
    }
    functions = compiled.functions_of(positions, date(2026, 7, 31))
    paid = [one for one in functions.payments.values() if isinstance(one, CompiledPayment)]
    return paid, functions.layouts


def assert_no_text_in(source: str) -> None:
    """Fail where source has any text, or anything that the scheme calls something by."""
    constants = {node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)}
    assert not [one for one in constants if isinstance(one, str)]
    assert not words_of(source) & {PAYMENT, "global", "del_lines"}
