"""Scaling by a measure: what it releases is due, what it does not stays at stake, and undecided is open.

A payment for each record that is scaled has one line for each provider and window, on the pooled rounded amounts;
the records show what is retained of each as a note. A late review then moves one line, not thousands.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from pbr.conditions.days import Edge, edge_of
from pbr.engine.lines import is_decided, line_maker
from pbr.engine.measuring import WHOLE_RUN, Measurements, window_of
from pbr.engine.settling import Settling
from pbr.scheme.payments import Payment
from pbr.scheme.scale import Scale
from pbr.settlement.line import Line, Status
from pbr.settlement.measured import Measured
from pbr.values.period import Period
from pbr.values.rounding import to_pence
from pbr.values.share import percent


def released_by(scale: Scale, measured: Measured) -> Fraction | None:
    """How much of the whole a measure releases; None while what is not known could change the step."""
    if measured.low is None or measured.high is None:
        return None
    low, high = scale.released_at(measured.low), scale.released_at(measured.high)
    return low if low == high and _one_step(scale, measured.low, measured.high) else None


def _one_step(scale: Scale, low: Fraction, high: Fraction) -> bool:
    """Whether no step between two values releases something else (steps may go down as well as up)."""
    between = {step.released for step in scale.steps if step.start is not None and low < step.start <= high}
    return between <= {scale.released_at(low)}


def scaled(line: Line, scale: Scale, measured: Measured, pence: int | None, settling: Settling) -> Line:
    """A line as a measure leaves it. ``pence`` is the whole that is scaled, before its sign."""
    if line.status not in (Status.DUE, Status.EARLIER, Status.NOT_DUE) or pence is None:
        return line
    words = f"{scale.measure.name} is {measured.words}"
    released = released_by(scale, measured)
    sign = -1 if line.kind == "deduct" else 1
    if line.status is Status.NOT_DUE:
        return line._replace(reason=f"{line.reason}; {words} so far")
    if released is None:
        unsaid = "nothing to measure" if measured.high is None else "what is not known could change what it releases"
        return line._replace(
            status=Status.OPEN, amount=0, due_to_date=0, at_stake=sign * pence, reason=f"open: {words}; {unsaid}"
        )
    out = to_pence(released * pence, settling.scheme.rounding)
    kept = pence - out
    reason = f"{words}, which releases {percent(released)}"
    if released == 0:
        return line._replace(
            status=Status.NOT_EARNED, amount=0, due_to_date=0, at_stake=sign * kept, reason=f"not earned: {reason}"
        )
    share = None if line.share is None else line.share * released
    if line.status is Status.EARLIER:
        return line._replace(at_stake=sign * out, due_to_date=sign * out, share=share, reason=reason)
    return line._replace(
        amount=sign * out, due_to_date=sign * out, share=share, at_stake=sign * kept if kept else None, reason=reason
    )


@dataclass(slots=True)
class Pool:
    """What the records of a provider have earned together, by window, waiting for the measure that scales it."""

    payment: Payment
    scale: Scale
    settling: Settling
    earned: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    windows: dict[tuple[str, str], Period] = field(default_factory=dict)

    def retain(self, line: Line, priced_on: date | None) -> Line:
        """Take a record's line into the pool, and leave a note of what is retained of it."""
        if not is_decided(line) or priced_on is None:
            return line
        pence = line.amount if line.status is Status.DUE else line.at_stake or 0
        label, window = self._window(priced_on)
        self.earned[line.provider_id, label] += pence
        self.windows[line.provider_id, label] = window
        return line._replace(
            status=Status.NOTE, amount=0, due_to_date=0, at_stake=pence, slot="",
            reason=f"retained: paid with the others of {label or 'the run'}, scaled by {self.scale.measure.name}",
        )  # fmt: skip

    def _window(self, day: date) -> tuple[str, Period]:
        over = self.scale.measure.over
        runs = self.settling.scheme.runs
        return (WHOLE_RUN, runs) if over == "run" else window_of(over, day, runs)

    def lines(self, provider_id: str, measurements: Measurements) -> Iterable[Line]:
        """The pooled lines of a provider, one for each window."""
        payment = self.payment
        make = line_maker(payment, "", "pool", self.settling)
        for (provider, label), pence in sorted(self.earned.items()):
            if provider != provider_id:
                continue
            window = self.windows[provider, label]
            slot = label or "run"
            runs = self.settling.scheme.runs
            due_on = edge_of(payment.due, window.last, runs) if isinstance(payment.due, Edge) else None
            whole = abs(pence)
            line = make(
                (provider_id, "", ""), (Status.DUE, ""), due_on, whole, Fraction(1), Fraction(whole), Fraction(1),
                (window.first, window.last), slot, f"{provider_id}/{payment.name}/{slot}",
            )  # fmt: skip
            yield scaled(
                line, self.scale, measurements.of(self.scale.measure, provider_id, label), whole, self.settling
            )
