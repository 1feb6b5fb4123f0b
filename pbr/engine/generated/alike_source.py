"""What payments for a record ask of it and of the one above: two of which all that is alike come to the same.

Of its own row that is so many cells. Of the one above it is what each condition comes to, which is far less than its
days and codes: whether a visit was within the time agreed, and not from when to when that was.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from operator import itemgetter

from pbr.conditions.condition_source import ConditionSource
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import Condition, FieldRef
from pbr.engine.generated.paid_alone import is_of_its_own, is_scaled_alone
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.records.table import Row
from pbr.scheme.payments.fields_read import conditions_of_payment, fields_besides_conditions, fields_of_payment

_MOST_REMEMBERED = 5_000
"""Records above that have the same days and codes are few; where they are not, the memory starts again."""

Ask = Callable[[Sequence[Row]], Sequence[Sequence[Hashable]]]
"""A function from rows to the answers of each."""


def is_asked_alone(steps: CompiledPayment) -> bool:
    """Whether a payment is for a record that belongs to another, and asks of nothing but the two."""
    by_itself = is_of_its_own(steps) or is_scaled_alone(steps)
    return bool(steps.kind.parent) and by_itself and steps.back is None and not steps.parts


def positions_asked(payments: Sequence[CompiledPayment]) -> tuple[int, ...]:
    """Where the cells stand that the payments for a kind of record ask of its own row."""
    (kind, *_), positions = [steps.kind for steps in payments], payments[0].over.positions
    asked = {ref.field.name for steps in payments for ref in fields_of_payment(steps.payment) if not ref.of_parent}
    asked |= {field.name for field in kind.fields if field.holds}
    asked |= {ref.field.name for held in _holds(payments, kind.name) for ref in fields_of(held)}
    return tuple(sorted(positions[kind.name][name] for name in asked if name in positions[kind.name]))


class AskedOfAbove:
    """What is asked of the record above a row, and of both together: the row's own cells in it are at ``positions``."""

    def __init__(self, positions: tuple[int, ...], above: tuple[int, ...], source: Source) -> None:
        self.positions = positions
        self._cells_of = itemgetter(*above)
        self._ask: Ask = functions_of(source)["ask"]
        self._numbers: dict[Sequence[Hashable], int] = {}
        self._known: dict[Hashable, dict[int, int]] = {}

    def known_of(self, above: Row) -> dict[int, int]:
        """The answers there are already for a record above, by the kind of the row; many have the same days."""
        cells = self._cells_of(above)
        known = self._known.get(cells)
        if known is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            known = self._known[cells] = {}
        return known

    def answers(self, rows: Sequence[Row]) -> Iterator[int]:
        """For each row a number that it shares with those that have the same answers."""
        numbers = self._numbers
        return (numbers.setdefault(found, len(numbers)) for found in self._ask(rows))


def asked_of_above(payments: Sequence[CompiledPayment]) -> AskedOfAbove | None:
    """What payments for one kind of record ask of the one above; None where they ask nothing."""
    source = source_of_asking(payments)
    if source is None:
        return None
    over, kind = payments[0].over, payments[0].kind
    parent = over.scheme.tables[kind.parent]
    refs = [ref for condition in _of_both(payments) for ref in fields_of(condition)]
    of_both = {over.positions[kind.name][ref.field.name] for ref in refs if not ref.of_parent}
    names = {ref.field.name for ref in (*refs, *_priced_by(payments)) if ref.of_parent}
    names |= {ref.field.name for held in _holds(payments, parent.name) for ref in fields_of(held)}
    names |= {field.name for field in parent.fields if field.holds}
    above = {at for name, at in over.positions[parent.name].items() if name in names}
    return AskedOfAbove(tuple(sorted(of_both)), tuple(sorted(above)), source)


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
    told += [row.field(ref) for ref in _priced_by(payments) if ref.of_parent]
    if not told:
        return None
    with source.under("def ask(rows)"):
        source.write(f"return [({', '.join(dict.fromkeys(told))},) for row in rows]")
    return source


def _priced_by(payments: Sequence[CompiledPayment]) -> list[FieldRef]:
    return [ref for steps in payments for ref in fields_besides_conditions(steps.payment)]


def _of_both(payments: Sequence[CompiledPayment]) -> list[Condition]:
    """The conditions that ask anything of the record above."""
    return [one for one in _conditions(payments) if any(ref.of_parent for ref in fields_of(one))]


def _conditions(payments: Sequence[CompiledPayment]) -> Iterator[Condition]:
    for steps in payments:
        yield from conditions_of_payment(steps.payment)
    yield from _holds(payments, payments[0].kind.name)


def _holds(payments: Sequence[CompiledPayment], table: str) -> list[Condition]:
    return [hold.condition for hold in payments[0].over.scheme.holds if hold.kind.name == table]
