"""Text with small tables in it, as the page sets it: each part is a paragraph, a table, or the total that is due."""

from collections.abc import Iterable

from pbr.reports.settlement_table import TotalDue
from pbr.reports.text_table import Part, TextTable


def parts_for_page(parts: Iterable[Part | TotalDue]) -> list[dict[str, object]]:
    """Give the parts of a report as what JSON can hold; every text in them is as the command prints it."""
    return [_told(part) for part in parts]


def _told(part: Part | TotalDue) -> dict[str, object]:
    match part:
        case TotalDue(text):
            return {"total": text}
        case TextTable(columns=columns, rows=rows):
            return {"columns": [[column.heading, column.number] for column in columns], "rows": rows}
        case _:
            return {"text": part}
