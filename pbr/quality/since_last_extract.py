"""An extract beside the last one: rows that came late, rows that changed, and rows that are gone."""

from collections import Counter
from datetime import date

from pbr.quality.completeness import dated_by
from pbr.records.extract.extract import Extract
from pbr.records.table import Row, Table
from pbr.values.dataclass import dataclass
from pbr.values.dates import month_label, month_of


@dataclass(frozen=True, slots=True)
class SinceLastExtract:
    """A table beside the last extract's: rows that are ``new``, those of them that are ``late``, and those ``gone``.

    A row is late that is of a day which the last extract reached already: it was entered after its month was settled.
    ``late_months`` counts them by month, ``changed`` the rows that say something else by field.
    """

    table: str
    new: int
    late: int
    late_months: tuple[tuple[str, int], ...]
    gone: int
    changed: tuple[tuple[str, int], ...]


def since_last_extract(now: Extract, last: Extract) -> tuple[SinceLastExtract, ...]:
    """Compare the tables that both have, row by row, by what tells rows apart."""
    return tuple(
        _compared(table, last.tables[name], last.latest_recorded)
        for name, table in now.tables.items()
        if name in last.tables
    )


def _compared(now: Table, last: Table, reached: date | None) -> SinceLastExtract:
    before, after = _by_key(last), _by_key(now)
    new = [row for key, row in after.items() if key not in before]
    day = dated_by(now)
    days = [row[now.layout[day]] for row in new] if day else []
    late = [each for each in days if each is not None and reached is not None and each <= reached]
    shared = [name for name in now.layout if name in last.layout]
    changed = Counter(
        name
        for key, row in after.items()
        if key in before
        for name in shared
        if row[now.layout[name]] != before[key][last.layout[name]]
    )
    months = Counter(month_label(month_of(each)) for each in late)
    return SinceLastExtract(
        table=now.name,
        new=len(new),
        late=len(late),
        late_months=tuple(sorted(months.items())),
        gone=len(before.keys() - after.keys()),
        changed=tuple(sorted(changed.items())),
    )


def _by_key(table: Table) -> dict[tuple[object, ...], Row]:
    places = [table.layout[name] for name in table.kind.key]
    return {tuple(row[at] for at in places): row for row in table.rows}
