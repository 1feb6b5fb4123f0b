"""Totals of a worked example by a code: what lines come to for the records that say it, or whose plan does.

``outcome washing`` takes the lines of outcomes with that code, and ``rate standard`` those of plans at that rate and
of what belongs to them. Codes are those by which a contract prices and selects: of the dictionary, of a council, and of
the scheme's own fields.
"""

from collections.abc import Collection, Iterator, Mapping

from pbr.problems.problem import Problem
from pbr.problems.suggest import did_you_mean
from pbr.records.cells.council_codes import AREA_CODES, OUTCOME_CODES, STANDARD_CODES
from pbr.records.dictionary import Field, FieldType, TableKind, Tables
from pbr.records.record_id import record_id
from pbr.records.table import Records
from pbr.scheme.examples.worked_examples import Example, ExpectedTotal

RecordKey = tuple[str, str]
"""The table and the id of a record."""

ByCode = Mapping[str, Mapping[str, frozenset[RecordKey]]]
"""The records that say a code, or whose plan does, by the field and by the code."""

_COUNCILS = frozenset(holder for codes in (OUTCOME_CODES, STANDARD_CODES, AREA_CODES) for holder in codes.holders)


def fields_asked(totals: Collection[ExpectedTotal], tables: Tables, example: Example) -> dict[str, frozenset[str]]:
    """The fields, by table, whose codes some totals may be of, and that rows of the example have.

    They are read for the totals, whether or not the scheme reads them.
    """
    named = {_field_of(total.words) for total in totals}
    found: dict[str, frozenset[str]] = {}
    for table, rows in example.tables.items():
        there = {name for row in rows for name in row}
        fields = frozenset(name for name in named & there if _holds_codes(tables[table], name))
        if fields:
            found[table] = fields
    return found


def records_by_code(asked: Mapping[str, frozenset[str]], records: Records, tables: Tables) -> ByCode:
    """The records of each code that is said in the fields asked for, with those that belong to a plan that says it."""
    found: dict[str, dict[str, set[RecordKey]]] = {}
    for table, fields in asked.items():
        for name in fields:
            of_field = found.setdefault(name, {})
            for code, key in _saying(name, tables[table], records, tables):
                of_field.setdefault(code, set()).add(key)
    return {name: {code: frozenset(keys) for code, keys in codes.items()} for name, codes in found.items()}


def not_of_a_code(total: ExpectedTotal, by_code: ByCode, tables: Tables) -> Problem | None:
    """What is wrong with a total that begins with the name of a field; None where it begins otherwise."""
    name = _field_of(total.words)
    kinds = [kind for kind in tables.values() if name in kind.fields_by_name]
    if not kinds:
        return None
    if not any(_holds_codes(kind, name) for kind in kinds):
        choices = sorted({field.name for kind in tables.values() for field in kind.fields if _is_code(kind, field)})
        message = f"'{name}' holds no codes that lines could be added up by"
        return Problem("PBR512", message, total.place, did_you_mean(name, choices) or f"one of: {', '.join(choices)}")
    said = sorted(f"{name} {code}" for code in by_code.get(name, {}))
    remedy = did_you_mean(total.words, said) or (f"its records have: {', '.join(said)}" if said else "")
    message = f"no record of this example has '{total.words}'"
    return Problem("PBR511", message, total.place, remedy or f"write '{name}' and a code that a row of it says")


def _saying(name: str, kind: TableKind, records: Records, tables: Tables) -> Iterator[tuple[str, RecordKey]]:
    """Each code that is said in a field, with the records that it is said of."""
    table = records.tables[kind.name]
    at, key = table.layout[name], [table.layout[one] for one in kind.key]
    of_id = {record_id(tuple(str(row[one]) for one in key)): row[at] for row in table.rows}
    for id_, code in of_id.items():
        if code is not None:
            yield code, (kind.name, id_)
    for below in tables.values():
        # What says it of itself is asked itself: who confirmed an outcome need not be who confirmed its plan.
        if below.parent != kind.name or name in below.fields_by_name or below.name not in records.tables:
            continue
        rows = records.tables[below.name]
        parent, own = rows.layout[below.parent_key], [rows.layout[one] for one in below.key]
        for row in rows.rows:
            code = of_id.get(row[parent])
            if code is not None:
                yield code, (below.name, record_id(tuple(str(row[one]) for one in own)))


def _field_of(written: str) -> str:
    """The field that a total as a scheme has it names, if it is of a code: its first word."""
    return written.partition(" ")[0]


def _holds_codes(kind: TableKind, name: str) -> bool:
    field = kind.fields_by_name.get(name)
    return field is not None and _is_code(kind, field)


def _is_code(kind: TableKind, field: Field) -> bool:
    return field.type is FieldType.CODE or (kind.name, field.name) in _COUNCILS
