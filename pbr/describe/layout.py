"""How a description is laid out: headings, numbered clauses with notes and small tables, and lines of 100 columns."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from pbr.values.dataclass import dataclass

WIDTH = 100
_INDENT = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered statement, with the notes, the table and the numbered parts that stand under it."""

    text: str
    notes: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    parts: tuple["Clause", ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, what is said once for all that follows, the clauses, and a list without numbers."""

    title: str
    opening: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    items: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether there is anything under the heading."""
        return bool(self.opening or self.clauses or self.items)


def laid_out(title: str, sections: Sequence[Section]) -> str:
    """The text of a description. Clauses are numbered from 1 to the end, so that each can be named by its number."""
    lines = [*wrapped(title, ""), "=" * min(len(title), WIDTH)]
    number = 0
    for section in sections:
        if not section.says_something:
            continue
        lines += ["", section.title, "-" * len(section.title)]
        for opening in section.opening:
            lines += ["", *wrapped(opening, "")]
        for clause in section.clauses:
            number += 1
            lines += ["", *_clause(clause, f"{number}.", 0)]
        lines += [""] if section.items else []
        for item in section.items:
            lines += wrapped(item, "", "- ", 2)
    return "\n".join(lines) + "\n"


def _clause(clause: Clause, number: str, depth: int) -> Iterator[str]:
    mark = f"{number} ".ljust(_INDENT)
    inside = depth + len(mark)
    yield from wrapped(clause.text, " " * depth, mark, inside)
    for row in _table(clause.table):
        yield f"{' ' * inside}{row}".rstrip()
    for note in clause.notes:
        yield from wrapped(note, " " * inside, "- ", inside + 2)
    for position, part in enumerate(clause.parts, start=1):
        yield from _clause(part, f"{number}{position}.", inside)


def _table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows of a table, each column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))


def wrapped(text: str, indent: str, mark: str = "", hanging: int | None = None) -> list[str]:
    """One paragraph in lines, the first after ``mark``, the others set in by ``hanging`` columns."""
    return wrap(
        f"{indent}{mark}{text}",
        WIDTH,
        subsequent_indent=indent if hanging is None else " " * hanging,
        break_long_words=False,
        break_on_hyphens=False,
        drop_whitespace=True,
    )
