"""The windows in which lines are scaled by a measure, over one settlement of some records."""

from collections.abc import Callable
from fractions import Fraction

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.records.table import Records
from pbr.scheme.measuring.scale import Scale
from pbr.scheme.payments.payments import Payment
from pbr.scheme.units.payment_basis import ProviderWindow, TimeSpan
from pbr.settlement.line import Line
from pbr.simulate.payoff.days_in_windows import Shares, days_in_windows
from pbr.simulate.payoff.whole_life import functions_over_its_whole_life
from pbr.values.period import Period
from pbr.values.window import Window, window_of


class ScaledWindows:
    """Finds the windows of lines; those of records are found for all records of a payment at once, and remembered."""

    def __init__(self, runs: Period, compiled: CompiledScheme) -> None:
        self._runs, self._compiled = runs, compiled
        self._window_of: dict[str, Callable[[str], Window]] = {}

    def forget(self) -> None:
        """Begin with other records."""
        self._window_of.clear()

    def of(self, line: Line, payment: Payment, scale: Scale, records: Records) -> Shares:
        """The windows in which a line is scaled, each with its share: days of service are each of their own."""
        if isinstance(payment.scope.basis, TimeSpan):
            return days_in_windows(line, scale.measure.over, self._runs)
        return ((self._window(line, payment, scale, records), Fraction(1)),)

    def _window(self, line: Line, payment: Payment, scale: Scale, records: Records) -> Window:
        """The window in which a line is scaled: a provider's own, or that of the day that fixes a record's price."""
        basis, runs = payment.scope.basis, self._runs
        if isinstance(basis, ProviderWindow):
            if line.service_from is None:
                raise ValueError("a line of a window has its days")
            return window_of(basis.stretch, line.service_from, runs)
        if payment.kind is None:
            raise ValueError("only a window of a provider is of no kind of record")
        if payment.name not in self._window_of:
            functions = functions_over_its_whole_life(self._compiled, records)
            priced_on, id_of = functions.of_records(payment).priced_on, functions.id_of(payment.kind)
            days = {id_of(row): priced_on(row) for row in records.tables[payment.kind.name].rows}
            over = scale.measure.over
            windows = {each: window_of(over, day, runs) for each, day in days.items() if day is not None}
            self._window_of[payment.name] = windows.__getitem__
        return self._window_of[payment.name](line.record_id)
