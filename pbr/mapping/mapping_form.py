"""The form of a mapping file: its words, and what kind of thing stands under each."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from pbr.problems.problem import Place, Problem
from pbr.scheme.reading.section_form import Block, Form, List, Path, RefusedForm, Text, word_not_taken
from pbr.source.yaml_nodes import Scalar

EVERY_COLUMN = ""
"""Stands for all columns of days, where ``dates:`` says one order for all of them."""


def _file(value: object) -> object:
    return {"name": value} if isinstance(value, Scalar) else value


def _column(value: object) -> object:
    if isinstance(value, list):
        raise RefusedForm("PBR752", "a list is no column", "write made of: in front of it, for an id of several").error
    return {"column": value} if isinstance(value, Scalar) else value


def _dates(value: object) -> object:
    return {EVERY_COLUMN: value} if isinstance(value, Scalar) else value


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, Scalar) else value


Texts = Annotated[tuple[Text, ...], List, BeforeValidator(_one_or_more)]
"""One text, or a list of them."""


class FileForm(Form):
    """A file of the extract, by its name or a pattern of it; where its table begins."""

    name: Text | None = None
    sheet: Text | None = None
    headings_in_row: Text | None = Field(None, alias="headings in row")


class ColumnForm(Form):
    """Where a field comes from: one column, several joined, or what another file says beside it."""

    column: Text | None = None
    made_of: Texts | None = Field(None, alias="made of")
    joined_by: Text | None = Field(None, alias="joined by")
    look_up: Texts | None = Field(None, alias="look up")
    in_: Text | None = Field(None, alias="in")
    by: Texts | None = None
    gives: Text | None = None


Columns = Annotated[dict[str, Annotated[ColumnForm, Block, BeforeValidator(_column)]], Block]


def _side_by_side(value: object) -> object:
    if isinstance(value, dict):
        raise RefusedForm(
            "PBR763", "this is neither '1 to 5' nor a list of groups", "start each group with a dash"
        ).error
    return {"groups": value} if isinstance(value, list) else {"numbers": value}


class SideBySideForm(Form):
    """What stands side by side: the ``numbers`` in headings, or ``groups`` of columns."""

    numbers: Text | None = None
    groups: Annotated[tuple[Columns, ...], List] | None = None


class TableForm(Form):
    """One table of records, and how it is read from a file."""

    table_from: Text | None = Field(None, alias="table from")
    columns: Columns = Field(default_factory=dict)
    codes: Annotated[dict[str, Annotated[dict[str, Text], Block]], Block] = Field(default_factory=dict)
    dates: Annotated[dict[str, Text], Block, BeforeValidator(_dates)] = Field(default_factory=dict)
    always: Annotated[dict[str, Text], Block] = Field(default_factory=dict)
    leave_out: Annotated[dict[str, Texts], Block] = Field(default_factory=dict, alias="leave out rows where")
    one_row_for_each: Texts | None = Field(None, alias="one row for each")
    side_by_side: Annotated[SideBySideForm | None, BeforeValidator(_side_by_side)] = Field(None, alias="side by side")


class MappingForm(Form):
    """A mapping file."""

    pbr: Text | None = None
    mapping: Text | None = None
    title: Text | None = None
    for_: Texts | None = Field(None, alias="for")
    files: Annotated[dict[str, Annotated[FileForm, Block, BeforeValidator(_file)]], Block] = Field(default_factory=dict)
    dates: Text | None = None
    tables: Annotated[dict[str, Annotated[TableForm, Block]], Block] = Field(default_factory=dict)


def unknown_word(path: Path, place: Place) -> Problem:
    """What is wrong with a word that its part of a mapping does not take."""
    return word_not_taken("PBR750", path, *_part(path), place)


def _part(path: Path) -> tuple[str, type[Form]]:
    """What the part of a mapping is called in which a word stands, and its form."""
    if len(path) == 1:
        return "a mapping", MappingForm
    if path[0] == "files":
        return "a file of a mapping", FileForm
    if len(path) == 3:
        return "a table of a mapping", TableForm
    return "a column of a mapping", ColumnForm
