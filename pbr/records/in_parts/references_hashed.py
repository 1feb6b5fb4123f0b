"""References of plans and persons that differ only in how they are written, in parts that do not know each other's.

For each row a part keeps ten bytes: of what all writings of its reference have in common, how it looks, and how it is
spelled. That two references are taken for alike and are not is less likely than one in 500 among a million.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import chain
from zlib import crc32

from pbr.records.consistency.comparison import Beside
from pbr.records.consistency.contradiction import Finding
from pbr.records.consistency.references_alike import REFERENCES, is_odd, told_alike, what_writings_share
from pbr.records.files.lookalike_text import as_it_looks
from pbr.records.in_parts.hashes_in_order import range_by_range

_IN_COMMON, _LOOKS, _SPELLED = 6, 2, 2
_WIDTH = _IN_COMMON + _LOOKS + _SPELLED
_ODD = 1
"""Set in what says how a reference looks, where it is odd."""

ReferencesOfPart = Mapping[tuple[str, str], bytes]
"""By the field and the table of it, so many bytes for each row, in an order that tells nothing."""


def references_of(beside: Beside) -> ReferencesOfPart:
    """The references of a part as its records have them."""
    found: dict[tuple[str, str], bytes] = {}
    for field, _, tables in REFERENCES:
        columns = {table: beside.column(table, field) for table in tables if beside.has(table, field)}
        different = list({*chain.from_iterable(columns.values())})
        hashes = dict(zip(different, map(_hash, what_writings_share(different), different), strict=True))
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
                yield told_alike(field, of, table, range(rows))


def _hash(in_common: str, reference: str) -> bytes:
    looks = reference.casefold() if not is_odd(reference) else as_it_looks(reference)
    odd = (_checked(looks) & ~_ODD) | (_ODD if is_odd(reference) else 0)
    return b"".join(
        (
            blake2b(in_common.encode(errors="surrogateescape"), digest_size=_IN_COMMON).digest(),
            odd.to_bytes(_LOOKS, "big"),
            _checked(reference).to_bytes(_SPELLED, "big"),
        )
    )


def _checked(text: str) -> int:
    return crc32(text.encode(errors="surrogateescape")) & 0xFFFF


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
    looks = [int.from_bytes(one[:_LOOKS], "big") for one in same]
    return any(one & _ODD for one in looks) and len({one & ~_ODD for one in looks}) == 1


def _each(hashes: bytes) -> Iterator[bytes]:
    return (hashes[at : at + _WIDTH] for at in range(0, len(hashes), _WIDTH))
