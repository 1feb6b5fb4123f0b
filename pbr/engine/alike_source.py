"""What payments for a record ask of it and of the one above: two of which all that is alike come to the same.

Of its own row that is so many cells. Of the one above it is what each condition comes to, which is far less than its
days and codes: whether a visit was within the time agreed, and not from when to when that was.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence

from pbr.conditions.condition_source import ConditionSource
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import Condition
from pbr.engine.compiled_payment import CompiledPayment
from pbr.engine.families_written import is_of_its_own
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.records.table import Row
from pbr.scheme.fields_read import conditions_of_payment, fields_besides_conditions, fields_of_payment

Ask = Callable[[Sequence[Row]], Sequence[Sequence[Hashable]]]
"""A function from rows to the answers of each."""


def is_asked_alone(steps: CompiledPayment) -> bool:
    """Whether a payment is for a record that belongs to another, and asks of nothing but the two."""
    return bool(steps.kind.parent) and is_of_its_own(steps) and steps.back is None and not steps.parts


def positions_asked(payments: Sequence[CompiledPayment]) -> tuple[int, ...]:
    """Where the cells stand that the payments for a kind of record ask of its own row."""
    (kind, *_), positions = [steps.kind for steps in payments], payments[0].over.positions
    asked = {ref.field.name for steps in payments for ref in fields_of_payment(steps.payment) if not ref.of_parent}
    asked |= {field.name for field in kind.fields if field.holds}
    asked |= {ref.field.name for held in _holds(payments, kind.name) for ref in fields_of(held)}
    return tuple(sorted(positions[kind.name][name] for name in asked if name in positions[kind.name]))


class AskedOfAbove:
    """What is asked of the record above a row, and of both together: the row's own cells in it are at ``positions``."""

    def __init__(self, positions: tuple[int, ...], source: Source) -> None:
        self.positions = positions
        self._ask: Ask = functions_of(source)["ask"]
        self._numbers: dict[Sequence[Hashable], int] = {}

    def answers(self, rows: Sequence[Row]) -> Iterator[int]:
        """For each row a number that it shares with those that have the same answers."""
        numbers = self._numbers
        return (numbers.setdefault(found, len(numbers)) for found in self._ask(rows))


def asked_of_above(payments: Sequence[CompiledPayment]) -> AskedOfAbove | None:
    """What payments for one kind of record ask of the one above; None where they ask nothing."""
    source = source_of_asking(payments)
    if source is None:
        return None
    refs = [ref for condition in _of_both(payments) for ref in fields_of(condition) if not ref.of_parent]
    positions = payments[0].over.positions[payments[0].kind.name]
    return AskedOfAbove(tuple(sorted({positions[ref.field.name] for ref in refs})), source)


def source_of_asking(payments: Sequence[CompiledPayment]) -> Source | None:
    """Write ``ask``, from rows to what each condition comes to and what else is read of the record above."""
    source = Source()
    over, kind = payments[0].over, payments[0].kind
    row = over.layouts.row_in(source)
    own, above = ConditionSource(row), ConditionSource(row.parent)
    parent = over.scheme.tables[kind.parent]
    told = [asked(condition) for condition in _of_both(payments) for asked in (own.is_true, own.is_false)]
    told += [above.is_true(held) for held in _holds(payments, parent.name)]
    positions = over.positions[parent.name]
    told += [f"{row.above}[{positions[one.name]}]" for one in parent.fields if one.holds and one.name in positions]
    refs = [ref for steps in payments for ref in fields_besides_conditions(steps.payment) if ref.of_parent]
    told += map(row.field, refs)
    if not told:
        return None
    with source.under("def ask(rows)"):
        source.write(f"return [({', '.join(dict.fromkeys(told))},) for row in rows]")
    return source


def _of_both(payments: Sequence[CompiledPayment]) -> list[Condition]:
    """The conditions that ask anything of the record above."""
    return [one for one in _conditions(payments) if any(ref.of_parent for ref in fields_of(one))]


def _conditions(payments: Sequence[CompiledPayment]) -> Iterator[Condition]:
    for steps in payments:
        yield from conditions_of_payment(steps.payment)
    yield from _holds(payments, payments[0].kind.name)


def _holds(payments: Sequence[CompiledPayment], table: str) -> list[Condition]:
    return [hold.condition for hold in payments[0].over.scheme.holds if hold.kind.name == table]
