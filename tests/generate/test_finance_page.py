"""The page and the JSON Schema of finance mappings are what the words say, and take what pbr takes."""

from typing import Any

import pytest

from pbr.finance.shipped_shapes import shape_names, shape_text
from pbr.source.yaml_nodes import ListNode, MapNode, Node, Scalar
from pbr.source.yaml_tree import parse_yaml
from tests.generate.finance_page import PAGE, SCHEMA, page, schema, schema_text
from tests.test_cases import CASES

RUN = "run: python -m tests.generate.finance_page"
GOOD = sorted((CASES / "finance" / "good").glob("*.yaml"))
OF_FORM = (
    "a-word-misspelt",
    "a-word-of-rows-misspelt",
    "signs-and-balances-missing",
    "a-council-without-a-name",
    "choices-not-known",
    "version-not-said",
    "nothing-inside",
    "a-list-of-rows",
)
"""Bad cases that are of another form; what the others have wrong no form can say."""


def test_the_page_is_what_the_words_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), RUN


def test_the_schema_is_what_the_words_say() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema_text(), RUN


def untyped(node: Node) -> Any:
    match node:
        case Scalar(text=text):
            return text
        case ListNode(items=items):
            return [untyped(item) for item in items]
        case MapNode():
            return {key.text: untyped(value) for key, value in node}


def fits(value: Any, form: dict[str, Any]) -> bool:
    """Whether a value is as a JSON Schema says, of which we use only this much."""
    assert form.keys() <= {
        "$schema", "title", "description", "type", "properties", "required", "additionalProperties", "minProperties",
        "enum", "const", "minLength",
    }  # fmt: skip
    if form["type"] == "string":
        return (
            isinstance(value, str)
            and value in form.get("enum", [value])
            and value == form.get("const", value)
            and len(value) >= form.get("minLength", 0)
        )
    if not isinstance(value, dict) or len(value) < form.get("minProperties", 0):
        return False
    known, others = form.get("properties", {}), form["additionalProperties"]
    return all(name in value for name in form.get("required", [])) and all(
        fits(one, known[name]) if name in known else bool(others) and fits(one, others) for name, one in value.items()
    )


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_the_schema_takes_what_is_taken(path: Any) -> None:
    assert fits(untyped(parse_yaml(path.read_text(encoding="utf-8"), path.name)), schema())


@pytest.mark.parametrize("name", shape_names())
def test_the_schema_takes_every_shape(name: str) -> None:
    assert fits(untyped(parse_yaml(shape_text(name), name)), schema())


@pytest.mark.parametrize("name", OF_FORM)
def test_the_schema_refuses_what_is_of_another_form(name: str) -> None:
    text = (CASES / "finance" / "bad" / f"{name}.yaml").read_text(encoding="utf-8")
    assert not fits(untyped(parse_yaml(text, name)), schema())
