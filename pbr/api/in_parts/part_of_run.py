"""Of which run a part is, and what it has that no other part may have: so that nothing is paid twice, or by halves.

Ids are kept as hashes of eight bytes each, of each record that heads a family (a plan, a referral, a stay), of each
that belongs to one, and of each person or provider that has to be in one part. That two ids are taken for one is less
likely than one in ten million among a million, and than one in 50,000 among 20 million; the run would then be
refused, and no sum be wrong.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from hashlib import blake2b
from itertools import chain, repeat
from operator import itemgetter

from pbr.api.in_parts.part_key import PartKey, needed_whole, part_key, perhaps_anybodys
from pbr.engine.run_terms import RunTerms
from pbr.problems.problem import Place, ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.in_parts.hashes_in_order import range_by_range
from pbr.records.table import Records, Table
from pbr.records.tables.duplicates import contradicted
from pbr.values.dataclass import dataclass
from pbr.values.period import Period

OF_PROVIDERS = ("standards", "openings", "answers", "incidents")
"""Tables whose rows are of a provider, and not of anybody's plan: they are few."""

_BYTES = 8
_APART = "\0"
"""No id has it."""
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

    ``heads`` and ``whole`` are hashes of ids, one after another; ``standards`` whether it has any standards. ``below``
    are hashes of the ids of records that belong to another, by table, unless they are left out, and ``persons`` of
    persons who may be in several parts.
    """

    heads: bytes
    whole: bytes
    standards: bool
    below: Mapping[str, bytes]
    persons: bytes


def run_of(terms: RunTerms) -> RunOfPart:
    """The run that these are the terms of."""
    return RunOfPart(terms.compiled.scheme.file.sha256, terms.period, terms.as_at, terms.ongoing_until)


def of_this_part(terms: RunTerms, records: Records, *, ids_kept: bool) -> OfThisPart:
    """What these records are in one part with, and no other part may have; hashes of ids below only if ``ids_kept``."""
    tables = [table for table in records.tables.values() if table.rows and table.kind.name != _STANDARDS]
    heads = (_of_table(table, table.kind.key) for table in tables if not table.kind.parent)
    standards = records.tables.get(_STANDARDS)
    below = {
        table.kind.name: _hashes(_ids(table, table.kind.key)) for table in tables if table.kind.parent and ids_kept
    }
    key = part_key(terms)
    whole = _hashes(chain.from_iterable(_in_one_part(tables, key, settled_apart(terms))))
    persons = _hashes(chain.from_iterable(_persons(tables))) if key in ("plan_id", "provider_id") else b""
    return OfThisPart(
        _hashes(chain.from_iterable(heads)), whole, standards is not None and bool(standards.rows), below, persons
    )


def settled_apart(terms: RunTerms) -> frozenset[str]:
    """The tables of providers that may be in another part than the families: nothing in these looks at them."""
    return frozenset(OF_PROVIDERS) - perhaps_anybodys(terms.compiled)


def refuse_parts_of_others(terms: RunTerms, runs: Sequence[RunOfPart]) -> None:
    """Raise ``ValueError`` where a part was settled by other terms."""
    if any(one != run_of(terms) for one in runs):
        raise ValueError("a part was settled by other terms; settle every part by those that the run is finished by")


def refuse_parts_that_share(terms: RunTerms, parts: Sequence[OfThisPart]) -> None:
    """Raise ``ValueError`` where two parts have a record, or a person or a provider that the terms need whole.

    Raises ``ProblemsFound`` where records of two plans in two parts have one id, as two of one part would be refused.
    """
    if _in_several(part.heads for part in parts):
        raise ValueError(
            "two parts have one record, a plan or a referral or a stay, which would be paid twice: a part was given "
            "twice, or what belongs to a record was cut in two; give each record with all of its own to one part"
        )
    if sum(part.standards for part in parts) > 1:
        raise ValueError("several parts were given standards; give all of them to one part")
    if _in_several(part.whole for part in parts):
        needed = needed_whole(terms)
        because, key = " and ".join(one.because for one in needed), part_key(terms)
        whom = None if key is None else needed[0].whom
        if whom is None:
            raise ValueError(f"this scheme {because}: give all records to one part")
        whole = f"give all of each {whom} to one part"
        raise ValueError(f"two parts have records of one {whom}, and this scheme {because}: {whole}")
    kinds = terms.compiled.scheme.tables
    named = dict.fromkeys(name for part in parts for name in part.below)
    twice = [name for name in named if _in_several(part.below.get(name, b"") for part in parts)]
    if twice:
        raise ProblemsFound([contradicted(kinds[name], Place(kinds[name].file)) for name in kinds if name in twice])


def persons_divided(parts: Sequence[OfThisPart]) -> int:
    """How many persons have records in several parts, where the terms need no person whole."""
    return _in_several(part.persons for part in parts)


def _in_one_part(tables: Iterable[Table], key: PartKey, apart: Set[str]) -> Iterator[Iterable[str]]:
    """Who, or what, is needed whole, of each table; these tables are needed with no others, whatever else is."""
    match key:
        case "plan_id":
            return
        case "person_id":
            yield from _persons(tables)
        case "provider_id":
            # What is counted together is of one table: standards, say, may be in another part than plans.
            yield from (_of_table(table, (key,)) for table in tables if not table.kind.parent)
        case None:
            yield {table.kind.name if table.kind.name in apart else "" for table in tables}


def _persons(tables: Iterable[Table]) -> Iterator[Iterable[str]]:
    return (_ids(table, ("person_id",)) for table in tables if "person_id" in table.layout)


def _of_table(table: Table, fields: Sequence[str]) -> Iterable[str]:
    """The same, with what they are ids of."""
    return (f"{table.kind.name}{_APART}{one}" for one in _ids(table, fields))


def _ids(table: Table, fields: Sequence[str]) -> Iterable[str]:
    """What each row of a table has in some fields, as text."""
    columns = [map(str, map(itemgetter(table.layout[name]), table.rows)) for name in fields]
    return columns[0] if len(columns) == 1 else map(_APART.join, zip(*columns, strict=True))


def _hashes(ids: Iterable[str]) -> bytes:
    """The hashes of different ids, in an order that tells nothing."""
    different = map(str.encode, {*ids}, repeat("utf-8"), repeat("surrogateescape"))
    return b"".join(sorted([blake2b(one, digest_size=_BYTES).digest() for one in different]))


def _in_several(parts: Iterable[bytes]) -> int:
    """How many hashes are in several parts; none is twice in one."""
    several = 0
    for of_range in range_by_range(parts, _BYTES):
        met: set[int] = set()
        again: set[int] = set()
        for part in of_range:
            # As numbers they take several times as much memory as in their parts, and less than one by one.
            found = array("Q", part)
            again.update(met.intersection(found))
            met.update(found)
        several += len(again)
    return several
