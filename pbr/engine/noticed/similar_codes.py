"""A council's own codes that may be one code in two spellings, where a scheme lists none: ``washing``, ``washign``."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from operator import itemgetter

from pbr.records.cells.council_codes import COUNCIL_CODES, Holder, folded
from pbr.records.files.lookalike_text import bare_name
from pbr.records.table import Records
from pbr.scheme.measuring.framework import Framework
from pbr.settlement.notices import Apart, CodesAlike

SHORTEST = 4
"""Codes of fewer letters than this are meant to be a letter apart: ``P1``, ``P2``, ``NE``, ``NW``."""
MOST_COMPARED = 5_000
"""How many codes of one field are compared; a field with more has references of its own and not codes."""


CodesByHolder = Mapping[Holder, Counter[str | None]]
"""How many records have each code, by the table and field that hold it."""

RowsOtherwise = dict[tuple[Holder, str], Counter[Apart]]
"""How many rows have a text of the scheme otherwise, by the table and field that hold it, and by what is otherwise."""


def unlisted_codes(records: Records, framework: Framework) -> Iterator[tuple[Holder, Counter[str | None]]]:
    """The codes of some records, in each field of a council's own codes that no list names."""
    listed = {holder for one in framework.lists for holder in one.of.holders}
    for holder in (holder for codes in COUNCIL_CODES for holder in codes.holders):
        table, name = holder
        if holder in listed or table not in records.tables or name not in records.tables[table].layout:
            continue
        yield holder, Counter(map(itemgetter(records.tables[table].layout[name]), records.tables[table].rows))


def codes_alike(codes: CodesByHolder) -> Iterator[CodesAlike]:
    """Every pair of codes of one field which are a letter apart or the same but for their spacing."""
    for (table, name), rows in codes.items():
        for one, other in pairs_alike(_one_of_each(rows)):
            yield CodesAlike(table, name, one, other, rows[one], rows[other])


def _one_of_each(rows: Counter[str | None]) -> Iterable[str]:
    """Of codes that are one but for capitals, accents, spaces and signs the most frequent.

    That they stand side by side is told when they are read, whatever the scheme.
    """
    most: dict[str, str] = {}
    for code in sorted((code for code in rows if code is not None), key=lambda code: (rows[code], code), reverse=True):
        most.setdefault(bare_name(code), code)
    return most.values()


def pairs_alike(codes: Iterable[str]) -> list[tuple[str, str]]:
    """The pairs of codes that are the same but for a letter, or for capitals, spaces, hyphens and underscores."""
    ordered = sorted(codes)
    if len(ordered) > MOST_COMPARED:
        return []
    near: dict[str, list[str]] = defaultdict(list)
    for code in ordered:
        letters = folded(code)
        # Two words a letter apart are the same once a letter is taken out of one of them, or of both.
        for short in {letters, *(letters[:at] + letters[at + 1 :] for at in range(len(letters)))}:
            near[short].append(code)
    pairs = {pair for group in near.values() for pair in combinations(group, 2)}
    return sorted(pair for pair in pairs if _alike(*pair))


def _alike(one: str, other: str) -> bool:
    first, second = folded(one), folded(other)
    if first == second:
        return True
    if min(len(first), len(second)) < SHORTEST or _by_a_word_of_one_letter(one, other):
        return False
    start = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
    if start is None:
        start = min(len(first), len(second))
    rest, other_rest = first[start:], second[start:]
    if len(first) == len(second):
        return rest[1:] == other_rest[1:] and _is_letter(rest[0]) and _is_letter(other_rest[0])
    longer, shorter = (rest, other_rest) if len(first) > len(second) else (other_rest, rest)
    return longer[1:] == shorter and _is_letter(longer[0])


def _is_letter(sign: str) -> bool:
    """Whether a sign is a letter, or what a program leaves of one that it cannot write."""
    return sign.isalpha() or sign in "?\ufffd"


def _by_a_word_of_one_letter(one: str, other: str) -> bool:
    """Whether a word of one letter tells them apart, as in ``team a`` and ``team b``."""
    words, others = (re.split(r"[\s_-]+", code.casefold()) for code in (one, other))
    if len(words) != len(others):
        return any(len(word) == 1 for word in {*words} ^ {*others})
    return any(len(a) == 1 and len(b) == 1 for a, b in zip(words, others, strict=True) if a != b)
