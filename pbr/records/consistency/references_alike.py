"""References of people and plans that differ only in how they are written: ``S-1``, ``s1`` and ``S01``."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from pbr.records.consistency.comparison import Beside
from pbr.records.consistency.contradiction import Finding, many
from pbr.records.lookalike_text import as_it_looks, bare_name

_OF = (("plan_id", "plans", ("plans",)), ("person_id", "people", ("people", "plans", "stays")))
"""The reference, what it is of, and the tables in which it stands by itself."""

# What tells the shape of a reference: figures are one, and so are capitals and small letters.
_SHAPE = str.maketrans(
    "123456789" + "BCDEFGHIJKLMNOPQRSTUVWXYZ" + "bcdefghijklmnopqrstuvwxyz", "0" * 9 + "A" * 25 + "a" * 25
)
_NOUGHTS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_NOUGHT_BEFORE = re.compile(r"(?<![0-9])0[0-9]")
_FIGURES = re.compile("0+")
_APART = "\n"
_FIGURES_APART = f"0123456789{_APART}"
_PADDED = re.compile(f"{_APART}0[0-9]*")


def findings_of_references_alike(beside: Beside) -> Iterator[Finding]:
    """One finding for each table with a reference that is written in another way elsewhere; none is shown."""
    for field, of, tables in _OF:
        columns = {table: beside.column(table, field) for table in tables if beside.has(table, field)}
        if all_of_one_writing(list(chain.from_iterable(columns.values()))):
            continue
        alike = written_alike(chain.from_iterable(columns.values()))
        for table, column in columns.items() if alike else ():
            rows = tuple(at for at, reference in enumerate(column) if reference in alike)
            if rows:
                one = table.removesuffix("s") if table != "people" else "referral"
                message = (
                    f"{many(rows, f'{one} has', f'{one}s have')} a {field} that differs from another's only in "
                    f"capitals, hyphens, spaces, accents or noughts: they are read as {of} of their own"
                )
                yield Finding("PBR833", table, rows, message, f"write each {field} in one way in every file")


def all_of_one_writing(references: Sequence[str]) -> bool:
    """Whether no two references can be one in two writings, told by their shapes alone and so nearly for nothing."""
    if not references:
        return True
    together = _APART.join(references)
    if not together.isascii():
        return False
    if _are_numbered(references, together):
        return True
    shaped = together.translate(_SHAPE)
    first = references[0].translate(_SHAPE)
    if shaped == _APART.join([first] * len(references)):
        return True
    of_each = shaped.split(_APART)
    shapes = {*of_each}
    kinds = {_FIGURES.sub("0", shape) for shape in shapes}
    if len({bare_name(kind) for kind in kinds}) < len(kinds):
        return False
    if len(kinds) == len(shapes) or not _has_nought_before(together, shapes):
        return True
    # References that count up have more figures later: two are one only where the longer has a nought before.
    longer = shapes - _shortest(shapes)
    if len(longer) < len(shapes):
        references = [one for one, shape in zip(references, of_each, strict=True) if shape in longer]
    return not _has_nought_before(_APART.join(references), longer)


def _are_numbered(references: Sequence[str], together: str) -> bool:
    """Whether all have the same letters and then a number, and noughts are there only to bring numbers to one width."""
    letters = references[0].rstrip("0123456789")
    numbers = f"{_APART}{together}".replace(f"{_APART}{letters}", _APART)
    if len(numbers) != len(together) + 1 - len(letters) * len(references) or numbers.strip(_FIGURES_APART):
        return False
    if f"{_APART}0" not in numbers:
        return True
    width = min(map(len, references)) - len(letters)
    if len(numbers) == (width + 1) * len(references):
        return True
    return {*map(len, _PADDED.findall(numbers))} == {width + 1}


def _shortest(shapes: set[str]) -> set[str]:
    """Of each kind of shapes with one number in it the one with the fewest figures."""
    least: dict[str, str] = {}
    for shape in shapes:
        if len(_FIGURES.findall(shape)) == 1:
            kind = _FIGURES.sub("0", shape)
            least[kind] = min(shape, least.get(kind, shape), key=len)
    return {*least.values()}


def _has_nought_before(together: str, shapes: set[str]) -> bool:
    """Whether some number begins with a nought; to look at what stands before numbers is quickest."""
    before = {sign for shape in shapes for sign in shape if sign not in "0Aa"} | {_APART}
    letters = any(letter in shape for shape in shapes for letter in ("A0", "a0"))
    if letters:
        before |= {sign for sign in {*together} if sign.isalpha()}
    might = together.startswith("0") or any(f"{sign}0" in together for sign in before)
    return might and _NOUGHT_BEFORE.search(together) is not None


def written_alike(references: Iterator[str]) -> frozenset[str]:
    """Those references of which another has the same letters and figures; odd ones are told when read."""
    written: dict[str, set[str]] = {}
    for reference in set(references):
        written.setdefault(_NOUGHTS.sub("", bare_name(reference)), set()).add(reference)
    return frozenset(
        reference for same in written.values() if len(same) > 1 and not _told_as_odd(same) for reference in same
    )


def _told_as_odd(same: set[str]) -> bool:
    odd = any(not reference.isascii() or " " in reference for reference in same)
    return odd and len({as_it_looks(reference) for reference in same}) == 1
