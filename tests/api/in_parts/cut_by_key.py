"""Rows cut into parts by what a scheme needs whole, and by nothing else: not in ranges, and in any order."""

from collections import defaultdict
from collections.abc import Mapping
from random import Random

from pbr.api import RunTerms, part_key
from pbr.records.dictionary import Tables as Kinds
from tests.api.in_parts.cut import Tables

Row = Mapping[str, str]


def cut_by_key(tables: Tables, terms: RunTerms, parts: int, seed: int = 1) -> list[Tables]:
    """So many parts with what `part_key` says whole in each; all standards in one of them, rows in any order."""
    kinds, chance, key = terms.compiled.scheme.tables, Random(seed), part_key(terms)
    groups: dict[str, Tables] = defaultdict(lambda: defaultdict(list))
    heads = {
        name: {row[kinds[name].key[0]].strip(): row for row in rows}
        for name, rows in tables.items()
        if not kinds[name].parent
    }
    for name, rows in tables.items():
        for row in rows:
            groups[_group(name, row, heads, kinds, key)][name].append(row)
    made: list[Tables] = [defaultdict(list) for _ in range(parts)]
    names = sorted(groups)
    chance.shuffle(names)
    for at, group in enumerate(names):
        for name, rows in groups[group].items():
            made[at % parts][name] += rows
    for part in made:
        for rows in part.values():
            chance.shuffle(rows)
    return [dict(part) for part in made]


def _group(name: str, row: Row, heads: Mapping[str, Mapping[str, Row]], kinds: Kinds, key: str | None) -> str:
    """What a row is in one part with."""
    kind = kinds[name]
    head = heads[kind.parent].get(row[kind.parent_key].strip(), row) if kind.parent else row
    if name == "standards" or key is None:
        return name if key else ""
    if key == "plan_id":
        return repr((kind.parent or name, *(head.get(field, "").strip() for field in kinds[kind.parent or name].key)))
    return repr((key, row.get(key, head.get(key, name)).strip()))
