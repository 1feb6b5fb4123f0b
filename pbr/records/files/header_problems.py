"""What is to be said of the header of a CSV file: no header at all, columns that are missing, columns nobody knows."""

import re
from collections.abc import Callable, Iterable

from pbr.problems.problem import Place, Problem
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TableKind
from pbr.records.files.invisible_characters import trimmed
from pbr.records.files.quotable_values import quotable
from pbr.records.files.renamed_columns import other_heading
from pbr.values.pattern import Pattern
from pbr.values.units_in_words import shown_of, with_more

_MOST_LISTED = 40
_SORT = Pattern(r"[ _\-](on|by|id|at|reason|type)\Z")
_SEPARATOR_SAID = Pattern(r"sep=([^\n]?)", re.IGNORECASE)
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright bars"}


def not_a_header(
    cells: list[str], names: Callable[[str], bool], kind: TableKind, file: str, shown: Callable[[str], str]
) -> Problem:
    """Say why none of the cells names a column; ``names`` is whether a text would."""
    line = "\n".join(cells)
    for separator, plural in _OTHER_SEPARATORS.items():
        if any(names(piece) for piece in line.split(separator)):
            return Problem(
                "PBR609",
                f"the columns are separated by {plural}, not by commas",
                Place(file, 1),
                "save the file as CSV with commas",
            )
    first = ", ".join(field.name for field in kind.fields[:3])
    if said := _SEPARATOR_SAID.match(line):
        others = _OTHER_SEPARATORS.get(said[1])
        return Problem(
            "PBR610",
            "the first row tells a spreadsheet by what the columns are separated (sep=), and names none",
            Place(file, 1),
            "take that row out, which a spreadsheet does not show"
            + (f", and save the file as CSV with commas and not with {others}" if others else ""),
        )
    if _looks_like_a_record(cells, kind):
        return Problem(
            "PBR610",
            f"the first row names no column of {kind.file}, and looks like a record",
            Place(file, 1),
            f"put a row above it that names the columns: {first} and so on",
        )
    if len(quoted := [name for name in map(shown, cells) if name]) > 1:
        return Problem(
            "PBR610",
            f"line 1 names {_listed(quoted)}, and none of them is a column of {kind.file}",
            Place(file, 1),
            f"give the columns the names that the dictionary of records has: {first} and so on",
        )
    return Problem(
        "PBR610",
        f"the first row names no column of {kind.file}",
        Place(file, 1),
        f"the first row must name the columns ({first} and so on); take out titles and blank rows above it",
    )


def _looks_like_a_record(cells: list[str], kind: TableKind) -> bool:
    """Whether several cells of a row are filled and one of them is a code, a yes or no, a date or a figure."""
    filled = [cell for cell in map(trimmed, cells) if cell]
    codes = {"yes", "no", *(code for field in kind.fields for code in field.codes)}
    return len(filled) > 1 and any(not quotable(cell) or cell.casefold() in codes for cell in filled)


def missing_column(name: str, kind: TableKind, file: str, unknown: Iterable[str]) -> Problem:
    """Say which column is not there, and which of the ``unknown`` ones may be it."""
    headings = list(unknown)
    suggestion = did_you_mean(name, [heading for heading in headings if _of_one_sort(name, heading)])
    if not suggestion and (other := other_heading(name, headings)):
        suggestion = f'if "{other}" is it, call it {name}:'
    meaning = kind.fields_by_name[name].meaning
    return Problem(
        "PBR611",
        f"there is no column {name}",
        Place(file, 1, field=name),
        f"{suggestion} {meaning}" if suggestion else f"add it: {meaning}",
    )


def unknown_columns(
    unknown: dict[int, str], names: list[str], kind: TableKind, file: str, absent: list[str], missing: list[str]
) -> list[Problem]:
    """Warn of the columns that are not read: each that may be misspelt, those without a name, and the rest together.

    A heading that may be a ``missing`` column was named with that error.
    """
    problems: list[Problem] = []
    others: list[int] = []
    headings = list(unknown.values())
    meant = {heading: name for name in reversed(absent) if (heading := other_heading(name, headings))}
    for at, heading in unknown.items():
        suggestion = did_you_mean(heading, [name for name in absent if _of_one_sort(name, heading)])
        if not suggestion and meant.get(heading) in missing:
            continue
        if not suggestion and heading in meant:
            suggestion = f"if it is {meant[heading]}, call it that; if not, and no one needs it, take it out"
        if suggestion:
            message = f'"{heading}" is not a column of {kind.file}, and is not read'
            problems.append(Problem("PBR613", message, Place(file, 1, at + 1, field=heading), suggestion, "warning"))
        elif names[at]:
            others.append(at)
    if nameless := [at for at in unknown if not names[at]]:
        problems.append(
            Problem(
                "PBR613",
                "a column without a name is not read"
                if len(nameless) == 1
                else f"{len(nameless)} columns without a name are not read",
                Place(file, 1, nameless[0] + 1),
                "name it or take it out" if len(nameless) == 1 else "name them or take them out",
                "warning",
            )
        )
    return [*problems, *_not_read(others, unknown, kind, file)]


def _not_read(others: list[int], unknown: dict[int, str], kind: TableKind, file: str) -> list[Problem]:
    """Warn once of all columns whose names are like none of the table's."""
    if not others:
        return []
    named = [f'"{unknown[at]}"' if unknown[at] else f"column {at + 1}" for at in others]
    if len(others) == 1:
        message, advice = (
            f"{named[0]} is not a column of {kind.file}, and is not read",
            "take it out if no one needs it",
        )
    else:
        message = f"{len(others)} columns are not columns of {kind.file}, and are not read: {_listed(named)}"
        advice = "take them out if no one needs them"
    field = unknown[others[0]] if len(others) == 1 else ""
    return [Problem("PBR613", message, Place(file, 1, others[0] + 1, field=field), advice, "warning")]


def _of_one_sort(name: str, heading: str) -> bool:
    """Whether two names may be of one column: the day on which something was done is not who did it."""
    sorts = [found[1] for text in (name, heading) if (found := _SORT.search(text.casefold()))]
    return len(sorts) < 2 or sorts[0] == sorts[1]


def _listed(names: list[str]) -> str:
    """Put names in a sentence, at most 40 of them, or 41 where that is all."""
    if shown_of(names, _MOST_LISTED)[1]:
        return with_more(names, _MOST_LISTED)
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
