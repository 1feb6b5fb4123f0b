"""The terms of a run: what is settled, for which days, as at which day. They can be sent to another process."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.put_back import holding
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.records.table import Records
from pbr.scheme.pricing.amounts import LAYOUT_OF_WINDOWS, WINDOWS
from pbr.settlement.reason import HeldByUnreadRow
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class RunTerms:
    """A compiled scheme, the period settled, the day up to which facts are known, and up to which service is counted.

    ``held_below`` has what holds the shares of plans of which some row could not be read, as `Settling` has it.
    ``nobody_says`` that neither days nor a day were asked for: they are those of the scheme's whole run.
    """

    compiled: CompiledScheme
    period: Period
    as_at: date
    ongoing_until: date
    held_below: Mapping[tuple[str, str], HeldByUnreadRow] = field(default_factory=dict)
    nobody_says: bool = False


def functions_for(terms: RunTerms, records: Records) -> SchemeFunctions:
    """The steps of the scheme over rows laid out as these are."""
    positions = {**{name: table.layout for name, table in records.tables.items()}, WINDOWS: LAYOUT_OF_WINDOWS}
    return holding(terms.compiled.functions_of(positions, terms.as_at), records)


def settling_by(terms: RunTerms, functions: SchemeFunctions) -> Settling:
    """What one run, or a part of one, settles by and gathers into."""
    over = functions.over
    return Settling(
        over.scheme, over.layouts, over.made,
        period=terms.period, ongoing_until=terms.ongoing_until, held_below=terms.held_below,
    )  # fmt: skip
