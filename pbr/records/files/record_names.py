"""What the records of a table are called, be it the dictionary's or a council's own, wherever only its name is known.

A council's own table, its file and one record of it are all called by one name, so nothing else has to be known of it.
"""

from pbr.records.dictionary import TABLES

_VOWELS = frozenset("aeiou")

NOTICES_FILE = "notices.csv"
ADJUSTMENTS_FILE = "adjustments.csv"
"""What is handed in beside the records of a run, and read with a ledger alone."""

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
"""How the names of workbooks end."""


def record_called(table: str) -> str:
    """What one record of a table is called: a plan of ``plans``, a respite of a council's own ``respite``."""
    kind = TABLES.get(table)
    return table if kind is None else kind.one


def article_of(table: str) -> str:
    """The article of what one record of a table is called: ``a`` plan, ``an`` outcome."""
    kind = TABLES.get(table)
    return article_before(table) if kind is None else kind.article


def article_before(word: str) -> str:
    """The article that a word has by its first letter."""
    return "an" if word[:1] in _VOWELS else "a"


def file_of(table: str) -> str:
    """The name of a table's file in a folder of records."""
    kind = TABLES.get(table)
    return f"{table}.csv" if kind is None else kind.file
