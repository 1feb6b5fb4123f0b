"""Rows that are not as the last settlement had them: put back as last known, or held beside one that is."""

from enum import StrEnum
from typing import Any

from pbr.values.dataclass import dataclass


class WhyPutBack(StrEnum):
    """Why a row is held by what the last settlement had."""

    MISSING = "missing"
    UNREAD = "unread"
    PERHAPS_THE_SAME = "perhaps the same"


@dataclass(frozen=True, slots=True)
class PutBackRow:
    """A row that is held by what the last settlement had; it stands among the rows of its table.

    One that is ``missing`` from the extract, or ``unread`` in it, is there as last known: ``cells`` are the text of its
    last known cells by field. One that is ``perhaps the same`` is a new row of the extract, has none, and may be the
    record ``missing_id`` under another id.
    """

    table: str
    record_id: str
    key: Any
    why: WhyPutBack
    missing_id: str = ""
    cells: tuple[tuple[str, str], ...] = ()
