"""What a cell says whatever its column: nothing, damaged text, stray marks, a code, a figure that cannot be."""

import re
from enum import Enum
from fractions import Fraction

from pbr.records.dictionary import Field, FieldType
from pbr.records.table import Value
from pbr.values.pattern import Pattern

YES_NO = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}

# A spreadsheet that shows a long reference as 4.01E+09 saves it so. #N/A, #SPILL! or, in LibreOffice, Err:502 is what
# it saves of a formula that failed, in any language; =VLOOKUP(…) is a formula of which nobody saved what it came to.
_DAMAGED = Pattern(r"\d(\.\d+)?[Ee]\+\d+|#(N/A|GETTING_DATA|[^\W\d_][^\W_]*(/0)?[!?])|Err:[0-9]+|=[^\W\d_][\w.]*\(.*\)")
SIGNS_OF_DAMAGE = ("#", "+", '"', "=", "Err:")
"""One of these is in every text that a spreadsheet has spoilt, and in every one with marks around it."""

_MARK = '"'


class Unreadable(Enum):
    """What stands in for a cell that cannot be read; a real value is never equal to it."""

    CELL = "unreadable"


UNREADABLE = Unreadable.CELL


def blank_value(field: Field) -> Value:
    """Give what a blank cell of a field says: not known, unless the field declares a meaning."""
    if not field.blank_means:
        return None
    if field.type is FieldType.YES_NO:
        return YES_NO[field.blank_means]
    if field.type is FieldType.CODE:
        return field.blank_means
    number = Fraction(field.blank_means)
    return int(number) if field.type is FieldType.MONEY else number


def can_be(field: Field, number: Fraction) -> bool:
    """Whether there can be a figure so large or small in the unit of the field: a week has 168 hours."""
    possible = field.possible
    if not possible or not number:
        return True
    # Whole numbers are soon compared, and every figure of a column is.
    return possible.least * number.denominator <= number.numerator <= possible.most * number.denominator


def plain_code(text: str) -> str:
    """Fold a code for matching: ``Recovered–Early`` and ``recovered early`` are both ``recovered_early``."""
    return "_".join(re.split(r"[\s_\-‐‑‒–—]+", text.strip().casefold()))


def is_damaged(text: str) -> bool:
    """Whether a spreadsheet has spoilt the text beyond recovery (``4.01E+09``, ``#N/A``, ``=VLOOKUP(A1,B:C,2)``)."""
    return _DAMAGED.fullmatch(text) is not None


def stray_marks(cell: str) -> str:
    """Say which quotation marks a trimmed cell has that belong around a text and not to it, or nothing.

    A CSV file has them so where a blank stands before the opening mark: ``A, "P1"`` has a cell that is no ``P1``, and a
    comma between such marks parts the text into two cells, each with one of the marks. Marks that pair inside a text
    are its own, as in ``The "Willows"``. A spreadsheet is made to keep a text by ``="007"``, which it takes off again
    and nothing else does.
    """
    if _MARK not in cell:
        return ""
    if cell.startswith(f"={_MARK}") and cell.endswith(_MARK):
        return "an equals sign and quotation marks around its text"
    begins, ends = cell.startswith(_MARK), cell.endswith(_MARK)
    if begins and ends and len(cell) > 1 and _MARK not in cell.strip(_MARK).replace(_MARK * 2, ""):
        return "quotation marks around its text"
    if cell.count(_MARK) % 2 and (begins or ends):
        alone, lacking = ("beginning", "end") if begins else ("end", "beginning")
        return f"a quotation mark at the {alone} of its text and none at the {lacking}"
    return ""
