"""The dictionary of records as programs read it, with the fields, codes and tables that a scheme adds of its own."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from pbr.api.given.inputs import SchemeGiven, scheme_given
from pbr.api.given.types_given import must_be, must_be_path
from pbr.files.atomic import Built, folder_aside, in_plain_words, put_all_in_place, refuse_long_name
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import PROVIDERS, TABLES, Field, TableKind, Tables
from pbr.reports.row_schema import rows_schema
from pbr.reports.table_schema import data_package, table_schema
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass
from pbr.worked_examples.checked_scheme import checked_by_name

_CALLED = "folder for the schema"


class SchemaForm(StrEnum):
    """The standard in which records are described."""

    TABLE_SCHEMA = "table-schema"
    JSON_SCHEMA = "json-schema"


@dataclass(frozen=True, slots=True)
class RecordsSchema:
    """The dictionary in one document, ``whole``, and in ``files``, by their names."""

    whole: str
    files: Mapping[str, str]


def records_schema(scheme: SchemeGiven | None = None, form: SchemaForm = SchemaForm.TABLE_SCHEMA) -> RecordsSchema:
    """Give the dictionary of records, with what a scheme adds to it where one is named.

    As Frictionless Table Schemas the whole is a data package of all tables, and there is a file for each table too; as
    a JSON Schema it is one document. A list of codes that the scheme's framework has stands with the fields that hold
    them. Raises ``ProblemsFound`` with everything that is wrong with the scheme.
    """
    must_be(form, SchemaForm, "the form of a schema", "a SchemaForm")
    if scheme is None:
        name, title, tables = "records", "Records of adult social care, as pbr reads them", _with_providers(TABLES)
    else:
        checked = checked_by_name(scheme_given(scheme)).scheme
        name, title, tables = checked.name, f"Records as '{checked.title}' reads them", _tables_of(checked)
    if form is SchemaForm.JSON_SCHEMA:
        whole = _written(rows_schema(name, title, tables))
        return RecordsSchema(whole, {"records.schema.json": whole})
    whole = _written(data_package(name, title, tables))
    files = {f"{kind.name}.json": _written(table_schema(kind)) for kind in tables.values()}
    return RecordsSchema(whole, {"datapackage.json": whole, **files})


def write_records_schema(schema: RecordsSchema, folder: str | Path, then: Callable[[], None] = lambda: None) -> None:
    """Write the files of a schema into a new or empty folder, all of them or none.

    ``then`` is called as soon as the folder is in its place. Raises ``ProblemsFound`` where anything is in it already,
    or it cannot be written.
    """
    must_be(schema, RecordsSchema, "a schema to write", "a RecordsSchema, as records_schema gives one")
    must_be_path(folder, "the folder of a schema", "a path")
    place = Path(folder).resolve()
    _refuse_unless_empty(place)
    with folder_aside(place, _CALLED) as aside:
        for name, text in schema.files.items():
            (aside / name).write_text(text, encoding="utf-8", newline="\n")
        aside.chmod(0o755)
        put_all_in_place([Built(place, aside, _CALLED, lambda: _refuse_unless_empty(place))], then)


def _refuse_unless_empty(folder: Path) -> None:
    refuse_long_name(folder, _CALLED)
    if not folder.exists():
        if not folder.parent.is_dir():
            raise _problem("PBR022", folder, "cannot be made: the folder it goes in does not exist", "make it first")
        return
    if not folder.is_dir():
        raise _problem("PBR021", folder, "is a file, not a folder", "choose another name for it")
    with in_plain_words(folder, _CALLED):
        there = any(folder.iterdir())
    if there:
        raise _problem("PBR021", folder, "has files in it, so it is left alone", "choose a new or empty folder")


def _problem(code: str, folder: Path, what: str, how: str) -> ProblemsFound:
    return ProblemsFound([Problem(code, f"the {_CALLED} {what}", Place(str(folder)), how)])


def _with_providers(tables: Tables) -> Tables:
    return {**tables, PROVIDERS.name: PROVIDERS}


def _tables_of(scheme: Scheme) -> Tables:
    """The tables as a scheme has them, with the codes that its framework lists."""
    lists = scheme.framework.code_lists(scheme.name, scheme.tables)
    listed = {holder: one.codes for one in lists for holder in one.of.holders}
    return _with_providers({name: _with_listed(kind, listed) for name, kind in scheme.tables.items()})


def _with_listed(kind: TableKind, listed: Mapping[tuple[str, str], Mapping[str, str] | tuple[str, ...]]) -> TableKind:
    fields = tuple(_field_with(kind.name, field, listed) for field in kind.fields)
    return replace(kind, fields=fields)


def _field_with(
    table: str, field: Field, listed: Mapping[tuple[str, str], Mapping[str, str] | tuple[str, ...]]
) -> Field:
    codes = listed.get((table, field.name))
    return field if codes is None else replace(field, codes=tuple(codes))


def _written(described: Mapping[str, object]) -> str:
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"
