"""The dictionary of records as a JSON Schema: a row of each table as an object of text, a cell under each heading.

Cells are text as they stand in a file. What a text must look like is said where one form is meant; the forms that are
read besides (`04/05/2026`, ``£1,575.00``) are on the page of records.
"""

from pbr.records.dictionary import Field, FieldType, TableKind, Tables
from pbr.reports.table_schema import meaning

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_PATTERNS = {
    FieldType.DATE: r"^\d{4}-\d{2}-\d{2}$",
    FieldType.TIME: r"^\d{2}:\d{2}$",
    FieldType.MONEY: r"^-?\d+(\.\d{1,2})?$",
    FieldType.NUMBER: r"^-?\d+(\.\d+)?$",
}


def rows_schema(name: str, title: str, tables: Tables) -> dict[str, object]:
    """One JSON Schema of an extract: under each table's name the rows of it."""
    return {
        "$schema": _DRAFT,
        "$id": f"urn:pbr:records:{name}",
        "title": title,
        "type": "object",
        "properties": {table: {"type": "array", "items": {"$ref": f"#/$defs/{table}"}} for table in tables},
        "additionalProperties": False,
        "$defs": {table: row_schema(kind) for table, kind in tables.items()},
    }


def row_schema(kind: TableKind) -> dict[str, object]:
    """A row of one table: other columns may stand beside those that are read."""
    return {
        "type": "object",
        "title": f"{kind.article} {kind.one}",
        "description": kind.meaning,
        "properties": {field.name: _cell(field) for field in kind.fields},
        "required": [field.name for field in kind.fields if field.required],
    }


def _cell(field: Field) -> dict[str, object]:
    described: dict[str, object] = {"description": meaning(field), "type": "string", "examples": [field.example]}
    codes = [*field.codes, *(spelling for spelling, _ in field.also)]
    allowed = ["yes", "no"] if field.type is FieldType.YES_NO else codes
    if allowed:
        described["enum"] = allowed if field.required else [*allowed, ""]
    elif field.type in _PATTERNS:
        pattern = _PATTERNS[field.type]
        described["pattern"] = pattern if field.required else f"{pattern}|^$"
        described["examples"] = [field.example.replace(",", "")]
    elif field.required:
        described["minLength"] = 1
    return described
