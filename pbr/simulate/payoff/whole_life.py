"""Settling a scheme over its whole life: everything that is earned has fallen due, on whatever day."""

from datetime import date

from pbr.engine.amounts_alone import AmountsAlone, amounts_alone
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.engine.run import Run
from pbr.engine.run_off import end_of_run_off
from pbr.records.table import Records
from pbr.scheme.pricing.amounts import LAYOUT_OF_WINDOWS, WINDOWS
from pbr.scheme.scheme import Scheme
from pbr.values.period import Period

_EARLIEST = date(1900, 1, 1)


def run_over_its_whole_life(compiled: CompiledScheme, records: Records) -> Run:
    """The records under a scheme, settled by the engine from before its first day until its run-off has ended."""
    life = life_of(compiled.scheme)
    return Run(compiled, records, life, life.last)


def amounts_over_its_whole_life(compiled: CompiledScheme, records: Records) -> AmountsAlone | None:
    """The same to the amounts of its lines alone; None where a line needs more."""
    return amounts_alone(compiled, records, life_of(compiled.scheme))


def functions_over_its_whole_life(compiled: CompiledScheme, records: Records) -> SchemeFunctions:
    """The functions of that run, for what asks the engine step by step."""
    positions = {**{name: table.layout for name, table in records.tables.items()}, WINDOWS: LAYOUT_OF_WINDOWS}
    return compiled.functions_of(positions, life_of(compiled.scheme).last)


def life_of(scheme: Scheme) -> Period:
    """The days of that run: whatever is earned falls due in them."""
    return Period(_EARLIEST, end_of_run_off(scheme.runs))
