"""One part of a YAML document as it is read: a piece of text, the start of a list or of names, an end."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pbr.problems.problem import Place

if TYPE_CHECKING:
    from yaml import Event, ScalarEvent

Kind = Literal["text", "list", "map", "end", "repeat", "document", "outside"]


@dataclass(frozen=True, slots=True)
class Part:
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


def part_of_event(event: "Event", file: str) -> Part:
    """Give the part that an event of the YAML reader stands for."""
    from yaml import CollectionStartEvent, ScalarEvent

    first, last = event.start_mark, event.end_mark
    if first is None or last is None:
        return Part("outside", Place(file), 0, 0)
    kind = _kind(event)
    place = Place(file, first.line + 1, first.column + 1)
    if isinstance(event, ScalarEvent):
        return _text(event, place, first.index, last.index, one_line=first.line == last.line)
    in_brackets = isinstance(event, CollectionStartEvent) and bool(event.flow_style)
    return Part(kind, place, first.index, last.index, in_brackets=in_brackets)


def _text(event: "ScalarEvent", place: Place, start: int, end: int, *, one_line: bool) -> Part:
    """Give a piece of text; only on one line does its place have an end."""
    if one_line:
        place = Place(place.file, place.line, place.column, place.column + end - start)
    return Part("text", place, start, end, event.value, quoted=event.style is not None, one_line=one_line)


def _kind(event: "Event") -> Kind:
    """Give the kind of part an event stands for."""
    import yaml

    match event:
        case yaml.AliasEvent():
            return "repeat"
        case yaml.SequenceStartEvent():
            return "list"
        case yaml.MappingStartEvent():
            return "map"
        case yaml.CollectionEndEvent():
            return "end"
        case yaml.DocumentStartEvent():
            return "document"
        case _:
            return "outside"
