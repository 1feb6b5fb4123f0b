"""What stands side by side in a row of an extract, and is a row each of a table: outcomes 1 to 5 of a plan."""

import re
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence

from pbr.mapping.mapping import NUMBER, ColumnWanted, FromColumn, Group, LookedUp, MadeOf
from pbr.mapping.mapping_form import SideBySideForm
from pbr.mapping.read_column import read_columns
from pbr.records.dictionary import TableKind
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar

Columns = dict[str, ColumnWanted]

_NUMBERS = re.compile(r"([0-9]{1,2}) to ([0-9]{1,2})")


def read_groups(
    kind: TableKind, form: SideBySideForm | None, columns: Columns, files: Sequence[str], reading: Reading
) -> tuple[tuple[Group, ...], Columns]:
    """The columns of each group that stands side by side, and those that all of them share."""
    place = reading.place("tables", kind.name, "side by side")
    numbered = {name: one for name, one in columns.items() if _is_numbered(one)}
    if form is None:
        for name in numbered:
            where = reading.place("tables", kind.name, "columns", name)
            remedy = "write side by side: 1 to 5, beside columns, where a row has five of them"
            reading.problem("PBR763", f"'{name}' has {NUMBER} in it, and nothing stands side by side", where, remedy)
        return (), columns
    shared = {name: one for name, one in columns.items() if name not in numbered}
    if form.groups is not None:
        listed = [read_columns(kind, group, files, reading) for group in form.groups]
        _check_groups(listed, kind, shared, reading)
        return tuple(_of_number({**group, **numbered}, at) for at, group in enumerate(listed, 1)), shared
    text = form.numbers or Scalar("", place)
    first, last = numbers_of(text.text)
    if not first <= last:
        remedy = "write side by side: 1 to 5; or a list of groups, each with its fields and headings"
        reading.problem("PBR763", f"'{text.text}' is not from one number to another", place, remedy)
        return (), shared
    if not any(one.headings != (Scalar(NUMBER, one.headings[0].place),) for one in numbered.values()):
        remedy = f"write {NUMBER} in the headings in which the number stands: outcome: Outcome {NUMBER}"
        reading.problem("PBR763", f"nothing under columns of {kind.name} has {NUMBER} in it", place, remedy)
        return (), shared
    return tuple(_of_number(numbered, number) for number in range(first, last + 1)), shared


def numbers_of(text: str) -> tuple[int, int]:
    """From which number to which: ``1 to 5``; 1 to nought where it does not say."""
    found = _NUMBERS.fullmatch(text)
    return (int(found[1]), int(found[2])) if found else (1, 0)


def _check_groups(groups: Sequence[Columns], kind: TableKind, shared: Columns, reading: Reading) -> None:
    """Note a field that is in a group and beside it, and one that a group lacks."""
    for number, group in enumerate(groups, 1):
        for name in groups[0].keys() - group.keys() | group.keys() - groups[0].keys():
            message = f"group {number} and group 1 have not the same fields: '{name}' is in one of them alone"
            place = reading.place("tables", kind.name, "side by side")
            reading.problem("PBR763", message, place, "give every group the same fields")
        for name in group:
            if name in shared:
                place = reading.place("tables", kind.name, "columns", name)
                remedy = "keep it in the groups, or under columns where all groups share it"
                reading.problem("PBR755", f"'{name}' is under columns and in a group", place, remedy)


def _is_numbered(column: ColumnWanted) -> bool:
    return any(NUMBER in heading.text for heading in column.headings)


def _of_number(columns: MappingOf[str, ColumnWanted], number: int) -> Group:
    """The columns of one group: its number in the place of the sign for it."""

    def said(heading: Scalar) -> Scalar:
        # A part of an id that is the number itself stays: it is no heading.
        text = heading.text if heading.text == NUMBER else heading.text.replace(NUMBER, str(number))
        return Scalar(text, heading.place, heading.plain)

    found: Columns = {}
    for name, one in columns.items():
        match one:
            case FromColumn(heading=heading):
                found[name] = FromColumn(said(heading))
            case MadeOf(headings=headings):
                found[name] = MadeOf(tuple(map(said, headings)), one.joined_by)
            case LookedUp(headings=headings):
                found[name] = LookedUp(tuple(map(said, headings)), one.file, one.by, one.gives)
    return Group(number, found)
