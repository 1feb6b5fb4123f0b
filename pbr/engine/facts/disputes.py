"""What a dispute puts in doubt: the facts that the review found, and so whatever depends on them."""

from collections.abc import Callable, Collection, Iterable

from pbr.conditions.compiler import Answer, Test
from pbr.conditions.syntax_tree import FieldRef
from pbr.engine.facts.compile_context import Compiling
from pbr.records.dictionary import TableKind
from pbr.records.table import Row


def disputed_facts(kind: TableKind, kept: Collection[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The fields that say a record is disputed, and the facts that are then in doubt, of those that rows have ``kept``.

    In doubt is what is dated by the day that the dispute itself is dated by: of an outcome, all that its review found.
    """
    disputes = frozenset(field.name for field in kind.fields if field.holds and field.name in kept)
    facts = {name for field in kind.fields for name in field.dates if disputes & set(field.dates)}
    return disputes, frozenset(name for name in facts - disputes if name in kept)


def without_disputed_facts(kind: TableKind, over: Compiling) -> Callable[[Row], Row]:
    """A function from a row to the same row without the facts that a dispute over it is about."""
    positions = over.positions[kind.name]
    disputes, facts = disputed_facts(kind, positions)
    blank = frozenset(positions[name] for name in facts)
    flags = [positions[name] for name in disputes]

    def without(row: Row) -> Row:
        for flag in flags:
            if row[flag] is True:
                return tuple([None if position in blank else value for position, value in enumerate(row)])
        return row

    return without


def in_doubt_where_disputed(test: Test, refs: Iterable[FieldRef], kind: TableKind, over: Compiling) -> Test:
    """The same test, not known for a disputed row whose answer the dispute could change; it looks at ``refs``."""
    _, facts = disputed_facts(kind, over.positions[kind.name])
    if not any(ref.field.name in facts and not ref.of_parent for ref in refs):
        return test
    without = without_disputed_facts(kind, over)

    def doubtful(row: Row) -> Answer:
        answer = test(row)
        undisputed = without(row)
        return answer if undisputed is row or test(undisputed) is answer else None

    return doubtful
