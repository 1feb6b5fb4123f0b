"""Exclusions as they are written: of what is left out, the items that are read as conditions."""

from collections.abc import Iterable

from pbr.scheme.measuring.exclusions import LeftOutRecords
from pbr.scheme.measuring.measure_records_form import kind_where
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar


def read_left_out(items: Iterable[Scalar], reading: Reading) -> tuple[LeftOutRecords, ...]:
    """Of what is left out, the items that name a kind of record and a condition; the others are for people only."""
    found: list[LeftOutRecords] = []
    for item in items:
        if item.text.partition(" where ")[0] in reading.kinds and " where " in item.text:
            kind, where = kind_where(item, reading)
            condition = reading.condition(where, kind) if kind is not None else None
            if kind is not None and condition is not None:
                found.append(LeftOutRecords(kind, condition))
    return tuple(found)
