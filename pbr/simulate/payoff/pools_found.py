"""What measures scale, as lines are found: by provider, payment and window, what is fixed of it and what turns."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.counting.scaling import exact_of
from pbr.engine.payments.line_maker import is_decided
from pbr.records.table import Records
from pbr.scheme.measuring.scale import Scale
from pbr.scheme.payments.payments import Payment
from pbr.scheme.scheme import Scheme
from pbr.scheme.units.payment_basis import TimeSpan
from pbr.settlement.line import LineKind, Status
from pbr.settlement.lines_together import LinesTogether
from pbr.simulate.payoff.pooled import Pooled, PoolKey
from pbr.simulate.payoff.scaled_windows import ScaledWindows
from pbr.simulate.payoff.uncertain_result import Component
from pbr.simulate.payoff.undecided import may_come
from pbr.values.window import Window, window_around

if TYPE_CHECKING:
    from pbr.engine.counting.scaling import PoolSums


def is_scaled_by_record(payment: Payment) -> bool:
    """Whether a measure scales what is paid for records that belong to others, one line for each: visits, that is."""
    below = payment.kind is not None and bool(payment.kind.parent)
    several = payment.parts or payment.instalments is not None or isinstance(payment.scope.basis, TimeSpan)
    return payment.scale is not None and below and not several and payment.added_up is None


def with_scales(unlimited: Scheme, scheme: Scheme, names: frozenset[str]) -> Scheme:
    """Some payments of a scheme, scaled as it has them, and nothing else of it."""
    return replace(unlimited, payments=tuple(one for one in scheme.payments if one.name in names))


class PoolsFound:
    """What measures scale of one scheme. ``of`` has it by provider, payment, part and window."""

    def __init__(self, compiled: CompiledScheme, ways: Callable[[Component], int]) -> None:
        self.of: dict[PoolKey, Pooled] = {}
        self._runs, self._ways = compiled.scheme.runs, ways
        self._windows = ScaledWindows(compiled.scheme.runs, compiled)

    def begin(self) -> None:
        """Begin with other records."""
        self._windows.forget()

    def take(
        self,
        lines: LinesTogether,
        payment: Payment,
        scale: Scale,
        turning: tuple[Component | None, int],
        records: Records,
    ) -> None:
        """Count lines towards what a measure scales: a provider's window, or what records earned or may earn.

        ``turning`` is the component on which they depend, None where they are fixed, and the way in which it is.
        """
        line, (component, way) = lines.first, turning
        decided = is_decided(line)
        if not decided and not (may_come(line) and lines.at_stake):
            return
        part = next((one for one in payment.parts if one.name == line.part), None)
        whole = exact_of(line)
        if (part is not None and part.share is None) or (whole is None and not decided):
            # The rest is the rounded whole less the other parts.
            exact = Fraction(lines.amount if line.status is Status.DUE else lines.at_stake or 0)
        else:
            exact = (whole or Fraction(0)) * lines.times * _sign(line.kind)
        for window, share in self._windows.of(line, payment, scale, records):
            pooled = self._pooled((line.provider_id, payment.name, line.part, window), scale)
            pooled.is_decided |= decided
            if not decided:
                pooled.undecided.note(component, way, exact * share)
            elif component is None:
                pooled.fixed += exact * share
            else:
                pooled.drawn.setdefault(component, [Fraction(0)] * self._ways(component))[way] += exact * share

    def take_earned(self, earned: "Mapping[str, PoolSums]", payments: Mapping[str, Payment]) -> None:
        """Add what records have earned together in pools of the engine, by payment: it is the same in every way."""
        for name, sums in earned.items():
            payment = payments[name]
            if payment.scale is None:
                raise ValueError("what has a pool is scaled")
            for (provider_id, window), exact in sums.earned.items():
                pooled = self._pooled((provider_id, name, "", window), payment.scale)
                pooled.is_decided = True
                pooled.fixed += exact * _sign(payment.line_kind)

    def _pooled(self, key: PoolKey, scale: Scale) -> Pooled:
        pooled = self.of.get(key)
        if pooled is None:
            window: Window = key[-1]
            pooled = self.of[key] = Pooled(scale, window_around(scale.measure.over, window, self._runs))
        return pooled


def _sign(kind: LineKind) -> int:
    return -1 if kind is LineKind.DEDUCT else 1
