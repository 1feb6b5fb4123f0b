"""A text that is read in C has the parts that the reader in Python gives, in the same places; others are left to it."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.problems.problem import ProblemsFound
from pbr.source import yaml_guard
from pbr.source.yaml_events import YamlEvent
from pbr.source.yaml_guard import guarded_parts, refuse_hidden_characters
from pbr.source.yaml_in_c import events_in_c

ROOT = Path(__file__).parents[2]
SCHEMES = sorted((ROOT / "schemes").glob("*.yaml"))
CASES = sorted((ROOT / "tests" / "cases").glob("*/*/*.yaml"))
WRITTEN = (
    "#", ":", ": ", "- ", "-", "|", ">", "> ", "|-\n  a\n", ">+\n  x\n", "|2\n", ">#\n", "\n", "\n\n", "  ",
    "'", '"', "''", "'a\n\n b'", '"a\n b"', "{", "}", "[", "]", ",", "{a: }", "[a: b]", "[a]:", "&a ", "*a", "!x ",
    "@", "`", "? ", "%", "\t", "\\", "\r", "~", "<<: ", "=", "---\n", "...\n", "£", "\u00a0", "\u2028", "\x85",
    "\ufeff", "😀",
)  # fmt: skip
"""What has a meaning in YAML, and what a program may leave in a text."""

pytestmark = pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml here")


def told(text: str) -> tuple[list[YamlEvent], list[str]]:
    """The parts of a text until reading stops, and what is wrong with it, in words and places."""
    parts: list[YamlEvent] = []
    try:
        refuse_hidden_characters(text, "f")
        parts.extend(guarded_parts(text, "f", found := []))
    except ProblemsFound as stopped:
        found = stopped.problems
    return parts, [f"{one.code} {one.place} {one.message}" for one in found]


def agreed(text: str) -> None:
    """What is read in C is what is read in Python, and what is wrong is wrong in both."""
    with pytest.MonkeyPatch.context() as alone:
        alone.setattr(yaml_guard, "events_in_c", lambda _text: None)
        in_python = told(text)
    assert told(text) == in_python


def test_every_scheme_and_every_case_has_the_same_parts_either_way() -> None:
    for path in [*SCHEMES, *CASES]:
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            continue
        agreed(text)


def test_schemes_are_read_in_c() -> None:
    assert all(events_in_c(path.read_text(encoding="utf-8")) is not None for path in SCHEMES)


@pytest.mark.parametrize(
    "text",
    ["a:\tb\n", "\ufeffa: b\n", "a: b", "a: [x? y]\n", "{a: , b: c}\n", "a: >#\n  b\n", "a: b\r\n", '"\\x41": b\n'],
)
def test_what_they_take_in_two_ways_is_left_to_the_one_in_python(text: str) -> None:
    assert events_in_c(text) is None


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_any_text_has_the_same_parts_and_problems_either_way(data: st.DataObject) -> None:
    lines = data.draw(st.sampled_from(SCHEMES)).read_text(encoding="utf-8").splitlines(keepends=True)
    first = data.draw(st.integers(0, max(0, len(lines) - 12)))
    text = "".join(lines[first : first + 12])
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(WRITTEN)) + text[at + data.draw(st.integers(0, 3)) :]
    agreed(text)
