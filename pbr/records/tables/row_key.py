"""The key of a row (primary key): the id, or the several fields, that tells it apart."""

from collections.abc import Mapping, Sequence
from typing import Any

from pbr.records.cells.cells import UNREADABLE
from pbr.records.dictionary import TableKind
from pbr.records.record_id import record_id

Key = Any
"""What tells a row apart: the value of its key field, or several in a tuple."""


def keys_of(kind: TableKind, typed: Mapping[str, Sequence[Any]]) -> Sequence[Key]:
    """Give the key of each row."""
    if len(kind.key) == 1:
        return typed[kind.key[0]]
    return list(zip(*(typed[name] for name in kind.key), strict=True))


def is_readable(key: Key) -> bool:
    """Whether every part of a key could be read."""
    return UNREADABLE not in key if isinstance(key, tuple) else key is not UNREADABLE


def id_of_key(key: Key) -> str:
    """The id of the record with a key; empty where the key could not be read."""
    if not is_readable(key):
        return ""
    return record_id(key if isinstance(key, tuple) else (key,))
