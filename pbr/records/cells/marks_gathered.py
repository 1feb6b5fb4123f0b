"""Marks for nothing (null markers) told once for a file: how many cells of which columns hold one."""

from collections import Counter
from collections.abc import Iterable, Sequence

from pbr.problems.problem import Place, Problem
from pbr.records.cells.column import Column, Spellings
from pbr.records.dictionary import Field
from pbr.values.dataclass import dataclass

_NO_NEED = "none"
_MOST_MARKS = 4
_MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class MarkedCell(Problem):
    """A mark for nothing in a cell that may not be read as blank.

    ``record`` is what one row of the table is called; ``blank_means`` is what a blank cell there would say, empty
    where none may be blank.
    """

    mark: str = ""
    record: str = ""
    blank_means: str = ""


def marked_cells_together(cells: Sequence[MarkedCell]) -> Problem:
    """Tell those of one code and file once: the marks, how many cells of each column, and the first lines."""
    first = cells[0]
    by_field = Counter(cell.place.field for cell in cells)
    if len(by_field) == 1 and len({cell.mark for cell in cells}) == 1:
        message, help_ = first.message, first.help
    elif first.blank_means:
        means = {cell.place.field: cell.blank_means for cell in cells}
        message = f"{_stand(cells)} for nothing where a blank cell would be an answer: {_counted(by_field)}"
        blanks = ", ".join(f"{means[name]} in {name}" for name in by_field)
        help_ = f"write what is known; where it is not known, ask before anything is paid (blank means {blanks})"
    else:
        message = f"{_stand(cells)} for nothing where every {first.record} must have something: {_counted(by_field)}"
        help_ = f"find out what belongs there: no {first.record} can be settled without"
    place = first.place if len(by_field) == 1 else Place(first.place.file, first.place.line)
    return Problem(first.code, f"{message} ({_where(cells)})", place, help_)


def read_as_blank(columns: Iterable[Column], file: str) -> list[Problem]:
    """Warn of the marks that were read as blank cells, once for the file, with how many cells of each column."""
    marked = [column for column in columns if isinstance(column, Spellings) and column.marks]
    if not marked:
        return []
    marks: Counter[str] = Counter()
    for column in marked:
        marks.update(column.marks)
    by_field = Counter({column.field.name: column.marks.total() for column in marked})
    many = "1 cell" if marks.total() == 1 else f"{marks.total():,} cells"
    stands = "stands" if len(marks) == 1 else "stand"
    advice = f"leave the {'cell' if marks.total() == 1 else 'cells'} empty where nothing is known"
    findings = [column.field for column in marked if _NO_NEED in column.field.codes]
    not_a_finding = ""
    if findings:
        where = "" if len(marked) == 1 else f" in {' and '.join(field.name for field in findings)}"
        # A table of a settlement may be all that is read of it, and what hangs on the finding is then open.
        not_a_finding = f", not{where} as the finding that there is no need: for that, write {_others(findings[0])[0]}"
        spellings = " or ".join([f"{_NO_NEED} in small letters", *_others(findings[0])])
        advice += f"; if the finding is that there is no need, write {spellings}"
    if len(marked) == 1:
        name = marked[0].field.name
        message = f"{_listed(marks)} {stands} for nothing in {many} of {name}, read as blank{not_a_finding}"
        return [Problem("PBR720", message, Place(file, 1, field=name), advice, "warning")]
    message = f"{_listed(marks)} {stands} for nothing in {many}, read as blank{not_a_finding} ({_counted(by_field)})"
    return [Problem("PBR720", message, Place(file, 1), advice, "warning")]


def _others(finding: Field) -> list[str]:
    """The other spellings of the finding that there is no need."""
    return [spelling for spelling, code in finding.also if code == _NO_NEED]


def _stand(cells: Sequence[MarkedCell]) -> str:
    marks = Counter(cell.mark for cell in cells)
    return f"{_listed(marks)} {'stands' if len(marks) == 1 else 'stand'}"


def _listed(marks: Counter[str]) -> str:
    """Name the marks, the first of many."""
    quoted = [f'"{mark}"' for mark in sorted(marks)]
    if len(quoted) > _MOST_MARKS:
        quoted = [*quoted[:_MOST_MARKS], f"{len(quoted) - _MOST_MARKS} more"]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def _counted(by_field: Counter[str]) -> str:
    """Name the columns, each with how many of its cells it is where there are several."""
    return ", ".join(f"{name} {count:,}" if len(by_field) > 1 else name for name, count in by_field.items())


def _where(cells: Sequence[MarkedCell]) -> str:
    """Say in how many cells, and on which lines the first of them stand."""
    lines = list(dict.fromkeys(cell.place.line for cell in cells))
    if len(lines) == 1:
        return f"in {len(cells):,} cells of line {lines[0]}"
    shown = [str(line) for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        shown.append(f"{len(lines) - _MOST_LINES:,} more")
    return f"in {len(cells):,} cells: lines {', '.join(shown[:-1])} and {shown[-1]}"
