"""What an extract has that its mapping does not know: phrases without a code, keys without an answer, days."""

from collections.abc import Iterator

from pbr.mapping.cell_maps import DayMap
from pbr.mapping.field_reader import FieldReader, Lack
from pbr.mapping.phrases import KEY_SIGN
from pbr.problems.problem import Place, Problem
from pbr.records.cells.swapped_days import EXPORT_AGAIN
from pbr.records.dictionary import TableKind
from pbr.records.files.grid import Grid
from pbr.values.dates import DayOrder

_MOST_LISTED = 50
_LONGEST, _MOST_DIGITS = 80, 4
_ORDERS = {DayOrder.DAY_FIRST: "day first", DayOrder.MONTH_FIRST: "month first", DayOrder.YEAR_FIRST: "year first"}


def listed(kind: TableKind, reader: FieldReader, file: str) -> Iterator[Problem]:
    """List each phrase of a field that has no code, or each key that is not answered, with how often it occurs."""
    for text, count in reader.counts.most_common(_MOST_LISTED):
        rows = "1 row" if count == 1 else f"{count:,} rows"
        first = "" if count == 1 else ", the first is here"
        message, remedy = _said(kind, reader, text)
        yield Problem(_code(reader), f"{message} ({rows}{first})", reader.first[text], remedy)
    if len(reader.counts) > _MOST_LISTED:
        more = len(reader.counts) - _MOST_LISTED
        place = Place(file, 0, field=reader.name, heading=reader.headings[0])
        yield Problem(_code(reader), f"'{reader.headings[0]}' has {more:,} more that are not known", place)


def of_cell(kind: TableKind, reader: FieldReader, text: str, place: Place) -> Problem:
    """Say of one cell why nothing can be made of it."""
    if reader.lacks is Lack.ORDER and isinstance(reader.turn, DayMap):
        order = _ORDERS[reader.turn.order]
        message = f"{reader.name} is no day with the {order}, as the mapping says '{reader.headings[0]}' has it"
        return Problem("PBR768", message, place, "mend the day; or say under dates: how this column writes days")
    if reader.lacks is Lack.PART:
        message = f"{reader.name} is made of {' and '.join(reader.headings)}, and one of them is blank here"
        return Problem("PBR764", message, place, "fill it in, or make the id of columns that are always filled in")
    message, remedy = _said(kind, reader, text)
    return Problem(_code(reader), message, place, remedy)


def of_swapped_days(reader: FieldReader, grid: Grid) -> list[Problem]:
    """Refuse a column of days of which a workbook has swapped day and month where it could."""
    if not isinstance(reader.turn, DayMap) or not reader.turn.may_be_swapped():
        return []
    place = Place(grid.name, grid.heading_row, (reader.column or 0) + 1, field=reader.name, heading=reader.headings[0])
    message = f"{reader.name} looks as if a workbook had swapped day and month: only days up to the 12th are year first"
    return [Problem("PBR624", message, place, EXPORT_AGAIN)]


def of_taken_for_another(reader: FieldReader, grid: Grid) -> list[Problem]:
    """Refuse ids of several parts whose sign between them stands in more than one of the parts."""
    if not reader.may_be_taken_for_another:
        return []
    place = Place(grid.name, grid.heading_row, (reader.column or 0) + 1, field=reader.name, heading=reader.headings[0])
    message = f"{reader.name} is joined by '{reader.joined_by}', which stands in more than one of its parts as well"
    return [Problem("PBR764", message, place, "write joined by: and a sign that stands in none of them")]


def _code(reader: FieldReader) -> str:
    return "PBR766" if reader.lacks is Lack.ANSWER else "PBR762"


def _said(kind: TableKind, reader: FieldReader, text: str) -> tuple[str, str]:
    heading = "' and '".join(reader.headings)
    if reader.lacks is Lack.ANSWER:
        parts = text.split(KEY_SIGN)
        shown = all(_may_be_shown(part) or not part for part in parts) and reader.name not in _PERSONS
        known = f"'{' and '.join(part.strip() or 'blank' for part in parts)}'" if shown else "a key"
        message = f"{reader.name}: {known} under '{heading}' is not in the file that is looked up"
        return message, "add it there, or mend it here"
    phrase = f"'{text}'" if _may_be_shown(text) else "a phrase that is not shown"
    field = kind.fields_by_name[reader.name]
    codes = ", ".join(field.codes) or ("yes, no" if not field.codes else "")
    written = f'"{text}"' if _may_be_shown(text) else "the phrase"
    return (
        f"{phrase} under '{heading}' has no code of {reader.name}",
        f"write under codes: {reader.name}: the line {written}: and its code: {codes}; or blank, if it says nothing",
    )


_PERSONS = ("person_id",)


def _may_be_shown(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and sum(map(str.isdigit, text)) <= _MOST_DIGITS
