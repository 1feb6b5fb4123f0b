"""Pseudonyms: persons under the HMAC-SHA-256 of their ids by a key, from the moment that records are read.

The same key gives the same pseudonym in every month. Whoever has the key can find the persons again; once it is
destroyed nobody can. Columns that are of no field are left blank in the copy, because a name may stand there.
"""

import csv
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pbr.files.csv_writer import csv_to
from pbr.files.temporary_folder import temporary_folder
from pbr.files.utf8_writer import new_file
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.cells.cells import is_damaged, stray_marks
from pbr.records.dictionary import TABLES, TableKind, Tables
from pbr.records.files.encoding import cannot_open, examine
from pbr.records.files.header import letters_and_digits
from pbr.records.files.invisible_characters import trimmed
from pbr.records.files.record_names import ADJUSTMENTS_FILE, NOTICES_FILE
from pbr.records.papers.adjustments_file import ADJUSTMENTS
from pbr.records.papers.notices_file import NOTICES
from pbr.records.record_id import parts_of_id, record_id
from pbr.source.file_name_length import refuse_long_names
from pbr.values.dataclass import dataclass

_SHORTEST = 16
"""Bytes of a key: one that is shorter can be guessed."""

PERSON = "person_id"


@dataclass(frozen=True, slots=True)
class PseudonymKey:
    """A key, which is never printed or kept."""

    secret: bytes

    def pseudonym(self, person_id: str) -> str:
        """The pseudonym of a person: 64 letters and digits. Nobody has none.

        An id with quotation marks that do not belong to it has them around its pseudonym, for whoever reads it to tell;
        what a spreadsheet has spoilt is nobody's, and stays as it is.
        """
        cleaned = trimmed(person_id)
        if is_damaged(cleaned):
            return cleaned
        hidden = hmac.digest(self.secret, cleaned.encode(errors="surrogatepass"), "sha256").hex() if cleaned else ""
        return f'"{hidden}"' if stray_marks(cleaned) else hidden

    @property
    def fingerprint(self) -> str:
        """By which the same key is known again, and nothing else of it."""
        return hmac.digest(self.secret, b"pbr: the fingerprint of a key", "sha256").hex()


def read_key(path: Path) -> PseudonymKey:
    """Read a key from a file. Raises ``ProblemsFound`` where there is none, or it is too short to be one."""
    refuse_long_names(path)
    try:
        secret = path.read_bytes().strip()
    except OSError as error:
        raise cannot_open(error, str(path)) from error
    if len(secret) < _SHORTEST:
        how = f"make one of at least {_SHORTEST} bytes by chance, and keep it where few can read it"
        raise ProblemsFound([Problem("PBR094", "this key is too short to hide anybody", Place(str(path)), how)])
    return PseudonymKey(secret)


@contextmanager
def pseudonymised(records: Path, key: PseudonymKey, tables: Tables) -> Iterator[Path]:
    """Copy records with every person under a pseudonym, for as long as they are read.

    The copy has the names of the files, and every row on its line; columns that ``tables`` do not have are blank in it,
    for nobody knows whom they name. Raises ``ProblemsFound`` for a file that cannot be
    read as text.
    """
    with temporary_folder("records") as place:
        copy = place / records.name
        if records.is_dir():
            copy.mkdir()
        for path, kind in _files_of(records, tables):
            _copy(path, copy / path.name if records.is_dir() else copy, kind, key, tables)
        yield copy


def copy_beside(records: Path, folder: Path, key: PseudonymKey) -> None:
    """Copy what stands beside the tables of an extract into a folder: its notices and adjustments."""
    for name, kind in ((NOTICES_FILE, NOTICES), (ADJUSTMENTS_FILE, ADJUSTMENTS)):
        if (records / name).is_file():
            _copy(records / name, folder / name, kind, key, TABLES)


def _files_of(records: Path, tables: Tables) -> Iterator[tuple[Path, TableKind | None]]:
    """Each file to be copied, with what is in it; None for a single file of any other name, which may be any table."""
    kinds = {kind.file: kind for kind in tables.values()} | {NOTICES_FILE: NOTICES, ADJUSTMENTS_FILE: ADJUSTMENTS}
    if not records.is_dir():
        yield records, kinds.get(records.name)
        return
    for path in sorted(records.iterdir()):
        if path.name in kinds and path.is_file():
            yield path, kinds[path.name]


def _copy(path: Path, place: Path, kind: TableKind | None, key: PseudonymKey, tables: Tables) -> None:
    named = kind.fields_by_name if kind else {name for one in tables.values() for name in one.fields_by_name}
    fields = {letters_and_digits(name): name for name in named}
    with examine(path, path.name).opened() as source, new_file(place) as copy:
        rows, writer = csv.reader(source), csv_to(copy)
        try:
            heading = next(rows, [])
            names = [fields.get(letters_and_digits(cell), "") for cell in heading]
            writer.writerow(heading)
            for row in rows:
                cells = dict(zip(names, row, strict=False))
                writer.writerow([
                    _cell(name, cell, cells, kind, key) if name else ""
                    for name, cell in zip([*names, *[""] * (len(row) - len(names))], row, strict=False)
                ])  # fmt: skip
        except csv.Error as wrong:
            problem = Problem("PBR601", f"this is no table: {wrong}", Place(path.name, rows.line_num), "mend the row")
            raise ProblemsFound([problem]) from None


def _cell(name: str, cell: str, row: dict[str, str], kind: TableKind | None, key: PseudonymKey) -> str:
    """A cell as the copy has it: a person's id, or one that holds it, is another."""
    if name == PERSON:
        return key.pseudonym(cell)
    if kind is NOTICES and name in ("record_id", "replaced_by") and trimmed(row.get("table", "")) == "people" and cell:
        person, *rest = parts_of_id(trimmed(cell))
        return record_id((key.pseudonym(person), *rest)) if rest else cell
    return cell
