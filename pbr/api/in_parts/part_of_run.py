"""Of which run a part is, and which records it has: what tells a part of another run, and one that is given twice."""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from pbr.engine.run_terms import RunTerms
from pbr.records.table import Records
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class RunOfPart:
    """A run as its parts know it: the hash of the scheme's file, the days settled, and up to which all is known."""

    scheme: str
    period: Period
    as_at: date
    ongoing_until: date


def run_of(terms: RunTerms) -> RunOfPart:
    """The run that these are the terms of."""
    return RunOfPart(terms.compiled.scheme.file.sha256, terms.period, terms.as_at, terms.ongoing_until)


def hash_of_ids(records: Records) -> str:
    """The SHA-256 of the ids of all records of a part, which is no other part's; empty where it has none."""
    seen = sha256()
    for name, table in records.tables.items():
        places = [table.layout[field] for field in table.kind.key]
        for row in table.rows:
            seen.update(repr((name, *(row[at] for at in places))).encode("utf-8", "surrogateescape"))
    return seen.hexdigest() if any(table.rows for table in records.tables.values()) else ""


def refuse_parts_of_others(terms: RunTerms, runs: Sequence[RunOfPart], ids: Sequence[str]) -> None:
    """Raise ``ValueError`` where a part was settled by other terms, or has the very records of another."""
    if any(one != run_of(terms) for one in runs):
        raise ValueError("a part was settled by other terms; settle every part by those that the run is finished by")
    with_records = [one for one in ids if one]
    if len(set(with_records)) < len(with_records):
        raise ValueError("a part was given twice, and its records would be paid twice; give each part once")
