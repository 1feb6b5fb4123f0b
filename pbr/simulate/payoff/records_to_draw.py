"""What drawing a scheme takes of an extract: its own tables, and which of their records are drawn."""

from pbr.engine.compiled_scheme import compile_scheme
from pbr.engine.fields_needed import needs_of
from pbr.records.table import Records
from pbr.scheme.scheme import Scheme
from pbr.simulate.payoff.alternative_records import (
    UncertainRecords,
    WhichDrawn,
    facts_used,
    needs_to_draw,
    uncertain_records_of,
)


def needed_to_draw(scheme: Scheme, records: Records) -> Records:
    """What a scheme needs of the records, and what drawing it does."""
    needs = needs_to_draw(compile_scheme(scheme).needs)
    tables = {name: table for name, table in records.tables.items() if name in needs}
    held = tuple(row for row in records.held_rows if row.table in needs)
    return Records(tables, held, records.inputs)


def drawn_for(scheme: Scheme, needed: Records, which: WhichDrawn) -> UncertainRecords:
    """What is drawn of records under a scheme."""
    return uncertain_records_of(needed, facts_used(needs_of(scheme)), which)
