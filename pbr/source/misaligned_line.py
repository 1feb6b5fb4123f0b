"""Wrong indentation: which of two lines that do not line up has moved; the one found out last is often not the one."""

from typing import NamedTuple


class WrittenLine(NamedTuple):
    """A line of a file that says something: its number from 0, how far it is set in, and its text."""

    number: int
    indent: int
    text: str


def lines_of(text: str) -> list[WrittenLine]:
    """The lines that say something, without comments and blank ones."""
    found = []
    for number, line in enumerate(text.splitlines()):
        said = line.strip(" ")
        if said and not said.startswith("#"):
            found.append(WrittenLine(number, len(line) - len(line.lstrip(" ")), said))
    return found


def line_that_moved(text: str, at: int) -> int:
    """The number, from 0, of the line that has moved in or out where the line ``at`` lines up with nothing.

    It may be that line, the name it stands under, or the first line under that name: one that stands in a column of its
    own, or has nothing inside it, or was left behind by all that belongs to it.
    """
    lines = lines_of(text)
    index = next((index for index, line in enumerate(lines) if line.number == at), 0)
    found, below = lines[index], lines[index + 1 : index + 2]
    above = next((one for one in range(index - 1, -1, -1) if lines[one].indent < found.indent), None)
    if above is None:
        return at
    name, first = lines[above], lines[above + 1]
    if first is found:
        # It is set in under a name that has its value: with the line below it, they stand right and the name does not.
        return name.number if below and below[0].indent == found.indent and not name.text.endswith(":") else at
    if first.indent <= found.indent or _alone(found, lines):
        return at
    after = lines[above + 2]
    if _alone(first, lines) or (first.text.endswith(":") and after.indent <= first.indent):
        return first.number
    beside = any(line.indent == first.indent for line in lines[above + 2 : index])
    return name.number if beside or _alone(name, lines) else at


def _alone(line: WrittenLine, lines: list[WrittenLine]) -> bool:
    """Whether no other line of the file is set in as far."""
    return sum(other.indent == line.indent for other in lines) == 1
