"""The header of a CSV file: which column is which field."""

from collections import Counter
from collections.abc import Callable, Iterable

from pbr.problems.problem import Place, Problem
from pbr.records.dictionary import TableKind
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Header:
    """The first row, the position of each field found in it, and what is to be said of it."""

    cells: list[str]
    positions: dict[str, int]
    problems: tuple[Problem, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.cells)


def match_header(
    cells: list[str], kind: TableKind, file: str, wanted: Iterable[str], shown: Callable[[str], str]
) -> Header:
    """Match the first row of a file with the fields of its table, by letters and digits alone.

    ``wanted`` are the fields that must be there. ``Plan ID`` and ``plan_id`` are the same column. ``shown`` gives a
    heading as a problem may show it, or nothing.
    """
    fields = {letters_and_digits(field.name): field.name for field in kind.fields}
    names = [letters_and_digits(cell) for cell in cells]
    positions = {fields[name]: at for at, name in reversed(list(enumerate(names))) if name in fields}
    if not positions:
        # imported late: nearly every file has a header
        from pbr.records.files.header_problems import not_a_header

        problem = not_a_header(cells, lambda piece: letters_and_digits(piece) in fields, kind, file, shown)
        return Header(cells, {}, (problem,))
    problems = [
        Problem(
            "PBR612",
            "two columns have the same name, by their letters and digits",
            Place(file, 1, names.index(name) + 1, field=shown(cells[names.index(name)])),
            "name each column once, and take out the one that is not meant",
        )
        for name, times in Counter(names).items()
        if times > 1 and name
    ]
    unknown = {at: shown(cells[at]) for at, name in enumerate(names) if name not in fields}
    missing = [name for name in wanted if name not in positions]
    if missing or unknown:
        # imported late: what is not as the dictionary has it may be meant otherwise
        from pbr.records.files.header_problems import missing_column, unknown_columns

        problems += [missing_column(name, kind, file, unknown.values()) for name in missing]
        absent = [field.name for field in kind.fields if field.name not in positions]
        problems += unknown_columns(unknown, names, kind, file, absent, missing)
    return Header(cells, positions, tuple(problems))


def is_name_of_field(cell: str, kind: TableKind) -> bool:
    """Whether a cell names a column of the table, by its letters and digits."""
    return any(letters_and_digits(cell) == letters_and_digits(field.name) for field in kind.fields)


def letters_and_digits(text: str) -> str:
    """By which a heading is known, however it is spaced and whatever its capitals."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
