"""The JSON Schema of schemes: it is what the forms say, and it takes what they take, word for word."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pbr.scheme.reference.every_phrase import PHRASES
from tests.generate.scheme_schema import PAGE, SECTIONS, schema, text

ROOT = Path(__file__).parents[2]
SCHEMES = sorted((ROOT / "schemes").glob("*.yaml"))
GOOD = sorted(
    path for path in ROOT.glob("tests/cases/*/good/*.yaml") if path.parent.parent.name not in ("finance", "yaml")
)
ESSEX = (ROOT / "schemes" / "essex-reablement-bonus.yaml").read_text(encoding="utf-8")
WHOLE = schema()
KINDS: dict[str, type | tuple[type, ...]] = {
    "object": dict, "array": list, "string": str, "number": (int, float), "boolean": bool,
}  # fmt: skip


def takes(said: dict[str, Any], value: object) -> bool:
    """Whether a part of the schema takes a value, as far as the words go that ours uses."""
    if "$ref" in said:
        return takes(WHOLE["$defs"][said["$ref"].rpartition("/")[2]], value)
    if "anyOf" in said:
        return any(takes(one, value) for one in said["anyOf"])
    kinds = said["type"] if isinstance(said["type"], list) else [said["type"]]
    if not any(isinstance(value, KINDS[kind]) for kind in kinds) or value not in said.get("enum", [value]):
        return False
    if isinstance(value, list):
        return all(takes(said.get("items", {"type": "object"}), one) for one in value)
    if not isinstance(value, dict):
        return True
    return all(word in value for word in said.get("required", ())) and all(
        takes_key(said, key, one) for key, one in value.items()
    )


def takes_key(said: dict[str, Any], key: str, value: object) -> bool:
    """Whether an object takes a key with what stands under it."""
    for pattern, one in said.get("patternProperties", {}).items():
        if re.search(pattern, key):
            return takes(one, value)
    known = said.get("properties", {}).get(key)
    if known is not None:
        return takes(known, value)
    more = said.get("additionalProperties", True)
    return more if isinstance(more, bool) else takes(more, value)


def read(written: str) -> object:
    """A file as an editor has it, every value as text."""
    return yaml.load(written, Loader=yaml.BaseLoader)


def test_the_file_is_what_the_forms_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == text()
    assert json.loads(text()) == WHOLE


@pytest.mark.parametrize("path", [*SCHEMES, *GOOD], ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_it_takes_every_scheme_and_every_good_case(path: Path) -> None:
    assert takes(WHOLE, read(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("scheme: essex_reablement_bonus", "schema: essex_reablement_bonus"),
        ("    priced at: started_on\n", ""),
        ("    not assessed when:", "    not assessed if:"),
        ("pbr: 1", "pbr: 2"),
        ("    when: no_further_support", "    when: [no_further_support]"),
        ("    as at:", "    at:"),
        ("    total due:", "    total:"),
    ],
)
def test_it_takes_nothing_else(before: str, after: str) -> None:
    assert before in ESSEX
    assert takes(WHOLE, read(ESSEX))
    assert not takes(WHOLE, read(ESSEX.replace(before, after)))


def test_every_key_that_the_reference_tells_of_is_in_it_with_its_meaning() -> None:
    forms = {section: WHOLE if name == "SchemeForm" else WHOLE["$defs"][name] for name, section in SECTIONS.items()}
    told = {(section, phrase.words) for phrase in PHRASES for section in phrase.key_of}
    for section, words in sorted(told):
        if words == "from DATE":
            assert "^from " in forms[section]["patternProperties"]
        else:
            assert forms[section]["properties"][words]["description"], f"{words} of {section}"
    described = {
        (section, word)
        for section, form in forms.items()
        for word, one in form["properties"].items()
        if "description" in one
    }
    assert described == {(section, words) for section, words in told if words != "from DATE"}
