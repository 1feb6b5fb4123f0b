"""Persons of a ledger: as the records name them, or under pseudonyms by one key, and never one and then the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pbr.ledger.ledger import Ledger
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.mapped_path import MappedPath
from pbr.records.pseudonyms import pseudonymised, read_key


@contextmanager
def records_under(key: Path | None, records: Path) -> Iterator[tuple[Path, str]]:
    """Give records with their persons under pseudonyms, and the fingerprint of the key; or as they are, and none.

    Raises ``ProblemsFound`` for a key that is none, and files that cannot be read.
    """
    if key is None:
        yield records, ""
        return
    if isinstance(records, MappedPath):
        message = "persons cannot be given pseudonyms in an extract that is read through a mapping"
        how = "export it with pseudonyms; or leave --pseudonymise out, and settle the standard tables"
        raise ProblemsFound([Problem("PBR094", message, Place(records.name or str(records)), how)])
    found = read_key(key)
    with pseudonymised(records, found) as copy:
        yield copy, found.fingerprint


def check_key(ledger: Ledger, fingerprint: str) -> None:
    """Raise ``ProblemsFound`` where a ledger has persons under another key, under one at all, or under none."""
    if not ledger.runs or ledger.settings.pseudonyms == fingerprint:
        return
    if not fingerprint:
        message, how = "its persons have pseudonyms, and no key is given", "say --pseudonymise KEYFILE"
    elif not ledger.settings.pseudonyms:
        message = "its persons stand in it as the records name them, and a key is given now"
        how = "leave --pseudonymise out; pseudonyms begin with the first run of a ledger"
    else:
        message, how = "its persons have pseudonyms by another key", "give the key that the first run had"
    raise ProblemsFound([Problem("PBR094", f"in this ledger {message}", Place(str(ledger.folder)), how)])
