"""What a month's extract has that a mapping has not yet: phrases, columns of fields, tables and totals, to be added."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pbr.mapping.mapping_form import TableForm
from pbr.mapping.phrases import known_as
from pbr.mapping.proposal.column_profile import Phrase
from pbr.mapping.proposal.field_proposal import code_of, codes_of
from pbr.mapping.proposal.file_profile import FileProfile, profile_file
from pbr.mapping.proposal.known_mapping import KnownMapping, codes_known, headings_read, origins_of, without_left_out
from pbr.mapping.proposal.lines_added import Insertion, block_under
from pbr.mapping.proposal.mapping_lines import always_line, code_line, column_lines, table_lines
from pbr.mapping.proposal.needed import NeededField, NeededTable
from pbr.mapping.proposal.proposed import Proposal, ProposedTable
from pbr.mapping.proposal.yaml_text import written
from pbr.mapping.undecided import UNDECIDED, is_undecided
from pbr.mapping.unread_columns import further_numbers
from pbr.problems.problem import Place, Problem
from pbr.records.files.names_of_people import heading_like_a_person
from pbr.records.files.quotable_values import quotable
from pbr.source.yaml_nodes import Scalar
from pbr.values.dataclass import dataclass

_STEP = 2


@dataclass(slots=True)
class Additions:
    """What is added, and what is to be said of it: ``said`` are sentences, ``by_hand`` lines that fit nowhere."""

    insertions: list[Insertion]
    said: list[str]
    by_hand: list[str]
    problems: list[Problem]


def additions_to(
    known: KnownMapping, needed: Sequence[NeededTable], files: Mapping[str, FileProfile], proposal: Proposal
) -> Additions:
    """Find what is new in some files, by the labels that the mapping has for them."""
    found = Additions([], [], [], [])
    proposed = {each.kind.name: each for each in proposal.tables}
    for table in needed:
        form = known.form.tables.get(table.kind.name)
        if form is None:
            _add_table(known, proposed[table.kind.name], found)
            continue
        label = form.table_from.text if form.table_from else UNDECIDED
        if is_undecided(label):
            if seen := proposed[table.kind.name].label:
                found.said.append(f"{table.kind.name}: it may be in {seen}; write table from: {seen}, and run it again")
            continue
        file = files.get(label)
        if file is None:
            found.said.append(f"{table.kind.name}: none of the files given is its own, so nothing of it was looked at")
            continue
        own = profile_file(without_left_out(file.file, form), file.label)
        _add_columns(known, table, form, proposed[table.kind.name], found)
        _add_codes(known, table, form, own, found)
        _add_left_out(known, table, form, own, found)
        _say_further_numbers(table, form, own, found)
    return found


def _add_table(known: KnownMapping, table: ProposedTable, found: Additions) -> None:
    block = block_under(known.tree, ("tables",), known.lines)
    lines = ["", *(line[_STEP:] for line in table_lines(table))]
    found.said.append(f"{table.kind.name}: the scheme needs it, and the mapping had nothing of it")
    _put(block.last if block else 0, block.column if block else 0, lines, found)


def _add_columns(
    known: KnownMapping, table: NeededTable, form: TableForm, proposed: ProposedTable, found: Additions
) -> None:
    """Add the fields that the scheme needs and the mapping does not name."""
    there = origins_of(form)
    # What may be left out was perhaps left out by a person; but not what holds the money of a row.
    missing = [
        each
        for each in proposed.fields
        if each.needed.name not in there and (not each.needed.optional or each.needed.field.holds)
    ]
    for field in missing:
        section = "always" if field.same_always and form.always else "columns"
        block = block_under(known.tree, ("tables", table.kind.name, section), known.lines)
        plain = replace(field, codes=())
        lines = [always_line(field.needed)] if section == "always" else list(column_lines(plain))
        why = (
            f"{field.needed.name} holds the money of a row"
            if field.needed.optional
            else (f"the scheme needs {field.needed.name}")
        )
        found.said.append(f"{table.kind.name}: {why}, and the mapping did not name it")
        _put(block.last if block else 0, block.column if block else 0, lines, found)


def _add_codes(known: KnownMapping, table: NeededTable, form: TableForm, file: FileProfile, found: Additions) -> None:
    """Add the phrases that have no code yet, under those of their field."""
    there = codes_known(form)
    needed = {each.name: each for each in table.fields}
    fresh: list[str] = []
    for name, heading in origins_of(form).items():
        if heading is None or name not in table.kind.fields_by_name:
            continue
        column = file.column(heading)
        if column is None:
            if not file.has(heading):
                found.problems.append(_no_column(known, table.kind.name, name, heading, file))
            continue
        one = needed.get(name) or NeededField(table.kind.fields_by_name[name], pays=True)
        if column.not_shown and (one.coded or name in there):
            rows = len(column.not_shown)
            found.said.append(f"{name}: {rows:,} rows may have something about a person; add their phrases by hand")
        if name in there:
            new = [phrase for phrase in column.phrases if known_as(phrase.text) not in there[name]]
            _add_phrases(known, table.kind.name, one, new, found)
        elif codes := codes_of(one, column.phrases):
            fresh += [f"{name}:", *(f"{' ' * _STEP}{code_line(one, code)}" for code in codes)]
            found.said.append(f"{name}: {len(codes)} phrases, none of which had a code")
    if fresh:
        _add_section(known, table.kind.name, "codes", fresh, found)


def _add_phrases(
    known: KnownMapping, table: str, one: NeededField, phrases: Sequence[Phrase], found: Additions
) -> None:
    if not phrases:
        return
    block = block_under(known.tree, ("tables", table, "codes", one.name), known.lines)
    lines = [code_line(one, code_of(one, phrase)).replace("  # ", "  # new: ", 1) for phrase in phrases]
    many = "1 new phrase" if len(phrases) == 1 else f"{len(phrases)} new phrases"
    found.said.append(f"{one.name}: {many}: {', '.join(phrase.text for phrase in phrases)}")
    _put(block.last if block else 0, block.column if block else 0, lines, found)


def _add_left_out(
    known: KnownMapping, table: NeededTable, form: TableForm, file: FileProfile, found: Additions
) -> None:
    """Add what tells the rows that are no records, where the mapping does not leave them out yet."""
    if not file.none.told_by:
        return
    lines = [f"{written(heading)}: [{', '.join(map(written, values))}]" for heading, values in file.none.told_by]
    rows = len(file.none.rows)
    found.said.append(f"{table.kind.name}: {rows} {'row is' if rows == 1 else 'rows are'} no record, and not left out")
    there = {known_as(heading) for heading in form.leave_out}
    if any(known_as(heading) in there for heading, _ in file.none.told_by):
        found.by_hand += lines
    else:
        _add_section(known, table.kind.name, "leave out rows where", lines, found)


def _say_further_numbers(table: NeededTable, form: TableForm, file: FileProfile, found: Additions) -> None:
    """Say that the file has a goal 4 where the mapping reads goals 1 to 3: how far it goes a person decides."""
    shown = [one for one in map(quotable, file.file.headings) if one and not heading_like_a_person(one)]
    further = further_numbers(headings_read(form), shown)
    if further:
        named = ", ".join(f'"{one}"' for one in further)
        numbers = form.side_by_side.numbers if form.side_by_side else None
        beside = f" beside those of side by side: {numbers.text}" if numbers else ""
        how = "write the last number that is read" if numbers else "read what stands there too with side by side:"
        found.said.append(f"{table.kind.name}: nothing is read from {named}{beside}; {how}")


def _add_section(known: KnownMapping, table: str, section: str, lines: Sequence[str], found: Additions) -> None:
    """Add lines to a section of a table, or the section with them at the table's end."""
    if block := block_under(known.tree, ("tables", table, section), known.lines):
        _put(block.last, block.column, lines, found)
        return
    whole = block_under(known.tree, ("tables", table), known.lines)
    heads = [f"{section}:", *(f"{' ' * _STEP}{line}" for line in lines)]
    _put(whole.last if whole else 0, whole.column if whole else 0, heads, found)


def _put(below: int, column: int, lines: Sequence[str], found: Additions) -> None:
    """Add lines below one of the file, or say that somebody has to: it is written in brackets there."""
    if column:
        found.insertions.append(Insertion(below, column, tuple(lines)))
    else:
        found.by_hand += lines


def _no_column(known: KnownMapping, table: str, name: str, heading: str, file: FileProfile) -> Problem:
    node = known.form.tables[table].columns.get(name)
    at = node.column if node else None
    place = at.place if isinstance(at, Scalar) else Place(file.file.name, file.file.heading_row)
    return Problem(
        "PBR788",
        f'{file.file.name} has no column "{heading}", which {name} is read from',
        place,
        "look whether the export has changed; write the heading that it has now",
    )
