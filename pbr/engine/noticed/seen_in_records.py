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
from pbr.engine.noticed.similar_codes import CodesByHolder, RowsOtherwise, codes_alike, unlisted_codes
from pbr.engine.noticed.zero_weights import Shared, of_no_weight, weighs_nothing
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.records.cells.council_codes import Holder
from pbr.records.dictionary import FieldType
from pbr.records.table import Records
from pbr.scheme.payments.fields_read import fields_of_conditions, fields_of_payment, fields_of_spread
from pbr.scheme.scheme import Scheme
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
        for key, rows_apart in other.otherwise.items():
            self.otherwise.setdefault(key, Counter()).update(rows_apart)


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
        rows_of_texts_otherwise(records, scheme, unlisted),
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


def rows_of_texts_otherwise(records: Records, scheme: Scheme, unlisted: CodesByHolder) -> RowsOtherwise:
    """The rows that have a text of the scheme in another way; ``unlisted`` are codes that are counted already."""
    if not _may_ask_for_texts(scheme):
        return {}
    # imported late: many schemes ask for nothing but codes that are listed, numbers and days
    from pbr.engine.noticed.written_otherwise import rows_otherwise

    return rows_otherwise(records, scheme, unlisted)


def _may_ask_for_texts(scheme: Scheme) -> bool:
    """Whether a scheme reads a field of texts that nobody lists, or writes a name of its own."""
    measures = [one for measure in scheme.measures.values() for one in measure.and_what_it_is_to]
    if scheme.rankings or any(measure.compared for measure in measures):
        return True
    refs = [ref for payment in scheme.payments for ref in fields_of_payment(payment)]
    refs += [ref for payment in scheme.payments for part in payment.parts for ref in fields_of_spread(part)]
    conditions = [one for measure in measures for one in (measure.count, measure.out_of) if one is not None]
    conditions += [*(one.condition for one in scheme.holds), *(one.condition for one in scheme.left_out)]
    refs += fields_of_conditions(conditions)
    return any(ref.look is not None or (ref.field.type is FieldType.TEXT and not ref.field.codes) for ref in refs)


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
