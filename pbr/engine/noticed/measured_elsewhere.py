"""Providers that a measure counts and nothing is paid to, beside others that are paid and not counted.

Only where a measure is of another table than what it scales: a plan that is paid and counted has one provider.
"""

from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING

from pbr.engine.facts.expected_rows import providers_of_prices
from pbr.engine.measuring.measures import Measurements
from pbr.records.table import Records
from pbr.scheme.scheme import Scheme
from pbr.settlement.notices import PaidUnmeasured

if TYPE_CHECKING:
    from pbr.scheme.measuring.measures import Measure

Providers = Mapping[str, set[str]]
"""The providers that have records, by table."""


def providers_compared(records: Records, scheme: Scheme) -> Iterator[tuple[str, set[str]]]:
    """The providers of each table of some records, where a measure scales what is paid."""
    for name, table in records.tables.items() if _scaling(scheme) else ():
        if "provider_id" in table.layout:
            yield name, set(map(itemgetter(table.layout["provider_id"]), table.rows))


def paid_unmeasured(providers: Providers, measurements: Measurements, scheme: Scheme) -> Iterator[PaidUnmeasured]:
    """One notice for each measure that counts somebody with nothing to be paid for, and not somebody who has.

    That a provider has no row in a measure yet is ordinary, and so is one without a record to be paid for. Where both
    are there, one of them may be the other under another name.
    """
    for measure, paid in _scaling(scheme).values():
        of = measure.kind.parent or measure.kind.name
        if of in paid:
            continue
        has_pay = providers_of_prices(scheme) if None in paid else set[str]()
        for table in {*providers} - {of} if None in paid else paid - {None}:
            has_pay |= providers.get(str(table), set())
        counted = {provider for provider, window in measurements.counts[measure.name] if window is not None}
        unpaid, unmeasured = counted - has_pay - {""}, has_pay - providers.get(of, set())
        if unpaid and unmeasured:
            yield PaidUnmeasured(measure.name, tuple(sorted(unpaid)), tuple(sorted(unmeasured)))


def _scaling(scheme: Scheme) -> "dict[str, tuple[Measure, set[str | None]]]":
    """The measures that scale payments by their names, each with the tables paid for; None: a provider's windows."""
    found: dict[str, tuple[Measure, set[str | None]]] = {}
    for payment in scheme.payments:
        for scale in (payment.scale, *(part.scale for part in payment.parts)):
            if scale is not None:
                kind = payment.kind
                table = None if kind is None else kind.parent or kind.name
                found.setdefault(scale.measure.name, (scale.measure, set()))[1].add(table)
    return found
