"""What a dispute puts in doubt: the facts that the review found, and so whatever depends on them."""

from collections.abc import Callable

from pbr.conditions.evaluate import Answer, Test
from pbr.engine.settling import Settling
from pbr.records.dictionary import TableKind
from pbr.records.table import Row


def without_disputed_facts(kind: TableKind, settling: Settling) -> Callable[[Row], Row]:
    """A function from a row to the same row without the facts that a dispute over it is about.

    They are what is dated by the day that the dispute itself is dated by: of an outcome, all that its review found.
    """
    positions = settling.positions[kind.name]
    disputes = {field.name for field in kind.fields if field.holds and field.name in positions}
    facts = {name for field in kind.fields for name in field.dates if disputes & set(field.dates)}
    blank = frozenset(positions[name] for name in facts - disputes if name in positions)
    flags = [positions[name] for name in disputes]

    def without(row: Row) -> Row:
        if not any(row[flag] is True for flag in flags):
            return row
        return tuple([None if position in blank else value for position, value in enumerate(row)])

    return without


def in_doubt_where_disputed(test: Test, kind: TableKind, settling: Settling) -> Test:
    """The same test, not known for a disputed row whose answer the dispute could change."""
    if not any(field.holds and field.name in settling.positions[kind.name] for field in kind.fields):
        return test
    without = without_disputed_facts(kind, settling)

    def doubtful(row: Row) -> Answer:
        answer = test(row)
        undisputed = without(row)
        return answer if undisputed is row or test(undisputed) is answer else None

    return doubtful
