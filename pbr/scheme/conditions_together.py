"""Conditions that are asked together, of one record: whether they can be met together at all."""

from collections.abc import Mapping, Sequence

from pbr.conditions.certain_answers import can_be
from pbr.conditions.syntax_tree import And, Condition
from pbr.scheme.gates import Gates, GatesForm
from pbr.scheme.measures import Measure, MeasureForm
from pbr.scheme.payments import Payment, PaymentForm
from pbr.scheme.reading_context import Reading
from pbr.source.yaml_nodes import Scalar


def check_can_be_earned(payment: Payment, form: PaymentForm, reading: Reading) -> None:
    """Refuse a condition of a payment, or of a part, that none of the records it is asked of can meet."""
    asked = [payment.scope.where] if payment.scope.where else []
    _check_gates(payment.gates, form, asked, reading)
    if payment.cut_short and form.cut_short_at:
        _check_met(payment.cut_short.when, asked, form.cut_short_at, reading)
    asked += _earned_by(payment.gates)
    for part in payment.parts:
        part_form = (form.parts or {})[part.name]
        of_part = list(asked)
        if part.spread and part.spread.where and part_form.spread:
            _check_met(part.spread.where, asked, part_form.spread, reading)
            of_part.append(part.spread.where)
        _check_gates(part.gates, part_form, of_part, reading)


def check_can_be_counted(measures: Mapping[str, Measure], forms: Mapping[str, MeasureForm], reading: Reading) -> None:
    """Refuse a measure whose count none of what it is out of can be among: it would be nil for ever."""
    for name, measure in measures.items():
        if measure.count is not None and measure.out_of is not None:
            _check_met(measure.count, [measure.out_of], forms[name].count, reading)


def _check_gates(gates: Gates, form: GatesForm, asked: Sequence[Condition], reading: Reading) -> None:
    waits = [gates.waits_for.condition] if gates.waits_for else []
    if gates.waits_for and form.waits_for:
        _check_met(gates.waits_for.condition, asked, form.waits_for, reading)
    if gates.not_assessed_when and form.not_assessed_when:
        _check_met(gates.not_assessed_when.condition, asked, form.not_assessed_when, reading)
    if gates.when and form.when:
        _check_met(gates.when.condition, [*asked, *waits], form.when, reading)


def _earned_by(gates: Gates) -> list[Condition]:
    return [gate.condition for gate in (gates.waits_for, gates.when) if gate is not None]


def _check_met(condition: Condition, asked: Sequence[Condition], text: Scalar, reading: Reading) -> None:
    """Note a condition that is never true where the others are, unless the others are never true together anyway."""
    if not asked or not _possible(asked) or _possible([*asked, condition]):
        return
    reading.problem(
        "PBR324",
        "this is never true of what it is asked of: the conditions before it leave out every such record",
        text.place,
        "make it fit what is written after 'where', 'out of', 'waits for' and 'when', or take it out",
    )


def _possible(conditions: Sequence[Condition]) -> bool:
    return can_be(And(tuple(conditions), (0, 0)), True)
