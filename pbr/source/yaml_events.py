"""A YAML parser event: a piece of text, the start of a list or of names, an end."""

from typing import TYPE_CHECKING, Literal, cast

from pbr.problems.problem import Place
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from yaml import CollectionStartEvent, Event, ScalarEvent

Kind = Literal["text", "list", "map", "end", "repeat", "document", "outside"]


@dataclass(frozen=True, slots=True)
class YamlEvent:
    """A part, where it stands, and from which character of the document to which.

    ``quoted`` is true of text in quotes or under ``>`` or ``|``; ``in_brackets`` of a list in ``[ ]`` and of
    names in ``{ }``; ``repeat`` is a name used in place of a value; ``outside`` is around the document.
    """

    kind: Kind
    place: Place
    start: int
    end: int
    text: str = ""
    quoted: bool = False
    in_brackets: bool = False
    one_line: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all is written here (quotes with nothing in them are something)."""
        return self.kind == "text" and not self.text and not self.quoted

    def as_text(self) -> str:
        """Its text, short enough for a sentence."""
        return self.text if len(self.text) <= 60 else f"{self.text[:57]}..."


_KINDS: dict[str, Kind] = {
    "ScalarEvent": "text",
    "SequenceStartEvent": "list",
    "MappingStartEvent": "map",
    "SequenceEndEvent": "end",
    "MappingEndEvent": "end",
    "AliasEvent": "repeat",
    "DocumentStartEvent": "document",
}


def part_of_event(event: "Event", file: str) -> YamlEvent:
    """Give the part that an event of the YAML reader stands for."""
    first, last = event.start_mark, event.end_mark
    if first is None or last is None:
        return YamlEvent("outside", Place(file), 0, 0)
    kind = _KINDS.get(type(event).__name__, "outside")
    one_line = first.line == last.line
    # Only text on one line has a place with an end.
    end_column = last.column + 1 if one_line and kind == "text" else 0
    place = Place(file, first.line + 1, first.column + 1, end_column)
    if kind == "text":
        text = cast("ScalarEvent", event)
        # The style of plain text is nothing to the reader in Python, and no text to the one in C.
        return YamlEvent(kind, place, first.index, last.index, text.value, bool(text.style), one_line=one_line)
    in_brackets = kind in ("list", "map") and bool(cast("CollectionStartEvent", event).flow_style)
    return YamlEvent(kind, place, first.index, last.index, in_brackets=in_brackets)
