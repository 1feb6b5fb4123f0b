"""Of which run a part is, and what it has that no other part may have: so that nothing is paid twice, or by halves.

Ids are kept as hashes of eight bytes each, of each record that heads a family (a plan, a referral, a stay) and of each
person or provider that has to be in one part. That two different ids are taken for one is less likely than one in ten
million among a million; the run would then be refused, and no sum be wrong.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import blake2b
from itertools import pairwise
from operator import itemgetter

from pbr.api.in_parts.part_key import PartKey, needed_whole, part_key
from pbr.engine.run_terms import RunTerms
from pbr.records.dictionary import TABLES
from pbr.records.table import Records, Table
from pbr.values.dataclass import dataclass
from pbr.values.period import Period

OF_PROVIDERS = ("standards", "openings", "answers", "incidents")
"""Tables whose rows are of a provider, and not of anybody's plan: they are few."""

_BYTES = 8
_STANDARDS = TABLES["standards"].name


@dataclass(frozen=True, slots=True)
class RunOfPart:
    """A run as its parts know it: the hash of the scheme's file, the days settled, and up to which all is known."""

    scheme: str
    period: Period
    as_at: date
    ongoing_until: date


@dataclass(frozen=True, slots=True)
class OfThisPart:
    """What is in this part and may be in no other: records that head a family, whoever is needed whole, standards.

    ``heads`` and ``whole`` are hashes of ids, one after another; ``standards`` whether it has any standards.
    """

    heads: bytes
    whole: bytes
    standards: bool


def run_of(terms: RunTerms) -> RunOfPart:
    """The run that these are the terms of."""
    return RunOfPart(terms.compiled.scheme.file.sha256, terms.period, terms.as_at, terms.ongoing_until)


def of_this_part(terms: RunTerms, records: Records) -> OfThisPart:
    """What these records are in one part with, and no other part may have."""
    tables = [table for table in records.tables.values() if table.rows and table.kind.name != _STANDARDS]
    heads = (
        (table.kind.name, *key) for table in tables if not table.kind.parent for key in _each(table, table.kind.key)
    )
    standards = records.tables.get(_STANDARDS)
    return OfThisPart(
        _hashes(heads), _hashes(_in_one_part(tables, part_key(terms))), standards is not None and bool(standards.rows)
    )


def refuse_parts_of_others(terms: RunTerms, runs: Sequence[RunOfPart]) -> None:
    """Raise ``ValueError`` where a part was settled by other terms."""
    if any(one != run_of(terms) for one in runs):
        raise ValueError("a part was settled by other terms; settle every part by those that the run is finished by")


def refuse_parts_that_share(terms: RunTerms, parts: Sequence[OfThisPart]) -> None:
    """Raise ``ValueError`` where two parts have a record, or a person or a provider that the terms need whole."""
    if _any_twice(part.heads for part in parts):
        raise ValueError(
            "two parts have one record, a plan or a referral or a stay, which would be paid twice: a part was given "
            "twice, or what belongs to a record was cut in two; give each record with all of its own to one part"
        )
    if sum(part.standards for part in parts) > 1:
        raise ValueError("several parts were given standards; give all of them to one part")
    if _any_twice(part.whole for part in parts):
        needed = needed_whole(terms)
        because, key = " and ".join(one.because for one in needed), part_key(terms)
        whom = None if key is None else needed[0].whom
        if whom is None:
            raise ValueError(f"this scheme {because}: give all records to one part")
        whole = f"give all of each {whom} to one part"
        raise ValueError(f"two parts have records of one {whom}, and this scheme {because}: {whole}")


def _in_one_part(tables: Iterable[Table], key: PartKey) -> Iterator[tuple[object, ...]]:
    """Who, or what, is needed whole, once for each row or oftener."""
    match key:
        case "plan_id":
            return
        case "person_id":
            for table in tables:
                if key in table.layout:
                    yield from _each(table, (key,))
        case "provider_id":
            # What is counted together is of one table: standards, say, may be in another part than plans.
            for table in tables:
                if not table.kind.parent:
                    yield from ((table.kind.name, *each) for each in _each(table, (key,)))
        case None:
            for table in tables:
                yield (table.kind.name if table.kind.name in OF_PROVIDERS else "",)


def _each(table: Table, fields: Iterable[str]) -> Iterator[tuple[object, ...]]:
    """What each row of a table has in some fields."""
    return zip(*(map(itemgetter(table.layout[name]), table.rows) for name in fields), strict=True)


def _hashes(ids: Iterable[tuple[object, ...]]) -> bytes:
    """The hashes of different ids, in an order that tells nothing."""
    found = {blake2b(repr(one).encode("utf-8", "surrogateescape"), digest_size=_BYTES).digest() for one in ids}
    return b"".join(sorted(found))


def _any_twice(parts: Iterable[bytes]) -> bool:
    """Whether a hash is in two parts; none is twice in one."""
    every = array("Q")
    for part in parts:
        every.frombytes(part)
    ordered = sorted(every)
    return any(one == other for one, other in pairwise(ordered))
