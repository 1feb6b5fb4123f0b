"""An extract copied with every person under a pseudonym, for a mapping to read: nothing else of it but what is read.

A column of persons is one from which ``person_id`` is read, and one by which a person is looked up, in both files.
Where another field is read from it too, as an id of a plan made of it, that has the pseudonym in it as well.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import islice
from pathlib import Path

from pbr.files.csv_writer import csv_to
from pbr.files.utf8_writer import new_file
from pbr.mapping.given_files import is_called, matched
from pbr.mapping.headings import Headings
from pbr.mapping.mapping import NUMBER, ColumnWanted, LookedUp, TableMapped
from pbr.mapping.mapping import Mapping as MappingRead
from pbr.mapping.rows_left_out import LeftOutValues
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.cells.blank_markers import is_mark_for_nothing
from pbr.records.files.grid import open_csv_grid
from pbr.records.files.header import letters_and_digits
from pbr.records.files.invisible_characters import trimmed
from pbr.records.files.total_and_note_rows import is_called_a_total
from pbr.records.files.workbook_names import is_workbook
from pbr.records.opened.pseudonyms import PERSON, PseudonymKey
from pbr.source.yaml_nodes import Scalar
from pbr.values.dataclass import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(slots=True)
class _OfFile:
    """What is read of a file: its columns by headings, those that hold persons, and values that leave rows out."""

    read: dict[str, Scalar] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    left_out: dict[str, list[LeftOutValues]] = field(default_factory=lambda: defaultdict(list))


def copied_under_pseudonyms(read_by: MappingRead, files: Sequence[Path], key: PseudonymKey, folder: Path) -> list[Path]:
    """Copy the files that a mapping reads into a folder, every row on its line; give the copies.

    Cells that no field is read from are blank in them. Raises ``ProblemsFound`` for a workbook, which is not copied,
    for a person who is the same in every row, and for a file that cannot be read as text.
    """
    _refuse_constants(read_by)
    of_files = _of_files(read_by)
    copies = []
    for path in files:
        labels = [label for label, one in read_by.files.items() if is_called(path.name, one.name.text)]
        if not labels:
            continue
        if is_workbook(path):
            message = "persons cannot be given pseudonyms in a workbook, of which no copy can be made as it came"
            how = "save the sheet as CSV UTF-8, and write its name in the mapping; or leave --pseudonymise out"
            raise ProblemsFound([Problem("PBR094", message, Place(path.name), how)])
        copies.append(folder / path.name)
        if copies[-1].exists():
            # Two files of one name: this says that one of them is too many.
            matched([read_by.files[labels[0]]], files)
        _copy(path, copies[-1], read_by.files[labels[0]].headings_in_row, [of_files[label] for label in labels], key)
    return copies


def _refuse_constants(read_by: MappingRead) -> None:
    for table in read_by.tables.values():
        if PERSON in table.always:
            message = f"the mapping itself says who the person of all {table.kind.name} is, and it is kept as it stands"
            how = f"write under columns: {PERSON}: and a heading"
            raise ProblemsFound([Problem("PBR094", message, table.file.place, how)])


def _of_files(read_by: MappingRead) -> dict[str, _OfFile]:
    found: dict[str, _OfFile] = {label: _OfFile() for label in read_by.files}
    keys: list[tuple[_OfFile, Sequence[Scalar], _OfFile, Sequence[Scalar], bool]] = []
    plain: dict[int, set[str]] = defaultdict(set)
    for table in read_by.tables.values():
        own = found[table.file.text]
        for name, column in _columns(table):
            headings = [one for one in column.headings if one.text != NUMBER]
            own.read |= {_known(one): one for one in headings}
            if isinstance(column, LookedUp):
                other = found[column.file.text]
                other.read |= {_known(one): one for one in (*column.by, column.gives)}
                keys.append((own, headings, other, column.by, name == PERSON))
                if name == PERSON:
                    other.persons.add(_known(column.gives))
            elif name == PERSON:
                own.persons |= set(map(_known, headings))
            else:
                plain[id(own)] |= set(map(_known, headings))
        own.read |= {_known(one): one for one in table.one_row_for_each}
        for rule in table.left_out:
            own.read[_known(rule.heading)] = rule.heading
            own.left_out[_known(rule.heading)].append(LeftOutValues(rule.values))
    _add_keys(keys, plain)
    return found


def _add_keys(
    keys: Sequence[tuple[_OfFile, Sequence[Scalar], _OfFile, Sequence[Scalar], bool]], plain: Mapping[int, set[str]]
) -> None:
    """A key by which a person is looked up is of a person too, but where it is read for an id of its own.

    A column of persons that is a key has to be one on both sides, or nothing would be found.
    """
    for own, here, other, there, person in keys:
        for one, by in zip(here, there, strict=True):
            if person and _known(one) not in plain[id(own)]:
                own.persons.add(_known(one))
                other.persons.add(_known(by))
    before = -1
    while before != (before := sum(len(own.persons) + len(other.persons) for own, _, other, _, _ in keys)):
        for own, here, other, there, _ in keys:
            for one, by in zip(here, there, strict=True):
                if _known(one) in own.persons or _known(by) in other.persons:
                    own.persons.add(_known(one))
                    other.persons.add(_known(by))


def _columns(table: TableMapped) -> Iterator[tuple[str, ColumnWanted]]:
    for columns in (table.columns, *(group.columns for group in table.groups)):
        yield from columns.items()


def _known(heading: Scalar) -> str:
    return letters_and_digits(heading.text) or heading.text


def _copy(path: Path, place: Path, heading_row: int, of_labels: Sequence[_OfFile], key: PseudonymKey) -> None:
    grid = open_csv_grid(path, path.name, heading_row)
    read: set[int] = set()
    persons: dict[int, list[LeftOutValues]] = {}
    for one in of_labels:
        for known, heading in one.read.items():
            headings = Headings(grid)
            at = headings.find(heading)
            if headings.problems:
                # That there is no such column is said when the copy is read.
                continue
            read.add(at)
            if known in one.persons:
                persons.setdefault(at, []).extend(one.left_out.get(known, []))
    with grid.text.opened() as source, new_file(place) as copy:
        rows, writer = csv.reader(source, strict=True), csv_to(copy)
        try:
            for row in islice(rows, heading_row - 1):
                writer.writerow(list(map(_nothing, row)))
            writer.writerow(next(rows))
            for row in rows:
                writer.writerow(
                    _person(cell, persons[at], key) if at in persons else cell if at in read else _nothing(cell)
                    for at, cell in enumerate(row)
                )
        except csv.Error as wrong:
            problem = Problem("PBR601", f"this is no table: {wrong}", Place(path.name, rows.line_num), "mend the row")
            raise ProblemsFound([problem]) from None


def _nothing(cell: str) -> str:
    """Nothing in the place of a cell, over as many lines."""
    return "\n" * len(_LINE_END.findall(cell))


def _person(cell: str, left_out: Collection[LeftOutValues], key: PseudonymKey) -> str:
    """A pseudonym in the place of a person; what is none, or leaves the row out, says so yet."""
    text = trimmed(cell)
    if not text or is_mark_for_nothing(text) or is_called_a_total(text):
        return cell
    why = next((value for values in left_out if (value := values.of(cell))), "")
    return why or key.pseudonym(text) + _nothing(cell)
