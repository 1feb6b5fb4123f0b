"""Records that nothing is paid for: what use they have is told of a whole table at once, and no family is gone into."""

from collections import Counter
from collections.abc import Collection, Mapping
from itertools import compress
from operator import itemgetter, not_

from pbr.engine.noticed.not_used import Note
from pbr.engine.noticed.rows_counted import RowsCounted
from pbr.records.table import Records


def note_use(
    records: Records,
    counted: RowsCounted,
    nobody_recorded: Collection[int],
    noting: Mapping[str, Note | None],
    used: Counter[str],
) -> None:
    """Count the records of each table that a measure counts, and those that anything counted belongs to.

    Rows that a framework expects and ``nobody_recorded`` are of no use, by their identity. ``noting`` takes note of the
    records of a table that no measure counts, though one below may be counted; None where nobody is told of any.
    """
    tables = records.tables.values()
    of_heads: dict[str, set[int]] = {table.name: set() for table in tables if not table.kind.parent}
    for table in tables:
        flags = counted.are_counted(table.name)
        note = noting[table.name]
        if note is not None:
            for row in compress(table.rows, map(not_, flags)):
                note(row)
        rows = compress(table.rows, flags)
        if table.kind.parent:
            used[table.name] += sum(flags)
            of_heads[table.kind.parent].update(map(id, map(itemgetter(-1), rows)))
        else:
            of_heads[table.name].update(map(id, rows))
    for name, ids in of_heads.items():
        used[name] += len(ids.difference(nobody_recorded))
