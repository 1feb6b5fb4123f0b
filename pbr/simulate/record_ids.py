"""The ids of an extract's rows, as the lines of a settlement name them."""

from collections.abc import Callable, Mapping

from pbr.records.dictionary import TABLES
from pbr.records.record_id import record_id
from pbr.records.table import Row


def ids_in(table: str, layout: Mapping[str, int]) -> Callable[[Row], str]:
    """A function from a row of a table to its record's id; ``layout`` gives the position of each field in a row."""
    places = [layout[field] for field in TABLES[table].key]
    return lambda row: record_id(tuple([str(row[at]) for at in places]))
