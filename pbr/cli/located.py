"""Where the records stand that the scheme has no price for."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pbr.engine.unpriced import Unpriced
from pbr.problems.problem import Place, Problem
from pbr.records.dictionary import TABLES
from pbr.records.locate import lines_of

_MOST_LOCATED = 1_000
"""Records looked for in their files; a price that is missing is usually missing for very many."""


def located(unpriced: Sequence[Unpriced], records: Path) -> list[Problem]:
    """Give a problem for each price that a record lacked, on the line where that record stands."""
    by_table: dict[str, list[Unpriced]] = defaultdict(list)
    for found in unpriced[:_MOST_LOCATED]:
        by_table[found.table].append(found)
    problems: list[Problem] = []
    for table, lacking in by_table.items():
        # The month or quarter of a provider that has no price stands in no table, and so on no line.
        places = lines_of(records, table, {found.record_id for found in lacking}) if table in TABLES else {}
        file = TABLES[table].file if table in TABLES else records.name
        for found in lacking:
            place = places.get(found.record_id, Place(file))
            problems.append(found.problem(replace(place, field=found.field)))
    return problems
