"""The line number of a record in its file, found for an explanation or a problem."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from pathlib import Path

from pbr.problems.problem import Place, ProblemsFound
from pbr.records.cells.column_by_type import column_for
from pbr.records.dictionary import TableKind
from pbr.records.files.csv_file import CsvFile
from pbr.records.files.invisible_characters import trimmed
from pbr.records.files.row_source import Batch, Phrase, Phrased
from pbr.records.opened.mapped_path import MappedPath
from pbr.records.opened.opened_extract import open_extract
from pbr.records.tables.row_key import id_of_key, keys_of
from pbr.values.dataclass import dataclass

_FEW = 32
"""So many ids are looked for in the text of a file, before its rows are cut into cells."""


def lines_of(path: Path, kind: TableKind, record_ids: Set[str]) -> dict[str, Place]:
    """Say on which lines the records stand, of those that are there; where one is repeated, its first line.

    The file is read again: rows keep no line number, because hardly any is ever asked for.
    """
    few = 0 < len(record_ids) <= _FEW and len(kind.key) == 1
    places = _places_of(_records_in(path, kind, record_ids, record_ids), len(record_ids)) if few else {}
    if len(places) < len(record_ids):
        # An id may be written otherwise in its file than it reads, between spaces at least.
        places = _places_of(_records_in(path, kind, record_ids), len(record_ids))
    return places


def _places_of(found: Iterator[tuple[str, Batch, int]], wanted: int) -> dict[str, Place]:
    """The first place of each record found, until there are as many as are wanted."""
    places: dict[str, Place] = {}
    for record_id, batch, index in found:
        places.setdefault(record_id, batch.place(index, ""))
        if len(places) == wanted:
            break
    return places


@dataclass(frozen=True, slots=True)
class AsWritten:
    """How a record is written where that is more than its row tells.

    ``phrases`` are those of a mapped extract for which its codes stand, by field. ``blank`` are the fields whose cell
    is blank, or that have no column, of those of which a blank means something.
    """

    phrases: Mapping[str, Phrase]
    blank: frozenset[str]


def as_written(path: Path, kind: TableKind, record_ids: Set[str]) -> dict[str, AsWritten]:
    """How these records are written, as far as they are found; nothing where no row tells less than its cells do."""
    mapped = isinstance(path, MappedPath)
    telling = [field.name for field in kind.fields if field.blank_means]
    if not mapped and not telling:
        return {}
    few = not mapped and 0 < len(record_ids) <= _FEW and len(kind.key) == 1
    written = _written(_records_in(path, kind, record_ids, record_ids), len(record_ids), telling) if few else {}
    if len(written) < len(record_ids):
        written = _written(_records_in(path, kind, record_ids), len(record_ids), telling)
    return written


def _written(found: Iterator[tuple[str, Batch, int]], wanted: int, telling: Sequence[str]) -> dict[str, AsWritten]:
    """How each record found is written, until there are as many as are wanted."""
    written: dict[str, AsWritten] = {}
    for record_id, batch, index in found:
        if record_id not in written:
            phrases = batch.phrases(index) if isinstance(batch, Phrased) else {}
            cells = batch.columns
            blank = frozenset(name for name in telling if name not in cells or not trimmed(cells[name][index]))
            written[record_id] = AsWritten(phrases, blank)
        if len(written) == wanted:
            break
    return written


def first_lines(path: Path, kind: TableKind, groups: Sequence[tuple[Set[str], str]]) -> list[Place]:
    """Say for each group of records on which line the first of them stands; on no line if none is there any more.

    With each group goes the field that it is about: through a mapping that is a column with a heading of its own.
    """
    groups_of: dict[str, list[int]] = defaultdict(list)
    for number, (group, _) in enumerate(groups):
        for member in group:
            groups_of[member].append(number)
    places: dict[int, Place] = {}
    for found, batch, index in _records_in(path, kind, groups_of.keys()):
        for number in groups_of[found]:
            if number not in places:
                places[number] = batch.place(index, groups[number][1])
        if len(places) == len(groups):
            break
    return [places.get(number) or Place(file_read(path, kind), field=field) for number, (_, field) in enumerate(groups)]


def file_read(path: Path, kind: TableKind) -> str:
    """What problems call the file that a table was read from: through a mapping, or where it is alone, not its own."""
    try:
        return open_extract(path, (kind.name,)).table(kind, kind.key).source.name
    except ProblemsFound:
        # As below.
        return kind.file


def _records_in(
    path: Path, kind: TableKind, wanted: Set[str], holding: Collection[str] = ()
) -> Iterator[tuple[str, Batch, int]]:
    """Go through a table from its first row: the id of each record wanted, and which row of which batch it is.

    Where some texts are named, rows in which none of them stands may be passed over.
    """
    try:
        source = open_extract(path, (kind.name,)).table(kind, kind.key).source
        columns = {name: column_for(kind, kind.fields_by_name[name]) for name in kind.key}
        batches = source.batches_holding(holding) if isinstance(source, CsvFile) else source.batches()
        for batch in batches:
            if batch.rows:
                keys = keys_of(kind, {name: column.read(batch.columns[name]) for name, column in columns.items()})
                if len(kind.key) == 1 and wanted.isdisjoint(keys):
                    # The id of a record is its key where that is one field.
                    continue
                for index, found in enumerate(map(id_of_key, keys)):
                    if found in wanted:
                        yield found, batch, index
    except ProblemsFound:
        # The extract was read before; if it has changed since, whoever asks does without the line.
        return
