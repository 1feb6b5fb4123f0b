"""The compiler of conditions: each is made a function once, of generated source, then asked of every record.

A compiled condition takes a row and answers true, false or None (not known). ``and`` and ``or`` are Kleene's: one
false settles ``and``, one true settles ``or``, and otherwise anything unknown leaves the answer unknown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import Any

from pbr.conditions.condition_source import ConditionSource
from pbr.conditions.row_source import RowSource
from pbr.conditions.syntax_tree import Condition, FieldRef, Operand
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.records.table import Row

Answer = bool | None
Test = Callable[[Row], Answer]
Getter = Callable[[Row], Any]


@dataclass(frozen=True, slots=True)
class Layouts:
    """Where the fields of each table stand in a row, and the day up to which facts are known.

    ``tests`` and ``days`` have what was compiled for them, each condition and day once, by its identity: whoever asks
    again, for a condition or for a piece of one, is given the very function that everybody else asks.
    """

    positions: Mapping[str, Mapping[str, int]]
    as_at: date
    tests: dict[int, tuple[Condition, Test]] = field(default_factory=dict, init=False, repr=False, compare=False)
    days: dict[int, tuple[object, Callable[[Row], date | None]]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def row_in(self, source: Source) -> RowSource:
        """A row called ``row`` in a source."""
        return RowSource(source, self.positions, self.as_at)


def value_of(operand: Operand, layouts: Layouts) -> Getter:
    """A function from a row to the value of an operand, None where it is blank."""
    if isinstance(operand, FieldRef) and not operand.of_parent:
        # What Python itself has is faster than anything written.
        return itemgetter(layouts.positions[operand.table][operand.field.name])
    source = Source()
    with source.under("def value(row)"):
        source.write(f"return {layouts.row_in(source).value(operand)}")
    value: Getter = functions_of(source)["value"]
    return value


def test_of(condition: Condition, layouts: Layouts) -> Test:
    """A function from a row to the answer of a condition, made once for each condition and each piece of one."""
    made = layouts.tests.get(id(condition))
    if made is None:
        test = _test(condition, layouts, lambda inner: False)
        # With the condition itself, which then lives as long: no other can come to have its identity.
        made = layouts.tests[id(condition)] = (condition, test)
    return made[1]


def test_but_for(condition: Condition, layouts: Layouts, not_asked: Callable[[Condition], bool]) -> Test:
    """The same, where what is ``not_asked`` counts as not known."""
    return _test(condition, layouts, not_asked)


def _test(condition: Condition, layouts: Layouts, not_asked: Callable[[Condition], bool]) -> Test:
    source = Source()
    asked = ConditionSource(layouts.row_in(source), not_asked)
    with source.under("def test(row)"):
        with source.under(f"if {asked.is_true(condition)}"):
            source.write("return True")
        with source.under(f"if {asked.is_false(condition)}"):
            source.write("return False")
        source.write("return None")
    test: Test = functions_of(source)["test"]
    return test
