"""Records with more or fewer plans or people, or with longer plans and more hours in them; settled like any others.

More plans are copies of some plans, with all that belongs to them, each for another person; fewer are some left out.
They are spread evenly over providers, types and rates, and are the same whatever the order of the rows.
Longer plans are in `lengthened`.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from pbr.records.dictionary import TABLES
from pbr.records.table import Records, Row, Value
from pbr.rng.keyed_chance import hash_of
from pbr.simulate.changed_records import renamed, with_rows
from pbr.simulate.record_ids import ids_in
from pbr.simulate.scenario.assumptions import Case, VolumeAssumed, value_in
from pbr.simulate.scenario.length_changes import changed_by_length, lengthened
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
    """How many there are of each plan, or person, when there are so many times as many.

    Whole ones, spread evenly over providers, types and rates; which of those that are alike hangs on a hash of their
    ids.
    """
    table = records.tables.get(of)
    if table is None or not table.rows:
        return {}
    id_of = ids_in(of, table.layout)
    places = [table.layout[name] for name in ("provider_id", "plan_type", "rate") if name in table.layout]
    in_order = sorted(
        ((tuple(str(row[at] or "") for at in places), hash_of(id_of(row)), id_of(row)) for row in table.rows),
    )
    wanted = to_pence(times * len(in_order), Rounding.HALF_UP)  # whole records, as pounds are whole pence
    reached = [at * wanted // len(in_order) for at in range(len(in_order) + 1)]
    return {one[2]: reached[at + 1] - reached[at] for at, one in enumerate(in_order)}


def _repeated(records: Records, of: str, times: Fraction) -> Records:
    if of not in records.tables:
        return records
    counts = copies_of(records, of, times)
    id_of = ids_in(of, records.tables[of].layout)
    # A stay hangs on no row of a referral, but there are as many of it as of the person it is about; and of a row of a
    # council's own table that is of a person.
    of_person = _counts_by_person(records, counts) if of == "people" else {}

    def change(name: str, row: Row, layout: Mapping[str, int]) -> Sequence[Row]:
        if name == of:
            count = counts[id_of(row)]
        elif of == "people" and (name == "stays" or (name not in TABLES and "person_id" in layout)):
            count = of_person.get((row[layout["provider_id"]], row[layout["person_id"]]), 1)
        else:
            return [row]
        return [renamed(row, records.tables[name], at) for at in range(count)]

    return with_rows(records, change)


def _counts_by_person(records: Records, counts: Mapping[str, int]) -> dict[tuple[str, str], int]:
    """How many there are of each person of a provider: of several referrals, as many as of the first."""
    table = records.tables["people"]
    layout = table.layout
    id_of = ids_in("people", layout)
    found: dict[tuple[str, str], int] = {}
    for row in table.rows:
        found.setdefault((row[layout["provider_id"]], row[layout["person_id"]]), counts[id_of(row)])
    return found


def _with_hours(records: Records, times: Fraction) -> Records:
    def change(name: str, row: Row, layout: Mapping[str, int]) -> Sequence[Row]:
        places = {layout[field] for field in _HOURS.get(name, ()) if field in layout}
        if not places:
            return [row]
        return [tuple(_times(value, times) if at in places else value for at, value in enumerate(row))]

    return with_rows(records, change)


def _times(value: Value, times: Fraction) -> Value:
    return value * times if isinstance(value, Fraction | int) else value
