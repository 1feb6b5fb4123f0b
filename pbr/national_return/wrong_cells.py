"""Cells of the return that cannot be read, gathered so that each is told once, with how many rows have it."""

from dataclasses import field

from pbr.problems.problem import Place, Problem
from pbr.records.files.quotable_values import quotable
from pbr.values.dataclass import dataclass
from pbr.values.units_in_words import shown_of

_MOST_LISTED = 30


@dataclass(slots=True)
class _Seen:
    line: int
    rows: int = 0


@dataclass(slots=True)
class WrongCells:
    """The codes of no list and the days that are none, of one file."""

    file: str
    codes: dict[tuple[str, str], _Seen] = field(default_factory=dict)
    days: dict[str, _Seen] = field(default_factory=dict)
    periods: dict[str, _Seen] = field(default_factory=dict)
    councils: dict[str, _Seen] = field(default_factory=dict)

    def code(self, column: str, cell: str, line: int, rows: int) -> None:
        """Note a cell that no list of its column has, the line it first stands on, and in how many rows.

        ``cell`` is blank where it may be about somebody: all such cells of a column are told as one.
        """
        self.codes.setdefault((column, cell), _Seen(line)).rows += rows

    def day(self, column: str, line: int) -> None:
        """Note a cell that is no day."""
        self.days.setdefault(column, _Seen(line)).rows += 1

    def period(self, what: str, line: int) -> None:
        """Note a row whose reporting period is none."""
        self.periods.setdefault(what, _Seen(line)).rows += 1

    def council(self, code: str, line: int) -> None:
        """Note a row of another council than the first."""
        self.councils.setdefault(code, _Seen(line)).rows += 1

    def problems(self) -> list[Problem]:
        """Say each, with how many rows have it and where the first is."""
        codes = [_code(column, cell, seen, self.file) for (column, cell), seen in self.codes.items()]
        shown, more = shown_of(codes, _MOST_LISTED)
        if more:
            rest = f"and {more} more codes that are on no list"
            codes = [*shown, Problem("PBR796", rest, Place(self.file), "mend those above first")]
        days = [
            Problem(
                "PBR797",
                f"{column} is no day written dd/mm/yyyy in {_rows(seen.rows)}, the first on this line",
                Place(self.file, seen.line, field=column),
                "export days as the specification has them, such as 01/04/2026, without a time",
            )
            for column, seen in self.days.items()
        ]
        periods = [
            Problem(
                "PBR798",
                f"{what} in {_rows(seen.rows)}, the first on this line",
                Place(self.file, seen.line),
                "each row says the first and the last day of its reporting period",
            )
            for what, seen in self.periods.items()
        ]
        councils = [
            Problem(
                "PBR799",
                f"{_rows(seen.rows)} of {f'council {code}' if code else 'no council'}, the first on this line",
                Place(self.file, seen.line, field="LA Code"),
                "read the return of one council at a time: two may use one identifier for two people",
            )
            for code, seen in self.councils.items()
        ]
        return [*codes, *days, *periods, *councils]


def _rows(many: int) -> str:
    return f"{many:,} {'row' if many == 1 else 'rows'}"


def _code(column: str, cell: str, seen: _Seen, file: str) -> Problem:
    hidden = "what is not shown, because it may be about somebody,"
    shown = repr(cell) if cell and _may_be_shown(cell) else hidden
    return Problem(
        "PBR796",
        f"{column}: {shown} is on the list of neither release, in {_rows(seen.rows)}, the first on this line",
        Place(file, seen.line, field=column),
        "correct it in the return, or find out what it stands for; it is never guessed",
    )


def _may_be_shown(cell: str) -> bool:
    """Whether a cell looks like words of a code list: those have colons and strokes beside what else is shown."""
    pieces = [piece for half in cell.split(":") for piece in half.split("/")]
    return all(quotable(piece) for piece in pieces if piece.strip())
