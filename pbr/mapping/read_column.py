"""The columns of a table of a mapping: from where each field comes."""

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence

from pbr.mapping.mapping import ColumnWanted, FromColumn, LookedUp, MadeOf
from pbr.mapping.mapping_form import ColumnForm
from pbr.mapping.undecided import is_undecided
from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES, FieldType, TableKind
from pbr.records.files.renamed_columns import other_heading
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar

_JOINED_BY = "-"


def read_columns(
    kind: TableKind, forms: MappingOf[str, ColumnForm], files: Sequence[str], reading: Reading
) -> dict[str, ColumnWanted]:
    """From where each field of a table comes; what is wrong with any, ``reading`` is told."""
    read = {}
    for name, form in forms.items():
        place = reading.place("tables", kind.name, "columns", name)
        if is_field(kind, name, place, reading):
            column = _column(name, kind, form, place, files, reading)
            if column is not None:
                read[name] = column
    return read


def is_field(kind: TableKind, name: str, place: Place, reading: Reading) -> bool:
    """Whether a table has a field of this name; a problem where it has none."""
    if name in kind.fields_by_name:
        return True
    names = list(kind.fields_by_name)
    meant = other_heading(name, names)
    remedy = did_you_mean(name, names) or (f'did you mean "{meant}"?' if meant else "")
    remedy = remedy or f"its fields are: {', '.join(names)}; write the field first, and then the heading of its column"
    if kind is TABLES.get(kind.name):
        # Nobody said by which scheme, so that a council's own field is not known from a word of no meaning.
        remedy += "; a field of a scheme's own is known where the scheme is named too: pbr validate SCHEME MAPPING"
    reading.problem("PBR754", f"'{name}' is not a field of {kind.name}", place, remedy)
    return False


def _column(
    name: str, kind: TableKind, form: ColumnForm, place: Place, files: Sequence[str], reading: Reading
) -> ColumnWanted | None:
    said = [one for one in (form.column, form.made_of, form.look_up) if one is not None]
    if len(said) != 1:
        remedy = "write the heading of its column; or made of: and several; or look up:, in:, by: and gives:"
        reading.problem("PBR752", f"'{name}' says {len(said) or 'nothing'} of where it comes from", place, remedy)
        return None
    if form.made_of is not None:
        return _made_of(name, kind, form.made_of, form, place, reading)
    if form.look_up is not None:
        return _looked_up(name, form.look_up, form, place, files, reading)
    _takes_no_more(name, form, ("joined_by", "in_", "by", "gives"), place, reading)
    return FromColumn(form.column) if form.column is not None else None


def _made_of(
    name: str, kind: TableKind, headings: tuple[Scalar, ...], form: ColumnForm, place: Place, reading: Reading
) -> MadeOf | None:
    _takes_no_more(name, form, ("in_", "by", "gives"), place, reading)
    if len(headings) < 2:
        reading.problem("PBR752", f"'{name}' is made of one column", place, f"write the column alone: {name}: Heading")
        return None
    if kind.fields_by_name[name].type is not FieldType.TEXT:
        message = f"'{name}' is made of several columns, and is no id"
        reading.problem("PBR752", message, place, "only ids and names are made of several columns; name one")
        return None
    return MadeOf(headings, form.joined_by.text if form.joined_by else _JOINED_BY)


def _looked_up(
    name: str, headings: tuple[Scalar, ...], form: ColumnForm, place: Place, files: Sequence[str], reading: Reading
) -> LookedUp | None:
    _takes_no_more(name, form, ("joined_by",), place, reading)
    if form.in_ is None or form.by is None or form.gives is None:
        remedy = "write look up: (a column here), in: (a file), by: (its column of the same), gives: (what is taken)"
        reading.problem("PBR752", f"'{name}' is looked up, and does not say where, by what or for what", place, remedy)
        return None
    if form.in_.text not in files and not is_undecided(form.in_.text):
        remedy = did_you_mean(form.in_.text, files) or f"the files are: {', '.join(files) or 'none is listed'}"
        reading.problem("PBR753", f"there is no '{form.in_.text}' under files", form.in_.place, remedy)
    if len(headings) != len(form.by):
        message = f"'{name}' is looked up by {len(headings)} of the columns here and {len(form.by)} of the other file"
        reading.problem("PBR752", message, place, "name under by: as many columns as under look up:, in the same order")
        return None
    return LookedUp(headings, form.in_, form.by, form.gives)


_WORDS = {"joined_by": "joined by", "in_": "in", "by": "by", "gives": "gives"}


def _takes_no_more(name: str, form: ColumnForm, words: Sequence[str], place: Place, reading: Reading) -> None:
    said = [_WORDS[word] for word in words if getattr(form, word) is not None]
    if said:
        remedy = "'joined by' goes with 'made of'; 'in', 'by' and 'gives' go with 'look up'"
        reading.problem("PBR752", f"'{said[0]}' says nothing of '{name}'", place, remedy)
