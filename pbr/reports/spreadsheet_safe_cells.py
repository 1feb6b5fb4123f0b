"""Tables that people will open in a spreadsheet: text in them must stay text, and numbers must stay numbers."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any, TextIO

from pbr.files.csv_writer import csv_to
from pbr.values.money import plain_pounds
from pbr.values.pattern import Pattern

_PLACES = 10
"""How many decimal places a number has at most in a cell."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""A spreadsheet runs a cell that starts with one of these as a formula, quoted or not; some take the wide ones too."""

_POUNDS = Pattern("£(?=[0-9])")

_STARTS_OF_A_LINE = tuple(f"\n{start}" for start in FORMULA_STARTS)

Writer = Callable[[TextIO], None]
"""Writes one report to an open file."""


def text_cell(text: str) -> str:
    """Give text as a cell: an apostrophe goes before what a spreadsheet would run as a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def text_column(cells: Sequence[str]) -> Sequence[str]:
    """Give a whole column as ``text_cell`` would, quickly, since hardly any column holds such a cell."""
    different = set(cells)
    together = "\n" + "\n".join(different)
    if not any(start in together for start in _STARTS_OF_A_LINE):
        return cells
    safe = {cell: text_cell(cell) for cell in different}
    return [safe[cell] for cell in cells]


def sentence_cell(text: str) -> str:
    """Give a sentence for people as every program reads it: quotes in it are single, and money has no sign for pounds.

    A quote in a cell is doubled by the rules of CSV, which not every program knows; and one that takes the file for
    another encoding than UTF-8 makes two letters of the sign.
    """
    return text_cell(_POUNDS.sub("", text).replace('"', "'"))


def sentence_column(cells: Sequence[str]) -> Sequence[str]:
    """Give a whole column as ``sentence_cell`` would, each different sentence once."""
    different = set(cells)
    together = "".join(different)
    if '"' not in together and "£" not in together:
        return text_column(cells)
    plain = {cell: sentence_cell(cell) for cell in different}
    return [plain[cell] for cell in cells]


def money_cell(pence: int | None) -> str:
    """Give pence as a spreadsheet reads pounds, ``1575.00``; blank when there are none to show."""
    return "" if pence is None else plain_pounds(pence)


def price_cell(pence: Fraction | None) -> str:
    """Give an exact price in pence as pounds: to the penny where it is whole pence, as ``number_cell`` where not."""
    if pence is None:
        return ""
    return plain_pounds(pence.numerator) if pence.denominator == 1 else number_cell(pence / 100)


def number_cell(number: Fraction | None) -> str:
    """Give a number as a decimal, or a blank: exact where it ends within ten places, else half up at the tenth.

    Never ``4/15``, which a spreadsheet reads as a day in April, and never ``1``: a program that takes a column for
    whole numbers by its first rows would cut the others. Below nil, half up is away from nil.
    """
    if number is None:
        return ""
    above, below = number.as_integer_ratio()
    ten_billionths = (2 * abs(above) * 10**_PLACES + below) // (2 * below)
    whole, part = divmod(ten_billionths, 10**_PLACES)
    digits = f"{part:0{_PLACES}}".rstrip("0") or "0"
    return f"{'-' if above < 0 and ten_billionths else ''}{whole}.{digits}"


def open_table(file: TextIO, columns: Sequence[str]) -> Any:
    """Write the header of a CSV table and give the ``csv.writer`` for its rows. Lines end in a line feed."""
    writer = csv_to(file)
    writer.writerow(columns)
    return writer


def write_table(file: TextIO, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a whole CSV table whose cells are ready."""
    open_table(file, columns).writerows(rows)


def write_rows(file: TextIO, rows: Iterable[Iterable[str]]) -> None:
    """Write rows, at least one, whose cells are ready and in quotes where they must be."""
    file.write("\n".join(map(",".join, rows)))
    file.write("\n")
