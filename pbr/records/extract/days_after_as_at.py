"""How much of an extract is dated after the day of settling, and so reads as not known yet."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from operator import itemgetter

from pbr.records.extract.extract import Extract
from pbr.records.files.record_names import record_called


def dated_after(extract: Extract, as_at: date) -> tuple[str, ...]:
    """Say how many recorded days are after ``as_at``, by table and field, in one sentence; in none where none is."""
    return days_after_in_words(days_after(extract, as_at), as_at)


def days_after(extract: Extract, as_at: date) -> dict[tuple[str, str], int]:
    """How many recorded days are after ``as_at``, by table and field, of those that have any."""
    counts: dict[tuple[str, str], int] = {}
    if extract.latest_recorded is None or extract.latest_recorded <= as_at:
        return counts
    for name, table in extract.tables.items():
        for field in table.kind.fields:
            if field.recorded and field.name in table.layout:
                # The different days are few, and each is compared once.
                days = Counter(map(itemgetter(table.layout[field.name]), table.rows))
                count = sum(many for day, many in days.items() if day is not None and day > as_at)
                if count:
                    counts[name, field.name] = count
    return counts


def all_is_known(extract: Extract, as_at: date) -> bool:
    """Whether nothing that is recorded is known only after a day: no recorded day is later, and no fact has to wait."""
    if extract.latest_recorded is not None and extract.latest_recorded > as_at:
        return False
    return not any(
        field.not_known_until and field.name in table.layout
        for table in extract.tables.values()
        for field in table.kind.fields
    )


def days_after_in_words(counts: Mapping[tuple[str, str], int], as_at: date) -> tuple[str, ...]:
    """Say it in one sentence, in the order given; in none where there are none."""
    if not counts:
        return ()
    total = sum(counts.values())
    fields = ", ".join(f"{record_called(table)}'s {field} {count:,}" for (table, field), count in counts.items())
    many, read = ("1 recorded day is", "it reads") if total == 1 else (f"{total:,} recorded days are", "they read")
    return (f"{many} after {as_at}, so {read} as not known yet, with what hangs on the day ({fields})",)
