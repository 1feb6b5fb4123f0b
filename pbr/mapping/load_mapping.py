"""From a mapping file to a mapping: all problems at once, each with its place."""

from hashlib import sha256
from pathlib import Path

from pbr.mapping.mapping import FileWanted, Mapping
from pbr.mapping.mapping_form import FileForm, MappingForm, unknown_word
from pbr.mapping.read_table import read_table
from pbr.mapping.undecided import as_yaml, say_what_is_undecided
from pbr.problems.problem import ProblemsFound, errors_in
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TABLES, Tables
from pbr.records.input_file import InputFile
from pbr.scheme.reading.another_kind_of_file import FileKind, refuse_another
from pbr.scheme.reading.form_of_file import form_of_file
from pbr.scheme.reading.reading_context import Reading
from pbr.source.text_file import decode, read_bytes
from pbr.source.yaml_nodes import Scalar
from pbr.source.yaml_tree import parse_yaml

_LAST_ROW = 1_000


def load_mapping(path: Path, tables: Tables = TABLES) -> Mapping:
    """Read a mapping file; ``tables`` are those of the dictionary, with what the scheme adds that it is for.

    Raises ``ProblemsFound`` with everything that is wrong with it by itself, and with what is not decided in it yet;
    whether it fits a scheme and an extract is for those who read with it.
    """
    content = read_bytes(path, str(path))
    text = decode(content, str(path))
    tree = parse_yaml(as_yaml(text), str(path))
    refuse_another(tree, FileKind.MAPPING)
    reading = Reading(tree, tuple(text.splitlines()))
    form = form_of_file(MappingForm, reading, unknown_word)
    say_what_is_undecided(tree, reading)
    mapping = _mapping(form, reading, InputFile(path.name, sha256(content).hexdigest()), path, tables)
    problems = sorted(reading.problems, key=lambda problem: (problem.place, problem.code, problem.message))
    if errors_in(problems):
        raise ProblemsFound(problems)
    return mapping


_MISSING = {
    "mapping": "write mapping: and its name, like reablement_extract",
    "for": "write for: and the name of the scheme, as its line scheme: has it",
    "files": "write files: and under it a name for each file, with the name of the file or a pattern: Reablement*.csv",
    "tables": "write tables: and under it each table of records, with table from: and columns:",
}


def _mapping(form: MappingForm, reading: Reading, file: InputFile, path: Path, known: Tables) -> Mapping:
    if form.pbr is None or form.pbr.text != "1":
        place = form.pbr.place if form.pbr else reading.tree.place
        reading.problem("PBR222", "this does not say that it is version 1 of the language", place, "write pbr: 1")
    given = {"mapping": form.mapping, "for": form.for_, "files": form.files, "tables": form.tables}
    for word, what in given.items():
        if not what:
            reading.problem("PBR750", f"'{word}' is missing from the mapping", reading.tree.place, _MISSING[word])
    files = {label: _file(label, one, reading) for label, one in form.files.items()}
    tables = {}
    for name, table in form.tables.items():
        if name not in known:
            remedy = did_you_mean(name, known) or f"the tables are: {', '.join(known)}"
            reading.problem("PBR753", f"there is no table '{name}'", reading.place("tables", name), remedy)
            continue
        tables[name] = read_table(known[name], table, form.dates, tuple(files), reading)
    nowhere = Scalar("", reading.tree.place)
    return Mapping(
        name=(form.mapping or nowhere).text,
        title=form.title.text if form.title else "",
        schemes=form.for_ or (),
        files=files,
        tables=tables,
        file=file,
        path=path,
        warnings=tuple(reading.problems),
    )


def _file(label: str, form: FileForm, reading: Reading) -> FileWanted:
    row = 1
    if form.headings_in_row is not None:
        text = form.headings_in_row
        if text.text.isascii() and text.text.isdecimal() and 1 <= int(text.text) <= _LAST_ROW:
            row = int(text.text)
        else:
            remedy = f"write the number of the row, from 1 to {_LAST_ROW:,}: headings in row: 4"
            reading.problem("PBR752", f"'{text.text}' is not the number of a row", text.place, remedy)
    name = form.name
    if name is None:
        place = reading.place("files", label)
        remedy = "write name: and the name of the file or a pattern of it: Reablement*.csv"
        reading.problem("PBR752", f"the file '{label}' has no name", place, remedy)
        name = Scalar(label, place)
    return FileWanted(label, name, form.sheet.text if form.sheet else "", row)
