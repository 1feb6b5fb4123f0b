"""The line of a row that could not be read, held under ``--hold-errors`` so that it is not lost."""

from collections.abc import Iterable, Mapping, Sequence

from pbr.records.record_id import held_row_id
from pbr.settlement.line import Line, Status
from pbr.settlement.settlement import HeldRow


def line_of_held_row(row: HeldRow, scheme: str, deducted: Mapping[str, tuple[str, ...]]) -> Line:
    """One held line, of no payment, that says where the row stands and which problems it has.

    ``deducted`` has the deductions by the table they are for: what one of them may take off for the row is not taken.
    """
    codes = ", ".join(dict.fromkeys(problem.code for problem in row.problems))
    reason = f"held: {row.table} line {row.line} has problems: {codes}{not_taken_for(row, deducted)}"
    named = held_row_id(row.file, row.line)
    return Line(
        named, scheme, row.provider_id, "", row.record_id, "", "", "", "", "", Status.HELD, "row",
        None, None, None, None, "", None, None, 0, None, 0, 0, "", reason,
    )  # fmt: skip


def not_taken_for(row: HeldRow, deducted: Mapping[str, tuple[str, ...]]) -> str:
    """The words, after why a row is held, that a deduction may be for it and is not taken; empty where none is."""
    names = deducted.get(row.table, ())
    return f"; nothing is taken off for it by {' and '.join(names)}" if names else ""


def where_held_below(held_rows: Iterable[HeldRow]) -> dict[tuple[str, str], str]:
    """By table and the record they belong to, where the first held row stands, and how many more there are."""
    places: dict[tuple[str, str], list[HeldRow]] = {}
    for row in held_rows:
        places.setdefault((row.table, row.belongs_to), []).append(row)
    return {below: _standing(sorted(rows, key=lambda row: row.line)) for below, rows in places.items()}


def _standing(rows: Sequence[HeldRow]) -> str:
    first = held_row_id(rows[0].file, rows[0].line)
    return first if len(rows) == 1 else f"{first} and {len(rows) - 1:,} more"
