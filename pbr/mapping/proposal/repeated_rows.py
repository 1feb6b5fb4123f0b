"""The cells of one record repeated on several rows of an extract, one for each outcome of a plan, or each visit."""

from collections.abc import Sequence

from pbr.mapping.proposal.file_profile import FileProfile
from pbr.mapping.proposal.proposed import Heading, ProposedField
from pbr.records.dictionary import TableKind
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Repeats:
    """The headings in which rows agree that are one record, and what is to be said of rows that differ otherwise."""

    headings: tuple[str, ...]
    notes: tuple[str, ...]


def repeats_of(kind: TableKind, fields: Sequence[ProposedField], file: FileProfile) -> Repeats | None:
    """Say by what rows of a file are one record of a table; None where each row is one, or its key is not known."""
    origins = {each.needed.name: each.origin for each in fields}
    key = [origin for name in kind.key if isinstance(origin := origins.get(name), Heading)]
    if len(key) != len(kind.key):
        return None
    headings = tuple(each.text for each in key)
    if any(heading not in file.file.headings for heading in headings):
        return None
    keys = list(zip(*(file.cells(heading) for heading in headings), strict=True))
    if len(set(keys)) == len(keys):
        return None
    read = [each.text for each in origins.values() if isinstance(each, Heading) and each.text in file.file.headings]
    columns = {heading: file.cells(heading) for heading in read if heading not in headings}
    first: dict[tuple[str, ...], int] = {}
    for at, one in enumerate(keys):
        before = first.setdefault(one, at)
        if differs := [heading for heading, cells in columns.items() if cells[at] != cells[before]]:
            rows = f"rows {file.records[before][0]} and {file.records[at][0]}"
            said = f"{rows} agree in {', '.join(headings)} and differ in {', '.join(differs)}: say which rows are one"
            return Repeats((), (said,))
    return Repeats(headings, ())
