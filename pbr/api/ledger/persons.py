"""Persons of a ledger: as the records name them, or under pseudonyms by one key, and never one and then the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pbr.files.temporary_folder import temporary_folder
from pbr.ledger.ledger import Ledger
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.opened.mapped_path import MappedPath
from pbr.records.opened.pseudonyms import copy_beside, pseudonymised, read_key
from pbr.worked_examples.checked_scheme import checked_by_name


@contextmanager
def records_under(key: Path | None, records: Path, scheme: Path) -> Iterator[tuple[Path, str]]:
    """Give records with their persons under pseudonyms, and the fingerprint of the key; or as they are, and none.

    Columns that neither the dictionary nor the scheme has are blank in what is given. Raises ``ProblemsFound`` for a
    key that is none, files that cannot be read, and a scheme that has problems.
    """
    if key is None:
        yield records, ""
        return
    found = read_key(key)
    if isinstance(records, MappedPath):
        with temporary_folder("extract") as place:
            if records.is_dir():
                copy_beside(records, place, found)
            yield records.through.under_pseudonyms(records, found, place), found.fingerprint
        return
    with pseudonymised(records, found, checked_by_name(scheme).scheme.tables) as copy:
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
