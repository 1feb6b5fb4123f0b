"""A look at other records as generated source: from a record in hand, and those that are looked at, to an answer."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from pbr.conditions.compiler import Answer, Layouts
from pbr.conditions.condition_source import ConditionSource
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.row_source import RowSource
from pbr.conditions.syntax_tree import And, Condition, FieldRef, Not, Or, TermRef
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.records.table import Row

AnyFits = Callable[[Row, Row | None, Iterable[Row]], Answer]
"""A function from a row in hand, the row that is not looked at, and those that are, to whether any of them fits."""

CountFits = Callable[[Row, Row | None, Iterable[Row]], tuple[int, int]]
"""A function from the same to how many fit for certain, and how many may."""

Fits = Callable[[Row, Row], Answer]
"""A function from a row in hand and one that is looked at to whether the latter fits."""


class _LookedAt(RowSource):
    """A row that is looked at, called ``other`` in a source; the one in hand is called ``row``."""

    def field(self, ref: FieldRef) -> str:
        """A field of the row looked at or of the one above it, or of the one in hand or above that."""
        if not ref.in_hand:
            return super().field(ref)
        return RowSource(self.source, self.positions, self.as_at).field(replace(ref, in_hand=False))


def any_fits_of(where: Condition, layouts: Layouts) -> AnyFits:
    """Whether any row fits a condition: one that does settles it, else one of which it is not known leaves it so."""
    source, asked = _asked(where, layouts, frozenset())
    with source.under("def any_fits(row, own, others)"):
        source.write("answer = False")
        with source.under("for other in others"):
            with source.under("if other is own"):
                source.write("continue")
            with source.under(f"if {asked.is_true(where)}"):
                source.write("return True")
            with source.under(f"if not {asked.is_false(where)}"):
                source.write("answer = None")
        source.write("return answer")
    found: AnyFits = functions_of(source)["any_fits"]
    return found


def count_fits_of(where: Condition, layouts: Layouts) -> CountFits:
    """How many rows fit a condition for certain, and how many it is not known of, or fit."""
    source, asked = _asked(where, layouts, frozenset())
    with source.under("def count_fits(row, own, others)"):
        source.write("least = most = 0")
        with source.under("for other in others"):
            with source.under("if other is own"):
                source.write("continue")
            with source.under(f"if {asked.is_true(where)}"):
                source.write("least += 1")
                source.write("most += 1")
                source.write("continue")
            with source.under(f"if not {asked.is_false(where)}"):
                source.write("most += 1")
        source.write("return least, most")
    found: CountFits = functions_of(source)["count_fits"]
    return found


def fits_of(where: Condition, layouts: Layouts, in_doubt: Collection[str] = frozenset()) -> Fits:
    """Whether a row fits a condition, where some fields of it are in doubt: what hangs on them is not known."""
    source, asked = _asked(where, layouts, in_doubt)
    with source.under("def fits(row, other)"):
        source.write(f"return True if {asked.is_true(where)} else False if {asked.is_false(where)} else None")
    found: Fits = functions_of(source)["fits"]
    return found


def _asked(where: Condition, layouts: Layouts, in_doubt: Collection[str]) -> tuple[Source, ConditionSource]:
    source = Source()
    row = _LookedAt(source, layouts.positions, layouts.as_at, "other", "other[-1]")

    def doubtful(condition: Condition) -> bool:
        """Whether a statement looks at a field that is in doubt; what joins statements is asked for its own."""
        if isinstance(condition, And | Or | Not | TermRef):
            return False
        return any(ref.field.name in in_doubt and not ref.of_parent and not ref.in_hand for ref in fields_of(condition))

    return source, ConditionSource(row, doubtful if in_doubt else lambda condition: False)
