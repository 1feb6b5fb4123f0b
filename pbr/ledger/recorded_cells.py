"""Cells of a ledger: written so that no spreadsheet runs or mistakes them, and read back as exactly what they were."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from typing import Generic, TypeVar

from pbr.reports.line_cells import quoted_where_needed
from pbr.reports.spreadsheet_safe_cells import FORMULA_STARTS
from pbr.settlement.line import PayerName
from pbr.settlement.obligation import EntryId

GUARD = "'"
"""Stands before a text that a spreadsheet would run, and before one that begins with it, so that it can be removed."""

_ON_ONE_LINE = "~"
"""Stands after the guard in a text whose line ends are written as signs: it never does in any other."""

_SIGNS = {"\n": r"\n", "\r": r"\r", "\\": r"\\"}
_SIGNED = {sign: text for text, sign in _SIGNS.items()}
_TO_SIGN = re.compile(r"[\n\r\\]")
_SIGN = re.compile(r"\\[nr\\]")

_GUARDED = (GUARD, *FORMULA_STARTS)
_BETWEEN = "\0"
_ODD = ("\n", "\r", *(f"{_BETWEEN}{start}" for start in _GUARDED))
_STARTS_OF_A_LINE = tuple(f"\n{start}" for start in _GUARDED)

_DECIMAL = re.compile(r"(-?[0-9]+)\.([0-9]{2,})", re.ASCII)
_RATIO = re.compile(r"(minus )?([0-9]+)p over ([0-9]+)", re.ASCII)
_NAME_OR_BLANK = re.compile(r"(?:[a-z][a-z0-9_]*)?", re.ASCII)
_PENCE_PLACES = 2
_ENTRY_DIGITS = 6
_ENTRY = rf"[0-9]+/[0-9]{{{_ENTRY_DIGITS},}}"
_ENTRIES = re.compile(rf"{_ENTRY}(?:\n{_ENTRY})*", re.ASCII)


Value = TypeVar("Value")


class ReadOnce(dict[str, Value], Generic[Value]):
    """What cells were read as: the same few come again and again."""

    def __init__(self, read: Callable[[str], Value]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, cell: str) -> Value:
        value = self[cell] = self._read(cell)
        return value


def recorded_text(text: str) -> str:
    """Give text as a cell that is read back as it was."""
    return f"{GUARD}{text}" if text.startswith(_GUARDED) else text


def text_recorded(cell: str) -> str:
    """Read back what ``recorded_text`` wrote."""
    return cell.removeprefix(GUARD)


def recorded_line(text: str) -> str:
    """Give text as a cell that is read back as it was, and holds no end of a line."""
    if "\n" in text or "\r" in text:
        return GUARD + _ON_ONE_LINE + _TO_SIGN.sub(lambda found: _SIGNS[found[0]], text)
    return recorded_text(text)


def recorded_lines(texts: Sequence[str]) -> Sequence[str]:
    """Give a column of texts as ``recorded_line`` would, quickly, since hardly any holds such a text."""
    together = _BETWEEN + _BETWEEN.join(texts)
    return list(map(recorded_line, texts)) if any(odd in together for odd in _ODD) else texts


def line_recorded(cell: str) -> str:
    """Read back what ``recorded_line`` wrote."""
    text = text_recorded(cell)
    if text is not cell and text.startswith(_ON_ONE_LINE):
        return _SIGN.sub(lambda found: _SIGNED[found[0]], text.removeprefix(_ON_ONE_LINE))
    return text


def recorded_column(cells: Sequence[str]) -> Iterable[str]:
    """Give a column of texts as cells, in quotes where they must be."""
    together = "\n" + "\n".join(set(cells))
    if any(start in together for start in _STARTS_OF_A_LINE):
        cells = list(map(recorded_text, cells))
    return quoted_where_needed(cells)


def exact_cell(pence: Fraction | None) -> str:
    """Give exact pence as a cell: pounds as a decimal where it ends, ``1800.00``, else pence, ``400p over 3``.

    A spreadsheet takes ``4/3`` for a day and ``4:3`` for a time, and runs what begins with a minus and is no number:
    below nil it is ``minus 400p over 3``.
    """
    if pence is None:
        return ""
    above, below = (pence / 100).as_integer_ratio()
    places = _places_of(below)
    if places is None:
        return f"{'minus ' if pence < 0 else ''}{abs(pence.numerator)}p over {pence.denominator}"
    places = max(places, _PENCE_PLACES)
    whole, part = divmod(abs(above) * 10**places // below, 10**places)
    return f"{'-' if above < 0 else ''}{whole}.{part:0{places}}"


def exact_in_cell(cell: str) -> Fraction | None:
    """Read back what ``exact_cell`` wrote. Raises ``ValueError`` for anything else."""
    if not cell:
        return None
    if found := _DECIMAL.fullmatch(cell):
        return Fraction(int(found[1] + found[2]) * 100, 10 ** len(found[2]))
    if (found := _RATIO.fullmatch(cell)) and int(found[3]):
        pence = Fraction(int(found[2]), int(found[3]))
        return -pence if found[1] else pence
    raise ValueError("no exact amount")


def pence_in_cell(cell: str) -> int:
    """Read whole pence, ``-5.00``. Raises ``ValueError`` for anything else."""
    whole, _, part = cell.partition(".")
    if not (len(part) == _PENCE_PLACES and part.isdecimal() and whole.removeprefix("-").isdecimal() and cell.isascii()):
        raise ValueError("no amount")
    return int(whole + part)


def day_in_cell(cell: str) -> date | None:
    """Read a day or a blank. Raises ``ValueError`` for anything else."""
    return date.fromisoformat(cell) if cell else None


def payer_in_cell(cell: str) -> PayerName:
    """Read the name of a payer, or a blank. Raises ``ValueError`` for what is no name."""
    if not _NAME_OR_BLANK.fullmatch(cell):
        raise ValueError("no payer")
    return cell


def entry_cell(entry: EntryId | None) -> str:
    """Give the name of an entry, or a blank."""
    return "" if entry is None else str(entry)


def entry_in_cell(cell: str) -> EntryId | None:
    """Read the name of an entry, ``7/000123``, or a blank. Raises ``ValueError`` for anything else."""
    if not cell:
        return None
    run, _, number = cell.partition("/")
    if not (run.isdecimal() and number.isdecimal() and len(number) >= _ENTRY_DIGITS and cell.isascii()):
        raise ValueError("no entry")
    return EntryId(int(run), int(number))


def entries_in_column(cells: Sequence[str]) -> list[EntryId]:
    """Read a column of names of entries, none of it blank. Raises ``ValueError`` for anything else."""
    text = "\n".join(cells)
    if not _ENTRIES.fullmatch(text):
        raise ValueError("no entry")
    numbers = list(map(int, text.replace("/", "\n").split("\n")))
    if len(numbers) != 2 * len(cells):
        raise ValueError("two entries in a cell")
    # Made as the tuples that they are: every position that stands has two.
    return list(map(partial(tuple.__new__, EntryId), zip(numbers[::2], numbers[1::2], strict=True)))


def _places_of(denominator: int) -> int | None:
    """How many decimal places a fraction with this denominator has; None where it never ends."""
    places = 0
    for prime in (2, 5):
        times = 0
        while denominator % prime == 0:
            denominator //= prime
            times += 1
        places = max(places, times)
    return places if denominator == 1 else None
