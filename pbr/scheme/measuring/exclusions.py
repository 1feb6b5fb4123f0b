"""Exclusions: what a scheme leaves out, in the words of a condition: ``visit where delivered_minutes is 0``."""

from pbr.conditions.syntax_tree import Condition
from pbr.records.dictionary import TableKind
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class LeftOutRecords:
    """Records of one kind that a scheme is openly not for."""

    kind: TableKind
    condition: Condition
