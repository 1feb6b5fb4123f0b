"""The JSON Schema of mappings: it is what the form says, and what it takes is what is read."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.generate.mapping_schema import PAGE, schema, text
from tests.mapping.essex import MAPPING
from tests.mapping.test_settled import EACH, GOALS

DOCS = Path(__file__).parents[2] / "docs" / "mapping.md"
KINDS: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
}  # fmt: skip


def takes(said: dict[str, Any], value: object) -> bool:
    """Whether a schema takes a value, as far as the words go that ours uses."""
    if "anyOf" in said:
        return any(takes(one, value) for one in said["anyOf"])
    if "enum" in said:
        return value in said["enum"]
    kinds = said["type"] if isinstance(said["type"], list) else [said["type"]]
    if not any(isinstance(value, KINDS[kind]) for kind in kinds):
        return False
    if isinstance(value, dict):
        more, known = said.get("additionalProperties", {}), said.get("properties", {})
        return all(word in value for word in said.get("required", ())) and all(
            takes(known[key], one) if key in known else more is not False and takes(more, one)
            for key, one in value.items()
        )
    if isinstance(value, list):
        return all(takes(said["items"], one) for one in value)
    return not isinstance(value, str) or re.search(said.get("pattern", ""), value) is not None


def in_docs() -> str:
    """The whole mapping that the page shows."""
    return DOCS.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]


def test_the_file_is_what_the_form_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == text()


@pytest.mark.parametrize("mapping", [MAPPING, GOALS, EACH, in_docs()], ids=["essex", "goals", "each", "docs"])
def test_it_takes_mappings(mapping: str) -> None:
    assert takes(json.loads(text()), yaml.safe_load(mapping))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("table from", "from table"),
        ("plans:", "packages:"),
        ("none\n", "nothing\n"),
        ("day first", "dd/mm"),
        ("started_on:", "started:"),
        ("headings in row: 4", "headings in row: four"),
        ("for: essex_reablement_bonus\n", ""),
    ],
)
def test_it_takes_nothing_else(before: str, after: str) -> None:
    assert before in MAPPING
    assert not takes(schema(), yaml.safe_load(MAPPING.replace(before, after)))
