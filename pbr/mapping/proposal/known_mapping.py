"""A mapping that somebody has worked on, as far as adding to it needs: decided or not, with its places."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pbr.mapping.mapping import BLANK, NUMBER
from pbr.mapping.mapping_form import MappingForm, TableForm, unknown_word
from pbr.mapping.phrases import known_as
from pbr.mapping.proposal.extract_file import ExtractFile
from pbr.mapping.proposal.file_names import matches
from pbr.mapping.side_by_side import numbers_of
from pbr.mapping.undecided import as_yaml, is_undecided, undecided_in
from pbr.records.files.header import letters_and_digits
from pbr.records.files.invisible_characters import trimmed
from pbr.scheme.reading.another_kind_of_file import FileKind, refuse_another
from pbr.scheme.reading.form_of_file import form_of_file
from pbr.scheme.reading.reading_context import Reading
from pbr.source.text_file import decode
from pbr.source.yaml_nodes import MapNode, Scalar
from pbr.source.yaml_tree import parse_yaml
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class KnownMapping:
    """A mapping file: its lines as they are (with their ends), its tree, and its form."""

    lines: tuple[str, ...]
    tree: MapNode
    form: MappingForm

    def undecided(self) -> list[tuple[str, Scalar]]:
        """Every question mark, with the word before it."""
        return undecided_in(self.tree)


def read_known(content: bytes, shown_as: str) -> KnownMapping:
    """Read a mapping that may not be decided yet; raises ``ProblemsFound`` where it has another form."""
    text = decode(content, shown_as)
    tree = parse_yaml(as_yaml(text), shown_as)
    refuse_another(tree, FileKind.MAPPING)
    form = form_of_file(MappingForm, Reading(tree, tuple(text.splitlines())), unknown_word)
    return KnownMapping(tuple(content.decode("utf-8").splitlines(keepends=True)), tree, form)


def origins_of(table: TableForm) -> dict[str, str | None]:
    """The fields of a table that a person has decided on or been asked about, each with its heading.

    None for one that is asked about, made of several columns, looked up, or the same in every row.
    """
    found: dict[str, str | None] = dict.fromkeys(table.always)
    groups = table.side_by_side.groups if table.side_by_side and table.side_by_side.groups else ()
    for columns in (table.columns, *groups):
        for name, form in columns.items():
            decided = form.column is not None and not is_undecided(form.column.text)
            found[name] = form.column.text if decided and form.column else found.get(name)
    return found


def headings_read(table: TableForm) -> Iterator[str]:
    """Every heading that a table is read from, with each of the numbers of what stands side by side."""
    beside = table.side_by_side
    first, last = numbers_of(beside.numbers.text) if beside and beside.numbers else (1, 0)
    for columns in (table.columns, *(beside.groups or () if beside else ())):
        for form in columns.values():
            for one in (form.column, *(form.look_up or ()), *(form.made_of or ())):
                text = one.text if one else ""
                if NUMBER in text and text != NUMBER:
                    yield from (text.replace(NUMBER, str(number)) for number in range(first, last + 1))
                elif text:
                    yield text


def without_left_out(file: ExtractFile, table: TableForm) -> ExtractFile:
    """Give a file without the rows that a table leaves out."""
    rules = {letters_and_digits(heading): [one.text for one in values] for heading, values in table.leave_out.items()}
    known = [letters_and_digits(each) for each in file.headings]
    places = [(at, rules[each]) for at, each in enumerate(known) if each in rules]
    rows = [(row, cells) for row, cells in file.rows if not _is_left_out(cells, places)]
    return replace(file, rows=tuple(rows))


def _is_left_out(cells: Sequence[str], places: Sequence[tuple[int, Sequence[str]]]) -> bool:
    return any(_is(trimmed(cells[at]), value) for at, values in places for value in values)


def _is(cell: str, value: str) -> bool:
    return not cell if value == BLANK else matches(value, cell)


def codes_known(table: TableForm) -> Mapping[str, frozenset[str]]:
    """The phrases that have a code or a question mark, by field, as they are known."""
    return {name: frozenset(map(known_as, phrases)) for name, phrases in table.codes.items()}
