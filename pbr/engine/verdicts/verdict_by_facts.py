"""The reasons that lines give, made once for each combination of the facts that gave a condition its answer."""

from collections.abc import Callable
from typing import Any

from pbr.conditions.compiler import Layouts
from pbr.conditions.deciding_facts import facts_of, fields_of
from pbr.conditions.syntax_tree import Condition
from pbr.records.dictionary import FieldType
from pbr.records.table import Row
from pbr.settlement.facts import Facts
from pbr.settlement.reason import Reason

_MOST_REMEMBERED = 10_000


class ByFacts:
    """What is said of the facts that gave a condition its answer.

    Gathering the facts takes far longer than deciding, so each combination of what the condition looks at is gathered
    once: it is looked up in what is ``known``, and asked for where it is not there. Facts with few values (codes, yes
    and no) make few combinations; where dates make many, the memory starts again.
    """

    def __init__(self, condition: Condition, layouts: Layouts, make: Callable[[Facts], Reason]) -> None:
        self.known: dict[Any, Reason] = {}
        self._same: dict[object, Reason] = {}
        self._condition, self._layouts, self._make = condition, layouts, make
        self._gather: Callable[[Row], Facts] | None = None
        self._dated = any(ref.field.type is FieldType.DATE for ref in fields_of(condition))

    def remember(self, key: Any, row: Row) -> Reason:
        """The reason of a row, kept under what the condition looks at."""
        if self._gather is None:
            # In most settlements some gates never stop anything: nothing is made for those.
            self._gather = facts_of(self._condition, self._layouts)
        if self._dated and len(self.known) >= _MOST_REMEMBERED:
            self.known.clear()
        reason = self.known[key] = self._reason_of(self._gather(row))
        return reason

    def _reason_of(self, facts: Facts) -> Reason:
        """The reason of some facts: one for all whose telling facts are the same, whatever else is not said of them."""
        # The fields are those of what gathers the facts, each one object: quicker to look up than what they are called.
        told = tuple([tuple([(id(one.field), one.value) for one in statement]) for statement in facts])
        found = self._same.get(told)
        if found is None:
            if len(self._same) >= _MOST_REMEMBERED:
                self._same.clear()
            found = self._same[told] = self._make(facts)
        return found
