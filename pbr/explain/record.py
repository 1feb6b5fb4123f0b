"""A record as it is told: its row, its id, and where it stands."""

from collections.abc import Mapping
from dataclasses import field
from typing import Optional

from pbr.records.dictionary import TableKind
from pbr.records.files.row_source import Phrase
from pbr.records.later_facts import KnownLater
from pbr.records.table import Row
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """A row of the extract with its id, the file and line it stands on, and the record that it belongs to.

    ``later`` are those of its facts that are recorded and not known yet on the day of settling. ``phrases`` are those
    of the extract for which its codes stand, where it was read through a mapping. ``blank`` are the fields that read as
    what a blank means, since nothing is written there.
    """

    kind: TableKind
    row: Row
    id: str
    standing: str
    parent: Optional["Record"] = None
    later: Mapping[str, KnownLater] = field(default_factory=dict)
    phrases: Mapping[str, Phrase] = field(default_factory=dict)
    blank: frozenset[str] = frozenset()

    @property
    def said(self) -> str:
        """What it is called: ``plan A``."""
        return f"{self.kind.one} {self.id}"
