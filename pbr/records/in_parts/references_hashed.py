"""References of plans and persons that differ only in how they are written, in parts that do not know each other's.

For each row a part keeps ten bytes: of what all writings of its reference have in common, how it looks, and how it is
spelled. That two references are taken for alike and are not is less likely than one in 500 among a million.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain, repeat
from struct import Struct
from zlib import crc32

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding
from pbr.records.consistency.references_alike import REFERENCES, finding_reference_alike, is_odd, what_writings_share
from pbr.records.files.lookalike_text import as_it_looks
from pbr.records.in_parts.hashes_in_order import range_by_range

_IN_COMMON = 6
_OF_ROW = Struct(f">{_IN_COMMON}sHH")
_WIDTH = _OF_ROW.size
_LOOKS_AND_SPELLED = Struct(">HH")
_LOOKS, _SPELLED = 0xFFFE, 0xFFFF
"""What is kept of the check sums of how a reference looks, beside which stands whether it is odd, and of itself."""

ReferencesOfPart = Mapping[tuple[str, str], bytes]
"""By the field and the table of it, so many bytes for each row, in an order that tells nothing."""


def references_of(beside: RecordsCompared) -> ReferencesOfPart:
    """The references of a part as its records have them."""
    found: dict[tuple[str, str], bytes] = {}
    for field, _, tables in REFERENCES:
        columns = {table: beside.column(table, field) for table in tables if beside.has(table, field)}
        different = list({*chain.from_iterable(columns.values())})
        hashes = dict(zip(different, _hashes(different), strict=True))
        for table, column in columns.items():
            if column:
                found[field, table] = b"".join(sorted(map(hashes.__getitem__, column)))
    return found


def references_alike_in(parts: Sequence[ReferencesOfPart]) -> Iterator[Finding]:
    """One finding for each table with a reference that is written in another way elsewhere, as of all rows at once."""
    for field, of, tables in REFERENCES:
        columns = {table: [part[field, table] for part in parts if (field, table) in part] for table in tables}
        alike = _alike(chain.from_iterable(columns.values()))
        for table, column in columns.items() if alike else ():
            rows = sum(one[:_IN_COMMON] in alike for part in column for one in _each(part))
            if rows:
                yield finding_reference_alike(field, of, table, range(rows))


def _hashes(references: Sequence[str]) -> Iterator[bytes]:
    """What is kept of each of different references."""
    common = (blake2b(one, digest_size=_IN_COMMON).digest() for one in _encoded(what_writings_share(references)))
    spelled = map(crc32, _encoded(references))
    if is_odd("".join(references)):
        odd = list(map(is_odd, references))
        looking = map(crc32, _encoded(map(as_it_looks, references)))
    else:
        odd = [False] * len(references)
        looking = map(crc32, _encoded(map(str.casefold, references)))
    looks = (sum_ & _LOOKS | one for sum_, one in zip(looking, odd, strict=True))
    return map(_OF_ROW.pack, common, looks, (sum_ & _SPELLED for sum_ in spelled))


def _encoded(texts: Iterable[str]) -> Iterable[bytes]:
    return map(str.encode, texts, repeat("utf-8"), repeat("surrogateescape"))


def _alike(columns: Iterable[bytes]) -> frozenset[bytes]:
    """What those references have in common of which another has it too, but for odd ones that are told when read."""
    alike: set[bytes] = set()
    for of_range in range_by_range(columns, _WIDTH):
        different = {one for part in of_range for one in _each(part)}
        if len({one[:_IN_COMMON] for one in different}) == len(different):
            continue
        written: dict[bytes, set[bytes]] = defaultdict(set)
        for one in different:
            written[one[:_IN_COMMON]].add(one[_IN_COMMON:])
        alike.update(common for common, same in written.items() if len(same) > 1 and not _told_as_odd(same))
    return frozenset(alike)


def _told_as_odd(same: Iterable[bytes]) -> bool:
    looks = [one[0] for one in map(_LOOKS_AND_SPELLED.unpack, same)]
    return any(one & ~_LOOKS for one in looks) and len({one & _LOOKS for one in looks}) == 1


def _each(hashes: bytes) -> Iterator[bytes]:
    return (hashes[at : at + _WIDTH] for at in range(0, len(hashes), _WIDTH))
