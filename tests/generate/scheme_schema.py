"""Writes docs/scheme.schema.json, the JSON Schema of a scheme, from its forms and what the reference says of each word.

Run ``python -m tests.generate.scheme_schema`` after changing either; a test compares the file with what this would
write. Editors that know JSON Schema offer the words of a scheme by it, each with its meaning. What stands under a word
is text in it: what the text means only ``pbr validate`` can say.
"""

import json
from pathlib import Path
from typing import Any

from pbr.scheme.reference.every_phrase import PHRASES
from pbr.scheme.scheme_form import SchemeForm

PAGE = Path(__file__).parents[2] / "docs" / "scheme.schema.json"

Schema = dict[str, Any]

TEXT: Schema = {"type": ["string", "number", "boolean"]}
DATED = "from …"
"""What a form calls all that stands under ``from DATE`` together."""
FIGURES: Schema = {"anyOf": [TEXT, {"type": "object"}]}
ROWS: Schema = {"type": "array", "items": {"type": "object"}}
SECTIONS = {
    "SchemeForm": "scheme",
    "CalendarForm": "calendar",
    "ExampleForm": "examples",
    "IndexForm": "indices",
    "LimitForm": "limits",
    "ListForm": "framework",
    "MeasureForm": "measures",
    "OnlyOneForm": "only one of",
    "OwnTableForm": "",
    "PartForm": "parts",
    "PaymentForm": "payments",
    "PriceForm": "prices",
    "RankingForm": "rankings",
    "RecordsForm": "records",
    "VerdictForm": "verdicts",
}
"""The section in which the words of each form are keys; no section where they are those of a file's own table."""
OTHER_KEYS = {"ListForm": TEXT, "ExampleForm": ROWS}
"""What stands under a key that is no word: a code of a list, and a table of a scheme's own in an example."""


def schema() -> Schema:
    """The whole schema."""
    whole = SchemeForm.model_json_schema()
    forms = {name: form for name, form in whole["$defs"].items() if name not in ("Scalar", "Place")}
    if {*forms, "SchemeForm"} != set(SECTIONS):
        raise ValueError(f"the forms are {sorted(forms)}, and here are {sorted(SECTIONS)}")
    root = _form("SchemeForm", whole)
    root["properties"]["pbr"]["enum"] = [1, "1"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A scheme",
        "description": "A payment-by-results contract: what is paid, for whom, when it is earned, and at which price.",
        **root,
        "$defs": {name: _form(name, forms[name]) for name in sorted(forms)},
    }


def _form(name: str, said: Schema) -> Schema:
    """The words of a form, each with its meaning; no others but those of which a form takes any."""
    parts: Schema = {word: _under(one) for word, one in said["properties"].items() if word != DATED}
    for word, part in parts.items():
        meaning = _meaning(SECTIONS[name], word)
        if meaning:
            parts[word] = {"description": meaning, **part}
    made: Schema = {"type": "object", "properties": parts, "additionalProperties": OTHER_KEYS.get(name, False)}
    if DATED in said["properties"]:
        made["patternProperties"] = {"^from ": FIGURES}
    needed = [word for word in said.get("required", ()) if word != DATED]
    return {**made, "required": needed} if needed else made


def _meaning(section: str, word: str) -> str:
    """What the reference says of a word where it is a key of a section; empty where it says nothing."""
    said = [phrase.meaning for phrase in PHRASES if phrase.words == word and section in phrase.key_of]
    # A word of several sections is described in the one that a reader looks for it in first.
    return said[0] if said else ""


def _under(said: Schema) -> Schema:
    """What stands under a word: text, a list, a form, or names with one of these under each."""
    if "anyOf" in said:
        # Nothing is left out by writing nothing: a word stands there with what belongs under it, or not at all.
        choices = [_under(one) for one in said["anyOf"] if one.get("type") != "null"]
        return choices[0] if len(choices) == 1 else {"anyOf": choices}
    if "$ref" in said:
        return dict(TEXT) if said["$ref"].endswith("/Scalar") else {"$ref": said["$ref"]}
    if said["type"] == "array":
        return {"type": "array", "items": _under(said["items"])}
    more = said["additionalProperties"]
    return {"type": "object", "additionalProperties": more if isinstance(more, bool) else _under(more)}


def text() -> str:
    """The file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
