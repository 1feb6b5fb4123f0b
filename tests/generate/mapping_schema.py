"""Writes docs/mapping.schema.json, the JSON Schema of a mapping file, from its form and the dictionary.

Run ``python -m tests.generate.mapping_schema`` after changing either; a test compares the file with what this would
write. Editors that know JSON Schema offer the words of a mapping by it.
"""

import json
from pathlib import Path
from typing import Any

from pbr.mapping.mapping_form import ColumnForm, FileForm, MappingForm, TableForm
from pbr.records.dictionary import TABLES, Field, FieldType, TableKind
from pbr.scheme.reading.section_form import words_of

PAGE = Path(__file__).parents[2] / "docs" / "mapping.schema.json"

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"]}
TEXTS: Schema = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}
ORDER: Schema = {"enum": ["day first", "month first", "year first", "?"]}
FILE: dict[str, Schema] = {"name": TEXT, "sheet": TEXT, "headings in row": {"type": "integer", "minimum": 1}}
COLUMN: dict[str, Schema] = {
    "column": TEXT, "made of": TEXTS, "joined by": TEXT, "look up": TEXTS, "in": TEXT, "by": TEXTS, "gives": TEXT,
}  # fmt: skip


def closed(words: list[str], parts: dict[str, Schema], required: tuple[str, ...] = ()) -> Schema:
    """An object that takes these words and no others."""
    if set(words) != set(parts):
        raise ValueError(f"the form has {words}, and here are {list(parts)}")
    said: Schema = {
        "type": "object",
        "properties": {word: parts[word] for word in words},
        "additionalProperties": False,
    }
    return {**said, "required": list(required)} if required else said


def named(fields: dict[str, Schema]) -> Schema:
    """An object that takes fields of a table, each with what stands under it."""
    return {"type": "object", "properties": fields, "additionalProperties": False}


def column() -> Schema:
    """Where a field comes from."""
    return {"anyOf": [TEXT, closed(words_of(ColumnForm), COLUMN)]}


def phrases(field: Field) -> Schema:
    """Phrases, each with its code."""
    codes = [*field.codes, *(also for also, _ in field.also)]
    if field.type is FieldType.YES_NO:
        return {"type": "object", "additionalProperties": {"enum": ["yes", "no", True, False, "blank", "?"]}}
    return {"type": "object", "additionalProperties": {"enum": [*codes, "blank", "?"]} if codes else TEXT}


def table(kind: TableKind) -> Schema:
    """One table of a mapping."""
    coded = (FieldType.CODE, FieldType.YES_NO, FieldType.TEXT)
    never = (*kind.key, "person_id")
    columns = named({field.name: {"description": field.meaning, **column()} for field in kind.fields})
    days = named({field.name: ORDER for field in kind.fields if field.type is FieldType.DATE})
    codes = named(
        {field.name: phrases(field) for field in kind.fields if field.type in coded and field.name not in never}
    )
    parts: dict[str, Schema] = {
        "table from": TEXT,
        "columns": columns,
        "codes": codes,
        "dates": {"anyOf": [ORDER, days]},
        "always": named({field.name: TEXT for field in kind.fields if field.name not in kind.key}),
        "leave out rows where": {"type": "object", "additionalProperties": TEXTS},
        "one row for each": TEXTS,
        "side by side": {
            "anyOf": [
                {"type": "string", "pattern": "^[0-9]{1,2} to [0-9]{1,2}$"},
                {"type": "array", "items": named({field.name: column() for field in kind.fields}), "minItems": 1},
            ]
        },
    }
    return {"description": kind.meaning, **closed(words_of(TableForm), parts, ("table from",))}


def schema() -> Schema:
    """The whole schema."""
    file = {"anyOf": [TEXT, closed(words_of(FileForm), FILE, ("name",))]}
    parts: dict[str, Schema] = {
        "pbr": {"enum": [1, "1"]},
        "mapping": TEXT,
        "title": TEXT,
        "for": TEXTS,
        "files": {"type": "object", "additionalProperties": file, "minProperties": 1},
        "dates": ORDER,
        "tables": named({name: table(kind) for name, kind in TABLES.items()}),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A mapping",
        "description": "How the tables of records are read out of an extract as a case system writes it.",
        **closed(words_of(MappingForm), parts, ("pbr", "mapping", "for", "files", "tables")),
    }


def text() -> str:
    """The file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
