"""A mapping proposed: for each table that a scheme needs, from which file and which columns it is read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pbr.mapping.mapping import NUMBER
from pbr.mapping.proposal.field_proposal import field_in_column, field_to_decide
from pbr.mapping.proposal.file_names import pattern_of
from pbr.mapping.proposal.file_profile import FileProfile
from pbr.mapping.proposal.likely_columns import Likely, likely_columns
from pbr.mapping.proposal.needed import NeededField, NeededTable
from pbr.mapping.proposal.other_file import found_in_other_file
from pbr.mapping.proposal.proposed import Heading, Joined, Proposal, ProposedField, ProposedFile, ProposedTable
from pbr.mapping.proposal.repeated_rows import repeats_of
from pbr.mapping.proposal.unclaimed_columns import with_unclaimed, with_unused_files

_SIGN = "/"
_OF_ANY_TABLE = frozenset(
    {"person_id", "provider_id", "from_on", "to_on", "kind", "name", "value", "reviewed_on", "area", "assessed_on"}
)


def propose(scheme: str, needed: Sequence[NeededTable], files: Sequence[FileProfile]) -> Proposal:
    """Propose a mapping of some files for a scheme, given what it needs."""
    tables: list[ProposedTable] = []
    for table in needed:
        tables.append(_table(table, files, {each.kind.name: each for each in tables}))
    return Proposal(
        f"{scheme}_extract",
        scheme,
        tuple(
            ProposedFile(each.label, pattern_of(each.file.path), each.file.sheet, each.file.heading_row)
            for each in files
        ),
        with_unused_files(with_unclaimed(tables, files), files),
    )


def _table(table: NeededTable, files: Sequence[FileProfile], before: Mapping[str, ProposedTable]) -> ProposedTable:
    """Propose a table from the file that has most of its columns."""
    looked_at = [(each, _likely(table, each)) for each in files]
    file, (likely, numbered) = max(looked_at, key=lambda found: _certain(found[1]))
    if not _certain((likely, numbered)):
        nowhere = tuple(ProposedField(each, None) for each in table.fields if not each.optional)
        said = "nothing of it was found in the files given: no column that only such a table has"
        return ProposedTable(table.kind, "", nowhere, notes=(said,))
    others = [each for each in files if each is not file]
    parent = before.get(table.kind.parent)
    taken = frozenset(_headings(parent.fields)) if parent and parent.label == file.label else frozenset()
    fields = [_field(each, likely[each.name], others, taken) for each in table.fields]
    fields = _joined_id(table, [each for each in fields if _is_worth_asking(each)], parent, numbered)
    headings = [heading for heading in _headings(fields) if heading in numbered]
    side_by_side = None
    if headings:
        numbers = set.intersection(*(set(file.numbers[heading]) for heading in headings))
        side_by_side = (min(numbers), max(numbers))
    repeats = None if side_by_side else repeats_of(table.kind, fields, file)
    notes = [f"row {row} is a note or a total and no record: say by which column" for row in file.none.undecided]
    return ProposedTable(
        table.kind,
        file.label,
        tuple(fields),
        file.none.told_by,
        side_by_side,
        repeats.headings if repeats else (),
        (*notes, *(repeats.notes if repeats else ())),
    )


def _likely(table: NeededTable, file: FileProfile) -> tuple[dict[str, Likely], frozenset[str]]:
    """The likely columns of each field, those that stand side by side among them where the table may be so."""
    numbered = file.numbered if table.kind.parent else ()
    found = likely_columns(table.fields, (*file.columns, *numbered))
    sure = {likely.column.heading for likely in found.values() if likely.column}
    side_by_side = frozenset(each.heading for each in numbered)
    return (found, side_by_side) if sure & side_by_side else (likely_columns(table.fields, file.columns), frozenset())


def _certain(found: tuple[Mapping[str, Likely], frozenset[str]]) -> int:
    """How many fields that such a table alone has are certain: any table has a start, an end and a person."""
    return sum(likely.certain for name, likely in found[0].items() if name not in _OF_ANY_TABLE)


def _field(needed: NeededField, likely: Likely, others: Sequence[FileProfile], taken: frozenset[str]) -> ProposedField:
    """Propose a field; columns that the table above has taken are not offered again."""
    if needed.name == "provider_id":
        columns = [each for each in (likely.column, *likely.columns) if each]
        for column in columns:
            if origin := found_in_other_file(column, others):
                return field_in_column(needed, column, origin)
    if likely.column:
        return field_in_column(needed, likely.column)
    free = tuple(each for each in likely.columns if each.heading not in taken)
    return field_to_decide(needed, replace(likely, columns=free))


def _is_worth_asking(field: ProposedField) -> bool:
    """Whether a field has to be there, is certain, or may be there and would hold the money of its rows."""
    if not field.needed.optional or field.origin is not None:
        return True
    return field.needed.field.holds and bool(field.offered)


def _joined_id(
    table: NeededTable, fields: Sequence[ProposedField], parent: ProposedTable | None, numbered: Iterable[str]
) -> list[ProposedField]:
    """Make the id of a row of its parent's and of what tells it from its neighbours, where it has no column."""
    by_name = {each.needed.name: each for each in fields}
    key = by_name.get(table.kind.key[0])
    above = by_name.get(table.kind.parent_key)
    if key is None or key.origin or above is None or not isinstance(above.origin, Heading) or parent is None:
        return list(fields)
    second = NUMBER if any(heading in set(numbered) for heading in _headings(fields)) else _what_it_is(table, by_name)
    if not second:
        return list(fields)
    made = ProposedField(key.needed, Joined((above.origin.text, second), _SIGN))
    return [made if each is key else each for each in fields]


def _what_it_is(table: NeededTable, fields: Mapping[str, ProposedField]) -> str:
    """The heading of what a row is about, such as its outcome."""
    found = fields.get(table.kind.one)
    return found.origin.text if found and isinstance(found.origin, Heading) else ""


def _headings(fields: Iterable[ProposedField]) -> list[str]:
    return [each.origin.text for each in fields if isinstance(each.origin, Heading)]
