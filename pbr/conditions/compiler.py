"""The compiler of conditions: each is made a function once, of generated source, then asked of every record.

A compiled condition takes a row and answers true, false or None (not known). ``and`` and ``or`` are Kleene's: one
false settles ``and``, one true settles ``or``, and otherwise anything unknown leaves the answer unknown.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import field
from datetime import date
from operator import itemgetter
from typing import Any

from pbr.conditions.condition_source import ConditionSource
from pbr.conditions.row_source import AS_AT, RowSource
from pbr.conditions.syntax_tree import Condition, FieldRef, Operand
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.records.table import Row
from pbr.values.dataclass import dataclass

Answer = bool | None
Test = Callable[[Row], Answer]
Getter = Callable[[Row], Any]


class Compiled:
    """What was compiled, each condition and day once, by its identity: with it, so that no other can come to have it.

    Whoever asks again, for a condition or for a piece of one, is given the very function that everybody else asks.
    """

    def __init__(self) -> None:
        self.tests: dict[int, tuple[Condition, Test]] = {}
        self.days: dict[int, tuple[object, Callable[[Row], date | None]]] = {}
        self.others: dict[Hashable, Any] = {}
        """What others have compiled for themselves, by what they know it by."""


@dataclass(frozen=True, slots=True)
class Layouts:
    """Where the fields of each table stand in a row, and the day up to which facts are known.

    ``as_at_day`` has what was compiled for that day, and ``on_any_day`` what asks for no day: layouts that differ in
    the day alone share it.
    """

    positions: Mapping[str, Mapping[str, int]]
    as_at: date
    on_any_day: Compiled = field(default_factory=Compiled, repr=False, compare=False)
    as_at_day: Compiled = field(default_factory=Compiled, init=False, repr=False, compare=False)

    def row_in(self, source: Source) -> RowSource:
        """A row called ``row`` in a source."""
        return RowSource(source, self.positions, self.as_at)

    def compiled_with(self, source: Source) -> Compiled:
        """Where what was compiled of a source is kept: that of any day, unless it asks for the day."""
        return self.as_at_day if AS_AT in source.bound else self.on_any_day


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
    for compiled in (layouts.on_any_day, layouts.as_at_day):
        if id(condition) in compiled.tests:
            return compiled.tests[id(condition)][1]
    source, test = _test(condition, layouts, lambda inner: False)
    layouts.compiled_with(source).tests[id(condition)] = (condition, test)
    return test


def answers_of(conditions: Sequence[Condition], layouts: Layouts) -> Callable[[Row], tuple[Answer, ...]]:
    """A function from a row to the answers of several conditions, which takes less to make than one for each."""
    source = Source()
    asked = ConditionSource(layouts.row_in(source))
    with source.under("def answers(row)"):
        source.write("return (")
        for condition in conditions:
            source.write(f"    True if {asked.is_true(condition)} else False if {asked.is_false(condition)} else None,")
        source.write(")")
    answers: Callable[[Row], tuple[Answer, ...]] = functions_of(source)["answers"]
    return answers


def test_but_for(condition: Condition, layouts: Layouts, not_asked: Callable[[Condition], bool]) -> Test:
    """The same, where what is ``not_asked`` counts as not known."""
    return _test(condition, layouts, not_asked)[1]


def _test(condition: Condition, layouts: Layouts, not_asked: Callable[[Condition], bool]) -> tuple[Source, Test]:
    source = Source()
    asked = ConditionSource(layouts.row_in(source), not_asked)
    with source.under("def test(row)"):
        with source.under(f"if {asked.is_true(condition)}"):
            source.write("return True")
        with source.under(f"if {asked.is_false(condition)}"):
            source.write("return False")
        source.write("return None")
    test: Test = functions_of(source)["test"]
    return source, test
