"""The story of a row that could not be read: which row it is, what is wrong with it, and that mending it settles it."""

from pbr.explain.explain_context import Telling
from pbr.explain.explanation import Chapter, LineStory, Working
from pbr.explain.who_pays import paid_out
from pbr.problems.problem import Problem
from pbr.records.held_row import HeldRow
from pbr.settlement.line import Line
from pbr.settlement.reason import RowUnread
from pbr.settlement.reason_words import not_taken_in_words
from pbr.settlement.slot import RowSlot


def held_row_named(row: HeldRow, telling: Telling) -> str:
    """Which row is held, whose it is as far as that could be read, and where it stands."""
    tables = telling.scheme.tables
    kind = tables[row.table]
    called = f"{kind.one[0].upper()}{kind.one[1:]} {row.record_id}" if row.record_id else f"A row of {row.table}"
    said = f"{called} ({_standing(row, telling)})"
    if row.belongs_to and kind.parent:
        said += f", of {tables[kind.parent].one} {row.belongs_to}"
    if row.person_id and kind.one != "person":
        said += f", of person {row.person_id}"
    if row.provider_id:
        said += f", with provider {row.provider_id}"
    return f"{said}: it could not be read, and is held"


def chapter_of_held_row(row: HeldRow, telling: Telling) -> Chapter:
    """The line of a row that could not be read, what is wrong with it, and that correcting it settles it."""
    line = next(line for line in telling.lines if line.slot == RowSlot(row.file, row.line, row.part))
    because = _because(row, line)
    told = LineStory(
        line, paid_out(line, telling), f"Because {because}.", Working(()),
        needs=tuple(_need(problem, len(row.problems)) for problem in row.problems), because=because,
    )  # fmt: skip
    return Chapter(f"the row at {row.file}:{row.line}", _standing(row, telling), (told,))


def _because(row: HeldRow, line: Line) -> str:
    """What is wrong with the row, in the words of its problems, and what is not taken off for it."""
    said = " and ".join(dict.fromkeys(problem.message for problem in row.problems))
    return f"{said}{not_taken_in_words(line.reason.deductions)}" if isinstance(line.reason, RowUnread) else said


def _need(problem: Problem, of: int) -> str:
    """How a problem is mended, under the name of its field where the row has several."""
    field = f"{problem.place.field}: " if of > 1 and problem.place.field else ""
    return f"{field}{problem.help or 'correct it'} ({problem.code}, {problem.place})"


def _standing(row: HeldRow, telling: Telling) -> str:
    return f"{telling.path / row.file}:{row.line}"
