"""What is seen in the records themselves, whatever they are paid, and what notices are then made of."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import field

from pbr.engine.facts.rows_noticed import RowsNoticed
from pbr.engine.facts.run_context import Settling
from pbr.engine.measuring.measures import Measurements
from pbr.engine.noticed.counted_elsewhere import counted_elsewhere, mostly_elsewhere
from pbr.engine.noticed.measured_elsewhere import paid_unmeasured, providers_compared
from pbr.engine.noticed.passed_over import CodeCounts, add_codes, codes_watched
from pbr.engine.noticed.similar_codes import codes_alike, unlisted_codes
from pbr.engine.noticed.texts_asked import texts_asked
from pbr.engine.noticed.written_otherwise import RowsOtherwise, add_rows_otherwise, rows_otherwise
from pbr.engine.noticed.zero_weights import Shared, of_no_weight, weighs_nothing
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.records.cells.council_codes import Holder
from pbr.records.table import Records
from pbr.settlement.notices import Notice
from pbr.values.dataclass import dataclass


@dataclass(slots=True)
class SeenInRecords:
    """What some records show; that of several parts is added, in the order of the records.

    ``watched`` and ``unlisted`` have codes with how many rows have each, ``providers`` those who have records,
    ``elsewhere`` the rows that a measure counts in another window than most of their days, ``weightless`` those that
    weigh nothing where a part is shared by weight, ``began_before`` those paid by the day that began before the run,
    ``otherwise`` those that have a text of the scheme in another way.
    """

    watched: CodeCounts = field(default_factory=dict)
    unlisted: dict[Holder, Counter[str | None]] = field(default_factory=dict)
    providers: dict[str, set[str]] = field(default_factory=dict)
    elsewhere: dict[str, RowsNoticed] = field(default_factory=dict)
    weightless: dict[Shared, RowsNoticed] = field(default_factory=dict)
    began_before: dict[str, RowsNoticed] = field(default_factory=dict)
    otherwise: RowsOtherwise = field(default_factory=dict)

    def merge(self, other: "SeenInRecords") -> None:
        """Add what records show that come after these."""
        add_codes(self.watched, other.watched)
        for holder, codes in other.unlisted.items():
            self.unlisted.setdefault(holder, Counter()).update(codes)
        for table, providers in other.providers.items():
            self.providers.setdefault(table, set()).update(providers)
        for measure, rows in other.elsewhere.items():
            self.elsewhere.setdefault(measure, RowsNoticed()).merge(rows)
        for part, rows in other.weightless.items():
            self.weightless.setdefault(part, RowsNoticed()).merge(rows)
        for payment, rows in other.began_before.items():
            self.began_before.setdefault(payment, RowsNoticed()).merge(rows)
        add_rows_otherwise(self.otherwise, other.otherwise)


def seen_in(records: Records, functions: SchemeFunctions, settling: Settling) -> SeenInRecords:
    """What some records show to a scheme that is run over them."""
    scheme = functions.scheme
    unlisted = dict(unlisted_codes(records, scheme.framework))
    return SeenInRecords(
        codes_watched(records, functions.watched),
        unlisted,
        dict(providers_compared(records, scheme)),
        dict(mostly_elsewhere(records, functions.measures, scheme.runs)),
        dict(of_no_weight(records, _of_records(functions))),
        _began_before(records, functions, settling),
        rows_otherwise(records, texts_asked(scheme), unlisted),
    )


def notices_of(seen: SeenInRecords, measurements: Measurements, functions: SchemeFunctions) -> Iterator[Notice]:
    """What there is to say of what all records show."""
    yield from counted_elsewhere(seen.elsewhere, functions.measures)
    yield from paid_unmeasured(seen.providers, measurements, functions.scheme)
    yield from codes_alike(seen.unlisted)
    yield from weighs_nothing(seen.weightless)
    if seen.began_before:
        # imported late: few schemes pay for days, and hardly any record began before their run
        from pbr.engine.noticed.days_before_run import days_before_run

        yield from days_before_run(seen.began_before, functions.scheme)


def _began_before(records: Records, functions: SchemeFunctions, settling: Settling) -> dict[str, RowsNoticed]:
    """The records paid by the day from the first day of the run, where that is settled, that began before it."""
    by_time = [steps for steps in _of_records(functions) if steps.service is not None]
    if not by_time or functions.scheme.runs.first not in settling.period:
        return {}
    # imported late: few schemes pay for weeks or days
    from pbr.engine.noticed.days_before_run import began_before_run

    return dict(began_before_run(records, functions, by_time, settling))


def _of_records(functions: SchemeFunctions) -> Iterator[CompiledPayment]:
    return (steps for steps in functions.payments.values() if isinstance(steps, CompiledPayment))
