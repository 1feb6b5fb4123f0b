"""Columns of an extract that a mapping does not read, or reads for another, where money or a name hangs on it."""

import re
from collections.abc import Iterable, Iterator

from pbr.mapping.headings import Headings
from pbr.mapping.mapping import NUMBER, TableMapped
from pbr.problems.problem import Problem
from pbr.records.files.header import letters_and_digits

_DIGITS = re.compile(r"[0-9]+")
_NAMES = ("name", "names", "surname", "forename")


def unread_columns(table: TableMapped, headings: Headings) -> list[Problem]:
    """What should be read, or not be read for what it is; errors and warnings."""
    return [*_disputes(table, headings), *_further_numbers(table, headings), *_names(table)]


def _disputes(table: TableMapped, headings: Headings) -> Iterator[Problem]:
    """Say that the file has a column that holds money, and the mapping does not read it: nothing would be held."""
    for field in table.kind.fields:
        if not field.holds or not (near := headings.near(field.name)) or field.name in table.columns:
            continue
        message = f"'{near}' may say which {table.kind.name} are {field.name}, and the mapping does not read it"
        remedy = f"write under columns: {field.name}: {near}; where it is not that, under always: {field.name}: no"
        said = field.name in table.fields
        if said:
            remedy = f"write under columns: {field.name}: {near}, unless it is something else"
        yield Problem("PBR770", message, table.file.place, remedy, severity="warning" if said else "error")


def _further_numbers(table: TableMapped, headings: Headings) -> Iterator[Problem]:
    """Say that the file has an outcome 4 where the mapping reads 1 to 3: what is in it would be nothing, in silence."""
    columns = [*table.columns.values(), *(one for group in table.groups for one in group.columns.values())]
    further = further_numbers((heading.text for column in columns for heading in column.headings), headings.shown)
    if not further:
        return
    named = ", ".join(f"'{one}'" for one in further)
    numbers = table.numbers
    if numbers is None:
        message = f"{table.kind.name} are read from columns that differ from these by a number alone: {named}"
        remedy = "read them too, where records stand in them: side by side: has what stands beside each other in a row"
        yield Problem("PBR771", message, table.file.place, remedy, severity="warning")
        return
    message = f"{table.kind.name} stand side by side {numbers.text}, and the file has more: {named}"
    remedy = "write the last number that it has; or list the groups that are to be read, each with its headings"
    yield Problem("PBR771", message, numbers.place, remedy)


def further_numbers(read: Iterable[str], headings: Iterable[str]) -> list[str]:
    """Those headings of a file that differ by a number alone from headings that are read, and are not read."""
    known = {letters_and_digits(text) for text in read if text != NUMBER}
    kinds = {kind for text in known for kind in _without_a_number(text)}
    return [
        heading
        for heading in headings
        if (plain := letters_and_digits(heading)) not in known and kinds & set(_without_a_number(plain))
    ]


def _without_a_number(plain: str) -> Iterator[str]:
    """A heading with one of its numbers taken out, for each that it has."""
    for digits in _DIGITS.finditer(plain):
        yield f"{plain[: digits.start()]}#{plain[digits.end() :]}"


def _names(table: TableMapped) -> Iterator[Problem]:
    """Warn of persons that are known by their names, which would stand in every line, statement and kept file."""
    column = table.columns.get("person_id")
    for heading in column.headings if column else ():
        if heading.text.strip().casefold().endswith(_NAMES):
            message = f"person_id is read from '{heading.text}', and names would stand in what is settled and sent"
            remedy = "take the column of the reference that the case system has for them"
            yield Problem("PBR772", message, heading.place, remedy, severity="warning")
