"""A file of an extract, looked at: its columns, what stands side by side in it, and its rows that are no records."""

import re
from collections.abc import Sequence

from pbr.mapping.mapping import NUMBER
from pbr.mapping.phrases import known_as
from pbr.mapping.proposal.column_profile import ColumnProfile, profile
from pbr.mapping.proposal.extract_file import ExtractFile
from pbr.mapping.proposal.rows_left_out import NoRecords, no_records
from pbr.records.files.header import letters_and_digits
from pbr.values.dataclass import dataclass

_NUMBER_IN_HEADING = re.compile(r"(?<![0-9A-Za-z])([0-9]{1,2})(?![0-9])|(?<=[A-Za-z])([0-9]{1,2})(?![0-9A-Za-z])")


@dataclass(frozen=True, slots=True)
class FileProfile:
    """A file with its columns; ``numbered`` are those that stand side by side, each group of them as one column under
    a heading such as ``Outcome <n>``, and ``numbers`` which numbers each has.
    """

    file: ExtractFile
    label: str
    columns: tuple[ColumnProfile, ...]
    numbered: tuple[ColumnProfile, ...]
    numbers: dict[str, tuple[int, ...]]
    none: NoRecords
    records: tuple[tuple[int, Sequence[str]], ...]

    def column(self, heading: str) -> ColumnProfile | None:
        """The column with a heading, or those side by side, by letters and digits alone as mappings find them."""
        wanted = _known(heading)
        return next((each for each in (*self.columns, *self.numbered) if _known(each.heading) == wanted), None)

    def has(self, heading: str) -> bool:
        """Whether the file has a column of a heading, be it one of several side by side."""
        wanted = _known(heading)
        return self.column(heading) is not None or any(_known(each) == wanted for each in self.file.headings)

    def cells(self, heading: str) -> list[str]:
        """The cells under a heading, as they are compared."""
        at = self.file.headings.index(heading)
        return [known_as(row[at]) for _, row in self.records]


def _known(heading: str) -> str:
    return letters_and_digits(heading) or heading


def profile_file(file: ExtractFile, label: str) -> FileProfile:
    """Look at a file that has been read."""
    none = no_records(file.headings, file.rows)
    left_out = set(none.rows)
    records = tuple((row, cells) for row, cells in file.rows if row not in left_out)
    groups = _side_by_side(file.headings)
    grouped = {at for places in groups.values() for at in places.values()}
    columns = tuple(
        profile(heading, at, [(row, cells[at]) for row, cells in records])
        for at, heading in enumerate(file.headings)
        if heading and at not in grouped
    )
    numbered = tuple(
        profile(
            pattern,
            min(places.values()),
            [(row, cells[at]) for row, cells in records for at in places.values()],
        )
        for pattern, places in groups.items()
    )
    numbers = {pattern: tuple(sorted(places)) for pattern, places in groups.items()}
    return FileProfile(file, label, columns, numbered, numbers, none, records)


def _side_by_side(headings: Sequence[str]) -> dict[str, dict[int, int]]:
    """The headings that differ in a number alone, and have 1, 2 and so on: which column has which number."""
    found: dict[str, dict[int, int]] = {}
    for at, heading in enumerate(headings):
        for place in _NUMBER_IN_HEADING.finditer(heading):
            pattern = f"{heading[: place.start()]}{NUMBER}{heading[place.end() :]}"
            found.setdefault(pattern, {}).setdefault(int(place[1] or place[2]), at)
    return {
        pattern: places
        for pattern, places in found.items()
        if len(places) > 1 and sorted(places) == list(range(1, len(places) + 1))
    }
