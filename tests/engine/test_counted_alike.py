"""Records that are counted many at once are counted as each is by itself, whatever holds, disputes or dates them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.measuring.counted_alike import counted_in_rows
from pbr.engine.measuring.measures import CompiledMeasure
from pbr.records.extract.as_at import as_known
from pbr.records.table import Records
from pbr.scheme.pricing.amounts import LAYOUT_OF_WINDOWS, WINDOWS
from tests.engine.generated import extracts
from tests.engine.rows import Tables
from tests.engine.settled import JUDGED, NAMES, extract_of, shipped
from tests.engine.test_generated_payments import some

MEASURED = [name for name in (*NAMES, *JUDGED) if shipped(name).scheme.measures]
AS_AT = date(2026, 9, 30)


def measured(name: str, tables: Tables) -> tuple[Records, list[CompiledMeasure]]:
    compiled = shipped(name)
    known = as_known(extract_of(compiled, tables), AS_AT)
    positions = {**{table.name: table.layout for table in known.tables.values()}, WINDOWS: LAYOUT_OF_WINDOWS}
    functions = compiled.functions_of(positions, AS_AT)
    return known, [each for one in functions.measures for each in one.and_what_it_is_to()]


@pytest.mark.parametrize("name", MEASURED)
@settings(some, max_examples=8)
@given(data=st.data())
def test_all_at_once_as_one_by_one(name: str, data: st.DataObject) -> None:
    known, measures = measured(name, data.draw(extracts(name)))
    for one in measures:
        rows = known.tables[one.measure.kind.name].rows
        each = [one.counts_in(row) for row in rows]
        counted = counted_in_rows(one.counts_in, rows)
        assert counted.each() == each
        assert counted.are_counted() == [found is not None for found in each]
