"""The header of a CSV file: which column is which field."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pbr.problems.problem import Place, Problem
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TableKind

_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright bars"}


@dataclass(frozen=True, slots=True)
class Header:
    """The position of each field found, the number of columns, and what is to be said of the header."""

    positions: dict[str, int]
    width: int
    problems: tuple[Problem, ...]


def match_header(cells: list[str], kind: TableKind, file: str, wanted: Iterable[str]) -> Header:
    """Match the first row of a file with the fields of its table, by letters and digits alone.

    ``wanted`` are the fields that must be there. ``Plan ID`` and ``plan_id`` are the same column.
    """
    fields = {_letters_and_digits(field.name): field.name for field in kind.fields}
    names = [_letters_and_digits(cell) for cell in cells]
    positions = {fields[name]: at for at, name in reversed(list(enumerate(names))) if name in fields}
    if not positions:
        return Header({}, len(cells), (_not_a_header(cells, fields, kind, file),))
    problems = [
        Problem(
            "PBR612",
            "two columns have the same name, by their letters and digits",
            Place(file, 1, names.index(name) + 1, field=cells[names.index(name)].strip()),
            "name each column once, and take out the one that is not meant",
        )
        for name, times in Counter(names).items()
        if times > 1 and name
    ]
    unknown = {at: cells[at].strip() for at, name in enumerate(names) if name not in fields}
    for name in wanted:
        if name not in positions:
            problems.append(_missing(name, kind, file, unknown.values()))
    absent = [field.name for field in kind.fields if field.name not in positions]
    for at, heading in unknown.items():
        problems.append(_unknown(heading, Place(file, 1, at + 1, field=heading), kind, absent))
    return Header(positions, len(cells), tuple(problems))


def _not_a_header(cells: list[str], fields: dict[str, str], kind: TableKind, file: str) -> Problem:
    """Say why none of the cells names a column."""
    line = "\n".join(cells)
    for separator, plural in _OTHER_SEPARATORS.items():
        if any(_letters_and_digits(piece) in fields for piece in line.split(separator)):
            return Problem(
                "PBR609",
                f"the columns are separated by {plural}, not by commas",
                Place(file, 1),
                "save the file as CSV with commas",
            )
    first = ", ".join(field.name for field in kind.fields[:3])
    return Problem(
        "PBR610",
        f"the first row names no column of {kind.file}",
        Place(file, 1),
        f"the first row must name the columns ({first} and so on); take out titles and blank rows above it",
    )


def _missing(name: str, kind: TableKind, file: str, unknown: Iterable[str]) -> Problem:
    suggestion = did_you_mean(name, unknown)
    meaning = kind.fields_by_name[name].meaning
    return Problem(
        "PBR611",
        f"there is no column {name}",
        Place(file, 1, field=name),
        f"{suggestion} {meaning}" if suggestion else f"add it: {meaning}",
    )


def _unknown(heading: str, place: Place, kind: TableKind, absent: list[str]) -> Problem:
    if not heading:
        return Problem("PBR613", "a column without a name is not read", place, "name it or take it out", "warning")
    return Problem(
        "PBR613",
        f'"{heading}" is not a column of {kind.file}, and is not read',
        place,
        did_you_mean(heading, absent) or "take it out if no one needs it",
        "warning",
    )


def _letters_and_digits(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
