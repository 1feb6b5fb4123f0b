"""What the last run read and kept, to compare an extract with."""

import csv
from collections.abc import Mapping
from dataclasses import field
from hashlib import file_digest
from pathlib import Path
from types import MappingProxyType

from pbr.records.dictionary import TABLES
from pbr.records.files.missing_files import PERHAPS_FILE, read_closed
from pbr.records.files.record_names import file_of
from pbr.records.papers.notice import Notice
from pbr.values.dataclass import dataclass

_NONE_KNOWN: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class LastExtract:
    """The last run's tables, by name: the copy of each, and the file of its rows that were put back then.

    ``known`` has the SHA-256 of those copies of which it was worked out already.
    ``perhaps`` are the rows, by table and id, that were held then as perhaps the same as one that is missing.
    ``notices`` are those that applied then, and ``closed`` has the records, by table and id, that went with a plan that
    was closed, with the id of the plan.
    """

    tables: Mapping[str, Path]
    missing: Mapping[str, Path] = field(default_factory=dict)
    perhaps: frozenset[tuple[str, str]] = frozenset()
    notices: tuple[Notice, ...] = ()
    closed: Mapping[tuple[str, str], str] = field(default_factory=dict)
    known: Mapping[str, str] = field(default_factory=dict)

    def has_the_bytes(self, table: str, sha256: str) -> bool:
        """Whether the copy of a table, of which there is one, has the bytes that have a hash."""
        found = self.known.get(table)
        if found is None:
            with self.tables[table].open("rb") as file:
                found = file_digest(file, "sha256").hexdigest()
        return found == sha256


def last_extract(
    tables: Mapping[str, Path], missing: Path, notices: tuple[Notice, ...] = (), hashes: Mapping[str, str] = _NONE_KNOWN
) -> LastExtract:
    """What a run kept: the copies of its tables, and what of rows that were gone it wrote to a folder.

    ``hashes`` has the SHA-256 of those copies of which it was worked out already.
    """
    known = dict.fromkeys((*TABLES, *tables))
    kept = {name: missing / file_of(name) for name in known if (missing / file_of(name)).exists()}
    perhaps: frozenset[tuple[str, str]] = frozenset()
    if (missing / PERHAPS_FILE).exists():
        with (missing / PERHAPS_FILE).open(encoding="utf-8", newline="") as file:
            perhaps = frozenset((row["table"], row["record_id"]) for row in csv.DictReader(file))
    return LastExtract(tables, kept, perhaps, notices, read_closed(missing), hashes)
