"""Numbers and money recorded of standards, by provider, for whoever ranks by them: the last that begins by a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from fractions import Fraction

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.expected_rows import with_expected
from pbr.engine.run_terms import RunTerms, functions_for
from pbr.engine.verdicts.verdict import held_by
from pbr.records.table import Records
from pbr.scheme.measuring.rankings import FieldOfStandard
from pbr.values.dataclass import dataclass

_TABLE = "standards"


@dataclass(frozen=True, slots=True)
class RecordedFigure:
    """A figure of a row, in pence where it is money, and the first day it is about; None while it is not known."""

    since: date
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class StandardFigures:
    """Every figure that was recorded of standards, by standard, field and provider, in the order of their days.

    ``unread`` are the providers of rows that could not be read, empty where nobody can read whose: any of their figures
    may be another than is there.
    """

    figures: Mapping[tuple[str, str, str], list[RecordedFigure]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def providers(self, of: FieldOfStandard, day: date) -> set[str]:
        """The providers for which something is recorded of a standard that begins by a day."""
        key = (of.standard, of.ref.field.name)
        return {who for (*what, who), found in self.figures.items() if (*what,) == key and found[0].since <= day}

    def of(self, of: FieldOfStandard, provider: str, day: date) -> RecordedFigure | None:
        """The last figure of a provider that begins by a day; None where there is none."""
        found = self.figures.get((of.standard, of.ref.field.name, provider), ())
        return next((one for one in reversed(found) if one.since <= day), None)


def standard_figures(
    compiled: CompiledScheme, records: Records, as_at: date, wanted: Iterable[FieldOfStandard]
) -> StandardFigures:
    """Gather what is recorded of standards for these figures. A row that is held has none that is known."""
    names = {(one.standard, one.ref.field.name) for one in wanted}
    if not names:
        return StandardFigures()
    records = with_expected(records, compiled.scheme, as_at)
    table = records.tables[_TABLE]
    held = held_by(table.kind, functions_for(RunTerms(compiled, compiled.scheme.runs, as_at, as_at), records).over)
    at = table.layout
    found: dict[tuple[str, str, str], list[RecordedFigure]] = defaultdict(list)
    for row in table.rows:
        standard, provider, since = (row[at[name]] for name in ("standard", "provider_id", "from_on"))
        is_held = held is not None and held(row) is not None
        for name in (name for of, name in names if of == standard):
            value = None if is_held or row[at[name]] is None else Fraction(row[at[name]])
            found[standard, name, provider].append(RecordedFigure(since, value))
    for figures in found.values():
        figures.sort(key=lambda one: one.since)
    unread = frozenset(row.provider_id for row in records.held_rows if row.table == _TABLE)
    return StandardFigures(found, unread)
