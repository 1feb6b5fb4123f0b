"""Where the rows that had no price stand: found by reading the file again, because good rows keep no line numbers."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from pbr.engine.unpriced import Unpriced
from pbr.problems.problem import Place, Problem
from pbr.records.dictionary import TABLES
from pbr.records.locate import lines_of

_MOST_LOOKED_UP = 1_000


def placed(unpriced: Sequence[Unpriced], records: Path) -> list[Problem]:
    """The problems of rows without a price, each at its line where its table was read from a file."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for one in unpriced[:_MOST_LOOKED_UP]:
        wanted[one.table].add(one.record_id)
    places: dict[tuple[str, str], Place] = {}
    for table, ids in wanted.items():
        if table in TABLES:
            found = lines_of(_file(records, table), table, ids)
            places |= {(table, record_id): place for record_id, place in found.items()}
    return [one.problem(_place(one, places, records)) for one in unpriced[:_MOST_LOOKED_UP]]


def _place(one: Unpriced, places: dict[tuple[str, str], Place], records: Path) -> Place:
    place = places.get((one.table, one.record_id))
    if place is None:
        return Place(_file(records, one.table).name if one.table in TABLES else str(records.name))
    return Place(place.file, place.line, 0, 0, one.field)


def _file(records: Path, table: str) -> Path:
    return records / f"{table}.csv" if records.is_dir() else records
