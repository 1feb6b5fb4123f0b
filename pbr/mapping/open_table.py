"""A table of a mapping put on its file: every heading found, every field with what turns its cells."""

from collections.abc import Callable, Mapping, Sequence

from pbr.mapping.cell_maps import CellMap, CodeMap, CodesAsTheyAre, DayMap, LookUpMap
from pbr.mapping.field_reader import FieldReader
from pbr.mapping.headings import Headings
from pbr.mapping.mapped_rows import Origin
from pbr.mapping.mapped_table import MappedTable
from pbr.mapping.mapping import NUMBER, ColumnWanted, FromColumn, LookedUp, MadeOf, TableMapped
from pbr.mapping.phrases import KEY_SIGN
from pbr.mapping.repeated_rows import RepeatedRows
from pbr.mapping.rows_left_out import RowsLeftOut
from pbr.mapping.turned_rows import PartRead
from pbr.mapping.unread_columns import unread_columns
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.dictionary import FieldType
from pbr.records.files.grid import Grid

AnswersOf = Callable[[LookedUp], Mapping[str, str]]
"""What the file of a look-up answers, by key; raises ``ProblemsFound`` where it cannot be read."""

_CODED = (FieldType.CODE, FieldType.YES_NO)


def open_table(
    table: TableMapped, grid: Grid, answers: AnswersOf, wanted: Sequence[str], *, hold_errors: bool
) -> MappedTable:
    """Put a table on its file.

    Raises ``ProblemsFound`` for every heading that the file has not, or has more than once, for every field that is
    ``wanted`` and neither read from a column nor always the same, and for columns that should be read and are not.
    """
    headings = Headings(grid)
    problems: list[Problem] = []
    turns: dict[tuple[str, ...], CellMap] = {}
    shared = _readers(table, table.columns, "", headings, answers, turns, problems)
    parts = [] if table.groups else [_part(shared, [])]
    for group in table.groups:
        own = _readers(table, group.columns, str(group.number), headings, answers, turns, problems)
        parts.append(_part(shared, own))
    key = tuple(headings.find(heading) for heading in table.one_row_for_each)
    left_out = RowsLeftOut(table.left_out, headings)
    problems += [_missing(name, table, headings) for name in wanted if name not in table.fields]
    unread = unread_columns(table, headings)
    problems += [one for one in unread if one.severity == "error"]
    if headings.problems or problems:
        raise ProblemsFound([*headings.problems, *problems])
    read = sorted({column for part in parts for column in part.columns})
    return MappedTable(
        kind=table.kind,
        grid=grid,
        parts=parts,
        always=table.always,
        left_out=left_out,
        repeated=RepeatedRows(key, tuple(read)) if key else None,
        hold_errors=hold_errors,
        coded=frozenset(table.codes),
        warnings=tuple(unread),
    )


def _part(shared: Sequence[FieldReader], own: Sequence[FieldReader]) -> PartRead:
    """What is read of each row, or of one of what stands side by side in it, which has columns of its own."""
    readers = [*shared, *own]
    every, columns = sorted(_columns_of(readers)), sorted(_columns_of(own) - _columns_of(shared) or _columns_of(own))
    origins = {one.name: Origin(one.column, one.headings[0]) for one in readers}
    first = columns[0] if columns else min((one.column or 0 for one in readers), default=0)
    return PartRead(readers, tuple(columns), tuple(every), origins, first + 1)


def _readers(
    table: TableMapped,
    columns: Mapping[str, ColumnWanted],
    number: str,
    headings: Headings,
    answers: AnswersOf,
    turns: dict[tuple[str, ...], CellMap],
    problems: list[Problem],
) -> list[FieldReader]:
    """What reads some fields. Parts that stand side by side share ``turns`` of one way; for days each has its own."""
    readers = []
    for name, column in columns.items():
        positions = tuple(None if one.text == NUMBER else headings.find(one) for one in column.headings)
        texts = tuple(number if one.text == NUMBER else one.text for one in column.headings)
        try:
            way = _way(name, column)
            turn = turns[way] if way in turns else _turn(table, name, column, answers)
        except ProblemsFound as found:
            problems += [problem for problem in found.problems if problem not in problems]
            continue
        if turn is not None and not isinstance(turn, DayMap):
            turns[way] = turn
        joined_by = column.joined_by if isinstance(column, MadeOf) else KEY_SIGN if len(positions) > 1 else ""
        readers.append(FieldReader(name, positions, texts, turn, joined_by, number))
    return readers


def _way(name: str, column: ColumnWanted) -> tuple[str, ...]:
    """What tells apart how the cells of a field are turned: one group may look up what another has in a column."""
    match column:
        case LookedUp(file=file, by=by, gives=gives):
            return (name, "looked up", file.text, gives.text, *(one.text for one in by))
        case MadeOf():
            return (name, "made of")
        case FromColumn():
            return (name,)


def _turn(table: TableMapped, name: str, column: ColumnWanted, answers: AnswersOf) -> CellMap | None:
    """What turns the cells of a field; nothing where they are taken as they are."""
    if isinstance(column, LookedUp):
        return LookUpMap(answers(column))
    if not isinstance(column, FromColumn):
        return None
    if name in table.codes:
        return CodeMap(table.codes[name])
    if name in table.dates:
        return DayMap(table.dates[name])
    field = table.kind.fields_by_name[name]
    return CodesAsTheyAre(field) if field.type in _CODED else None


def _columns_of(readers: Sequence[FieldReader]) -> set[int]:
    return {at for one in readers for at in one.positions if at is not None}


def _missing(name: str, table: TableMapped, headings: Headings) -> Problem:
    """Say that a field is needed and not mapped, with the heading that may be it."""
    field = table.kind.fields_by_name[name]
    meaning = field.meaning
    near = headings.near(name)
    if near:
        remedy = f'if "{near}" is it, write under columns: {name}: {near}. {meaning}'
    else:
        # What was found of each row is never the same in all: who writes one result for all pays for nothing.
        always = "; or under always: what it is" if field.required else ""
        remedy = f"write under columns: {name}: and the heading of its column{always}. {meaning}"
    message = f"the mapping gives {table.kind.name} no {name}, and the scheme needs it"
    return Problem("PBR761", message, table.file.place, remedy)
