"""Records with more or fewer plans or people, or with longer plans and more hours in them; settled like any others.

More plans are copies of some plans, with all that belongs to them, each for another person; fewer are some left out.
Which ones hangs on a hash of their ids alone, so it is the same whatever the order of the rows. Longer plans are in
`lengthened`.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from hashlib import blake2b

from pbr.records.dictionary import TABLES
from pbr.records.table import Records, Row, Value
from pbr.simulate.assumptions.assumptions import Case, VolumeAssumed, value_in
from pbr.simulate.assumptions.lengthened import changed_by_length, lengthened
from pbr.simulate.assumptions.rows import renamed, with_rows
from pbr.values.rounding import Rounding, to_pence

_HOURS = {"visits": ("planned_minutes", "delivered_minutes"), "plans": ("weekly_hours", "hours_delivered")}


def changes_any_of(volume: str, needs: Mapping[str, frozenset[str]]) -> bool:
    """Whether more or less of a volume can change anything for a scheme that needs these fields, by table."""
    if volume == "weeks":
        return changed_by_length(needs)
    return volume != "hours" or any(needs[table] & {*fields} for table, fields in _HOURS.items() if table in needs)


def with_volumes(records: Records, changes: Sequence[VolumeAssumed], case: Case) -> Records:
    """Records with the changes, in the order written, at their values in a case."""
    for change in changes:
        times = value_in(case, change)
        if times == 1:
            continue
        match change.of:
            case "plans" | "people":
                records = _repeated(records, change.of, times)
            case "hours":
                records = _with_hours(records, times)
            case "weeks":
                records = lengthened(records, times)
    return records


def copies_of(records: Records, of: str, times: Fraction) -> dict[str, int]:
    """How many there are of each plan, or person, when there are so many times as many: whole ones, chosen by id."""
    table = records.tables.get(of)
    if table is None:
        return {}
    places = [table.layout[field] for field in TABLES[of].key]
    ids = {":".join(str(row[at]) for at in places) for row in table.rows}
    in_order = sorted(ids, key=lambda one: (blake2b(one.encode(), digest_size=8).digest(), one))
    wanted = to_pence(times * len(ids), Rounding.HALF_UP)  # whole records, as pounds are whole pence
    whole, more = divmod(wanted, len(ids)) if ids else (0, 0)
    return {one: whole + (at < more) for at, one in enumerate(in_order)}


def _repeated(records: Records, of: str, times: Fraction) -> Records:
    if of not in records.tables:
        return records
    counts = copies_of(records, of, times)
    places = [records.tables[of].layout[field] for field in TABLES[of].key]

    def change(name: str, row: Row, layout: Mapping[str, int]) -> Sequence[Row]:
        if name != of:
            return [row]
        count = counts[":".join(str(row[at]) for at in places)]
        return [renamed(row, records.tables[name], at) for at in range(count)]

    return with_rows(records, change)


def _with_hours(records: Records, times: Fraction) -> Records:
    def change(name: str, row: Row, layout: Mapping[str, int]) -> Sequence[Row]:
        places = {layout[field] for field in _HOURS.get(name, ()) if field in layout}
        if not places:
            return [row]
        return [tuple(_times(value, times) if at in places else value for at, value in enumerate(row))]

    return with_rows(records, change)


def _times(value: Value, times: Fraction) -> Value:
    return value * times if isinstance(value, Fraction | int) else value
