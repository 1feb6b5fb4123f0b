"""Verdicts as generated source: what holds a record, and what its gates say, as one ``if`` after another.

Each branch has a test and the verdict it brings; the first that is true decides. Reasons are asked for where they are
needed and nowhere else: what is earned, as most is, takes no call.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from pbr.conditions.compiler import Layouts
from pbr.conditions.condition_source import ConditionSource
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.row_source import RowSource
from pbr.conditions.syntax_tree import Condition
from pbr.engine.verdicts.verdict_by_facts import ByFacts
from pbr.generate.source import all_of
from pbr.records.dictionary import TableKind
from pbr.scheme.payments.gates import Gate, Gates
from pbr.scheme.payments.payments import Verb
from pbr.scheme.scheme import Scheme
from pbr.settlement.facts import Facts, FieldName
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import FactsNotKnown, WaitsFor
from pbr.settlement.reason import Earned, ForEach, HeldByDispute, HeldByRule, NotAssessed, NotEarned, Reason

STATUSES = {
    "due": Status.DUE, "opened": Status.OPEN, "held": Status.HELD, "not_earned": Status.NOT_EARNED,
    "not_due": Status.NOT_DUE, "earlier": Status.EARLIER, "error": Status.ERROR, "note": Status.NOTE,
}  # fmt: skip
"""The statuses, by the names they have in a source."""


class Branch(NamedTuple):
    """A test, and the status and the reason where it is true: all of them expressions."""

    test: str
    status: str
    reason: str


class VerdictSource:
    """Writes the verdicts on a row: ``asked`` writes its conditions."""

    def __init__(self, row: RowSource, layouts: Layouts) -> None:
        self.row, self.layouts = row, layouts
        self.source, self.asked = row.source, ConditionSource(row)

    def status(self, name: str) -> str:
        """A status, by its name in the source."""
        return self.source.know(name, STATUSES[name])

    def reason(self, reason: Reason) -> str:
        """A reason that is always the same."""
        return self.source.bind_value(reason, "reason")

    def why(self, condition: Condition, make: Callable[[Facts], Reason]) -> str:
        """An expression for a reason with the facts that gave a condition its answer, made once for the same facts."""
        reasons = ByFacts(condition, self.layouts, make)
        known, remember = self.source.bind(reasons.known, "known"), self.source.bind(reasons.remember, "why")
        read = list(dict.fromkeys(map(self.row.field, fields_of(condition))))
        key = "None" if not read else read[0] if len(read) == 1 else f"({', '.join(read)})"
        return f"{known}.get(facts := {key}) or {remember}(facts, {self.row.own})"

    def holds(self, kind: TableKind, scheme: Scheme) -> list[Branch]:
        """What holds a record of a kind by itself: a dispute, or a ``hold when``; no branch where nothing can."""
        found: list[Branch] = []
        for field in kind.fields:
            position = self.row.positions[kind.name].get(field.name)
            if field.holds and position is not None:
                reason = HeldByDispute(FieldName(kind.name, field.name))
                found.append(self._held(f"{self.row.own}[{position}] is True", self.reason(reason)))
        for hold in scheme.holds:
            if hold.kind is kind:
                reason_of_rule = self.reason(HeldByRule(hold.name, hold.text))
                found.append(self._held(self.asked.is_true(hold.condition), reason_of_rule))
        return found

    def held_where(self, why: Callable[..., Reason | None]) -> Branch:
        """What holds a row for which a function has a reason."""
        reason = self.source.name("held_for")
        return self._held(f"({reason} := {self.source.bind(why, 'why')}({self.row.own})) is not None", reason)

    def _held(self, test: str, reason: str) -> Branch:
        return Branch(test, self.status("held"), reason)

    def gates(self, gates: Gates, scope: str, verb: Verb) -> list[Branch]:
        """What a set of gates says; ``scope`` is what it is for each of, without any. The last branch is always true.

        What a provider has earned stays earned whatever happens later, so a true ``when`` is asked before ``not
        assessed when``. For a deduction it is the other way round: nothing is taken off for what cannot be assessed.
        """
        waits, aside, when = gates.waits_for, gates.not_assessed_when, gates.when
        when_first = when is not None and verb != "deduct"
        reason = self.reason(Earned(when.text) if when else ForEach(scope))
        passed = self._true(when)
        earned = Branch(passed, self.status("due"), reason)
        first = earned._replace(test=all_of([self._true(waits), passed]))
        if aside is None and when is None:
            return [first, *[branch._replace(test="True") for branch in self._waits(waits)]]
        if aside is None:
            return [first, *self._waits(waits), *self._failed(when)]
        set_aside = Branch(self._true(aside), self.status("not_earned"), self._why(aside, NotAssessed))
        if when_first:
            return [first, set_aside, *self._waits(waits), *self._failed(when)]
        # Nothing but "not assessed when" stands in the way then, and not knowing it is not the same as no.
        not_aside = self.asked.is_false(aside.condition)
        doubt = Branch(all_of([passed, f"not {not_aside}"]), self.status("opened"), self._why(aside, FactsNotKnown))
        return [set_aside, *self._waits(waits), doubt, earned, *self._failed(when)]

    def _true(self, gate: Gate | None) -> str:
        return "True" if gate is None else self.asked.is_true(gate.condition)

    def _waits(self, waits: Gate | None) -> list[Branch]:
        """What waits for something that is not true."""
        if waits is None:
            return []
        reason = self.why(waits.condition, lambda facts: WaitsFor(waits.text, facts))
        return [Branch(f"not {self._true(waits)}", self.status("opened"), reason)]

    def _failed(self, when: Gate | None) -> list[Branch]:
        """What is not earned, or where that is not known; asked after what is earned."""
        if when is None:
            return []
        reason = self.why(when.condition, lambda facts: NotEarned(facts, when.text))
        failed = Branch(self.asked.is_false(when.condition), self.status("not_earned"), reason)
        return [failed, Branch("True", self.status("opened"), self._why(when, FactsNotKnown))]

    def _why(self, gate: Gate, make: Callable[[Facts], Reason]) -> str:
        return self.why(gate.condition, make)

    def write(self, branches: Sequence[Branch], status: str = "status", reason: str = "reason") -> None:
        """Give two names the status and the reason of the first branch that is true; they stay where none is."""
        word = "if"
        for branch in branches:
            if branch.test == "False":
                continue
            given = (f"{status} = {branch.status}", f"{reason} = {branch.reason}")
            if branch.test != "True":
                with self.source.under(f"{word} {branch.test}"):
                    self.source.write(*given)
                word = "elif"
                continue
            if word == "if":
                self.source.write(*given)
                return
            with self.source.under("else"):
                self.source.write(*given)
            return

    def write_lacking(self, status: str, reason: str) -> None:
        """After a verdict, what the sum waits for: what is not earned is so whatever it would come to."""
        with self.source.under(f"if lacking is not None and {status} is {self.status('due')}"):
            self.source.write(f"{status} = {self.status('opened')}", f"{reason} = lacking")
