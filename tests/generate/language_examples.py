"""The examples of the language's phrases made whole: each is a piece of a scheme, completed by the frame.

What a piece leaves out is taken from the frame: the heading, the measure, the rest of each payment it names (or of
``package``, where it names none), and the records of a worked example that has none.
"""

from pathlib import Path
from typing import Any

import yaml

from pbr.judging.judged import Answer, Verdict
from pbr.records.dictionary import TABLES
from pbr.scheme.reference.phrase import Phrase
from pbr.source.yaml_nodes import ListNode, MapNode, Node, Scalar
from pbr.source.yaml_tree import parse_yaml
from pbr.values.money import money_in_scheme, pounds

FRAME = Path(__file__).parent / "language_frame.yaml"
INSTEAD = (
    ("pay", "deduct", "note"),
    ("due", "in parts"),
    ("source", "borrowed", "assumed"),
)
"""Keys of which a payment has one: writing another takes the frame's away."""

VERDICT_WORDS = {*Verdict, *Answer}
"""What an example gives of a target or a verdict, where it is no money and no count."""
Written = dict[str, Any]


def written(text: str) -> Written:
    """A piece of a scheme as names and what stands under them, read by the reader of schemes."""
    node = _plain(parse_yaml(text, "example"))
    assert isinstance(node, dict)
    return node


def _plain(node: Node) -> Any:
    match node:
        case Scalar():
            return node.text
        case ListNode(items=items):
            return [_plain(item) for item in items]
        case MapNode():
            return {key.text: _plain(value) for key, value in node}


def completed(phrase: Phrase) -> str:
    """The whole scheme that a phrase's example stands for."""
    frame = written(FRAME.read_text(encoding="utf-8"))
    piece = written(phrase.example)
    payments = piece.get("payments", {"package": {}})
    whole = {**frame, **piece}
    whole["payments"] = {name: _over(frame["payments"].get(name, {}), own) for name, own in payments.items()}
    measures = piece.get("measures", {})
    named = {name: _over(frame["measures"].get(name, {}), own) for name, own in measures.items()}
    whole["measures"] = {**frame["measures"], **named}
    (records,) = frame["examples"].values()
    examples = piece.get("examples", {"What it gives": expected(phrase)})
    whole["examples"] = {name: _with_records(records, own) for name, own in examples.items()}
    return yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=100_000)


def _over(base: Written, own: Written) -> Written:
    gone = {word for words in INSTEAD if any(word in own for word in words) for word in words}
    return {**{word: value for word, value in base.items() if word not in gone}, **own}


def _with_records(records: Written, example: Written) -> Written:
    has_rows = any(table in example for table in TABLES)
    base = {} if has_rows else {word: value for word, value in records.items() if word in TABLES}
    day = {} if "as at" in example or "period" in example else {"as at": records["as at"]}
    return {**base, **day, **example}


def expected(phrase: Phrase) -> Written:
    """The lines, measures and total that a phrase says its example gives."""
    told = dict(line.split(": ", 1) for line in (phrase.gives or _PACKAGES).splitlines())
    judged = {name: words for name, words in told.items() if words in VERDICT_WORDS}
    ranks = {name: words for name, words in told.items() if words.startswith("rank ")}
    others = {name: words for name, words in told.items() if name not in judged and name not in ranks}
    measured = {name: words for name, words in others.items() if "/" not in name}
    lines = {name: words for name, words in others.items() if name not in measured}
    if (measured or judged or ranks) and not lines:
        lines = dict(line.rsplit(": ", 1) for line in _PACKAGES.splitlines())
    total = sum(money_in_scheme(words) or 0 for words in lines.values())
    besides = {"measures": measured, "verdicts": judged, "ranks": ranks}
    return {"lines": lines, **{name: one for name, one in besides.items() if one}, "total due": pounds(total)}


_PACKAGES = "A/package: £1,000.00\nB/package: £1,000.00"
"""What the frame's own payment gives."""
