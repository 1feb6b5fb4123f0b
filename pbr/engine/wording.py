"""The reasons that lines give: which facts gave a condition its answer."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any

from pbr.conditions.evaluate import Layouts
from pbr.conditions.meaning import Condition
from pbr.conditions.reasons import fields_of, why_of
from pbr.records.dictionary import FieldType
from pbr.records.table import Row

Wording = Callable[[Condition, Layouts], Callable[[Row], str]]
"""From a condition to a function from a row to the words for its answer."""

_MOST_REMEMBERED = 10_000


def reasons_of(condition: Condition, layouts: Layouts) -> Callable[[Row], str]:
    """A function from a row to the facts that gave a condition its answer.

    Wording a reason takes far longer than deciding, so each combination of facts is worded once. Facts with few
    values (codes, yes and no) make few combinations; where dates make many, the memory starts again.
    """
    refs = fields_of(condition)
    own = [layouts.positions[ref.table][ref.field.name] for ref in refs if not ref.of_parent]
    parents = [layouts.positions[ref.table][ref.field.name] for ref in refs if ref.of_parent]
    own_facts: Callable[[Any], Any] = itemgetter(*own) if own else lambda row: None
    parent_facts: Callable[[Any], Any] = itemgetter(*parents) if parents else lambda row: None
    word = why_of(condition, layouts)
    worded: dict[Any, str] = {}
    dated = any(ref.field.type is FieldType.DATE for ref in refs)

    def reason(row: Row) -> str:
        facts = (own_facts(row), parent_facts(row[-1]) if parents else None)
        words = worded.get(facts)
        if words is None:
            if dated and len(worded) >= _MOST_REMEMBERED:
                worded.clear()
            words = worded[facts] = word(row)
        return words

    return reason


def unworded(condition: Condition, layouts: Layouts) -> Callable[[Row], str]:
    """No words at all, for lines that are added up and never read: wording takes longer than deciding."""
    return lambda row: ""
