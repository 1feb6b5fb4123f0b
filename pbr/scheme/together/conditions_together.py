"""Conditions that are asked together, of one record: whether they can be met together at all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pbr.conditions.certain_answers import can_be
from pbr.conditions.syntax_tree import And, Condition
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.measures_form import MeasureForm
from pbr.scheme.payments.days_in_run import counted_in_run, paid_in_run
from pbr.scheme.payments.gates import Gates
from pbr.scheme.payments.gates_form import GatesForm
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


def check_can_be_earned(payment: Payment, form: PaymentForm, runs: Period | None, reading: Reading) -> None:
    """Refuse a condition of a payment, or of a part, that none of the records it is asked of can meet."""
    in_run = () if runs is None else paid_in_run(payment, runs)
    asked = _Asked(reading, in_run)
    if payment.scope.where:
        asked.check(payment.scope.where, form.for_each)
        asked = asked.and_also(payment.scope.where)
    _check_gates(payment.gates, form, asked)
    amount = form.verbs.get(payment.verb)
    if payment.gates.when and form.when is None and amount is not None:
        # What another payment comes to is earned where that is, whether or not anything else is asked.
        asked.check(payment.gates.when.condition, amount)
    if payment.cut_short and form.cut_short_at:
        asked.check(payment.cut_short.when, form.cut_short_at)
    asked = asked.and_also(*_earned_by(payment.gates))
    for part in payment.parts:
        part_form, of_part = (form.parts or {})[part.name], asked
        if part.spread and part.spread.where and part_form.spread:
            asked.check(part.spread.where, part_form.spread)
            of_part = asked.and_also(part.spread.where)
        _check_gates(part.gates, part_form, of_part)


def check_can_be_counted(
    measures: Mapping[str, Measure], forms: Mapping[str, MeasureForm], runs: Period | None, reading: Reading
) -> None:
    """Refuse a measure whose count none of what it is out of can be among: it would be nil for ever."""
    for name, measure in measures.items():
        asked = _Asked(reading, () if runs is None else counted_in_run(measure, runs))
        form = forms[name]
        of = form.out_of if measure.is_share_counted else form.for_each or form.count
        if measure.rate is not None and measure.rate.of.out_of is not None and form.out_of is not None:
            asked.check(measure.rate.of.out_of, form.out_of)
        if measure.out_of is not None and of is not None:
            asked.check(measure.out_of, of)
            asked = asked.and_also(measure.out_of)
        if measure.count is not None and form.count is not None:
            asked.check(measure.count, form.count)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is true already of every record that a further condition is asked of."""

    reading: Reading
    in_run: tuple[Condition, ...]
    conditions: tuple[Condition, ...] = ()

    def and_also(self, *conditions: Condition) -> "_Asked":
        """The same, of those records that fit these conditions too."""
        return replace(self, conditions=(*self.conditions, *conditions))

    def check(self, condition: Condition, text: Scalar) -> None:
        """Note a condition that is never true of these records, unless there can be none of them anyway."""
        before, all_of_it = (*self.in_run, *self.conditions), (*self.conditions, condition)
        if not _possible(before) or _possible((*before, condition)):
            return
        if self.conditions and not _possible(all_of_it):
            self.reading.problem(
                "PBR324",
                "this is never true of what it is asked of: the conditions before it leave out every such record",
                text.place,
                "make it fit what is written after 'where', 'out of', 'waits for' and 'when', or take it out",
            )
        else:
            self.reading.problem(
                "PBR324",
                "this is never true of what it is asked of: no record whose day is in the run of the scheme fits it",
                text.place,
                "write a day that is in the run, or change 'runs', 'priced at' or 'dated by'",
            )


def _check_gates(gates: Gates, form: GatesForm, asked: _Asked) -> None:
    waits = [gates.waits_for.condition] if gates.waits_for else []
    if gates.waits_for and form.waits_for:
        asked.check(gates.waits_for.condition, form.waits_for)
    if gates.not_assessed_when and form.not_assessed_when:
        asked.check(gates.not_assessed_when.condition, form.not_assessed_when)
    if gates.when and form.when:
        asked.and_also(*waits).check(gates.when.condition, form.when)


def _earned_by(gates: Gates) -> list[Condition]:
    return [gate.condition for gate in (gates.waits_for, gates.when) if gate is not None]


def _possible(conditions: Sequence[Condition]) -> bool:
    return can_be(And(tuple(conditions), (0, 0)), True)
