"""What holds a record and what its gates say, asked one after another by nested functions."""

from collections.abc import Callable

from pbr.conditions.compiler import Answer, Test
from pbr.conditions.deciding_facts import fields_of, why
from pbr.conditions.syntax_tree import Condition
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.facts.disputes import in_doubt_where_disputed
from pbr.engine.verdicts.verdict import Verdict
from pbr.engine.verdicts.why_put_back import WhyOf
from pbr.records.dictionary import TABLES, TableKind
from pbr.records.table import Row
from pbr.scheme.payments.gates import Gate, Gates
from pbr.scheme.payments.payments import Verb
from pbr.settlement.facts import FieldName
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import FactsNotKnown, WaitsFor
from pbr.settlement.reason import Earned, ForEach, HeldByDispute, HeldByRule, NotAssessed, NotEarned, Reason
from tests.reference.conditions import answer_of

Judge = Callable[[Row], Verdict]


def answer_of_gate(gate: Gate | None, row: Row, over: Compiling, without: Answer) -> Answer:
    """What a gate answers for a row; ``without`` where there is none."""
    return without if gate is None else answer_of(gate.condition, over.layouts)(row)


def judge_of(gates: Gates, over: Compiling, scope: str, verb: Verb) -> Judge:
    """A function from a row to the verdict of a set of gates; ``scope`` is what it is for each of, without any."""
    waits, aside, when = gates.waits_for, gates.not_assessed_when, gates.when
    earned: Verdict = (Status.DUE, Earned(when.text) if when else ForEach(scope))

    def judge(row: Row) -> Verdict:
        passed, waited = answer_of_gate(when, row, over, True), answer_of_gate(waits, row, over, True)
        set_aside = answer_of_gate(aside, row, over, False)
        early = aside is None or (when is not None and verb != "deduct")
        if early and passed is True and waited is True:
            return earned
        if aside is not None and set_aside is True:
            return (Status.NOT_EARNED, NotAssessed(why(aside.condition, row, over.layouts)))
        if waits is not None and waited is not True:
            return (Status.OPEN, WaitsFor(waits.text, why(waits.condition, row, over.layouts)))
        if aside is not None and set_aside is None and passed is True:
            return (Status.OPEN, FactsNotKnown(why(aside.condition, row, over.layouts)))
        if when is None or passed is True:
            return earned
        reason = why(when.condition, row, over.layouts)
        if passed is False:
            return (Status.NOT_EARNED, NotEarned(reason, when.text))
        return (Status.OPEN, FactsNotKnown(reason))

    return judge


def held_itself(kind: TableKind, row: Row, over: Compiling) -> Reason | None:
    """Why a record is held, leaving what holds the one above it out of account."""
    positions = over.positions[kind.name]
    for field in kind.fields:
        if field.holds and field.name in positions and row[positions[field.name]] is True:
            return HeldByDispute(FieldName(kind.name, field.name))
    for hold in over.scheme.holds:
        if hold.kind is kind and answer_of(hold.condition, over.layouts)(row) is True:
            return HeldByRule(hold.name, hold.text)
    return None


def held(kind: TableKind, row: Row, over: Compiling) -> Reason | None:
    """Why a record is held, or the one above it."""
    above = held_itself(TABLES[kind.parent], row[-1], over) if kind.parent else None
    return held_itself(kind, row, over) or above


def belongs_of(where: Condition | None, kind: TableKind, over: Compiling, perhaps: WhyOf | None = None) -> Test:
    """Whether a record fits a ``where``; not known where a dispute could change it, or where it may be another."""
    if where is None:
        test: Test = lambda row: True  # noqa: E731
    else:
        test = in_doubt_where_disputed(answer_of(where, over.layouts), fields_of(where), kind, over)
    return lambda row: None if perhaps is not None and test(row) and perhaps(row) is not None else test(row)
