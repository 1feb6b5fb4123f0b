"""Records that come late to a ledger and began before the scheme's run: the days before it are in no line (PBR839).

Of records that are there when the first day of the run is settled the engine says it. One that comes later is paid from
that day on in a later run, as something late, and it is said there.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from pbr.api.ledger.started_run import StartedRun
from pbr.engine.facts.rows_noticed import FIRST_NAMED
from pbr.engine.run_terms import RunTerms, functions_for
from pbr.settlement.settlement import Settlement


def with_late_first_days(
    settlement: Settlement, from_first_day: Mapping[str, Collection[str]], started: StartedRun
) -> Settlement:
    """A settlement with a warning for each payment by days of which records came late that began before the run.

    ``from_first_day`` has by payment the records paid late from the first day of the run on.
    """
    if not from_first_day:
        return settlement
    # imported late: hardly any record comes so late
    from pbr.api.settling.notice_warnings import warnings_of_notices
    from pbr.settlement.notices import DaysBeforeRun

    prepared = started.prepared
    found = [
        DaysBeforeRun(table, payment, prepared.scheme.runs.first, len(ids), tuple(islice(ids, FIRST_NAMED)))
        for payment, table, ids in _began_before(from_first_day, started)
    ]
    said = warnings_of_notices(found, prepared.records_path, prepared.scheme.tables)
    return replace(settlement, warnings=(*settlement.warnings, *said))


def _began_before(
    from_first_day: Mapping[str, Collection[str]], started: StartedRun
) -> Iterator[tuple[str, str, list[str]]]:
    """Each payment by days at their own prices, its table, and those of the records that began before the run."""
    # imported late: as above
    from pbr.conditions.date_expressions import Each
    from pbr.scheme.units.payment_basis import TimeSpan

    prepared = started.prepared
    terms = RunTerms(prepared.compiled, prepared.period, prepared.as_at, prepared.ongoing_until)
    functions = functions_for(terms, prepared.records)
    for payment in prepared.scheme.payments:
        basis, kind, wanted = payment.scope.basis, payment.kind, from_first_day.get(payment.name, ())
        daily = isinstance(payment.priced_at, Each)
        if not wanted or not daily or not isinstance(basis, TimeSpan) or kind is None:
            continue
        first_day, id_of = functions.day(basis.first), functions.id_of(kind)
        rows = (row for row in prepared.records.tables[kind.name].rows if id_of(row) in wanted)
        began = [id_of(row) for row in rows if (day := first_day(row)) is not None and day < prepared.scheme.runs.first]
        if began:
            yield payment.name, kind.name, began
