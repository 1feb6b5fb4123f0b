"""What the conditions say of a record: held, not earned, open, or earned (``due``, if its day has come), and why."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter

from pbr.conditions.evaluate import Answer, Layouts, Test, test_of
from pbr.engine.settling import Settling
from pbr.records.dictionary import TABLES, TableKind
from pbr.records.table import Row
from pbr.scheme.gates import Gate, Gates
from pbr.scheme.payments import Verb
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Status

Verdict = tuple[Status, str]
Judge = Callable[[Row], Verdict]


@dataclass(frozen=True, slots=True)
class _Said:
    """A condition with its function, and its reasons as already worded for the same facts."""

    text: str
    test: Test
    reason: Callable[[Row], str]


def _said(gate: Gate | None, settling: Settling) -> _Said | None:
    if gate is None:
        return None
    layouts = settling.layouts
    return _Said(gate.text, test_of(gate.condition, layouts), settling.wording(gate.condition, layouts))


def judge_of(gates: Gates, settling: Settling, always: str, verb: Verb) -> Judge:
    """A function from a row to the verdict of a set of gates; ``always`` is the reason where there is none.

    What a provider has earned stays earned whatever happens later, so a true ``when`` is asked before ``not assessed
    when``. For a deduction it is the other way round: nothing is taken off for what cannot be assessed.
    """
    waits, aside, when = (_said(gate, settling) for gate in (gates.waits_for, gates.not_assessed_when, gates.when))
    earned: Verdict = (Status.DUE, f"earned: {when.text}" if when else always)
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
            return (Status.NOT_EARNED, f"not assessed: {aside.reason(row)}")
        if waited is not True and waits is not None:
            return (Status.OPEN, f"open: waits for {waits.text}: {waits.reason(row)}")
        if passed is True:
            # Nothing but "not assessed when" stands in the way here, and not knowing it is not the same as no.
            return (Status.OPEN, f"open: {aside.reason(row)}") if aside is not None and set_aside is None else earned
        if passed is False and when is not None:
            return (Status.NOT_EARNED, f"not earned: {when.reason(row)}; it needs {when.text}")
        return (Status.OPEN, f"open: {when.reason(row) if when else ''}")

    return judge


def held_by(kind: TableKind, scheme: Scheme, layouts: Layouts) -> Callable[[Row], str] | None:
    """A function from a row to the reason it is held, empty where it is not; None where nothing can hold it.

    A record is held by a dispute, by a ``hold when`` of its own kind, and by whatever holds the record it belongs to.
    """
    itself = held_itself(kind, scheme, layouts)
    above = held_itself(TABLES[kind.parent], scheme, layouts) if kind.parent else None
    if itself is None or above is None:
        return itself if above is None else lambda row: above(row[-1])
    return lambda row: itself(row) or above(row[-1])


def held_itself(kind: TableKind, scheme: Scheme, layouts: Layouts) -> Callable[[Row], str] | None:
    """The same, without what holds the record it belongs to."""
    tests: list[tuple[str, Test]] = []
    for field in kind.fields:
        position = layouts.positions[kind.name].get(field.name)
        if field.holds and position is not None:
            tests.append((f"held: {field.name}", itemgetter(position)))
    for hold in scheme.holds:
        if hold.kind is kind:
            tests.append((f"held: {hold.name} ({hold.text})", test_of(hold.condition, layouts)))
    if not tests:
        return None
    if len(tests) == 1:
        only_reason, only_test = tests[0]
        return lambda row: only_reason if only_test(row) is True else ""

    def held(row: Row) -> str:
        for reason, test in tests:
            if test(row) is True:
                return reason
        return ""

    return held


def with_holds(judge: Judge, held: Callable[[Row], str] | None) -> Judge:
    """The same judge, after asking whether the record is held."""
    if held is None:
        return judge

    def first_held(row: Row) -> Verdict:
        reason = held(row)
        return (Status.HELD, reason) if reason else judge(row)

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
