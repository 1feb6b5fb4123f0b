"""One field of a council's own as it is written: what it holds, and after semicolons what else is said of it."""

import re
from collections.abc import Sequence
from itertools import takewhile

from pbr.conditions.name_resolution import called
from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import FieldType, OwnField, TableKind
from pbr.records.files.header import letters_and_digits
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.records.own_field_types import HOW_TO_WRITE, field_of, with_blank
from pbr.source.yaml_nodes import Scalar, part_of, pieces_of
from pbr.values.dataclass import dataclass
from pbr.values.pattern import Pattern

_CLAUSE = Pattern(r"(?:known from (?P<date>[a-z][a-z0-9_]*)|blank means (?P<means>\S+))", re.ASCII)


@dataclass(frozen=True, slots=True)
class WrittenField:
    """A field as it stands in a scheme: the kind of record it is of, its name, its text, and the keys that lead to it.

    ``above`` are the keys down to the block of names that it stands in.
    """

    kind: TableKind
    name: str
    text: Scalar
    above: tuple[str, ...]

    def place(self, reading: Reading) -> Place:
        """Where its name stands."""
        return reading.place(*self.above, self.name)

    @property
    def head(self) -> Scalar:
        """What it holds: all up to the first semicolon."""
        return part_of(self.text, 0, len(self.text.text.partition(";")[0]))

    @property
    def clauses(self) -> list[Scalar]:
        """What is said of it after each semicolon."""
        return list(pieces_of(self.text, ";"))[1:]


def own_field(written: WrittenField, clauses: Sequence[Scalar], reading: Reading) -> OwnField | None:
    """The field that is meant, with what some of its clauses say; None, and a problem, where it means none."""
    place = written.place(reading)
    check_name(written.name, place, reading)
    if not _is_new(written, place, reading):
        return None
    field = field_of(written.name, written.head, reading)
    known_from = ""
    for part in clauses:
        match = _CLAUSE.fullmatch(part.text)
        if match is None:
            reading.problem("PBR483", f"'{part.text}' says nothing about a field", part.place, HOW_TO_WRITE)
            return None
        known_from = match["date"] or known_from
        if match["means"] and field is not None:
            field = with_blank(field, part_of(part, *match.span("means")), reading)
    return None if field is None else OwnField(written.kind.name, field, known_from, place)


def _is_new(written: WrittenField, place: Place, reading: Reading) -> bool:
    """Whether no field of the table has the name, and no other own one that a heading of a file could mean."""
    kind, name = written.kind, written.name
    alike = [one for one in kind.fields_by_name if letters_and_digits(one) == letters_and_digits(name)]
    above = takewhile(lambda one: one != name, reading.names_written(*written.above))
    others = [one for one in above if letters_and_digits(one) == letters_and_digits(name)]
    if alike:
        has = kind.fields_by_name[alike[0]]
        remedy = "add codes to it: also rapid_access" if has.type is FieldType.CODE else "give yours another name"
        reading.problem("PBR484", f"'{alike[0]}' is a field of {called(kind)} already", place, remedy)
    elif others:
        message = f"'{name}' and '{others[0]}' would be one heading in a file"
        reading.problem("PBR484", message, place, "give one of them another name")
    return not alike and not others


def is_known_from_a_date(own: OwnField, written: WrittenField, kind: TableKind, reading: Reading) -> bool:
    """Whether the date that dates a field is a recorded one of its record, ``kind``, and not the field itself."""
    if not own.known_from:
        return True
    dates = [one.name for one in kind.fields if one.recorded and one.name != own.name]
    if own.known_from in dates:
        return True
    text = written.text
    if own.known_from in kind.fields_by_name or not reading.is_written(*written.above, own.known_from):
        start = text.text.index(own.known_from, text.text.index("known from"))
        reading.problem(
            "PBR486",
            f"'{own.known_from}' is not a recorded date of {called(kind)}",
            text.at(start, start + len(own.known_from)),
            did_you_mean(own.known_from, dates)
            or (f"its recorded dates: {', '.join(dates)}" if dates else "add one: reviewed_on: date, recorded"),
        )
    return False
