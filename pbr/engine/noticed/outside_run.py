"""Records that count in no window because of one day, though most of their days are in the scheme's run.

A standard judged from 31 March to 30 June is about a quarter from 1 April, and by a first day one too early it is
counted nowhere: what is left looks like success.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from pbr.conditions.date_compiler import day_of
from pbr.conditions.date_expressions import Edge, fields_of_day
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.facts.rows_noticed import RowsNoticed
from pbr.engine.measuring.measure_counting import membership_of
from pbr.engine.measuring.measures import CompiledMeasure
from pbr.records.table import Row
from pbr.settlement.notices import OutsideRun
from pbr.values.dataclass import dataclass
from pbr.values.period import Period

Misdated = dict[tuple[str, str], RowsNoticed]
"""The rows that a measure lost by their day, by table and the measure's name."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A measure of records that have days from a first to a last, and so may lose a row by its day."""

    compiled: CompiledMeasure
    day: Callable[[Row], date | None]
    belongs: Callable[[Row], bool | None]
    ends: tuple[int, int]
    fields: tuple[str, ...]


class OutsideRunRecords:
    """Gathers the records that nothing took, of which a measure would count most days and not the one it goes by."""

    def __init__(self, measures: Iterable[CompiledMeasure], over: Compiling, misdated: Misdated) -> None:
        self._runs = over.scheme.runs
        self._misdated = misdated
        self._of_tables: dict[str, list[_Dated]] = {}
        for compiled in measures:
            found = _dated(compiled, over)
            if found is not None:
                self._of_tables.setdefault(compiled.measure.kind.name, []).append(found)

    def notices_of(self, table: str) -> bool:
        """Whether any measure may lose a record of a table by its day."""
        return table in self._of_tables

    def miss(self, table: str, row: Row) -> None:
        """Take note of a record that nothing took."""
        for one in self._of_tables.get(table, ()):
            day = one.day(row)
            if day is None or day in self._runs or one.belongs(row) is False or not self._mostly_in(row, one.ends):
                continue
            found = self._misdated.setdefault((table, one.compiled.measure.name), RowsNoticed())
            found.rows += 1
            if found.names_another:
                found.first.append(one.compiled.record_of(row))

    def notices(self) -> Iterator[OutsideRun]:
        """What there is to say of them, once all have gone by."""
        for table, measured in self._of_tables.items():
            for one in measured:
                name = one.compiled.measure.name
                if found := self._misdated.get((table, name)):
                    yield OutsideRun(table, name, one.fields, found.rows, found.first_ids)

    def _mostly_in(self, row: Row, ends: tuple[int, int]) -> bool:
        first, last = (row[at] for at in ends)
        if first is None or last is None or first > last:
            return False
        start, end = max(first, self._runs.first), min(last, self._runs.last)
        return start <= end and 2 * Period(start, end).days > Period(first, last).days


def _dated(compiled: CompiledMeasure, over: Compiling) -> _Dated | None:
    measure = compiled.measure
    layout = over.positions.get(measure.kind.name, {})
    if measure.dated_by is None or isinstance(measure.dated_by, Edge) or not measure.kind.in_order:
        return None
    first, last = measure.kind.in_order[-1]
    if first not in layout or last not in layout:
        return None
    return _Dated(
        compiled,
        day_of(measure.dated_by, over.layouts),
        membership_of(measure, over),
        (layout[first], layout[last]),
        tuple(dict.fromkeys(ref.written for ref in fields_of_day(measure.dated_by))),
    )
