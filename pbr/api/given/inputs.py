"""What is given to a function of ``pbr.api``, in whichever way is at hand: a path or its name, a day or its text."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from pbr.api.given.types_given import must_be, must_be_path
from pbr.records.files.in_memory import Rows, folder_in_memory
from pbr.values.dates import date_in_scheme, period_in_words
from pbr.values.period import Period

SchemeGiven = str | Path
"""A scheme: the path of its YAML file, or the name of one that comes with pbr, such as ``time-and-task``."""

RecordsGiven = str | Path | Mapping[str, str | Rows]
"""Records: a folder of CSV files, one CSV file where the scheme needs no more, or tables in memory by their names.

A table in memory is the text of a CSV file, or rows: mappings of column to text, each as it would stand in a cell.
"""


def scheme_given(scheme: SchemeGiven) -> Path:
    """Give the path of a scheme, or its name as a path."""
    must_be_path(scheme, "a scheme", "the path of its file, or the name of one that comes with pbr")
    return Path(scheme)


def path_given(given: str | Path, called: str) -> Path:
    """Give a path that may be text; ``called`` is what it is the path of."""
    must_be_path(given, called, "the path of its file or folder")
    return Path(given)


def records_given(records: RecordsGiven) -> Path:
    """Give the folder or file of records, or the folder in memory that the tables are in."""
    if isinstance(records, Mapping):
        for name, table in records.items():
            must_be(name, str, "the name of a table", "text")
            if not isinstance(table, (str, Iterable)) or isinstance(table, (bytes, Mapping)):
                raise TypeError(f"the table {name} is to be the text of a CSV file or rows, not {type(table).__name__}")
        return folder_in_memory(records)
    must_be_path(records, "records", "the path of a folder or file, or tables by their names")
    # A path that knows through what it is read stays as it is.
    return records if isinstance(records, Path) else Path(records)


def period_given(period: Period | str | None) -> Period | None:
    """Give a period; text is ``2026-06`` or ``2026-06-01..2026-08-31``. Raises ``ValueError`` for other text."""
    if period is None:
        return None
    must_be(period, (str, Period), "a period", "a Period, or text such as 2026-06")
    if isinstance(period, Period):
        return period
    found = period_in_words(period)
    if found is None:
        # imported late: nearly every period is one
        from pbr.values.period_suggestions import period_meant

        raise ValueError(f"this is not a period: {period_meant(period)}")
    return found


def day_given(day: date | str | None) -> date | None:
    """Give a day; text is ``2026-06-30``. Raises ``ValueError`` for other text."""
    if isinstance(day, str):
        return a_day(day)
    if day is not None:
        must_be(day, date, "a day", "a date, or text such as 2026-06-30")
    return day


def a_day(text: str) -> date:
    """Read a day, ``2026-06-30``. Raises ``ValueError`` for other text."""
    found = date_in_scheme(text)
    if found is None:
        # imported late: nearly every day is one
        from pbr.values.period_suggestions import day_meant

        raise ValueError(f"this is not a day: {day_meant(text)}")
    return found
