"""How much of an extract is dated after the day of settling, and so reads as not known yet."""

from datetime import date
from operator import itemgetter

from pbr.records.extract.extract import Extract


def dated_after(extract: Extract, as_at: date) -> tuple[str, ...]:
    """Say how many recorded days are after ``as_at``, by table and field, in one sentence; in none where none is."""
    if extract.latest_recorded is None or extract.latest_recorded <= as_at:
        return ()
    counts: dict[str, int] = {}
    for table in extract.tables.values():
        for field in table.kind.fields:
            if field.recorded and field.name in table.layout:
                days = map(itemgetter(table.layout[field.name]), table.rows)
                count = sum(day is not None and day > as_at for day in days)
                if count:
                    counts[f"{table.kind.one}'s {field.name}"] = count
    if not counts:
        return ()
    total = sum(counts.values())
    fields = ", ".join(f"{field} {count:,}" for field, count in counts.items())
    many, read = ("1 recorded day is", "it reads") if total == 1 else (f"{total:,} recorded days are", "they read")
    return (f"{many} after {as_at}, so {read} as not known yet, with what hangs on the day ({fields})",)
