"""Writes docs/finance-mapping.md and docs/json-schemas/finance-mapping.json from the words of finance mappings.

``python -m tests.generate.finance_page``
"""

import json
from pathlib import Path
from typing import Any

from pbr.finance.cell_names import OF_AMOUNT, OF_DOCUMENT, OF_LINE, OF_RUN
from pbr.finance.mapping_words import OF_CHOICES, VERSION
from pbr.finance.shipped_shapes import shape_names, shape_text
from tests.generate.finance_words import Word, words

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "finance-mapping.md"
SCHEMA = ROOT / "docs" / "json-schemas" / "finance-mapping.json"

TOP = """\
# The finance mapping

<!-- Written by python -m tests.generate.finance_page from the words themselves. -->

A finance mapping says what the [finance file](paying-out.md#the-finance-file) of a council's own finance system looks
like: its rows and columns, its codes, its signs and days. It is YAML, and holds no arithmetic. `pbr finance-shape NAME`
prints one to begin from, with a question mark where only a council knows what belongs there; `pbr validate` checks one
by itself, and its JSON Schema is [beside this page](json-schemas/finance-mapping.json).

## Words

| word | needed | meaning |
|---|---|---|
"""
NAMES = """
## Names in braces

A cell is text, with names in braces in place of what differs from row to row: `"{payment} {period from}"`. Text from
records is written so that no spreadsheet runs it as a formula.

| name | where | meaning |
|---|---|---|
"""
SHAPES = """
## Shapes to begin from

"""


def page() -> str:
    """The page."""
    rows = [f"| `{_told(word)}` | {'yes' if word.needed else ''} | {_meaning(word)} |\n" for word in words()]
    names = [
        f"| `{{{name}}}` | {where} | {meaning} |\n"
        for where, known in (
            ("every row", OF_RUN),
            ("documents, lines, balancing rows", OF_DOCUMENT),
            ("lines, balancing rows", OF_AMOUNT),
            ("lines", OF_LINE),
        )
        for name, meaning in known.items()
    ]
    own = "| names under `codes:` | lines, `description`, `account` | The codes of the payment. |\n"
    return TOP + "".join(rows) + NAMES + "".join(names) + own + SHAPES + "\n".join(map(_shape, shape_names()))


def _shape(name: str) -> str:
    said = [line.removeprefix("# ") for line in shape_text(name).splitlines() if line.startswith("# ")]
    return f"**`{name}`**. {' '.join(said)}\n"


def _told(word: Word) -> str:
    return " / ".join(map(str, word.path))


def _meaning(word: Word) -> str:
    choices = OF_CHOICES.get(str(word.path[0])) if len(word.path) == 1 else None
    said = f" One of: {', '.join(f'`{choice.value}`' for choice in choices)}." if choices else ""
    return word.meaning + said


def schema() -> dict[str, Any]:
    """A JSON Schema of a finance mapping as YAML is read without types: every value is text."""
    root = _object("A finance mapping of pbr.")
    for word in words():
        within = root
        for step in word.path[:-1]:
            within = within["properties"][step]
        within["properties"][str(word.path[-1])] = _of(word)
        if word.needed:
            within["required"].append(str(word.path[-1]))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Finance mapping", **root}


def _of(word: Word) -> dict[str, Any]:
    path, text = word.path, {"type": "string", "description": word.meaning}
    described = {"description": word.meaning}
    if any(other.path[:-1] == path for other in words()):
        return _object(word.meaning)
    if path[0] == "rows":
        return described | {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}}
    if path == ("codes",):
        codes = {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}}
        return described | {"type": "object", "minProperties": 1, "additionalProperties": codes}
    if path == ("finance",):
        return text | {"const": VERSION}
    if path == ("headings",):
        return text | {"enum": ["yes", "no"]}
    if len(path) == 1 and (choices := OF_CHOICES.get(str(path[0]))):
        return text | {"enum": [choice.value for choice in choices]}
    return text | {"minLength": 1}


def _object(meaning: str) -> dict[str, Any]:
    return {"type": "object", "description": meaning, "properties": {}, "required": [], "additionalProperties": False}


def schema_text() -> str:
    """The schema, as it is written."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    SCHEMA.write_text(schema_text(), encoding="utf-8")
