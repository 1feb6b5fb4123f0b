"""The guard on YAML (safe loading): what a scheme may not use, refused before anything is built from it.

YAML can name a value and use it again, and a small file made so can stand for an enormous one. It can hide
a type in a tag, and nest without end. A contract needs none of it, and its reader should never meet it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.visible_text import HIDDEN, named
from pbr.source.text_file import MOST_BYTES
from pbr.source.yaml_events import YamlEvent, part_of_event
from pbr.source.yaml_in_c import events_in_c
from pbr.source.yaml_mistakes import BACKSLASH_HELP, said_plainly

if TYPE_CHECKING:
    from yaml import Event

MOST_NODES = 30_000
"""Thirty times the longest shipped scheme, and read in well under a second."""
DEEPEST = 32
MOST_KINDS = 10
_VALUES = frozenset({"text", "list", "map", "repeat"})


def refuse_hidden_characters(text: str, file: str) -> None:
    """Raise ``ProblemsFound`` for characters nobody can see (the first of each of ten kinds), or too long a text.

    Such a character can make two names that look alike differ, or text read in another order than it runs.
    """
    if len(text) > MOST_BYTES:
        message = f"the file has more than {MOST_BYTES:,} characters; no scheme is that long"
        raise ProblemsFound([Problem("PBR101", message, Place(file))])
    problems: list[Problem] = []
    seen: set[str] = set()
    for found in HIDDEN.finditer(text):
        if found[0] in seen:
            continue
        if len(seen) == MOST_KINDS:
            break
        seen.add(found[0])
        before = text[: found.start()].replace("\r\n", "\n").replace("\r", "\n")
        line = before.count("\n") + 1
        column = len(before) - before.rfind("\n")
        place = Place(file, line, column, column + 1)
        problems.append(Problem("PBR103", f"{named(found[0])} is hidden here", place, "delete it, or type a space"))
    if problems:
        raise ProblemsFound(problems)


def guarded_parts(text: str, file: str, problems: list[Problem]) -> Iterator[YamlEvent]:
    """Give the parts of one YAML document, adding to ``problems`` what a scheme may not use.

    Raises ``ProblemsFound`` with all of ``problems`` where reading cannot go on: a mistake in the YAML, a
    second document, more than 30,000 values, or more than 32 levels. Time is in proportion to the text
    read until then. What has nothing wrong may have been read in C; every problem is found in Python.
    """
    sound = _sound_in_c(text, file)
    parts = _guarded_in_python(text, file, problems) if sound is None else sound
    yield from (part for part in parts if part.kind not in ("document", "outside"))


def _sound_in_c(text: str, file: str) -> list[YamlEvent] | None:
    """The parts of a document with no problem, or nothing: then the reader in Python finds what there is."""
    # imported late: pbr --help stays quick
    import yaml

    events = events_in_c(text)
    if events is None:
        return None
    problems: list[Problem] = []
    try:
        parts = list(_guarded(events, file, problems))
    except (ProblemsFound, yaml.YAMLError, ValueError, OverflowError):
        return None
    return None if problems else parts


def _guarded_in_python(text: str, file: str, problems: list[Problem]) -> Iterator[YamlEvent]:
    # imported late: pbr --help stays quick
    import yaml

    reached = Place(file)
    try:
        for part in _guarded(yaml.parse(text, Loader=yaml.SafeLoader), file, problems):
            reached = part.place
            yield part
    except yaml.MarkedYAMLError as mistake:
        problems.append(said_plainly(mistake, text, file))
        raise ProblemsFound(problems) from None
    # The YAML reader lets Python refuse "\UFFFFFFFF", which is no character, and a %YAML of endless digits.
    except (ValueError, OverflowError):
        message = "after this place, a backslash or a % is followed by a number that means nothing"
        problems.append(Problem("PBR120", message, reached, BACKSLASH_HELP))
        raise ProblemsFound(problems) from None


def _guarded(events: Iterator["Event"], file: str, problems: list[Problem]) -> Iterator[YamlEvent]:
    depth = nodes = documents = 0
    for event in events:
        part = part_of_event(event, file)
        depth += (part.kind in ("list", "map")) - (part.kind == "end")
        documents += part.kind == "document"
        if part.kind in _VALUES:
            nodes += 1
            problems += _refused(event, part)
        if stopped := _stopped(depth, nodes, documents, part):
            problems.append(stopped)
            raise ProblemsFound(problems)
        yield part


def _refused(event: "Event", part: YamlEvent) -> list[Problem]:
    """Give the problems of one value: a name given to it, a name used in its place, a tag, a hidden character."""
    anchor = getattr(event, "anchor", None)
    if part.kind == "repeat":
        message = f"'*{anchor}' stands for a value written elsewhere"
        help_text = "write the value out here, or put quotes around text that starts with *"
        return [Problem("PBR106", message, part.place, help_text)]
    found: list[Problem] = []
    if anchor is not None:
        message = f"'&{anchor}' gives a value a name to repeat it by"
        help_text = "leave it out, or put quotes around text that starts with &"
        found.append(Problem("PBR106", message, part.place, help_text))
    if getattr(event, "tag", None) is not None:
        message = "a tag, which starts with '!', gives a value another type"
        help_text = "leave it out, or put quotes around text that starts with !"
        found.append(Problem("PBR108", message, part.place, help_text))
    if hidden := HIDDEN.search(part.text):
        message = f"{named(hidden[0])} is written into this text with a backslash"
        found.append(Problem("PBR103", message, part.place, "leave it out"))
    return found


def _stopped(depth: int, nodes: int, documents: int, part: YamlEvent) -> Problem | None:
    """Give the problem that reading stops at, or nothing."""
    if documents > 1:
        return Problem("PBR109", "a second document starts here; a scheme is one", part.place)
    if depth > DEEPEST:
        return Problem("PBR104", f"this is nested more than {DEEPEST} levels deep", part.place)
    if nodes > MOST_NODES:
        return Problem("PBR105", f"there are more than {MOST_NODES:,} values before this", part.place)
    return None
