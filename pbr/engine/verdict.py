"""What the conditions say of a record: held, not earned, open, or earned (``due``, if its day has come), and why."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter

from pbr.conditions.compiler import Answer, Layouts, Test, test_of
from pbr.engine.compile_context import Compiling
from pbr.engine.verdict_by_facts import by_facts
from pbr.records.dictionary import TABLES, TableKind
from pbr.records.table import Row
from pbr.scheme.gates import Gate, Gates
from pbr.scheme.payments import Verb
from pbr.scheme.scheme import Scheme
from pbr.settlement.facts import Facts, FieldName
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import FactsNotKnown, WaitsFor
from pbr.settlement.reason import Earned, ForEach, Held, HeldByDispute, HeldByRule, NotAssessed, NotEarned, Reason

Verdict = tuple[Status, Reason]
Judge = Callable[[Row], Verdict]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A condition as a function, and the verdicts it brings, each made once for the same facts."""

    test: Test
    unknown: Judge
    decided: Judge


def _asked(gate: Gate | None, over: Compiling, decided: Callable[[str, Facts], Verdict]) -> _Asked | None:
    """A gate's test, with the verdict of not knowing it, and that of the answer that stops a record."""
    if gate is None:
        return None
    condition, text, layouts = gate.condition, gate.text, over.layouts
    return _Asked(
        test_of(condition, layouts),
        by_facts(condition, layouts, lambda facts: (Status.OPEN, FactsNotKnown(facts))),
        by_facts(condition, layouts, lambda facts: decided(text, facts)),
    )


def _waits(text: str, facts: Facts) -> Verdict:
    return (Status.OPEN, WaitsFor(text, facts))


def _not_assessed(text: str, facts: Facts) -> Verdict:
    return (Status.NOT_EARNED, NotAssessed(facts))


def _not_earned(text: str, facts: Facts) -> Verdict:
    return (Status.NOT_EARNED, NotEarned(facts, text))


def judge_of(gates: Gates, over: Compiling, scope: str, verb: Verb) -> Judge:
    """A function from a row to the verdict of a set of gates; ``scope`` is what it is for each of, without any.

    What a provider has earned stays earned whatever happens later, so a true ``when`` is asked before ``not assessed
    when``. For a deduction it is the other way round: nothing is taken off for what cannot be assessed.
    """
    waits = _asked(gates.waits_for, over, _waits)
    aside = _asked(gates.not_assessed_when, over, _not_assessed)
    when = _asked(gates.when, over, _not_earned)
    earned: Verdict = (Status.DUE, Earned(gates.when.text) if gates.when else ForEach(scope))
    if waits is None and aside is None and when is None:
        return lambda row: earned
    when_first = when is not None and verb != "deduct"

    def judge(row: Row) -> Verdict:
        passed: Answer = True if when is None else when.test(row)
        waited = True if waits is None else waits.test(row)
        if passed is True and waited is True and (when_first or aside is None):
            return earned
        set_aside: Answer = False if aside is None else aside.test(row)
        if aside is not None and set_aside is True:
            return aside.decided(row)
        if waited is not True and waits is not None:
            return waits.decided(row)
        if passed is True or when is None:
            # Nothing but "not assessed when" stands in the way here, and not knowing it is not the same as no.
            return aside.unknown(row) if aside is not None and set_aside is None else earned
        return when.decided(row) if passed is False else when.unknown(row)

    return judge


HeldOf = Callable[[Row], Held | None]
"""A function from a row to why it is held; None where it is not."""


def held_by(kind: TableKind, over: Compiling) -> HeldOf | None:
    """A function from a row to why it is held, made once for each kind of record; None where nothing can hold it.

    A record is held by a dispute, by a ``hold when`` of its own kind, and by whatever holds the record it belongs to.
    """
    made = over.made.holds
    if kind.name not in made:
        made[kind.name] = _held_by(kind, over.scheme, over.layouts)
    return made[kind.name]


def _held_by(kind: TableKind, scheme: Scheme, layouts: Layouts) -> HeldOf | None:
    itself = held_itself(kind, scheme, layouts)
    above = held_itself(TABLES[kind.parent], scheme, layouts) if kind.parent else None
    if itself is None or above is None:
        return itself if above is None else lambda row: above(row[-1])
    return lambda row: itself(row) or above(row[-1])


def held_itself(kind: TableKind, scheme: Scheme, layouts: Layouts) -> HeldOf | None:
    """The same, without what holds the record it belongs to."""
    tests: list[tuple[Held, Test]] = []
    for field in kind.fields:
        position = layouts.positions[kind.name].get(field.name)
        if field.holds and position is not None:
            tests.append((HeldByDispute(FieldName(kind.name, field.name)), itemgetter(position)))
    for hold in scheme.holds:
        if hold.kind is kind:
            tests.append((HeldByRule(hold.name, hold.text), test_of(hold.condition, layouts)))
    if not tests:
        return None
    if len(tests) == 1:
        only_reason, only_test = tests[0]
        return lambda row: only_reason if only_test(row) is True else None

    def held(row: Row) -> Held | None:
        for reason, test in tests:
            if test(row) is True:
                return reason
        return None

    return held


def with_holds(judge: Judge, held: HeldOf | None) -> Judge:
    """The same judge, after asking whether the record is held."""
    if held is None:
        return judge

    def first_held(row: Row) -> Verdict:
        reason = held(row)
        return judge(row) if reason is None else (Status.HELD, reason)

    return first_held


def both(payment: Verdict, own: Verdict) -> Verdict:
    """The verdict of two sets of gates: that of the payment decides first, and its part's only where it is earned.

    But nothing else is asked of a record that is held, whatever the payment it has a share of still waits for.
    """
    if own[0] is Status.DUE:
        return payment
    if payment[0] is Status.DUE or (own[0] is Status.HELD and payment[0] not in (Status.ERROR, Status.HELD)):
        return own
    return payment
