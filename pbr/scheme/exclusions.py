"""Exclusions: what a scheme leaves out, in the words of a condition: ``visit where delivered_minutes is 0``."""

from collections.abc import Iterable
from dataclasses import dataclass

from pbr.conditions.syntax_tree import Condition
from pbr.records.dictionary import TableKind
from pbr.scheme.measures import kind_where
from pbr.scheme.reading_context import Reading
from pbr.scheme.record_kinds import KINDS
from pbr.source.yaml_nodes import Scalar


@dataclass(frozen=True, slots=True)
class LeftOutRecords:
    """Records of one kind that a scheme is openly not for."""

    kind: TableKind
    condition: Condition


def read_left_out(items: Iterable[Scalar], reading: Reading) -> tuple[LeftOutRecords, ...]:
    """Of what is left out, the items that name a kind of record and a condition; the others are for people only."""
    found: list[LeftOutRecords] = []
    for item in items:
        if item.text.partition(" where ")[0] in KINDS and " where " in item.text:
            kind, where = kind_where(item, reading)
            condition = reading.condition(where, kind) if kind is not None else None
            if kind is not None and condition is not None:
                found.append(LeftOutRecords(kind, condition))
    return tuple(found)
