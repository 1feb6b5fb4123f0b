"""A record as it is told: its row, its id, and where it stands."""

from dataclasses import dataclass
from typing import Optional

from pbr.records.dictionary import TableKind
from pbr.records.table import Row


@dataclass(frozen=True, slots=True)
class Record:
    """A row of the extract with its id, the file and line it stands on, and the record that it belongs to."""

    kind: TableKind
    row: Row
    id: str
    standing: str
    parent: Optional["Record"] = None

    @property
    def said(self) -> str:
        """What it is called: ``plan A``."""
        return f"{self.kind.one} {self.id}"
